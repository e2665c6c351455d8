/** Questions as Udemy's sheet for practice tests (bulk upload, version 2). */

import type { Bank, Question } from '../bank';
import { markupOf } from '../formats/cell-markup';
import { readCsv } from '../formats/csv';
import { foreignText } from '../formats/foreign-text';
import { wholeStem, writtenChoices } from './come-back';
import { harmless } from './csv';
import { htmlOf } from './html';
import { type Choice, choiceQuestions, type Written } from './losses';

const OPTIONS = 6;
/** The sheet is known by these names, to Udemy and to readers. */
export const UDEMY_HEADER = [
  'Question',
  'Question Type',
  ...Array.from({ length: OPTIONS }, (_, place) => [`Answer Option ${place + 1}`, `Explanation ${place + 1}`]).flat(),
  'Correct Answers',
  'Overall Explanation',
  'Domain',
].join(',');

/** No byte order mark: the sheet begins with its header and nothing else. Lines end with CR LF. */
export function udemyCsv(bank: Bank, questions: readonly Question[]): Written {
  const sorted = choiceQuestions(questions, OPTIONS);
  const text = `${UDEMY_HEADER}\r\n${sorted.held.map((question) => `${rowOf(bank, question).map(cell).join(',')}\r\n`).join('')}`;
  return writtenChoices(text, sorted, readCsv(text, ''), ['scenario', 'references', 'topics', 'difficulty', 'other-exams', 'ids']);
}

function rowOf(bank: Bank, question: Choice): readonly string[] {
  const { options, key, explanation = '', type } = question;
  const written = isPlain(question) ? (text: string) => text : htmlOf;
  const filled = (text: string | undefined) => (text === undefined || text === '' ? '' : written(text));
  return [
    written(wholeStem(question)),
    type === 'single' ? 'multiple-choice' : 'multi-select',
    ...Array.from({ length: OPTIONS }, (_, place) => [filled(options[place]?.text), filled(options[place]?.rationale)]).flat(),
    options.flatMap(({ id }, place) => (key.includes(id) ? [place + 1] : [])).join(','),
    filled(explanation),
    domainTitle(bank, question),
  ];
}

/** Words for which the sheet needs no tags, and of which a reader makes nothing else. */
function isPlain(question: Choice): boolean {
  const { options, explanation = '' } = question;
  const stem = wholeStem(question);
  const texts = options.map(({ text }) => text);
  const all = [stem, ...texts, explanation, ...options.map(({ rationale = '' }) => rationale)];
  return (
    all.every((text) => foreignText(text, 'plain').text === text) &&
    markupOf([stem, ...texts]) === 'plain' &&
    // Letters in front of options are taken off, and a last option that says "none" is taken for an empty cell.
    !texts.some((text) => /^\s*(?:\(?(?:[A-Ja-j]|\d{1,2})\s*[.):]|n\/?a$|null$|nil$|none given$|-+$)/i.test(text))
  );
}

function domainTitle({ blueprints }: Bank, { domains }: Question): string {
  const [title] = blueprints.flatMap(({ id, domains: of }) => of.find((domain) => domain.id === domains[id])?.title ?? []);
  return title ?? '';
}

function cell(text: string): string {
  return text === '' ? '' : `"${harmless(text).replaceAll('"', '""')}"`;
}
