/** Texts as Markdown: a reader of Markdown shows the words that went in, and sees nothing else in them. */

import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import { markdownTable, plainMarkdown } from '../../../src/core/export/markdown';

const html = (markdown: string) => renderToStaticMarkup(createElement(ReactMarkdown, { remarkPlugins: [remarkGfm] }, markdown));
const decoded = (markup: string) =>
  markup.replace(/&(lt|gt|quot|amp|#x27);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&', '#x27': "'" })[name] ?? '');
/** No addresses: readers make links of them, and they lead where they say. */
const text = fc
  .array(fc.constantFrom(...'\\`*_[](){}<>|~&$!#+-=.:;"\'^ \n\tab1', '1.', '12)', '---', '[x]', '![', '](', '<b>', '&amp;', '**', '~~', 'é', '→'), {
    minLength: 1,
    maxLength: 14,
  })
  .map((signs) => signs.join(''))
  .filter((words) => words.trim() !== '');
const inOneLine = (words: string) => words.replace(/\s+/g, ' ').trim();

describe('plain words in Markdown', () => {
  it('are a paragraph of the same words and nothing else', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(decoded(html(plainMarkdown(words)))).toBe(`<p>${inOneLine(words)}</p>`);
      }),
      { numRuns: 500 },
    );
  });

  it('are a list item or a heading of the same words behind our own sign', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(decoded(html(`- ${plainMarkdown(words)}`)).replaceAll('\n', '')).toBe(`<ul><li>${inOneLine(words)}</li></ul>`);
        expect(decoded(html(`## ${plainMarkdown(words)}`))).toBe(`<h2>${inOneLine(words)}</h2>`);
      }),
    );
  });

  it('are cells of a table, each in its place', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), (rows) => {
        const markup = decoded(html(markdownTable(['one', 'two'], rows))).replaceAll('\n', '');
        const body = rows.map((row) => `<tr>${row.map((words) => `<td>${inOneLine(words)}</td>`).join('')}</tr>`).join('');
        expect(markup).toBe(`<table><thead><tr><th>one</th><th>two</th></tr></thead><tbody>${body}</tbody></table>`);
      }),
    );
  });
});
