/** Sets in JSON, YAML and TOML that follow no known format: each part of a question under a name that foreign sets have for it. */

import { stringify } from 'yaml';
import { NAMES, type PartName } from '../../../src/core/formats/part-names';
import { oneLine, type Sets } from './set-maker';

type Parts = Partial<Record<PartName, unknown>>;

const underNames = (parts: Parts) => Object.fromEntries(Object.entries(parts).map(([part, value]) => [NAMES[part as PartName][0], value]));

/** The ways in which sets name options and which of them are right. */
const ANSWERS: readonly ((text: string) => Parts)[] = [
  (text) => ({
    options: ['One', 'Two'].map((word, at) =>
      underNames({ optionLabel: 'AB'[at], optionText: `${word} ${text}`, optionRight: at === 0, optionRationale: text }),
    ),
    type: 'multiple choice',
    several: false,
    explanation: text,
  }),
  // Explanations under the letters of the options are those of the options.
  (text) => ({ optionsOrKey: { A: `One ${text}`, B: `Two ${text}` }, right: 'A', explanation: { A: text, B: text } }),
  (text) => ({ right: `One ${text}`, wrong: [`Two ${text}`, `Three ${text}`], explanation: [text, text] }),
];

function question(text: string, at: number): Readonly<Record<string, unknown>> {
  return underNames({
    stem: `Which? ${text}`,
    scenario: text,
    ...ANSWERS[at % ANSWERS.length]?.(text),
    category: [text, oneLine(text).slice(0, 200)],
    id: text,
    difficulty: text,
    reference: [{ url: 'https://canary.example/reference', title: text }],
    picture: text,
  });
}

const asList = (texts: readonly string[]) => ({ title: texts[0], questions: texts.map(question) });

/** Every question under a title that is the name of a field. */
const inChapters = (texts: readonly string[]) => ({
  title: texts[0],
  chapters: Object.fromEntries(texts.map((text, at) => [`In ${text}`, [question(text, at)]])),
});

/** Of TOML the part that question sets use has no groups in braces: they are tables of their own. */
function tomlTable(path: string, fields: Readonly<Record<string, unknown>>): string {
  const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const plain: string[] = [];
  const tables: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (isGroup(value)) tables.push(`[${path}.${name}]\n${tomlTable(`${path}.${name}`, value)}`);
    else if (Array.isArray(value) && value.every(isGroup)) {
      tables.push(...value.map((item) => `[[${path}.${name}]]\n${tomlTable(`${path}.${name}`, item)}`));
    } else plain.push(`${name} = ${JSON.stringify(value)}\n`);
  }
  return [...plain, ...tables].join('');
}

export const JSON_SETS: Sets = {
  'list.json': (texts) => JSON.stringify(asList(texts)),
  'chapters.json': (texts) => JSON.stringify(inChapters(texts)),
};
export const YAML_SETS: Sets = {
  'list.yaml': (texts) => stringify(asList(texts), { lineWidth: 0 }),
  'chapters.yaml': (texts) => stringify(inChapters(texts), { lineWidth: 0 }),
};
export const TOML_SETS: Sets = {
  'list.toml': (texts) =>
    `title = ${JSON.stringify(texts[0])}\n\n${texts.map((text, at) => `[[questions]]\n${tomlTable('questions', question(text, at))}`).join('\n')}`,
};
