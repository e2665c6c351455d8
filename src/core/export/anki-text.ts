/** Questions as a text that Anki takes in: front and back for its cards, and the parts of the question for whoever reads it back. */

import type { Bank, Question } from '../bank';
import { readAnkiText } from '../formats/anki-text';
import { writtenChoices } from './come-back';
import { htmlOf } from './html';
import { type Choice, choiceQuestions, type Written } from './losses';

const LETTERS = 'ABCDEFGHIJ';

/** The first two columns are those of Anki's own note type "Basic"; the tags are the question's topics, and the guid lets a second import update the card. */
export function ankiText(bank: Bank, questions: readonly Question[]): Written {
  const sorted = choiceQuestions(questions);
  const letters = [...LETTERS.slice(0, Math.max(2, ...sorted.held.map(({ options }) => options.length)))];
  const columns = [
    ...['Front', 'Back', 'Tags', 'GUID', 'Question ID', 'Difficulty', 'Scenario', 'Question'],
    ...letters.flatMap((letter) => [`Option ${letter}`, `Explanation ${letter}`, `Correct ${letter}`]),
    ...['Overall Explanation', 'References'],
  ];
  const head = ['#separator:tab', '#html:true', '#notetype:Basic', `#deck:${oneLine(bank.title)}`, '#tags column:3', '#guid column:4'];
  const rows = sorted.held.map((question) => rowOf(bank, question, letters).map(cell).join('\t'));
  const text = `${[...head, `#columns:${columns.join('\t')}`, ...rows].join('\n')}\n`;
  return writtenChoices(text, sorted, readAnkiText(text, ''), ['domains']);
}

function rowOf(bank: Bank, question: Choice, letters: readonly string[]): readonly string[] {
  const { id, topics, difficulty, scenario, stem, options, key, explanation = '', references } = question;
  const of = (place: number) => options[place];
  const shown = options.map(({ text }, place) => `<b>${LETTERS[place]}</b> ${inCell(text)}`).join('<br>');
  const right = options.flatMap(({ id: option }, place) => (key.includes(option) ? [LETTERS[place]] : [])).join(', ');
  const reasons = options.map(({ rationale }, place) => (rationale === undefined ? '' : `<b>${LETTERS[place]}</b> ${inCell(rationale)}`));
  return [
    [inCell(scenario), inCell(stem), shown].filter((part) => part !== '').join('<br><br>'),
    [`<b>${right}</b>`, inCell(explanation), ...reasons].filter((part) => part !== '').join('<br><br>'),
    topics.join(' '),
    `passband-${bank.id}-${id}`,
    id,
    difficulty,
    inCell(scenario),
    inCell(stem),
    ...letters.flatMap((_, place) => {
      const option = of(place);
      return option === undefined ? ['', '', ''] : [optionCell(option.text), inCell(option.rationale ?? ''), key.includes(option.id) ? '1' : '0'];
    }),
    inCell(explanation),
    references.map(({ url, title }) => `<a href="${url.replaceAll('"', '%22')}">${title.replaceAll('<', '&lt;')}</a>`).join('<br>'),
  ];
}

/** A field of a note: line breaks are tags, and letters that stand before an option are words. */
function inCell(markdown: string): string {
  return htmlOf(markdown).replace(/(^|<p>|<br>)(\s*\(?(?:[A-Ja-j]|\d{1,2})\s*)([.):])/g, (_, before: string, letter: string, sign: string) => {
    return `${before}${letter}&#${sign.charCodeAt(0)};`;
  });
}

/** A last option that says "none" would be taken for an empty field. */
function optionCell(markdown: string): string {
  return /^\s*(?:n\/?a|null|nil|none given|-+)\s*$/i.test(markdown) ? `&#${markdown.charCodeAt(0)};${markdown.slice(1)}` : inCell(markdown);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function cell(text: string): string {
  return text === '' ? '' : `"${text.replaceAll('"', '""')}"`;
}
