/** Weak areas against the golden numbers of MEASURES 3.1 (weights and prior), 4.1, 4.3 and 4.4. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EvidenceMode, evidenceWeights, type PastAnswer } from '../../src/core/answer-weight';
import { type Blueprint, blueprintSchema, type Question, questionSchema } from '../../src/core/bank';
import { betaMean, chanceAtLeast, chanceBelow, expectedShortfall, posterior, priorAt } from '../../src/core/beta';
import { standings } from '../../src/core/recovery';
import {
  type AreaState,
  areaState,
  areasOf,
  assessAreas,
  type Evidence,
  examShare,
  expectedGain,
  pooledPrior,
  studyLists,
} from '../../src/core/weakness';

const dayMs = 86_400_000;
const nowMs = 2000 * dayMs;

function answers(count: number, right: number, more: Partial<PastAnswer> = {}): PastAnswer[] {
  return Array.from({ length: count }, (_, index) => ({
    questionId: `q-${index}`,
    domain: '1',
    topics: [],
    correct: index < right,
    seenBefore: false,
    mode: 'mock',
    answeredAtMs: nowMs,
    attemptId: 'first',
    ...more,
  }));
}

const weights = [60, 10, 20, 10];
const blueprint: Blueprint = blueprintSchema.parse({
  id: 'saa-2013',
  title: 'Solutions Architect',
  code: 'SAA',
  vendor: 'AWS',
  questions: 55,
  minutes: 80,
  pass: { kind: 'band', low: 62, high: 66 },
  domains: weights.map((weight, index) => ({ id: `${index + 1}`, title: `Domain ${index + 1}`, weight })),
});

/** A paper with `right` of `asked` in each domain, in one attempt. */
function paper(asked: readonly number[], right: readonly number[], more: Partial<PastAnswer> = {}): PastAnswer[] {
  return asked.flatMap((count, index) => answers(count, right[index] ?? 0, { domain: `${index + 1}`, ...more }));
}

describe('the weight of an answer as evidence', () => {
  const weightOf = (more: Partial<PastAnswer>) => evidenceWeights(answers(1, 1, more), nowMs)[0];

  it('is by the way it was practised', () => {
    const modes: EvidenceMode[] = ['mock', 'quiz', 'rushed', 'drill', 'revealed'];
    expect(modes.map((mode) => weightOf({ mode }))).toEqual([1, 0.7, 0.5, 0.5, 0]);
  });

  it('is a quarter for a repeat, and half after 60 days', () => {
    expect(weightOf({ seenBefore: true })).toBe(0.25);
    expect(weightOf({ answeredAtMs: nowMs - 60 * dayMs })).toBeCloseTo(0.5, 12);
    expect(weightOf({ seenBefore: true, mode: 'drill', answeredAtMs: nowMs - 120 * dayMs })).toBeCloseTo(0.03125, 12);
  });

  it('is no more than that of a fresh answer when the clock was moved back', () => {
    expect(weightOf({ answeredAtMs: nowMs + 30 * dayMs })).toBe(1);
  });

  it('falls to .7 and .49 with one and two later mocks of 55, in whatever order the answers stand', () => {
    const mocks = ['a', 'b', 'c'].map((attemptId, index) => answers(55, 30, { attemptId, answeredAtMs: nowMs - 2 + index }));
    const [a, b, c] = mocks as [PastAnswer[], PastAnswer[], PastAnswer[]];
    const found = evidenceWeights([...c, ...a, ...b], nowMs);
    expect(found[0]).toBeCloseTo(1, 6);
    expect(found[55]).toBeCloseTo(0.49, 6);
    expect(found[110]).toBeCloseTo(0.7, 6);
  });

  it('is not lessened by later answers that are no evidence, nor by those of the same attempt', () => {
    const after = answers(55, 55, { mode: 'revealed', attemptId: 'second' });
    const found = evidenceWeights([...answers(55, 20, { answeredAtMs: nowMs - 1000 }), ...after], nowMs);
    expect(found[0]).toBeCloseTo(1, 6);
    expect(found[54]).toBeCloseTo(1, 6);
    expect(found[55]).toBe(0);
  });

  it('sums to the evidence of three mocks as computed independently', () => {
    const asked = [
      [33, 6, 11, 5],
      [33, 5, 11, 6],
      [33, 6, 11, 5],
    ];
    const right = [
      [19, 4, 5, 3],
      [22, 4, 6, 4],
      [25, 5, 7, 4],
    ];
    const all = asked.flatMap((counts, index) => paper(counts, right[index] ?? [], { attemptId: `mock-${index}`, answeredAtMs: nowMs - 2 + index }));
    const domains = assessAreas(areasOf(blueprint, []), all, nowMs);
    const n = [72.27, 12.44, 24.09, 11.65];
    const x = [49.71, 9.76, 13.65, 8.27];
    domains.forEach(({ evidence }, index) => {
      expect(evidence.asked).toBeCloseTo(n[index] ?? 0, 2);
      expect(evidence.right).toBeCloseTo(x[index] ?? 0, 2);
    });
    expect(betaMean(pooledPrior(domains.map(({ evidence }) => evidence)))).toBeCloseTo(0.67489, 5);
  });
});

