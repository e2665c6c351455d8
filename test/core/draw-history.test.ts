/** Draws after other draws: what mocks in a row repeat, and what counts as seen. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type History, noHistory } from '../../src/core/recall';
import { after, askedOf, blueprintOf, DAY_MS, draw, idsOf, indexOf, made, madeBank, sit } from './made-bank';

const large = indexOf(madeBank([240, 40, 80, 40]));

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
