/** Banks, papers and histories of any size, made and not measured. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Blueprint, bankSchema, blueprintSchema, type Question, questionSchema } from '../src/core/bank';
import { summarise } from '../src/core/bank-summary';
import type { Evidence } from '../src/core/evidence';
import { writeBankFile } from '../src/importing/bank-file';

export const BLUEPRINT: Blueprint = blueprintSchema.parse({
  id: 'saa-2013',
  title: 'Reference mock',
  code: 'SAA 2013',
  vendor: 'AWS',
  questions: 55,
  minutes: 80,
  pass: { kind: 'band', low: 62, high: 66 },
  domains: [
    { id: '1', title: 'Designing', weight: 60 },
    { id: '2', title: 'Implementation', weight: 10 },
    { id: '3', title: 'Data Security', weight: 20 },
    { id: '4', title: 'Troubleshooting', weight: 10 },
  ],
});

const DOMAIN_OF_TEN = ['1', '1', '1', '1', '1', '1', '2', '3', '3', '4'] as const;

export function madeQuestions(count: number): Question[] {
  return Array.from({ length: count }, (_, index) =>
    questionSchema.parse({
      id: `made-${String(index).padStart(7, '0')}`,
      version: 1,
      type: index % 5 === 0 ? 'multiple' : 'single',
      domains: { 'saa-2013': DOMAIN_OF_TEN[index % 10] ?? '1' },
      topics: [`topic-${index % 40}`],
      difficulty: (['easy', 'medium', 'medium', 'hard'] as const)[index % 4] ?? 'medium',
      scenario: `Company ${index} runs workload ${index * 7919} in ${index % 31} Regions with ${index % 97} teams and budget ${index * 31}.`,
      stem: `Which change meets requirement ${index}?`,
      options: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, text: `Option ${id} of ${index}.` })),
      key: index % 5 === 0 ? ['b', 'd'] : ['b'],
    }),
  );
}

const WORDS = ['Two', 'Three', 'Four', 'Five', 'Six'];

/** Questions as long as real ones: a scenario of 70 words, options of a line each with a reason. */
export function longQuestions(count: number): Question[] {
  const sentence = (index: number) =>
    `The team of company ${index} keeps order data in several Regions, and each night a batch job reads what changed on the day before it. `;
  return madeQuestions(count).map((question, index) => ({
    ...question,
    scenario: [0, 1, 2].map((part) => sentence(index * 3 + part)).join(''),
    options: question.options.map((option, place) => ({
      ...option,
      text: `${WORDS[place]} times a night, copy the changed rows to a bucket in the second Region, and let a function read them there.`,
      rationale: `${WORDS[place]} times is not it: what it costs is more than the requirement allows, and nobody asked for it.`,
    })),
  }));
}

/** Writes banks as the build compiles them, with an index and the blueprint. */
export async function writeBanks(folder: string, banks: readonly unknown[]): Promise<void> {
  const checked = banks.map((bank) => bankSchema.parse(bank));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'blueprints.json'), JSON.stringify([BLUEPRINT]));
  await writeFile(join(folder, 'index.json'), JSON.stringify({ banks: checked.map(summarise) }));
  for (const bank of checked) await writeBankFile(join(folder, bank.id), bank);
}

/** A finished mock as the archive keeps it; every fourth answer is wrong. */
export function madeEvidence(index: number, questions: readonly Question[], startMs: number): Evidence {
  const answers = Array.from({ length: 55 }, (_, place) => {
    const question = questions[(index * 55 + place) % questions.length];
    if (!question) throw new Error('there are questions');
    return {
      question: question.id,
      version: 1,
      domain: question.domains['saa-2013'] ?? '1',
      task: null,
      topics: question.topics,
      point: null,
      outcome: (place + index) % 4 === 0 ? ('wrong' as const) : ('right' as const),
      counts: true,
      certainty: null,
      revealed: false,
      flagged: false,
      slow: false,
      rapid: false,
      exposuresBefore: 0,
      dwellMs: 60_000,
    };
  });
  const submittedAtMs = startMs + index * 6 * 3_600_000;
  return {
    row: {
      id: `2026-01-01-000000-${String(index).padStart(6, '0')}`,
      title: 'Reference mock',
      blueprint: 'saa-2013',
      bank: 'made',
      mode: 'mock',
      number: index + 1,
      startedAtMs: submittedAtMs - 3_600_000,
      submittedAtMs,
      reason: 'candidate',
      spentMs: 3_600_000,
      limitMs: 4_800_000,
      interruptedMs: 0,
      questions: 55,
      scored: 55,
      right: 41,
      raw: 41 / 55,
      weighted: 41 / 55,
      headline: 'weighted',
      share: 41 / 55,
      interval: { low: 0.63, high: 0.83 },
      size: 54.908,
      line: { low: 62, high: 66, ours: false },
      verdict: 'pass',
      timedMock: true,
      repeats: 0,
      deficitsAfter: {},
      domains: [],
    },
    answers,
  };
}

export const isRight = (question: Question, option: string) => Array.isArray(question.key) && question.key.includes(option);

/** Questions as the community writes them in Markdown. */
export function asMarkdown(questions: readonly Question[]): string {
  return questions
    .map((question, index) => {
      const options = question.options.map(({ id, text }) => `- [${isRight(question, id) ? 'x' : ' '}] ${text}`);
      return `### ${index + 1}. ${question.scenario} ${question.stem}\n\n${options.join('\n')}\n`;
    })
    .join('\n');
}
