/** Highlights find their letters again: what is selected in a drawn text, drawn as marks, is the same text. */

import { cleanup, render } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import type { Highlight } from '../../../src/core/attempt';
import { selectedPieces, selectPieces, wordsOf } from '../../../src/renderer/screens/exam/text-parts';
import Markdown from '../../../src/renderer/ui/markdown';
import { Prose } from '../../../src/renderer/ui/prose';

afterEach(cleanup);
Element.prototype.scrollIntoView = () => {};

const PLAIN = 'A company runs a site.\n\nIt grows, and wants to lose no upload.';
const MARKDOWN = [
  'One **strong** word, `code` and [docs](https://aws.example/x).',
  '- first\n- second ![a picture](x.png) more',
  '| a | b |\n|---|---|\n| cell one | cell two |',
  '- [x] done',
  '```\nline 1\nline 2\n```',
  'The end[^1].\n\n[^1]: A note.',
].join('\n\n');

function draw(text: string, highlights: readonly Highlight[] = []): Element {
  cleanup();
  const isPlain = text === PLAIN;
  const { container } = render(
    <div data-part="stem">{isPlain ? <Prose text={text} highlights={highlights} /> : <Markdown text={text} highlights={highlights} />}</div>,
  );
  return container;
}

/** The letters that count: without the host of an address, and what stands for a picture or a box. */
function lettersOf(root: Element): string {
  const copy = root.cloneNode(true) as Element;
  for (const beside of copy.querySelectorAll('[data-beside]')) beside.remove();
  return copy.textContent ?? '';
}

it.each([
  ['paragraphs', PLAIN],
  ['Markdown', MARKDOWN],
])('marks the letters from one place to another, wherever they lie in %s', (_, text) => {
  const letters = lettersOf(draw(text));
  fc.assert(
    fc.property(fc.nat(letters.length - 1), fc.integer({ min: 1, max: 40 }), (from, length) => {
      const to = Math.min(letters.length, from + length);
      const root = draw(text, [{ part: 'stem', from, to }]);
      // Blank text between the rows of a table is not drawn, so it is not counted and cannot be marked.
      expect(lettersOf(root)).toBe(letters);
      expect([...root.querySelectorAll('mark')].map((mark) => mark.textContent).join('')).toBe(letters.slice(from, to));
    }),
    { numRuns: 40 },
  );
});

it('finds what is selected, also when it is marked in part already', () => {
  for (const highlights of [[], [{ part: 'stem', from: 4, to: 12 }]]) {
    const root = draw(PLAIN, highlights);
    const words = wordsOf(root);
    expect(words.map(({ from, to }) => lettersOf(root).slice(from, to))).toEqual(PLAIN.split(/\s+/));
    const [, company, runs] = words;
    if (!company || !runs) throw new Error('there are words');
    expect(selectPieces(root, company, runs)).toBe('company runs');
    expect(selectedPieces(root, window.getSelection())).toEqual([{ part: 'stem', from: company.from, to: runs.to }]);
  }
});

it('takes each part for itself, and nothing outside of them', () => {
  const { container } = render(
    <>
      <h1>Question 1</h1>
      <div data-part="stem">
        <Prose text="The stem" />
      </div>
      <p>Choose one.</p>
      <div data-part="a">
        <Prose text="An option" />
      </div>
    </>,
  );
  const selection = window.getSelection();
  selection?.selectAllChildren(container);
  expect(selectedPieces(container, selection)).toEqual([
    { part: 'stem', from: 0, to: 8 },
    { part: 'a', from: 0, to: 9 },
  ]);
  selection?.selectAllChildren(container.querySelector('h1') as Element);
  expect(selectedPieces(container, selection)).toEqual([]);
  selection?.removeAllRanges();
  expect(selectedPieces(container, selection)).toEqual([]);
});
