/** One draw: its seats, its seed, a bank that is short, unscored questions and custom practice. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from '../../src/core/allocation';
import type { Question, QuestionEntry } from '../../src/core/bank';
import { type Drawn, drawSeed } from '../../src/core/draw';
import { paperOrder } from '../../src/core/option-order';
import { randomFrom, shuffle } from '../../src/core/random';
import { noHistory } from '../../src/core/recall';
import { after, askedOf, blueprintOf, DAY_MS, draw, idsOf, indexOf, made, madeBank, saaC03, sit } from './made-bank';

const large = indexOf(madeBank([240, 40, 80, 40]));

describe('a mock from a bank with questions enough', () => {
  it('holds 33/6/11/5, no question twice, and is on its blueprint', () => {
    const drawn = draw(large);
    expect(askedOf(drawn)).toEqual([33, 6, 11, 5]);
    expect(new Set(idsOf(drawn)).size).toBe(55);
    expect(drawn).toMatchObject({ short: [], missing: 0, onBlueprint: true, repeats: 0, pool: 400, unseen: 400, algorithm: 1, seed: 'seed' });
    expect(drawn.variation).toBeCloseTo(0.0091, 4);
    for (const { question, domain } of drawn.questions) expect(question.domains.exam).toBe(domain);
  });

  it('meets the share of multiple response and the mix of difficulties', () => {
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const drawn = draw(large, { seed });
      expect(drawn.multiple).toEqual({ wanted: 11, asked: 11 });
      expect(drawn.bands.map((band) => band.asked)).toEqual([14, 27, 14]);
      expect(drawn.bands.map((band) => band.wanted)).toEqual([14, 27, 14]);
      const multipleIn = (domain: string) => drawn.questions.filter((row) => row.domain === domain && row.question.type === 'multiple').length;
      expect(['1', '2', '3', '4'].map(multipleIn)).toEqual([7, 1, 2, 1]);
    }
  });

  it('tells what type and difficulty are amiss where the bank cannot give them', () => {
    const drawn = draw(indexOf(Array.from({ length: 400 }, (_, at) => made(`q-${at}`, String((at % 4) + 1)))));
    expect(drawn.multiple).toEqual({ wanted: 11, asked: 0 });
    expect(drawn.bands.map((band) => band.asked)).toEqual([0, 55, 0]);
  });

  it('spreads each domain over its topics', () => {
    const drawn = draw(large);
    const topics = drawn.questions.filter((row) => row.domain === '1').map((row) => row.question.topics[0]);
    const counts = [...new Set(topics)].map((topic) => topics.filter((other) => other === topic).length);
    expect(counts).toHaveLength(6);
    // 33 over six equal topics: five or six each.
    for (const count of counts) expect([5, 6]).toContain(count);
  });

  it('takes the task statement of the blueprint for a topic where there is one', () => {
    const questions = Array.from({ length: 60 }, (_, at) => made(`q-${at}`, '1', { topics: [`own-${at}`], tasks: { exam: `1.${at % 3}` } }));
    const drawn = draw(indexOf(questions, blueprintOf([100], { questions: 9 })));
    const tasks = drawn.questions.map((row) => row.question.tasks.exam);
    for (const task of ['1.0', '1.1', '1.2']) expect(tasks.filter((other) => other === task)).toHaveLength(3);
  });

  it('gives small topics their turn: the longest untested come first', () => {
    // Ten equal topics and five seats: with the untested ones first, systematic sampling takes every second topic of a list whose first half is new.
    const questions = Array.from({ length: 100 }, (_, at) => made(`q-${at}`, '1', { topics: [`topic-${at % 10}`] }));
    const topicsOf = (drawn: Drawn) => drawn.questions.map((row) => row.question.topics[0]);
    const tested = new Map<unknown, number>();
    for (const paper of sit(indexOf(questions, blueprintOf([100], { questions: 5 })), 8)) {
      expect(new Set(topicsOf(paper)).size).toBe(5);
      for (const topic of topicsOf(paper)) tested.set(topic, (tested.get(topic) ?? 0) + 1);
    }
    // Forty seats over ten topics: four each on average, and none is left out.
    expect(tested.size).toBe(10);
    for (const times of tested.values()) expect(times).toBeGreaterThanOrEqual(2);
  });

  it('mixes the domains', () => {
    const domains = draw(large).questions.map((row) => row.domain);
    const changes = domains.filter((domain, at) => at > 0 && domain !== domains[at - 1]).length;
    expect(changes).toBeGreaterThan(15);
  });
});

describe('the same seed', () => {
  const questions = madeBank([60, 20, 30, 20]);

  it('draws the same paper whatever the order of the files', () => {
    const paper = draw(indexOf(questions));
    expect(draw(indexOf(shuffle(questions, randomFrom('files'))))).toEqual(paper);
    expect(draw(indexOf([...questions].reverse()))).toEqual(paper);
  });

  it('draws another paper for another seed', () => {
    const ids = (seed: string) => new Set(idsOf(draw(large, { seed })));
    const [one, two] = [ids('one'), ids('two')];
    expect([...one].filter((id) => two.has(id)).length).toBeLessThan(25);
  });

  it('does not reshuffle the options of other questions when one is added', () => {
    const orderOf = (bank: readonly Question[], id: string) => bank.flatMap((each) => (each.id === id ? paperOrder(each, true, 'seed') : [])).join();
    const orders = (bank: readonly Question[]) => new Map(idsOf(draw(indexOf(bank))).map((id) => [id, orderOf(bank, id)]));
    const before = orders(questions);
    const later = orders([...questions, made('q-1-added', '1')]);
    const both = [...before.keys()].filter((id) => later.has(id));
    expect(both.length).toBeGreaterThan(10);
    for (const id of both) expect(later.get(id)).toBe(before.get(id));
  });

  it('is made of bank, blueprint, mode, number and the candidate’s own word', () => {
    const parts = { bankId: 'saa', bankVersion: '1.0.0', blueprintId: 'saa-2013', mode: 'mock', userSeed: 'x' } as const;
    expect(drawSeed({ ...parts, number: 3 })).toBe('saa@1.0.0|saa-2013|mock|3|x');
    expect(drawSeed({ ...parts, number: 'fixed' })).toBe('saa@1.0.0|saa-2013|mock|fixed|x');
  });

  it('draws a fixed paper alike for candidates with different histories, and still tells each what he has seen', () => {
    const [first] = sit(large, 1);
    if (!first) throw new Error('no mock');
    const history = after(noHistory, first, DAY_MS);
    const mine = draw(large, { fixed: true, history });
    const yours = draw(large, { fixed: true });
    expect(mine.questions.map((row) => [row.question.id, row.scored])).toEqual(yours.questions.map((row) => [row.question.id, row.scored]));
    expect(mine.seed).toBe(yours.seed);
    expect(yours.repeats).toBe(0);
    const again = new Set(idsOf(first));
    expect(mine.repeats).toBe(idsOf(mine).filter((id) => again.has(id)).length);
    expect(mine.deficitsUsed).toEqual({});
  });
});

describe('a bank that is short', () => {
  it('gives the seats of a short domain to the others and says so', () => {
    const drawn = draw(indexOf(madeBank([100, 5, 8, 100])));
    expect(askedOf(drawn)).toEqual([36, 5, 8, 6]);
    expect(drawn.short).toEqual([
      { domain: '2', wanted: 6, asked: 5, stock: 5 },
      { domain: '3', wanted: 11, asked: 8, stock: 8 },
    ]);
    expect(drawn).toMatchObject({ missing: 0, onBlueprint: false });
  });

  it('draws a smaller paper when all is short, and no question twice', () => {
    const drawn = draw(indexOf(madeBank([20, 3, 8, 4])));
    expect(askedOf(drawn)).toEqual([20, 3, 8, 4]);
    expect(drawn.missing).toBe(20);
    expect(new Set(idsOf(drawn)).size).toBe(35);
  });

  it('draws an empty paper from nothing', () => {
    expect(draw(indexOf([]))).toMatchObject({ questions: [], missing: 55, pool: 0, onBlueprint: false, variation: 1 });
    expect(draw(large, { mode: 'custom', only: { ids: [] } })).toMatchObject({ questions: [], pool: 0 });
    expect(draw(large, { mode: 'custom', only: { domains: ['no-such'] } })).toMatchObject({ questions: [], pool: 0 });
  });

  it('leaves out questions of other exams', () => {
    const foreign = made('q-foreign', '1', { domains: { other: '1' } });
    expect(indexOf([foreign, made('q-own', '1'), made('q-lost', '9')]).questions.map((question) => question.id)).toEqual(['q-own']);
  });
});

describe('unscored questions', () => {
  const index = indexOf(madeBank([120, 104, 96, 80]), saaC03);

  it('are 4/4/4/3 beside 15/13/12/10 scored ones in a full mock of C03', () => {
    const drawn = draw(index);
    const count = (scored: boolean) =>
      ['1', '2', '3', '4'].map((domain) => drawn.questions.filter((row) => row.domain === domain && row.scored === scored).length);
    expect(count(true)).toEqual([15, 13, 12, 10]);
    expect(count(false)).toEqual([4, 4, 4, 3]);
    expect(drawn.variation).toBe(0);
    expect(drawn.allocation.map((row) => row.wanted)).toEqual([19, 17, 16, 13]);
  });

  it('do not stand in a fixed part of the paper', () => {
    const placesOf = (seed: string) => draw(index, { seed }).questions.flatMap((row, at) => (row.scored ? [] : [at]));
    expect(placesOf('one')).not.toEqual(placesOf('two'));
    expect(Math.max(...placesOf('one'))).toBeGreaterThan(32);
  });

  it('are none in short mocks and in practice', () => {
    for (const mode of ['short', 'custom'] as const) expect(draw(index, { mode, count: 20 }).questions.every((row) => row.scored)).toBe(true);
  });
});

describe('custom practice', () => {
  it('keeps to the domains, topics, types and questions that were chosen', () => {
    const domains = draw(large, { mode: 'custom', count: 20, only: { domains: ['2', '3'] } });
    expect(askedOf(domains)).toEqual([0, 7, 13, 0]);
    expect(domains.onBlueprint).toBe(false);
    const topics = draw(large, { mode: 'custom', count: 20, only: { topics: ['topic-1-2', 'topic-3-1'] } });
    expect(topics.questions.every((row) => ['topic-1-2', 'topic-3-1'].includes(row.question.topics[0] ?? ''))).toBe(true);
    const types = draw(large, { mode: 'custom', count: 20, only: { types: ['multiple'] } });
    expect(types.questions.every((row) => row.question.type === 'multiple')).toBe(true);
    expect(types.multiple).toBeNull();
    const ids = ['q-1-00003', 'q-3-00001', 'q-4-00002'];
    expect(idsOf(draw(large, { mode: 'custom', count: 3, only: { ids } })).sort()).toEqual(ids);
  });

  it('seats every domain in a mini quiz, where a mock would not', () => {
    expect(askedOf(draw(large, { mode: 'custom', count: 5 }))).toEqual([2, 1, 1, 1]);
    expect(askedOf(draw(large, { mode: 'short', count: 5 }))).toEqual([3, 1, 1, 0]);
  });

  it('neither uses nor changes the deficits of mocks', () => {
    const deficits = { 1: 0, 2: -50, 3: 0, 4: 50 };
    const drawn = draw(large, { mode: 'custom', count: 55, history: { ...noHistory, deficits } });
    expect(askedOf(drawn)).toEqual([33, 6, 11, 5]);
    expect(drawn.deficitsUsed).toEqual({});
    expect(drawn.deficitsAfter).toEqual(deficits);
  });

  it('may ask again what the last mock asked', () => {
    const [mock] = sit(large, 1);
    if (!mock) throw new Error('no mock');
    const again = draw(large, { mode: 'custom', count: 55, history: after(noHistory, mock, DAY_MS), only: { ids: idsOf(mock) } });
    expect(again).toMatchObject({ missing: 0, repeats: 55 });
  });
});

describe('any draw', () => {
  it('has exactly the seats that the weights and the stock give, where no enemies or case studies interfere', () => {
    const stocks = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40));
    const weightings = fc.tuple(fc.nat(90), fc.nat(90), fc.integer({ min: 1, max: 90 }));
    fc.assert(
      fc.property(stocks, weightings, fc.integer({ min: 1, max: 90 }), fc.string(), (stock, weights, count, seed) => {
        const index = indexOf(madeBank(stock), blueprintOf(weights, { questions: count }));
        const drawn = draw(index, { seed });
        expect(askedOf(drawn)).toEqual(apportion(count, weights, { stock }));
        expect(drawn.allocation.map((row) => row.wanted)).toEqual(apportion(count, weights));
        expect(drawn.missing).toBe(count - drawn.questions.length);
      }),
      { numRuns: 200 },
    );
  });

  const bank = fc.record({
    stock: fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)),
    pairs: fc.array(fc.tuple(fc.nat(89), fc.nat(89)), { maxLength: 25 }),
    studies: fc.array(fc.tuple(fc.nat(89), fc.integer({ min: 2, max: 4 })), { maxLength: 4 }),
    seen: fc.array(fc.nat(89), { maxLength: 40 }),
    count: fc.integer({ min: 1, max: 40 }),
    mode: fc.constantFrom('mock' as const, 'short' as const, 'custom' as const),
    seed: fc.string(),
  });

  it('holds no question twice and no enemies together, keeps case studies whole, and accounts for every seat', () => {
    fc.assert(
      fc.property(bank, ({ stock, pairs, studies, seen, count, mode, seed }) => {
        const questions = madeBank(stock);
        const idAt = (at: number) => questions[at % Math.max(1, questions.length)]?.id ?? '';
        for (const [one, two] of pairs) {
          const question = questions[one % Math.max(1, questions.length)];
          if (question && idAt(two) !== question.id) question.enemies = [...question.enemies, idAt(two)];
        }
        for (const [number, [start, size]] of studies.entries()) {
          for (const question of questions.slice(start, start + size)) question.caseStudy = `study-${number}`;
        }
        const index = indexOf(questions, blueprintOf([50, 30, 20], { questions: 20 }));
        const history = { ...noHistory, seen: new Map(seen.map((at) => [idAt(at), { times: 1, lastSeenMs: at, lastRight: at % 2 === 0 }])) };
        const request = { mode, count, seed, history };
        const drawn = draw(index, request);
        expect(draw(index, request)).toEqual(drawn);

        const ids = idsOf(drawn);
        const asked = new Set(ids);
        expect(asked.size).toBe(ids.length);
        expect(drawn.missing).toBe(count - ids.length);
        for (const { domain, asked: seats } of drawn.allocation) expect(drawn.questions.filter((row) => row.domain === domain)).toHaveLength(seats);

        for (const { question, domain } of drawn.questions) {
          const together = (other: QuestionEntry) =>
            question.caseStudy !== null && other.caseStudy === question.caseStudy && other.domains.exam === domain;
          for (const other of drawn.questions) {
            const foes = question.enemies.includes(other.question.id) || other.question.enemies.includes(question.id);
            expect(foes && !together(other.question)).toBe(false);
          }
          for (const other of questions) if (together(other)) expect(asked.has(other.id)).toBe(true);
        }
        for (const caseStudy of new Set(drawn.questions.flatMap((row) => row.question.caseStudy ?? []))) {
          const at = drawn.questions.flatMap((row, place) => (row.question.caseStudy === caseStudy ? [place] : []));
          expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBe(at.length - 1);
          expect(new Set(at.map((place) => drawn.questions[place]?.domain)).size).toBe(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
