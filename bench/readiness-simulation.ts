/** How good the readiness figure is: made candidates, what each way of predicting says of them, and how that turned out (MEASURES 3.4). */

import { evidenceWeights, type PastAnswer } from '../src/core/answer-weight';
import type { Beta } from '../src/core/beta';
import { examReadiness } from '../src/core/exam-readiness';
import { forecast, forecastFrom } from '../src/core/readiness';
import type { Evidence } from '../src/core/weakness';
import { BLUEPRINT } from './made';
import { type MadeCandidate, madeCandidate, normalBelow, TRUTH } from './readiness-truth';

const LINE = { low: 62, high: 66, ours: false };
const BAND = { low: 0.62, high: 0.66 };
const NO_OFFSET = { mean: 0, sd: 0 };
const MARK = 0.64;
/** Kish's effective number of a 33/6/11/5 form. */
const EFFECTIVE = 54.908;

type Predictor = (candidate: MadeCandidate) => number;

const lastOf = ({ mocks }: MadeCandidate) => mocks.at(-1)?.score ?? 0;
const meanOf = ({ mocks }: MadeCandidate) => mocks.reduce((sum, { score }) => sum + score, 0) / mocks.length;
const reaches = (score: number, mark: number) => score >= mark - 1e-9;
const domains = BLUEPRINT.domains.map(({ weight }, at) => ({ weight, questions: TRUTH.form[at] ?? 0 }));

function evidenceBy(answers: readonly PastAnswer[], weights: ArrayLike<number>): Evidence[] {
  return BLUEPRINT.domains.map(({ id }) => {
    const evidence = { right: 0, asked: 0 };
    for (const [at, { domain, correct }] of answers.entries()) {
      if (domain !== id) continue;
      evidence.asked += weights[at] ?? 0;
      if (correct) evidence.right += weights[at] ?? 0;
    }
    return evidence;
  });
}

const answersOf = ({ mocks }: MadeCandidate) => mocks.flatMap(({ answers }) => answers);

function pooled(weigh: (answers: readonly PastAnswer[], nowMs: number) => ArrayLike<number>): Predictor {
  return (candidate) => {
    const answers = answersOf(candidate);
    const evidence = evidenceBy(answers, weigh(answers, candidate.nowMs));
    return forecast(
      domains.map((domain, at) => ({ ...domain, evidence: evidence[at] ?? { right: 0, asked: 0 } })),
      BAND,
      NO_OFFSET,
    ).probability;
  };
}

const alike = (answers: readonly PastAnswer[]) => answers.map(() => 1);

/** Readiness as the app works it out. */
const ours: Predictor = (candidate) =>
  examReadiness({
    blueprint: BLUEPRINT,
    line: LINE,
    answers: answersOf(candidate),
    timedMocks: candidate.mocks.length,
    reports: [],
    bankAgainstExam: 'unknown',
    nowMs: candidate.nowMs,
  }).forecast?.probability ?? 0.5;

export const OURS = 'the app: λ .7, repeats .25, offset N(.1, .3)';
export const LAST = 'last score ≥ 64 %, as 0/1';
/** Has no fixed chance: what everybody's pass rate was. */
const BASE = 'base rate for everybody';

const PREDICTORS: Readonly<Record<string, Predictor>> = {
  [LAST]: (candidate) => Number(reaches(lastOf(candidate), MARK)),
  'mean of scores ≥ 64 %, as 0/1': (candidate) => Number(reaches(meanOf(candidate), MARK)),
  'best score ≥ 64 %, as 0/1': ({ mocks }) => Number(mocks.some(({ score }) => reaches(score, MARK))),
  'last ≥ 64 %, hedged .8/.2': (candidate) => (reaches(lastOf(candidate), MARK) ? 0.8 : 0.2),
  'mean ≥ 64 %, hedged .8/.2': (candidate) => (reaches(meanOf(candidate), MARK) ? 0.8 : 0.2),
  [BASE]: () => 0,
  'normal error around the last score': (candidate) => {
    const last = lastOf(candidate);
    return normalBelow((last - MARK) / Math.sqrt(Math.max(last * (1 - last), 0.01) / EFFECTIVE));
  },
  'Beta(1,1) per domain, all answers equal': (candidate) => {
    const answers = answersOf(candidate);
    const beliefs = evidenceBy(answers, alike(answers)).map(({ right, asked }): Beta => ({ a: 1 + right, b: 1 + asked - right }));
    return forecastFrom(beliefs, domains, BAND, NO_OFFSET).probability;
  },
  'EB, λ 1, repeats full, no offset': pooled(alike),
  'EB, λ .7, repeats full, no offset': pooled((answers, nowMs) =>
    evidenceWeights(
      answers.map((answer) => ({ ...answer, seenBefore: false })),
      nowMs,
    ),
  ),
  'EB, λ .7, repeats .25, no offset': pooled(evidenceWeights),
  [OURS]: ours,
  'oracle knowing the true level on the day': ({ oracle }) => oracle,
};

export interface Quality {
  readonly brier: number;
  readonly skill: number;
  readonly logLoss: number;
  readonly ece: number;
  readonly auc: number;
  readonly accuracy: number;
}

export interface Simulation {
  readonly candidates: number;
  readonly seed: string;
  readonly passRate: number;
  readonly quality: ReadonlyMap<string, Quality>;
  /** All of it as text. */
  readonly text: string;
}