describe('the pooled prior', () => {
  it.each([
    [0.65, []],
    [
      0.60833,
      [
        [6, 12],
        [2, 2],
        [3, 4],
        [1, 2],
      ],
    ],
    [
      0.72203,
      [
        [25, 33],
        [5, 6],
        [6, 11],
        [4, 5],
      ],
    ],
    [0.97627, [[55, 55]]],
    [0.04407, [[0, 55]]],
  ] as [number, [number, number][]][])('has the mean %d', (mean, pairs) => {
    const prior = pooledPrior(pairs.map(([right, asked]) => ({ right, asked })));
    expect(betaMean(prior)).toBeCloseTo(mean, 5);
    expect(prior.a + prior.b).toBeCloseTo(4, 12);
  });
});

describe('the expected gain', () => {
  const practice: [number, number][] = [
    [6, 12],
    [2, 2],
    [3, 4],
    [1, 2],
  ];
  const mockA: [number, number][] = [
    [25, 33],
    [5, 6],
    [6, 11],
    [4, 5],
  ];
  it.each([
    [
      'practice',
      practice,
      [8.4333, 4.4333, 5.4333, 3.4333],
      [7.5667, 1.5667, 2.5667, 2.5667],
      [0.5271, 0.7389, 0.6792, 0.5722],
      [0.2731, 0.0985, 0.137, 0.2351],
      [16.389, 0.985, 2.74, 2.351],
    ],
    [
      'mock A',
      mockA,
      [27.8881, 7.8881, 8.8881, 6.8881],
      [9.1119, 2.1119, 6.1119, 2.1119],
      [0.7537, 0.7888, 0.5925, 0.7653],
      [0.0559, 0.0545, 0.2088, 0.0711],
      [3.356, 0.545, 4.176, 0.711],
    ],
  ])('of each domain after %s is as computed independently', (_name, pairs, a, b, means, shortfalls, gains) => {
    const found = assessAreas(
      areasOf(blueprint, []),
      paper(
        pairs.map(([, asked]) => asked),
        pairs.map(([right]) => right),
      ),
      nowMs,
    );
    found.forEach(({ belief, gain }, index) => {
      expect(belief.a).toBeCloseTo(a[index] ?? 0, 4);
      expect(belief.b).toBeCloseTo(b[index] ?? 0, 4);
      expect(betaMean(belief)).toBeCloseTo(means[index] ?? 0, 4);
      expect(Math.abs(expectedShortfall(belief, 0.8) - (shortfalls[index] ?? 0))).toBeLessThan(1e-4);
      expect(gain).toBeCloseTo(gains[index] ?? 0, 3);
    });
  });

  it.each([
    [0, 0, 0.1758],
    [1, 5, 0.4002],
    [4, 5, 0.0928],
    [9, 10, 0.0278],
  ])('of a topic with %d of %d right comes from a shortfall of %d', (right, asked, shortfall) => {
    expect(Math.abs(expectedShortfall(posterior(priorAt(0.65, 4), right, asked), 0.8) - shortfall)).toBeLessThan(1e-4);
  });

  it('is never below nothing, and nothing when there is nothing to reach', () => {
    const parameter = fc.double({ min: 0.1, max: 500, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, parameter, parameter, (examPart, target, a, b) => {
        expect(expectedGain(examPart, { a, b }, target)).toBeGreaterThanOrEqual(0);
        expect(expectedGain(examPart, { a, b }, 0)).toBe(0);
      }),
    );
  });

  it('falls when a wrong answer turns right', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), (asked, pick) => {
        const right = pick % asked;
        const gainAt = (count: number) => assessAreas(areasOf(blueprint, []), answers(asked, count), nowMs)[0]?.gain ?? Number.NaN;
        expect(gainAt(right + 1)).toBeLessThanOrEqual(gainAt(right) + 1e-9);
      }),
    );
  });
});

