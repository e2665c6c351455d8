/** One bank in our own format that holds every string of the corpus: in a question each, and in all that a bank says of itself. */

import { SCRIPTS } from './scripts';

const oneLine = (text: string) => text.replace(/\s+/g, ' ').slice(0, 300);
/** What stands in lines of their own: titles, names, sentences. */
const line = (at: number) => oneLine(SCRIPTS[at % SCRIPTS.length] ?? '');

export const TITLE = `Hostile ${line(11)}`;
/** How many questions there are. */
export const COUNT = SCRIPTS.length;

const domains = [11, 17].map((at, index) => ({
  id: String(index + 1),
  title: line(at),
  weight: 50,
  tasks: [{ id: `${index + 1}.1`, title: line(at + 1) }],
}));

const header = {
  id: 'hostile-bank',
  title: TITLE,
  version: '1.0.0',
  licence: line(0),
  authors: [line(1), line(12)],
  source: line(2),
  provenance: SCRIPTS[13],
  blueprints: [
    {
      id: 'hostile-exam',
      title: `Exam ${line(3)}`,
      code: line(17),
      vendor: line(18),
      questions: COUNT,
      minutes: 60,
      short: { questions: 4, minutes: 10 },
      multipleShare: 0,
      pass: { kind: 'band', low: 60, high: 70 },
      domains,
      sources: [{ url: 'https://canary.example/source', title: line(15) }],
      note: SCRIPTS[44],
    },
  ],
  topics: [{ id: 'topic-one', title: line(11) }],
  learningPoints: SCRIPTS.map((_, at) => ({ id: `point-${at}`, topic: 'topic-one', sentence: line(at) })),
  caseStudies: [{ id: 'case-one', title: line(28), scenario: SCRIPTS[29] }],
};

const questions = SCRIPTS.map((text, at) => ({
  id: `hostile-${String(at).padStart(3, '0')}`,
  version: 1,
  ...(at % 10 === 3
    ? { type: 'ordering', key: ['b', 'a', 'c'] }
    : at % 10 === 7
      ? { type: 'matching', prompts: ['p', 'q'].map((id) => ({ id, text: `${id} ${text}` })), key: { p: 'a', q: 'b' } }
      : { type: 'single', key: ['a'] }),
  domains: { 'hostile-exam': at % 2 === 0 ? '1' : '2' },
  tasks: { 'hostile-exam': at % 2 === 0 ? '1.1' : '2.1' },
  topics: ['topic-one'],
  learningPoint: `point-${at}`,
  services: [oneLine(text)],
  caseStudy: at === 0 ? 'case-one' : null,
  scenario: text,
  stem: `Which of no${at}?\n\n${text}`,
  options: ['a', 'b', 'c'].map((id) => ({ id, text: `${id}: ${text}`, rationale: text })),
  explanation: text,
  references: [{ url: 'https://canary.example/reference', title: oneLine(text) }],
  author: oneLine(text),
  licence: oneLine(text),
}));

/** Files as a candidate picks them. */
export const HOSTILE_BANK: Readonly<Record<string, string>> = {
  'bank.yaml': JSON.stringify(header),
  // A picture that is a program is left out, and its question with it.
  'questions.yaml': JSON.stringify([
    ...questions,
    { ...questions[0], id: 'hostile-svg', caseStudy: null, exhibits: [{ file: 'hostile.svg', alt: 'A picture' }] },
  ]),
  'hostile.svg': `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="window.parent.__hit=1" width="9" height="9"><script>window.parent.__hit=1</script><image href="https://canary.example/svg.png"/><foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="__hit=1"/></foreignObject></svg>`,
};

/** A second bank, of few questions that hold all strings between them: each kind of question has them all. */
const CROWDED = 12;
const PARTS = 3;
const partOf = (part: number) => SCRIPTS.filter((_, at) => at % PARTS === part).join('\n\n');

const KINDS = [
  { type: 'single', key: ['a'] },
  { type: 'multiple', key: ['a', 'b'] },
  { type: 'ordering', key: ['b', 'a', 'c'] },
  { type: 'matching', key: { p: 'a', q: 'b' } },
] as const;

/** Its exam asks for few, so that practice need not keep many unseen for mocks. */
export const CROWDED_BANK: Readonly<Record<string, string>> = {
  'bank.yaml': JSON.stringify({
    ...header,
    id: 'crowded-bank',
    title: `Crowded ${line(19)}`,
    blueprints: header.blueprints.map((exam) => ({ ...exam, id: 'crowded-exam', title: `Crowded ${line(3)}`, questions: 2 })),
  }),
  'questions.yaml': JSON.stringify(
    Array.from({ length: CROWDED }, (_, at) => {
      const { type, key } = KINDS[at % KINDS.length] ?? KINDS[0];
      const text = partOf(Math.floor(at / KINDS.length));
      return {
        ...questions[at],
        id: `crowded-${String(at).padStart(2, '0')}`,
        type,
        key,
        ...(type === 'matching' && { prompts: ['p', 'q'].map((id) => ({ id, text: `${id} ${text}` })) }),
        domains: { 'crowded-exam': at % 2 === 0 ? '1' : '2' },
        tasks: { 'crowded-exam': at % 2 === 0 ? '1.1' : '2.1' },
        caseStudy: null,
        scenario: text,
        stem: `Which of crowded ${at}?\n\n${text}`,
        options: ['a', 'b', 'c'].map((id) => ({ id, text: `${id}: ${text}`, rationale: text })),
        explanation: text,
      };
    }),
  ),
};
