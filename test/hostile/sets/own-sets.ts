/** Our own format with a text in every field of a question and of what a bank says of itself. */

import { madePng } from '../../fakes/made-picture';
import { madeZip } from '../../importing/made-zip';
import { type Sets, shortLine } from './set-maker';

const EXAM = 'hostile-exam';

/** Every field that a question may have. */
export function ownQuestions(texts: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  return texts.map((text, at) => {
    const line = shortLine(text);
    const kind =
      at % 5 === 3
        ? { type: 'ordering', key: ['b', 'a'] }
        : at % 5 === 4
          ? { type: 'matching', prompts: ['p', 'q'].map((id) => ({ id, text: `${id} ${text}` })), key: { p: 'a', q: 'b' } }
          : { type: 'single', key: ['a'] };
    return {
      id: `own-${at}`,
      version: 1,
      ...kind,
      domains: { [EXAM]: `d${at}` },
      tasks: { [EXAM]: `t${at}` },
      topics: [`topic-${at}`],
      learningPoint: `point-${at}`,
      services: [line],
      difficulty: 'easy',
      scenario: text,
      stem: `Which? ${text}`,
      exhibits: [{ file: 'own.png', alt: line }],
      options: [
        { id: 'a', text: `One ${text}`, rationale: text },
        { id: 'b', text: `Two ${text}`, rationale: text },
      ],
      explanation: text,
      references: [{ url: 'https://canary.example/reference', title: line }],
      author: line,
      licence: line,
      enemies: ['own-other'],
      confusables: ['own-other'],
      caseStudy: `case-${at}`,
      shuffle: false,
      status: 'draft',
      waive: [{ rule: 'L01', reason: line }],
    };
  });
}

/** Every field that the header of a bank may have, each text in all that there may be many of. */
export function ownHeader(texts: readonly string[]): Readonly<Record<string, unknown>> {
  const lines = texts.map(shortLine);
  const [first = ''] = lines;
  return {
    id: 'hostile-set',
    title: first,
    version: '1.0.0',
    language: 'en',
    licence: first,
    authors: lines,
    source: first,
    provenance: (texts[0] ?? '').slice(0, 1000),
    blueprints: [
      {
        id: EXAM,
        title: first,
        code: first,
        vendor: first,
        questions: 4,
        unscored: 0,
        minutes: 60,
        short: { questions: 2, minutes: 10 },
        pass: { kind: 'band', low: 60, high: 70 },
        multipleShare: 0,
        scoring: 'all-or-nothing',
        domains: lines.map((title, at) => ({ id: `d${at}`, title, weight: 1, tasks: [{ id: `t${at}`, title }] })),
        sources: lines.map((title) => ({ url: 'https://canary.example/source', title })),
        note: (texts[0] ?? '').slice(0, 8000),
      },
    ],
    topics: lines.map((title, at) => ({ id: `topic-${at}`, title })),
    learningPoints: lines.map((sentence, at) => ({ id: `point-${at}`, topic: `topic-${at}`, sentence })),
    caseStudies: lines.map((title, at) => ({ id: `case-${at}`, title, scenario: (texts[at] ?? '').slice(0, 8000) })),
    waive: lines.map((reason) => ({ rule: 'B01', exam: EXAM, reason })),
  };
}

const jsonLines = (entries: readonly object[]) => `- ${entries.map((entry) => JSON.stringify(entry)).join('\n- ')}\n`;

export const OWN_SETS: Sets = {
  // A list alone brings no pictures.
  'own.yaml': (texts) => jsonLines(ownQuestions(texts).map(({ exhibits, ...question }) => question)),
};

export const OWN_ZIPS: Sets = {
  'own-bank.zip': async (texts) =>
    madeZip([
      { name: 'bank.yaml', content: JSON.stringify(ownHeader(texts)) },
      { name: 'questions.yaml', content: jsonLines(ownQuestions(texts)) },
      { name: 'own.png', content: madePng(2, 2) },
    ]),
};