describe('the state of an area', () => {
  const stateOf = (right: number, asked: number) => areaState({ right, asked });

  it.each([
    [5, 1, 5],
    [8, 3, 7],
    [10, 4, 9],
    [12, 6, 10],
    [15, 7, 13],
    [20, 10, 16],
    [25, 13, 20],
    [30, 17, 24],
  ])('from %d answers is weak up to %d right, on track from %d, mixed between', (asked, weakUpTo, onTrackFrom) => {
    for (let right = 0; right <= asked; right++) {
      const expected: AreaState = right <= weakUpTo ? 'weak' : right >= onTrackFrom ? 'on-track' : 'mixed';
      expect(stateOf(right, asked)).toBe(expected);
    }
  });

  it.each([
    [6, 12, 0.8155, 0.0915, 'weak'],
    [3, 4, 0.3465, 0.5416, 'unknown'],
    [1, 2, 0.5742, 0.329, 'unknown'],
    [2, 2, 0.2221, 0.6995, 'unknown'],
    [0, 2, 0.8586, null, 'unknown'],
    [2, 5, 0.7956, null, 'mixed'],
    [1, 5, 0.9368, null, 'weak'],
    [6, 11, 0.7183, null, 'mixed'],
    [25, 33, 0.0954, 0.7508, 'mixed'],
    [9, 10, 0.054, 0.8922, 'on-track'],
    [8, 10, 0.1695, 0.7172, 'mixed'],
  ] as const)('with %d of %d right is %d sure to be below .65, %d to be .70: %s', (right, asked, below, above, state) => {
    const belief = posterior(priorAt(0.65, 4), right, asked);
    expect(chanceBelow(belief, 0.65)).toBeCloseTo(below, 4);
    if (above !== null) expect(chanceAtLeast(belief, 0.7)).toBeCloseTo(above, 4);
    expect(stateOf(right, asked)).toBe(state);
  });

  it('does not lose its fifth answer overnight', () => {
    const found = assessAreas(areasOf(blueprint, []), answers(5, 1, { answeredAtMs: nowMs - dayMs }), nowMs);
    expect(found[0]?.unseen.asked).toBeLessThan(5);
    expect(found[0]?.state).toBe('weak');
  });

  it('comes from unseen questions only, and not from those whose key was shown', () => {
    const repeats = answers(20, 20, { seenBefore: true });
    const revealed = answers(20, 20, { mode: 'revealed' });
    const [domain] = assessAreas(areasOf(blueprint, []), [...repeats, ...revealed, ...answers(5, 1)], nowMs);
    expect(domain).toMatchObject({ state: 'weak', unseen: { asked: 5, right: 1 } satisfies Evidence, seen: 45, right: 41 });
  });

  it('is unknown, not weak, where nothing was asked', () => {
    const [domain] = assessAreas(areasOf(blueprint, []), [], nowMs);
    expect(domain).toMatchObject({ state: 'unknown', seen: 0, lastSeenMs: null });
    expect(domain?.belief.a).toBeCloseTo(2.6, 12);
  });
});

