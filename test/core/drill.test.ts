/** The next drill (MEASURES 4.5): which topics are taken how often, and which questions, whatever was seen before. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuestionEntry } from '../../src/core/bank';
import { areasOfDrill, chooseDrillAreas, chooseDrillQuestions, type DrillArea, type DrillPast, sampleBeta } from '../../src/core/drill';
import { randomFrom } from '../../src/core/random';
import type { Sighting } from '../../src/core/recall';
import { indexOf, made, madeBank, reservedIn } from './made-bank';

/** Earlier drills, and none of them this week unless said otherwise. */
const past = (before: DrillPast['before'] = [], week: Readonly<Record<string, number>> = {}): DrillPast => ({
  before,
  week: { asked: Object.values(week).reduce((sum, count) => sum + count, 0), byArea: new Map(Object.entries(week)) },
});

const seeds = Array.from({ length: 400 }, (_, at) => `seed-${at}`);
const timesOf = (areas: readonly DrillArea[], id: string) => seeds.filter((seed) => chooseDrillAreas(areas, 0.8, past(), seed).includes(id)).length;

describe('a level drawn from a belief', () => {
  it.each([
    [2.6, 1.4],
    [27.9, 9.1],
    [0.4, 3.6],
  ])('has the mean and the spread of Beta(%f, %f)', (a, b) => {
    const random = randomFrom('levels');
    const levels = Array.from({ length: 20_000 }, () => sampleBeta({ a, b }, random));
    const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
    const variance = levels.reduce((sum, level) => sum + (level - mean) ** 2, 0) / levels.length;
    expect(mean).toBeCloseTo(a / (a + b), 2);
    expect(variance).toBeCloseTo((a * b) / ((a + b) ** 2 * (a + b + 1)), 2);
    expect(levels.every((level) => level >= 0 && level <= 1)).toBe(true);
  });
});