/** The same seed and number give the same candidates and figures. */
export function simulate(count: number, seed: string): Simulation {
  const candidates = Array.from({ length: count }, (_, number) => madeCandidate(seed, number));
  const passed = candidates.map((candidate) => candidate.passed);
  const passRate = passed.filter(Boolean).length / count;
  const said = new Map(
    Object.entries(PREDICTORS).map(
      ([name, predict]) => [name, candidates.map((candidate) => (name === BASE ? passRate : predict(candidate)))] as const,
    ),
  );
  const quality = new Map([...said].map(([name, forecasts]) => [name, qualityOf(forecasts, passed, passRate)] as const));
  const chances = said.get(OURS) ?? [];
  const text = [
    `${count} made candidates, seed "${seed}", pass rate ${share(passRate)}`,
    '',
    'Parameters of the truth',
    ...Object.entries(TRUTH).map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`),
    '',
    ...table(
      ['predictor', 'Brier', 'skill', 'log loss', 'ECE', 'AUC', 'accuracy'],
      [...quality].map(([name, q]) => [name, fixed(q.brier, 4), fixed(q.skill), fixed(q.logLoss), fixed(q.ece), fixed(q.auc), fixed(q.accuracy)]),
    ),
    '',
    'Reliability of the app: forecast, observed, candidates',
    ...reliability(chances, passed).map(
      ({ low, mean, observed, n }) => `  ${fixed(low, 1)}–${fixed(low + 0.1, 1)}  ${share(mean)} → ${share(observed)}  ${n}`,
    ),
    '',
    ...table(
      ['Brier by mocks', ...Array.from({ length: TRUTH.mostMocks }, (_, at) => String(at + 1))],
      [OURS, LAST].map((name) => [
        name,
        ...Array.from({ length: TRUTH.mostMocks }, (_, at) => {
          const own = candidates.flatMap(({ mocks }, number) => (mocks.length === at + 1 ? [number] : []));
          return fixed(
            brierOf(
              own.map((number) => said.get(name)?.[number] ?? 0),
              own.map((number) => passed[number] ?? false),
            ),
          );
        }),
      ]),
    ),
    '',
    ...table(
      ['ready when', 'flagged', 'pass rate of the flagged', 'share of passers flagged'],
      rules(candidates, chances).map(([name, flags]) => {
        const flagged = flags.filter(Boolean).length;
        const right = flags.filter((flag, at) => flag && passed[at]).length;
        return [name, fixed(flagged / count), flagged === 0 ? '–' : fixed(right / flagged), fixed(right / Math.max(1, passRate * count))];
      }),
    ),
  ].join('\n');
  return { candidates: count, seed, passRate, quality, text };
}

function rules(candidates: readonly MadeCandidate[], chances: readonly number[]): [string, boolean[]][] {
  const by = (rule: (candidate: MadeCandidate) => boolean) => candidates.map(rule);
  return [
    ['last ≥ 64 %', by((candidate) => reaches(lastOf(candidate), 0.64))],
    ['last ≥ 72 %', by((candidate) => reaches(lastOf(candidate), 0.72))],
    ['last two ≥ 72 %', by(({ mocks }) => mocks.length > 1 && mocks.slice(-2).every(({ score }) => reaches(score, 0.72)))],
    ['last ≥ 80 %', by((candidate) => reaches(lastOf(candidate), 0.8))],
    ['mean ≥ 72 %', by((candidate) => reaches(meanOf(candidate), 0.72))],
    ...[0.7, 0.8, 0.9].map((chance): [string, boolean[]] => [`P ≥ ${fixed(chance, 1)}`, chances.map((each) => each >= chance)]),
  ];
}

function brierOf(forecasts: readonly number[], passed: readonly boolean[]): number {
  return forecasts.reduce((sum, chance, at) => sum + (chance - Number(passed[at])) ** 2, 0) / forecasts.length;
}

function qualityOf(forecasts: readonly number[], passed: readonly boolean[], base: number): Quality {
  const brier = brierOf(forecasts, passed);
  // A forecast of 0 or 1 that fails would cost without end.
  const kept = (chance: number) => Math.min(1 - 1e-6, Math.max(1e-6, chance));
  const logLoss = forecasts.reduce((sum, chance, at) => sum - Math.log(passed[at] ? kept(chance) : 1 - kept(chance)), 0) / forecasts.length;
  const ece = reliability(forecasts, passed).reduce((sum, { mean, observed, n }) => sum + (n * Math.abs(mean - observed)) / forecasts.length, 0);
  const accuracy = forecasts.filter((chance, at) => chance >= 0.5 === passed[at]).length / forecasts.length;
  return { brier, skill: 1 - brier / (base * (1 - base)), logLoss, ece, auc: aucOf(forecasts, passed), accuracy };
}

function reliability(forecasts: readonly number[], passed: readonly boolean[]) {
  return Array.from({ length: 10 }, (_, bin) => {
    const own = forecasts.flatMap((chance, at) => (Math.min(9, Math.floor(10 * chance)) === bin ? [at] : []));
    const mean = own.reduce((sum, at) => sum + (forecasts[at] ?? 0), 0) / own.length;
    return { low: bin / 10, mean, observed: own.filter((at) => passed[at]).length / own.length, n: own.length };
  }).filter(({ n }) => n > 0);
}

/** The chance that a passer was given more than a failer, ties counted half. */
function aucOf(forecasts: readonly number[], passed: readonly boolean[]): number {
  const order = [...forecasts.keys()].sort((a, b) => (forecasts[a] ?? 0) - (forecasts[b] ?? 0));
  let rankSum = 0;
  let passers = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && forecasts[order[to] ?? 0] === forecasts[order[from] ?? 0]) to += 1;
    const tied = order.slice(from, to).filter((at) => passed[at]).length;
    rankSum += (tied * (from + 1 + to)) / 2;
    passers += tied;
    from = to;
  }
  return (rankSum - (passers * (passers + 1)) / 2) / (passers * (forecasts.length - passers));
}

const fixed = (value: number, digits = 3) => value.toFixed(digits);
const share = (value: number) => fixed(value);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)];
}
