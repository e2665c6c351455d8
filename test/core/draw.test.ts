import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from '../../src/core/allocation';
import type { Question } from '../../src/core/bank';
import { type Drawn, drawSeed } from '../../src/core/draw';
import { randomFrom, shuffle } from '../../src/core/random';
import { type History, noHistory } from '../../src/core/recall';
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
    const orders = (bank: readonly Question[]) => new Map(draw(indexOf(bank)).questions.map((row) => [row.question.id, row.optionOrder.join()]));
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
    expect(mine.questions.map((row) => [row.question.id, row.optionOrder, row.scored])).toEqual(
      yours.questions.map((row) => [row.question.id, row.optionOrder, row.scored]),
    );
    expect(yours.repeats).toBe(0);
    const again = new Set(idsOf(first));
    expect(mine.repeats).toBe(idsOf(mine).filter((id) => again.has(id)).length);
    expect(mine.deficitsUsed).toEqual({});
  });
});

describe('mocks in a row', () => {
  it('alternate the tied seat, and record the deficits used and left', () => {
    const [first, second, third] = sit(large, 3);
    expect([first, second, third].map((paper) => paper && askedOf(paper))).toEqual([
      [33, 6, 11, 5],
      [33, 5, 11, 6],
      [33, 6, 11, 5],
    ]);
    expect(first?.deficitsAfter).toEqual({ 1: 0, 2: -50, 3: 0, 4: 50 });
    expect(second?.deficitsUsed).toEqual(first?.deficitsAfter);
    expect(second?.deficitsAfter).toEqual({ 1: 0, 2: 0, 3: 0, 4: 0 });
  });

  it.each([
    [
      [66, 12, 22, 10],
      [0, 0, 55],
    ],
    [
      [120, 20, 40, 20],
      [0, 0, 0, 20, 55, 55],
    ],
    [
      [240, 40, 80, 40],
      [0, 0, 0, 0, 0, 0],
    ],
  ])('from a bank of %j repeat %j questions', (counts, repeats) => {
    const papers = sit(indexOf(madeBank(counts)), repeats.length, {}, false);
    expect(papers.map((paper) => paper.repeats)).toEqual(repeats);
    for (const paper of papers) expect(paper.missing).toBe(0);
  });

  it.each([
    [
      [66, 12, 22, 10],
      [0, 27.5, 41.2, 48.1, 51.6, 53.3],
    ],
    [
      [120, 20, 40, 20],
      [0, 15.1, 26.2, 34.1, 39.8, 44.0],
    ],
    [
      [240, 40, 80, 40],
      [0, 7.6, 14.1, 19.7, 24.6, 28.8],
    ],
  ])('repeat no more in all than drawing at random from %j would, which repeats %j', (counts, random) => {
    const seats = [33, 6, 11, 5];
    // A question has been missed by all earlier random draws with the chance (1 − seats/stock) each.
    const expected = random.map((_, earlier) =>
      seats.reduce((sum, count, domain) => sum + count * (1 - (1 - count / (counts[domain] ?? 1)) ** earlier), 0),
    );
    for (const [mock, repeats] of random.entries()) expect(expected[mock]).toBeCloseTo(repeats, 0);
    const ours = sit(indexOf(madeBank(counts)), 3, {}, false).reduce((sum, paper) => sum + paper.repeats, 0);
    expect(ours).toBeLessThanOrEqual(expected.slice(0, 3).reduce((sum, repeats) => sum + repeats, 0));
  });

  it('are six clean ones from 240/40/80/40 with the deficits carried, too', () => {
    const papers = sit(large, 6);
    expect(new Set(papers.flatMap(idsOf)).size).toBe(330);
  });

  it('keep away from the questions of the last mocks', () => {
    // 120/20/40/20: m = min(3, 3, 3, 4) − 1 = 2 once nothing is unseen.
    const papers = sit(indexOf(madeBank([120, 20, 40, 20])), 8, {}, false);
    for (const [number, paper] of papers.entries()) {
      const recent = new Set(papers.slice(Math.max(0, number - 2), number).flatMap(idsOf));
      expect(idsOf(paper).filter((id) => recent.has(id))).toEqual([]);
    }
  });

  it('keep their quotas where keeping away would cost one: an earlier mock had one more of the domain', () => {
    // Domain 2 has 15 questions: 15/5 − 1 = 2 mocks to avoid, but those had 6 + 5 of them.
    const papers = sit(indexOf(madeBank([140, 11, 60, 11])), 5);
    for (const paper of papers) expect(paper.short).toEqual([]);
  });

  it('ask the wrong ones again before the right ones, and the longest unseen first', () => {
    const index = indexOf(madeBank([100]), blueprintOf([100], { questions: 20 }));
    const ids = index.questions.map((question) => question.id);
    // Seen one a day; the first forty right, the next thirty wrong, the last thirty right.
    const sightings = ids.map((id, at) => [id, { times: 1, lastSeenMs: at * DAY_MS, lastRight: at < 40 || at >= 70 }] as const);
    const history: History = { ...noHistory, seen: new Map(sightings) };
    const ten = draw(index, { count: 10, mode: 'custom', history, only: { ids } });
    expect(idsOf(ten).every((id) => ids.indexOf(id) >= 40 && ids.indexOf(id) < 70)).toBe(true);
    const two = draw(index, { count: 2, mode: 'custom', history, only: { ids } });
    expect(idsOf(two).every((id) => ids.indexOf(id) >= 40 && ids.indexOf(id) < 46)).toBe(true);
    const twenty = draw(index, { count: 20, mode: 'custom', history, only: { ids } });
    expect(idsOf(twenty).every((id) => ids.indexOf(id) < 70)).toBe(true);
  });

  it('take every unseen question before a seen one', () => {
    const counts = fc.tuple(fc.integer({ min: 5, max: 40 }), fc.integer({ min: 5, max: 40 }));
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 5 }), fc.string(), (stock, mocks, seed) => {
        const index = indexOf(madeBank(stock), blueprintOf([70, 30], { questions: 10 }));
        let history = noHistory;
        for (let number = 0; number < mocks; number++) {
          const drawn = draw(index, { seed: `${seed}${number}`, history });
          const unseenBefore = (domain: string) => index.questions.filter((q) => q.domains.exam === domain && !history.seen.has(q.id)).length;
          for (const { domain, asked } of drawn.allocation) {
            const fresh = drawn.questions.filter((row) => row.domain === domain && row.exposuresBefore === 0).length;
            expect(fresh).toBe(Math.min(asked, unseenBefore(domain)));
          }
          history = after(history, drawn, number * DAY_MS);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what was seen before', () => {
  it('counts sightings of the question and of its enemies, and days since the last', () => {
    const bank = [made('q-a', '1', { enemies: ['q-b'] }), made('q-b', '1', { enemies: ['q-a'] }), made('q-c', '1')];
    const index = indexOf(bank, blueprintOf([1], { questions: 2 }));
    const seen = new Map([
      ['q-a', { times: 2, lastSeenMs: 97 * DAY_MS, lastRight: true }],
      ['q-b', { times: 1, lastSeenMs: 90 * DAY_MS, lastRight: true }],
    ]);
    const drawn = draw(index, { history: { ...noHistory, seen } });
    const rows = new Map(drawn.questions.map((row) => [row.question.id, row]));
    expect(rows.get('q-c')).toMatchObject({ exposuresBefore: 0, daysSinceSeen: null });
    const repeat = rows.get('q-a') ?? rows.get('q-b');
    expect(repeat).toMatchObject({ exposuresBefore: 3, daysSinceSeen: 3 });
    expect(drawn).toMatchObject({ repeats: 1, unseen: 1, pool: 3 });
  });

  it('prefers a question whose enemies are unseen', () => {
    const bank = Array.from({ length: 20 }, (_, at) => made(`q-${at}`, '1', { enemies: at < 10 ? ['seen-one'] : [] }));
    const index = indexOf([...bank, made('seen-one', '1')], blueprintOf([1], { questions: 10 }));
    const seen = new Map([['seen-one', { times: 1, lastSeenMs: 0, lastRight: true }]]);
    expect(draw(index, { history: { ...noHistory, seen } }).repeats).toBe(0);
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

describe('enemies', () => {
  it('never share a paper, though only one of the two names the other', () => {
    const bank = Array.from({ length: 40 }, (_, at) => made(`q-${at}`, '1', { enemies: at % 2 === 0 ? [`q-${at + 1}`] : [] }));
    const index = indexOf(bank, blueprintOf([1], { questions: 20 }));
    for (const seed of ['a', 'b', 'c']) {
      const drawn = draw(index, { seed });
      expect(new Set(idsOf(drawn).map((id) => Math.floor(Number(id.slice(2)) / 2))).size).toBe(20);
    }
    const beyond = draw(index, { count: 25 });
    expect(beyond).toMatchObject({ missing: 5, short: [{ domain: '1', wanted: 25, asked: 20, stock: 40 }] });
  });

  it('are questions that read alike, too', () => {
    const scenario = 'A company runs a web application on Amazon EC2 instances behind an Application Load Balancer in one Region.';
    const bank = ['lowest cost', 'least operational effort', 'best performance'].map((aim, at) =>
      made(`q-${at}`, '1', { scenario, stem: `Which solution meets the requirements with the ${aim}?` }),
    );
    const index = indexOf([...bank, made('q-other', '1')], blueprintOf([1], { questions: 2 }));
    expect(new Set(draw(index, { count: 4 }).questions.map((row) => (row.question.id === 'q-other' ? 'other' : 'alike')))).toEqual(
      new Set(['other', 'alike']),
    );
    expect(draw(index, { count: 4 }).missing).toBe(2);
  });

  it('give their seats to other domains where they make one short', () => {
    const clique = Array.from({ length: 30 }, (_, at) => made(`c-${at}`, '2', { enemies: Array.from({ length: 30 }, (_, other) => `c-${other}`) }));
    const drawn = draw(indexOf([...madeBank([100, 0, 30, 30]), ...clique]));
    expect(askedOf(drawn)[1]).toBe(1);
    expect(drawn.missing).toBe(0);
    expect(drawn.short).toEqual([{ domain: '2', wanted: 6, asked: 1, stock: 30 }]);
  });

  it('do not cost a scarce domain the questions that it needs', () => {
    const scarce = Array.from({ length: 6 }, (_, at) => made(`s-${at}`, '2', { enemies: Array.from({ length: 8 }, (_, n) => `q-1-0000${n}`) }));
    const drawn = draw(indexOf([...madeBank([60, 0, 30, 30]), ...scarce]));
    expect(askedOf(drawn)).toEqual([33, 6, 11, 5]);
  });
});

describe('case studies', () => {
  const study = (id: string, size: number, domain = '1') =>
    Array.from({ length: size }, (_, at) => made(`${id}-${at}`, domain, { caseStudy: id, topics: [`of-${id}`] }));

  it('come whole and in one piece, or not at all', () => {
    const bank = [...madeBank([45, 14, 20, 14]), ...study('alpha', 4), ...study('beta', 5), ...study('gamma', 3, '3'), ...study('delta', 4, '2')];
    const met = new Set<string>();
    for (let number = 0; number < 30; number++) {
      const drawn = draw(indexOf(bank), { seed: `case ${number}` });
      expect(askedOf(drawn)).toEqual([33, 6, 11, 5]);
      const studies = drawn.questions.map((row) => row.question.caseStudy);
      for (const [id, size] of [
        ['alpha', 4],
        ['beta', 5],
        ['gamma', 3],
        ['delta', 4],
      ] as const) {
        const at = studies.flatMap((other, place) => (other === id ? [place] : []));
        if (at.length === 0) continue;
        met.add(id);
        expect(at).toHaveLength(size);
        expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBe(size - 1);
        expect(drawn.questions.slice(at[0], (at[0] ?? 0) + size).map((row) => row.question.id)).toEqual(study(id, size).map((q) => q.id));
      }
    }
    expect([...met].sort()).toEqual(['alpha', 'beta', 'delta', 'gamma']);
  });

  it('are drawn about as often as their share of the domain', () => {
    const index = indexOf([...madeBank([15]), ...study('alpha', 5)], blueprintOf([1], { questions: 11 }));
    let drawn = 0;
    for (let number = 0; number < 400; number++) {
      if (idsOf(draw(index, { seed: `share ${number}` })).includes('alpha-0')) drawn++;
    }
    // 11 seats for 20 questions.
    expect(Math.abs(drawn / 400 - 0.55)).toBeLessThan(0.08);
  });

  it('find room where only they can fill a domain', () => {
    const index = indexOf([...madeBank([3]), ...study('alpha', 5), ...study('beta', 5)], blueprintOf([1], { questions: 11 }));
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) expect(draw(index, { seed }).missing).toBe(0);
  });

  it('leave a seat open that no whole study fits, and say so', () => {
    const index = indexOf([...study('alpha', 4), ...study('beta', 4)], blueprintOf([1], { questions: 6 }));
    expect(draw(index)).toMatchObject({ missing: 2, short: [{ domain: '1', wanted: 6, asked: 4, stock: 8 }] });
  });

  it('stay within one domain: the parts of a study in two domains do not meet', () => {
    const index = indexOf(
      [...study('alpha', 3, '1'), ...study('alpha', 3, '2').map((q) => ({ ...q, id: `${q.id}-two` }))],
      blueprintOf([1, 1], { questions: 6 }),
    );
    const drawn = draw(index);
    expect(new Set(drawn.questions.map((row) => row.domain)).size).toBe(1);
    expect(drawn.missing).toBe(3);
  });

  it('are not parted by stems that read alike', () => {
    const bank = study('alpha', 4).map((question) => ({ ...question, stem: 'Which of the four services fits the platform team best?' }));
    expect(draw(indexOf(bank, blueprintOf([1], { questions: 4 }))).missing).toBe(0);
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
          const together = (other: Question) =>
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