describe('the topics of a drill', () => {
  const weak = { id: 'weak', share: 0.1, belief: { a: 4, b: 12 } };
  const strong = (n: number) => ({ id: `strong-${n}`, share: 0.1, belief: { a: 40, b: 2 } });
  const unknown = { id: 'unknown', share: 0.1, belief: { a: 2.6, b: 1.4 } };
  const areas = [weak, unknown, strong(1), strong(2), strong(3), strong(4)];

  it('are the weak ones nearly always, the unknown ones often, the strong ones seldom', () => {
    expect(timesOf(areas, 'weak')).toBe(seeds.length);
    expect(timesOf(areas, 'unknown')).toBeGreaterThan(seeds.length / 2);
    // Four strong ones share what is left, and are all but sure to have nothing to gain.
    expect(timesOf([weak, unknown, { ...unknown, id: 'unknown-2' }, { ...unknown, id: 'unknown-3' }, strong(1)], 'strong-1')).toBeLessThan(
      seeds.length / 4,
    );
  });

  it('go by what they are of the exam', () => {
    const small = (n: number) => ({ ...unknown, id: `small-${n}`, share: 0.01 });
    const found = [{ ...unknown, share: 0.2 }, small(1), small(2), small(3), small(4), small(5)];
    expect(timesOf(found, 'unknown')).toBeGreaterThan(timesOf(found, 'small-1'));
  });

  it('rest after two sessions in a row, unless nothing else is left', () => {
    for (const seed of seeds.slice(0, 20)) {
      expect(chooseDrillAreas(areas, 0.8, past([['weak'], ['weak', 'strong-1']]), seed)).not.toContain('weak');
      expect(chooseDrillAreas(areas, 0.8, past([['weak'], ['strong-1'], ['weak']]), seed)).toContain('weak');
    }
    expect(chooseDrillAreas([weak], 0.8, past([['weak'], ['weak']]), 'seed')).toEqual(['weak']);
  });

  it('rest for the week once another set would be more than twice their share of the exam', () => {
    const rest = { id: 'rest', share: 0.85, belief: { a: 40, b: 2 } };
    const small = { id: 'small', share: 0.05, belief: { a: 4, b: 12 } };
    const others = [rest, { ...rest, id: 'rest-2', share: 0.05 }, { ...rest, id: 'rest-3', share: 0.05 }];
    const found = (week: Readonly<Record<string, number>>) => chooseDrillAreas([small, ...others], 0.8, past([], week), 'seed');
    // A week of 105 questions: 5 % of it is 5.25, and twice that is two sets.
    expect(found({ small: 5 })).toContain('small');
    expect(found({ small: 6 })).not.toContain('small');
    // Who drills more may drill more of it.
    expect(found({ small: 6, rest: 150 })).toContain('small');
    expect(chooseDrillAreas([small], 0.8, past([], { small: 300 }), 'seed')).toEqual(['small']);
  });

  it('may have one set a week, however small they are', () => {
    const tiny = { id: 'tiny', share: 0.001, belief: { a: 4, b: 12 } };
    const strong = [1, 2, 3].map((n) => ({ id: `big-${n}`, share: 0.333, belief: { a: 400, b: 2 } }));
    const taken = (week: Readonly<Record<string, number>>) =>
      seeds.some((seed) => chooseDrillAreas([tiny, ...strong], 0.8, past([], week), seed).includes('tiny'));
    expect(taken({})).toBe(true);
    expect(taken({ tiny: 5 })).toBe(false);
  });

  it('are three at the most, each once, and the same for the same seed in whatever order the areas stand', () => {
    const anyArea = fc.record({
      id: fc.string({ minLength: 1, maxLength: 4 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      belief: fc.record({ a: fc.double({ min: 0.05, max: 60, noNaN: true }), b: fc.double({ min: 0.05, max: 60, noNaN: true }) }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anyArea, { selector: ({ id }) => id, maxLength: 12 }), fc.string(), (found, seed) => {
        const chosen = chooseDrillAreas(found, 0.8, past(), seed);
        expect(chosen).toHaveLength(Math.min(3, found.length));
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(chooseDrillAreas(found.toReversed(), 0.8, past(), seed)).toEqual(chosen);
      }),
    );
  });
});

it('a drill consisted of the areas that three or more of its answers lie in', () => {
  expect(areasOfDrill([['a', 'c'], ['a'], ['a', 'b'], ['b'], ['b', 'c']])).toEqual(['a', 'b']);
});

describe('the questions of a drill', () => {
  const questions = madeBank([240, 40, 80, 40]);
  const index = indexOf(questions);
  const reserved = new Set(reservedIn(index));
  const liesIn = (question: QuestionEntry, area: string) => question.topics.includes(area);
  const areas = ['topic-1-0', 'topic-1-1', 'topic-3-0'];
  const choose = (seen: ReadonlyMap<string, Sighting>, setAside: (id: string) => boolean = () => false, seed = 'seed') =>
    chooseDrillQuestions(index, areas, liesIn, seen, setAside, seed);
  const sighting = (lastSeenMs: number, lastRight: boolean): Sighting => ({ times: 1, lastSeenMs, lastRight });

  it('are five of each topic, new ones while there are any, and none of the reserve', () => {
    const anySeen = fc.uniqueArray(fc.constantFrom(...questions.filter(({ id }) => !reserved.has(id)).map(({ id }) => id)));
    fc.assert(
      fc.property(anySeen, fc.string(), (ids, seed) => {
        const seen = new Map(ids.map((id, at) => [id, sighting(at, at % 2 === 0)]));
        const chosen = choose(seen, () => false, seed);
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(chosen.filter((id) => reserved.has(id))).toEqual([]);
        for (const area of areas) {
          const open = questions.filter((question) => liesIn(question, area) && !reserved.has(question.id));
          const own = chosen.filter((id) => open.some((question) => question.id === id));
          expect(own).toHaveLength(Math.min(5, open.length));
          const fresh = open.filter(({ id }) => !seen.has(id)).length;
          expect(own.filter((id) => !seen.has(id))).toHaveLength(Math.min(own.length, fresh));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are, of those seen, the wrong ones first', () => {
    const open = questions.filter((question) => liesIn(question, 'topic-1-0') && !reserved.has(question.id));
    const seen = new Map(open.map(({ id }, at) => [id, sighting(at, at >= 3)]));
    const chosen = choose(seen);
    expect(open.slice(0, 3).every(({ id }) => chosen.includes(id))).toBe(true);
  });

  it('are never suspended ones, nor two enemies', () => {
    const [first = '', second = ''] = choose(new Map());
    expect(choose(new Map(), (id) => id === first)).not.toContain(first);
    const pair = [made('q-one', '1', { topics: ['topic-x'], enemies: ['q-two'] }), made('q-two', '1', { topics: ['topic-x'] })];
    expect(chooseDrillQuestions(indexOf(pair), ['topic-x'], liesIn, new Map(), () => false, 'seed')).toHaveLength(1);
    expect(first).not.toBe(second);
  });
});
