/** What the candidate has put right in a bank: voided questions, corrected keys, suspended questions, and reports of problems. Old attempts are scored by them. */

import { z } from 'zod';
import type { Question } from './bank';
import { type Response, responseSchema } from './response';

export const correctionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('void'), note: z.string().max(2000) }),
  /** `version` is that of the question whose key it is; older files do not say, and mean every version. */
  z.object({ kind: z.literal('key'), key: responseSchema, note: z.string().max(2000), version: z.int().positive().optional() }),
]);
export type Correction = z.infer<typeof correctionSchema>;

export const problemReportSchema = z.object({
  id: z.string(),
  question: z.string(),
  version: z.int(),
  bank: z.string(),
  attempt: z.string().nullable(),
  /** What was answered and in which order the options stood, so that whoever reads the report sees what the candidate saw. */
  response: responseSchema.nullable(),
  optionOrder: z.array(z.string()),
  text: z.string().max(4000),
  atMs: z.number(),
});

/** By question id. A suspended question is never drawn; its past answers count on. */
export const correctionsSchema = z.object({
  /** A key that was corrected in one version of a question stands under "id@version": a question that is written anew may have its options anew. */
  corrected: z.record(z.string(), correctionSchema),
  suspended: z.record(z.string(), z.object({ atMs: z.number() })),
  reports: z.array(problemReportSchema),
  /** When the candidate last said something about a question, "not any more" among it: what a merge of two machines goes by. */
  changed: z.object({ corrected: z.record(z.string(), z.number()), suspended: z.record(z.string(), z.number()) }).optional(),
});
export type Corrections = z.infer<typeof correctionsSchema>;

export const NO_CORRECTIONS: Corrections = { corrected: {}, suspended: {}, reports: [] };

/** The corrections with another word on one question; null takes every word on it back. `nowMs` counts from the epoch. */
export function correct(corrections: Corrections, question: string, correction: Correction | null, nowMs: number): Corrections {
  if (correction?.kind === 'key' && correction.version !== undefined) {
    // The key of one version leaves those of others, which old attempts are scored by; it brings a question back that was out of the score.
    const isBack = isVoided(corrections, question);
    const counted = isBack ? { ...corrections, corrected: withMark<Correction>(corrections.corrected, question, null) } : corrections;
    return withWord(counted, `${question}@${correction.version}`, correction, nowMs);
  }
  let after = corrections;
  for (const name of Object.keys(corrections.corrected)) if (questionOfMark(name) === question) after = withWord(after, name, null, nowMs);
  return withWord(after, question, correction, nowMs);
}

function withWord(corrections: Corrections, name: string, correction: Correction | null, nowMs: number): Corrections {
  return { ...corrections, corrected: withMark(corrections.corrected, name, correction), changed: touched(corrections, 'corrected', name, nowMs) };
}

/** The question that an entry of `corrected` speaks of. */
export function questionOfMark(name: string): string {
  return name.split('@')[0] ?? name;
}

/** The corrections with a question suspended, or to be drawn again. */
export function suspend(corrections: Corrections, question: string, on: boolean, nowMs: number): Corrections {
  return {
    ...corrections,
    suspended: withMark(corrections.suspended, question, on ? { atMs: nowMs } : null),
    changed: touched(corrections, 'suspended', question, nowMs),
  };
}

function withMark<Value>(record: Readonly<Record<string, Value>>, key: string, value: Value | null): Record<string, Value> {
  const others = Object.entries(record).filter(([name]) => name !== key);
  return Object.fromEntries(value === null ? others : [...others, [key, value]]);
}

function touched({ changed }: Corrections, what: 'corrected' | 'suspended', question: string, nowMs: number): Corrections['changed'] {
  const { corrected, suspended } = changed ?? { corrected: {}, suspended: {} };
  const instants = withMark(what === 'corrected' ? corrected : suspended, question, nowMs);
  return what === 'corrected' ? { corrected: instants, suspended } : { corrected, suspended: instants };
}

export function isVoided(corrections: Corrections, questionId: string): boolean {
  return markOf(corrections, questionId)?.kind === 'void';
}

/** What holds for this version of the question. */
export function correctionOf(corrections: Corrections, { id, version }: Pick<Question, 'id' | 'version'>): Correction | null {
  const ofAll = markOf(corrections, id);
  return ofAll?.kind === 'void' ? ofAll : (markOf(corrections, `${id}@${version}`) ?? ofAll);
}

function markOf({ corrected }: Corrections, name: string): Correction | null {
  return Object.hasOwn(corrected, name) ? (corrected[name] ?? null) : null;
}

/** Whether the question is never drawn any more: suspended, or voided. */
export function isSetAside(corrections: Corrections, questionId: string): boolean {
  return Object.hasOwn(corrections.suspended, questionId) || isVoided(corrections, questionId);
}

/** The question with its corrected key, where there is one that fits it. */
export function corrected(corrections: Corrections, question: Question): Question {
  const correction = correctionOf(corrections, question);
  return correction?.kind === 'key' ? (withKey(question, correction.key) ?? question) : question;
}

/** The question with another key; null when that key does not fit it: a key is an answer that a candidate can give, and no blank. */
export function withKey(question: Question, key: Response): Question | null {
  const areOptions = (ids: readonly string[]) => ids.every((id) => question.options.some((option) => option.id === id));
  const isSet = (ids: readonly string[], fewest: number) => areOptions(ids) && ids.length >= fewest && new Set(ids).size === ids.length;
  switch (question.type) {
    case 'single':
      return key.kind === 'choice' && isSet(key.chosen, 1) && key.chosen.length === 1 ? { ...question, key: key.chosen } : null;
    case 'multiple':
      return key.kind === 'choice' && isSet(key.chosen, 2) ? { ...question, key: key.chosen } : null;
    case 'ordering':
      return key.kind === 'order' && isSet(key.order, 2) ? { ...question, key: key.order } : null;
    case 'matching': {
      if (key.kind !== 'match') return null;
      const isWhole = Object.keys(key.pairs).length === question.prompts.length && question.prompts.every(({ id }) => Object.hasOwn(key.pairs, id));
      return isWhole && areOptions(Object.values(key.pairs)) ? { ...question, key: key.pairs } : null;
    }
  }
}
