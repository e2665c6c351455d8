/** Made candidates who sit mocks and then the exam: the truth that readiness is held against, deliberately not the model that readiness uses. */

import type { PastAnswer } from '../src/core/answer-weight';
import { randomFrom } from '../src/core/random';
import { BLUEPRINT } from './made';

/** The parameters of MEASURES 3.4; the last four are ours, for the page leaves them open. */
export const TRUTH = {
  difficultySd: 0.8,
  guess: 0.25,
  guessMultiple: 0.1,
  multipleShare: 0.2,
  ability: { mean: 0.3, sd: 0.6 },
  domainSd: 0.4,
  learning: { mean: 0.12, sd: 0.15, keeps: 0.85 },
  slowLearning: { mean: 0.05, sd: 0.1 },
  slowShare: 0.25,
  examHarder: { mean: 0.15, sd: 0.25 },
  fairExam: { mean: 0, sd: 0.25 },
  fairShare: 0.25,
  dayNoise: 0.15,
  memory: 0.5,
  mostMocks: 6,
  cut: { low: 0.62, high: 0.66 },
  discrimination: 0.85,
  bank: [132, 24, 44, 24],
  form: [33, 6, 11, 5],
  daysBetween: 2,
} as const;

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 0, 1);
const WEIGHTS = BLUEPRINT.domains.map(({ weight }) => weight / 100);

interface Item {
  readonly id: string;
  readonly difficulty: number;
  readonly guess: number;
}

export interface Mock {
  /** Weighted score, 0..1. */
  readonly score: number;
  readonly answers: readonly PastAnswer[];
}

export interface MadeCandidate {
  readonly mocks: readonly Mock[];
  /** The day before the exam. */
  readonly nowMs: number;
  readonly passed: boolean;
  /** The chance that who knew the true level of the day would give. */
  readonly oracle: number;
}

/** Candidate `number` of a seed; every candidate has a stream of his own. */
export function madeCandidate(seed: string, number: number): MadeCandidate {
  const random = randomFrom(`${seed}|candidate:${number}`);
  const normal = ({ mean, sd }: { readonly mean: number; readonly sd: number }) =>
    mean + sd * Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const happens = (share: number) => random.next() < share;
  const item = (id: string): Item => ({
    id,
    difficulty: normal({ mean: 0, sd: TRUTH.difficultySd }),
    guess: happens(TRUTH.multipleShare) ? TRUTH.guessMultiple : TRUTH.guess,
  });
  const chanceOf = ({ difficulty, guess }: Item, level: number) => guess + (1 - guess) / (1 + Math.exp(-TRUTH.discrimination * (level - difficulty)));

  const general = normal(TRUTH.ability);
  const levels = TRUTH.form.map(() => general + normal({ mean: 0, sd: TRUTH.domainSd }));
  const learning = happens(TRUTH.slowShare) ? TRUTH.slowLearning : TRUTH.learning;
  const harder = normal(happens(TRUTH.fairShare) ? TRUTH.fairExam : TRUTH.examHarder);
  const mockCount = 1 + random.int(TRUTH.mostMocks);
  const isLeastUsedFirst = happens(0.5);
  const bank = TRUTH.bank.map((count, domain) => Array.from({ length: count }, (_, at) => item(`${domain}-${at}`)));
  let gained = 0;
  const learn = (step: number) => {
    gained += Math.max(0, normal({ mean: learning.mean, sd: learning.sd })) * TRUTH.learning.keeps ** step;
  };

  const lastUsed = new Map<string, number>();
  const mocks = Array.from({ length: mockCount }, (_, mock): Mock => {
    const noise = normal({ mean: 0, sd: TRUTH.dayNoise });
    const answers = TRUTH.form.flatMap((seats, domain) => {
      const level = (levels[domain] ?? 0) + gained + noise;
      const ranked = (bank[domain] ?? []).map((each) => ({ each, rank: random.next() + (isLeastUsedFirst ? (lastUsed.get(each.id) ?? -1) : 0) }));
      const drawn = ranked.sort((a, b) => a.rank - b.rank).slice(0, seats);
      return drawn.map(({ each }): PastAnswer => {
        const seenBefore = lastUsed.has(each.id);
        const known = chanceOf(each, level);
        lastUsed.set(each.id, mock);
        return {
          questionId: each.id,
          domain: BLUEPRINT.domains[domain]?.id ?? '',
          topics: [],
          correct: happens(seenBefore ? known + TRUTH.memory * (1 - known) : known),
          seenBefore,
          mode: 'mock',
          answeredAtMs: START_MS + mock * TRUTH.daysBetween * DAY_MS,
          attemptId: `mock-${mock}`,
        };
      });
    });
    learn(mock);
    return { score: weightedScore(answers.map(({ domain, correct }) => ({ domain, correct }))), answers };
  });

  const noise = normal({ mean: 0, sd: TRUTH.dayNoise });
  const exam = TRUTH.form.flatMap((seats, domain) => {
    const level = (levels[domain] ?? 0) + gained + noise - harder;
    return Array.from({ length: seats }, () => ({ domain: BLUEPRINT.domains[domain]?.id ?? '', chance: chanceOf(item('exam'), level) }));
  });
  const score = weightedScore(exam.map(({ domain, chance }) => ({ domain, correct: happens(chance) })));
  const cut = TRUTH.cut.low + (TRUTH.cut.high - TRUTH.cut.low) * random.next();
  return { mocks, nowMs: START_MS + mockCount * TRUTH.daysBetween * DAY_MS, passed: score >= cut - 1e-9, oracle: oracleOf(exam) };
}

function weightedScore(answers: readonly { readonly domain: string; readonly correct: boolean }[]): number {
  return BLUEPRINT.domains.reduce((sum, { id }, domain) => {
    const own = answers.filter((answer) => answer.domain === id);
    return sum + ((WEIGHTS[domain] ?? 0) * own.filter(({ correct }) => correct).length) / own.length;
  }, 0);
}

/** The score of a form is nearly normal around what its questions give; the mark lies anywhere in the band. */
function oracleOf(exam: readonly { readonly domain: string; readonly chance: number }[]): number {
  let mean = 0;
  let variance = ((TRUTH.cut.high - TRUTH.cut.low) * (TRUTH.cut.high - TRUTH.cut.low)) / 12;
  for (const { domain, chance } of exam) {
    const at = BLUEPRINT.domains.findIndex(({ id }) => id === domain);
    const worth = (WEIGHTS[at] ?? 0) / (TRUTH.form[at] ?? 1);
    mean += worth * chance;
    variance += worth * worth * chance * (1 - chance);
  }
  return normalBelow((mean - (TRUTH.cut.low + TRUTH.cut.high) / 2) / Math.sqrt(variance));
}

/** Φ(x), by Abramowitz and Stegun 7.1.26: within 2e-7. */
export function normalBelow(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2);
  const tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp((-x * x) / 2);
  return x >= 0 ? 1 - tail / 2 : tail / 2;
}