describe('the areas of a blueprint in a bank', () => {
  const withTasks: Blueprint = {
    ...blueprint,
    domains: [
      { id: '1', title: 'One', weight: 75, tasks: ['1', '2', '3'].map((id) => ({ id, title: `Task ${id}` })) },
      { id: '2', title: 'Two', weight: 25, tasks: [{ id: '1', title: 'Task 1' }] },
    ],
  };
  const question = (id: string, domain: string, task: string, topics: string[]): Question =>
    questionSchema.parse({
      id,
      version: 1,
      type: 'single',
      domains: { 'saa-2013': domain },
      tasks: { 'saa-2013': task },
      topics,
      stem: 'Which?',
      options: ['a', 'b'].map((option) => ({ id: option, text: option })),
      key: ['a'],
    });
  const bank = [
    question('q-1', '1', '1', ['iam', 'sts']),
    question('q-2', '1', '1', ['iam']),
    question('q-3', '1', '2', ['s3']),
    question('q-4', '2', '1', ['iam']),
  ];
  const areas = areasOf(withTasks, bank);
  const find = (kind: string, id: string, domain?: string) =>
    areas.find((area) => area.kind === kind && area.id === id && (domain === undefined || area.shares[0]?.domain === domain)) ?? expect.fail();

  it('share out the whole exam once at each level', () => {
    for (const kind of ['domain', 'task', 'topic']) {
      expect(areas.filter((area) => area.kind === kind).reduce((sum, area) => sum + examShare(area), 0)).toBeCloseTo(1, 12);
    }
  });

  it('weigh a task and a topic by their part of the questions, a question of two topics half for each', () => {
    expect(examShare(find('task', '1', '1'))).toBeCloseTo(0.5, 12);
    expect(examShare(find('task', '3', '1'))).toBe(0);
    expect(examShare(find('topic', 's3'))).toBeCloseTo(0.25, 12);
    expect(examShare(find('topic', 'iam'))).toBeCloseTo(0.75 * 0.5 + 0.25, 12);
  });

  it('are assessed each from its own answers, a task of the same name in another domain from its own', () => {
    const first = answers(8, 1, { domain: '1', task: '1', topics: ['iam', 'sts'] });
    const second = answers(6, 6, { domain: '2', task: '1', topics: ['iam'] });
    const found = assessAreas(areas, [...first, ...second], nowMs);
    const assessed = (kind: string, id: string, domain?: string) => found.find(({ area }) => area === find(kind, id, domain)) ?? expect.fail();
    expect(assessed('task', '1', '1')).toMatchObject({ seen: 8, right: 1, state: 'weak' });
    expect(assessed('task', '1', '2')).toMatchObject({ seen: 6, right: 6, state: 'on-track' });
    expect(assessed('topic', 'iam')).toMatchObject({ seen: 14, right: 7 });
    expect(assessed('topic', 's3')).toMatchObject({ seen: 0, state: 'unknown' });
  });

  it('start a task or a topic at the level of its domain', () => {
    const found = assessAreas(areas, answers(20, 4, { domain: '1', topics: ['iam'] }), nowMs);
    const belief = (kind: string, id: string) => found.find(({ area }) => area === find(kind, id))?.belief ?? expect.fail();
    const level = betaMean(belief('domain', '1'));
    expect(belief('topic', 's3').a).toBeCloseTo(4 * level, 12);
    expect(betaMean(belief('task', '3'))).toBeCloseTo(level, 12);
    expect(belief('topic', 'iam').a + belief('topic', 'iam').b).toBeCloseTo(24, 12);
  });

  it('count a question that was never reached against the domain, and as no evidence on the topic', () => {
    const found = assessAreas(areas, answers(10, 0, { topics: ['s3'], task: '2', notReached: true }), nowMs);
    const assessed = (kind: string, id: string) => found.find(({ area }) => area === find(kind, id)) ?? expect.fail();
    expect(assessed('domain', '1')).toMatchObject({ evidence: { asked: 10, right: 0 }, seen: 0, state: 'unknown', lastSeenMs: null });
    expect(assessed('topic', 's3')).toMatchObject({ evidence: { asked: 0, right: 0 }, seen: 0, state: 'unknown' });
    expect(assessed('task', '2').evidence.asked).toBe(0);
  });

  it('remember when each was last seen', () => {
    const late = answers(1, 1, { topics: ['s3'], answeredAtMs: nowMs - 5, attemptId: 'late' });
    const early = answers(1, 1, { topics: ['s3'], answeredAtMs: nowMs - 9, attemptId: 'early' });
    const found = assessAreas(areas, [...late, ...early], nowMs).find(({ area }) => area.id === 's3');
    expect(found?.lastSeenMs).toBe(nowMs - 5);
  });
});

