/** Rules on a bank as a whole: what a guesser could learn from it, and whether it covers its exams (B01 to B06). */

import { apportion } from '../allocation';
import type { Bank } from '../bank';
import { binomialAtLeast } from '../beta';
import { wilson } from '../interval';
import { hasAbsoluteWord } from './cues';
import type { Hit, LintOptions, Subject } from './rule';
import { lengthOf } from './words';

/** Fewer questions than this prove nothing about a bank. */
const fewest = 20;

/** B01: keys that are strictly the longest option, counted against the one-sided binomial limits at 5 % and 1 %. */
export function longestKeyRate(subjects: readonly Subject[]): readonly Hit[] {
  const singles = subjects.filter(({ question }) => question.type === 'single');
  const longest = singles.filter(({ keys, distractors }) => {
    const key = lengthOf(keys[0]?.text ?? '');
    return distractors.every(({ text }) => lengthOf(text) < key);
  }).length;
  const chance = singles.reduce((sum, { question }) => sum + 1 / question.options.length, 0) / Math.max(1, singles.length);
  if (singles.length < fewest || longest === 0) {
    return [];
  }
  const probability = binomialAtLeast(longest, singles.length, chance);
  const params = { longest, singles: singles.length, percent: Math.round((100 * longest) / singles.length) };
  return probability > 0.05 ? [] : [{ rule: 'B01', severity: probability > 0.01 ? 'warning' : 'error', params }];
}

/** The place of the first key among the options, from 0; -1 where there is none. */
function keyPlace({ question, keys }: Pick<Subject, 'question' | 'keys'>): number {
  return question.options.findIndex((option) => keys.includes(option));
}

/** Limits of the chi-square distribution with three degrees of freedom at 5 % and 1 %. */
const chiSquareLimits = { warning: 7.815, error: 11.345 } as const;

/** B02: where the key stands in questions with four options, as stored. Shuffling mends it, so it is an info unless the order is fixed. */
export function keyPositions(subjects: readonly Subject[], { fixedOrder = false }: LintOptions): readonly Hit[] {
  const counts = [0, 0, 0, 0];
  for (const { question, keys } of subjects) {
    const at = keyPlace({ question, keys });
    if (question.type === 'single' && question.options.length === 4 && at >= 0) {
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  const chiSquare = counts.reduce((sum, count) => sum + (count - total / 4) ** 2 / (total / 4), 0);
  if (total < fewest || chiSquare <= chiSquareLimits.warning) {
    return [];
  }
  const severity = !fixedOrder ? 'info' : chiSquare > chiSquareLimits.error ? 'error' : 'warning';
  return [{ rule: 'B02', severity, params: { counts: counts.join(' / '), chiSquare: chiSquare.toFixed(1) } }];
}

const mocksInStock = 3;
const fewestOfTopic = 3;

/** B03: three mocks' worth in every domain, three questions a topic, a tenth to three tenths with several keys. */
export function coverage(bank: Bank): readonly Hit[] {
  const hits: Hit[] = [];
  for (const [index, blueprint] of bank.blueprints.entries()) {
    const needs = apportion(
      blueprint.questions,
      blueprint.domains.map(({ weight }) => weight),
    );
    const stock = blueprint.domains.map(({ id }) => bank.questions.filter((question) => question.domains[blueprint.id] === id).length);
    // A bank may touch other exams than its own; it is measured by those of which it holds a whole mock.
    if (index > 0 && stock.some((count, domain) => count < (needs[domain] ?? 0))) {
      const questions = stock.reduce((sum, count) => sum + count, 0);
      hits.push({ rule: 'B03', variant: 'part', severity: 'info', exam: blueprint.id, params: { blueprint: blueprint.code, questions } });
      continue;
    }
    for (const [at, domain] of blueprint.domains.entries()) {
      const need = mocksInStock * (needs[at] ?? 0);
      const have = stock[at] ?? 0;
      if (have < need) {
        const params = { blueprint: blueprint.code, domain: domain.title, have, need };
        hits.push({ rule: 'B03', variant: 'domain', severity: 'warning', exam: blueprint.id, params });
      }
    }
  }
  const topics = new Map<string, number>(bank.topics.map(({ id }) => [id, 0]));
  for (const topic of bank.questions.flatMap((question) => question.topics)) {
    topics.set(topic, (topics.get(topic) ?? 0) + 1);
  }
  for (const [topic, questions] of topics) {
    if (questions < fewestOfTopic) {
      hits.push({ rule: 'B03', variant: 'topic', severity: 'warning', params: { topic, questions, least: fewestOfTopic } });
    }
  }
  const multiple = bank.questions.filter(({ type }) => type === 'multiple').length;
  const share = multiple / Math.max(1, bank.questions.length);
  if (bank.questions.length >= fewest && (share < 0.1 || share > 0.3)) {
    hits.push({ rule: 'B03', variant: 'multiple', severity: 'warning', params: { percent: Math.round(100 * share) } });
  }
  return hits;
}

/** B04: absolute words at least twice as often in distractors as in keys, and not by chance (z > 1.96, pooled two-proportion test). */
export function absoluteRate(subjects: readonly Subject[]): readonly Hit[] {
  const keys = subjects.flatMap((subject) => subject.keys);
  const distractors = subjects.flatMap((subject) => subject.distractors);
  if (keys.length === 0 || distractors.length === 0) {
    return [];
  }
  const inKeys = keys.filter(hasAbsoluteWord).length;
  const inDistractors = distractors.filter(hasAbsoluteWord).length;
  const keyRate = inKeys / keys.length;
  const distractorRate = inDistractors / distractors.length;
  const pooled = (inKeys + inDistractors) / (keys.length + distractors.length);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / keys.length + 1 / distractors.length));
  return error > 0 && distractorRate >= 2 * keyRate && (distractorRate - keyRate) / error > 1.96
    ? [{ rule: 'B04', severity: 'warning', params: { distractors: Math.round(100 * distractorRate), keys: Math.round(100 * keyRate) } }]
    : [];
}

/** B05: solvers who saw only the options beat chance by more than five points (lower end of the 95 % interval). */
export function optionsOnlyAccuracy({ optionsOnly }: LintOptions): readonly Hit[] {
  if (optionsOnly === undefined) {
    return [];
  }
  const { asked, right, chance } = optionsOnly;
  const interval = wilson(right / asked, asked, 95);
  return interval !== null && interval.low > chance + 0.05
    ? [{ rule: 'B05', severity: 'warning', params: { percent: Math.round((100 * right) / asked), chance: Math.round(100 * chance) } }]
    : [];
}

/** Six keys in a row at one place, or seven that go round in equal steps, come about by chance less than once in a thousand starts. */
const longestRun = { 0: 6, step: 7 } as const;

/** B06: runs and patterns of key positions, where the questions go out in this order with their options as stored. */
export function keyRuns(subjects: readonly Subject[], { fixedOrder = false }: LintOptions): readonly Hit[] {
  const singles = subjects.filter(({ question }) => fixedOrder && question.type === 'single');
  let step: number | null = null;
  let length = 1;
  for (const [index, { question, keys }] of singles.entries()) {
    const before = singles[index - 1];
    if (before === undefined || before.question.options.length !== question.options.length) {
      [step, length] = [null, 1];
      continue;
    }
    const options = question.options.length;
    const move = (keyPlace({ question, keys }) - keyPlace(before) + options) % options;
    [step, length] = move === step ? [step, length + 1] : [move, 2];
    if (length === (move === 0 ? longestRun[0] : longestRun.step)) {
      return [{ rule: 'B06', severity: 'error', params: { length, last: question.id } }];
    }
  }
  return [];
}