describe('the two lists', () => {
  it('keep weak areas and those that nobody knows apart, each by gain', () => {
    const all = [
      ...answers(12, 5, { domain: '2' }),
      ...answers(33, 12, { domain: '1' }),
      ...answers(8, 5, { domain: '3' }),
      ...answers(3, 2, { domain: '4' }),
    ];
    const { weak, notEnough } = studyLists(assessAreas(areasOf(blueprint, []), all, nowMs));
    expect(weak.map(({ area }) => area.id)).toEqual(['1', '2']);
    expect(notEnough.map(({ area }) => area.id)).toEqual(['3', '4']);
  });

  it('have no place for what is on track, nor for what is mixed on ten answers or more', () => {
    const all = [
      ...answers(33, 25, { domain: '1' }),
      ...answers(10, 9, { domain: '2' }),
      ...answers(10, 7, { domain: '3' }),
      ...answers(5, 5, { domain: '4' }),
    ];
    expect(studyLists(assessAreas(areasOf(blueprint, []), all, nowMs))).toEqual({ weak: [], notEnough: [] });
  });
});

describe('a weak area', () => {
  const dayOf = (instantMs: number) => String(Math.floor(instantMs / dayMs));
  const overTwoDays = (count: number, right: number, more: Partial<PastAnswer> = {}) =>
    answers(count, right, more).map((answer, index) =>
      index % 2 === 0 ? { ...answer, answeredAtMs: nowMs - dayMs, attemptId: 'yesterday' } : { ...answer, attemptId: 'today' },
    );

  /** Where Designing stands once it was weak, and these answers came after that. */
  function standingAfter(given: readonly PastAnswer[], unseenLeft: number) {
    const failed = answers(12, 4, { answeredAtMs: nowMs - 30 * dayMs, attemptId: 'failed' }).map((answer) => ({
      ...answer,
      questionId: `f-${answer.questionId}`,
    }));
    const shown = new Set([...failed, ...given].map(({ questionId }) => questionId)).size;
    const found = standings(areasOf(blueprint, []), [...failed, ...given], () => shown + unseenLeft, dayOf);
    const standing = [...found].find(([{ kind, id }]) => kind === 'domain' && id === '1')?.[1];
    return standing?.kind === 'fixed' && standing.isOnRepeats ? 'fixed-on-repeats' : standing?.kind;
  }

  it.each([
    [10, 9],
    [15, 13],
    [20, 16],
  ])('is mended with, of %d unseen answers, %d right and not with one fewer', (asked, right) => {
    expect(standingAfter(overTwoDays(asked, right), 50)).toBe('fixed');
    expect(standingAfter(overTwoDays(asked, right - 1), 50)).toBe('open');
  });

  it('is not mended by fewer than ten answers, nor in one day', () => {
    expect(standingAfter(overTwoDays(9, 9), 50)).toBe('open');
    expect(standingAfter(answers(20, 20), 50)).toBe('open');
    const twoSessionsToday = answers(20, 20).map((answer, index) => ({ ...answer, attemptId: `session-${index % 2}` }));
    expect(standingAfter(twoSessionsToday, 50)).toBe('open');
  });

  it('is not mended by one session that ran past midnight', () => {
    const pastMidnight = answers(20, 20).map((answer, index) => ({ ...answer, answeredAtMs: nowMs + (index - 10) * 60_000 }));
    expect(standingAfter(pastMidnight, 50)).toBe('open');
  });

  it('is mended on repeats only where unseen questions run out, and by those long not seen', () => {
    const repeats = (daysSinceSeen: number) => overTwoDays(10, 10, { seenBefore: true, daysSinceSeen });
    expect(standingAfter(repeats(21), 9)).toBe('fixed-on-repeats');
    expect(standingAfter(repeats(20), 9)).toBe('open');
    expect(standingAfter(repeats(21), 10)).toBe('open');
  });

  it('is not mended by answers whose key was shown', () => {
    expect(standingAfter(overTwoDays(20, 20, { mode: 'revealed' }), 50)).toBe('open');
  });
});
