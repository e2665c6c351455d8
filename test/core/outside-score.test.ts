/** Score reports from elsewhere: what they say, what is wrong with them, and how they count. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutsideDraft, OutsideResult } from '../../src/core/outside-report';
import { ANSWERS_OF_OWN, outsideFaults, outsideScore, outsideStanding } from '../../src/core/outside-score';

const DOMAINS = [
  { id: '1', weight: 60 },
  { id: '2', weight: 10 },
  { id: '3', weight: 20 },
  { id: '4', weight: 10 },
];
const TODAY = '2026-11-23';
const counts = (...pairs: [right: number, asked: number][]): OutsideResult => ({
  kind: 'domain-counts',
  domains: pairs.map(([right, asked], place) => ({ id: `${place + 1}`, right, asked })),
});
const percentages = (total: number | null, ...percents: number[]): OutsideResult => ({
  kind: 'percentages',
  total,
  domains: percents.map((percent, place) => ({ id: `${place + 1}`, percent })),
});
const practice = counts([6, 12], [2, 2], [3, 4], [1, 2]);
const draft = (fields: Partial<OutsideDraft> = {}): OutsideDraft => ({
  blueprint: 'saa-2013',
  kind: 'official-practice',
  name: '',
  date: '2017-05-01',
  result: practice,
  outcome: null,
  ...fields,
});
const codes = (report: OutsideDraft) => outsideFaults(report, DOMAINS, TODAY).map(({ field, code }) => `${field} ${code}`);

describe('the score of a report', () => {
  it('of the official practice exam is exactly 60 % from its counts, with the interval of twenty questions', () => {
    const { share, size, interval, weighted } = outsideScore(practice, DOMAINS);
    expect(share).toBe(0.6);
    expect(size).toBeCloseTo(20, 9);
    expect(interval?.low).toBeCloseTo(0.4186, 4);
    expect(interval?.high).toBeCloseTo(0.7576, 4);
    expect(weighted).toBe(true);
  });

  it('of the real exam is exactly 72 % from its percentages, and has no interval: nobody knows of how many', () => {
    expect(outsideScore(percentages(null, 75, 80, 55, 80), DOMAINS)).toMatchObject({ share: 0.72, size: null, interval: null, weighted: true });
  });

  it('is the total that the report prints where it prints one', () => {
    expect(outsideScore(percentages(72, 75, 80, 55, 80), DOMAINS)).toMatchObject({ share: 0.72, weighted: false });
  });

  it('never makes up a domain: without one it is the plain share, or none', () => {
    expect(outsideScore(counts([6, 12], [0, 0], [3, 4], [1, 2]), DOMAINS)).toMatchObject({ share: 10 / 18, size: 18, weighted: false });
    expect(outsideScore(percentages(null, 75, 80), DOMAINS).share).toBeNull();
    expect(outsideScore({ kind: 'outcome' }, DOMAINS).share).toBeNull();
    expect(outsideScore({ kind: 'total-counts', right: 0, asked: 0 }, DOMAINS).share).toBeNull();
  });

  it('lies between 0 and 1, inside its interval', () => {
    const pair = fc.integer({ min: 0, max: 60 }).chain((asked) => fc.tuple(fc.integer({ min: 0, max: asked }), fc.constant(asked)));
    fc.assert(
      fc.property(fc.tuple(pair, pair, pair, pair), (pairs) => {
        const { share, interval, right, asked } = outsideScore(counts(...pairs), DOMAINS);
        if (share === null) return expect(pairs.every(([, count]) => count === 0)).toBe(true);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(interval && interval.low <= share + 1e-9 && interval.high >= share - 1e-9).toBe(true);
        expect([right, asked]).toEqual([0, 1].map((place) => pairs.reduce((sum, one) => sum + (one[place] ?? 0), 0)));
      }),
    );
  });
});

describe('how a report counts', () => {
  it('is as evidence while the candidate has fewer than 40 weighted answers of his own, then as the offset only', () => {
    expect(outsideStanding(draft(), DOMAINS, ANSWERS_OF_OWN - 0.01)).toEqual({
      kind: 'evidence',
      domains: [
        { id: '1', right: 6, asked: 12 },
        { id: '2', right: 2, asked: 2 },
        { id: '3', right: 3, asked: 4 },
        { id: '4', right: 1, asked: 2 },
      ],
    });
    expect(outsideStanding(draft(), DOMAINS, ANSWERS_OF_OWN)).toEqual({ kind: 'offset', share: 0.6, asked: 20 });
  });

  it('spreads counts in total by weight, every domain on the same level, and loses nothing', () => {
    const ran = fc.integer({ min: 1, max: 200 }).chain((asked) => fc.tuple(fc.integer({ min: 0, max: asked }), fc.constant(asked)));
    fc.assert(
      fc.property(ran, ([right, asked]) => {
        const standing = outsideStanding(draft({ result: { kind: 'total-counts', right, asked } }), DOMAINS, 0);
        if (standing.kind !== 'evidence') throw new Error('counts are evidence');
        expect(standing.domains.reduce((sum, domain) => sum + domain.asked, 0)).toBeCloseTo(asked, 9);
        expect(standing.domains.reduce((sum, domain) => sum + domain.right, 0)).toBeCloseTo(right, 9);
        for (const domain of standing.domains) expect(domain.right / domain.asked).toBeCloseTo(right / asked, 9);
      }),
    );
  });

  it.each<[string, Partial<OutsideDraft>, string]>([
    ['a course test, counts or not', { kind: 'course-test' }, 'course-test'],
    ['percentages without counts', { result: percentages(60, 50, 100, 75, 50) }, 'no-counts'],
    ['the real result, which stands beside the forecast', { kind: 'real-exam' }, 'real-exam'],
  ])('is not at all for %s', (_, fields, why) => {
    for (const own of [0, 1000]) expect(outsideStanding(draft(fields), DOMAINS, own)).toEqual({ kind: 'shown', why });
  });
});

describe('what is wrong with a report', () => {
  it('is nothing in those of the source candidate', () => {
    expect(codes(draft())).toEqual([]);
    expect(codes(draft({ kind: 'real-exam', result: percentages(72, 75, 80, 55, 80), outcome: 'passed' }))).toEqual([]);
    expect(codes(draft({ kind: 'real-exam', result: { kind: 'outcome' }, outcome: 'passed' }))).toEqual([]);
  });

  it.each<[string, Partial<OutsideDraft>, string]>([
    ['a day that has not come', { date: '2026-11-24' }, 'date outside.in-the-future'],
    ['a typing error in the year', { date: '0217-05-01' }, 'date outside.too-long-ago'],
    ['more right than asked', { result: counts([13, 12]) }, 'domain.1 outside.more-right-than-asked'],
    ['more right than asked in total', { result: { kind: 'total-counts', right: 21, asked: 20 } }, 'result outside.more-right-than-asked'],
    ['no question at all', { result: counts([0, 0], [0, 0]) }, 'result outside.nothing-asked'],
    [
      'a domain of another exam',
      { result: { kind: 'domain-counts', domains: [{ id: '9', right: 1, asked: 2 }] } },
      'domain.9 outside.unknown-domain',
    ],
    ['no percentage', { result: percentages(null) }, 'result outside.no-percentage'],
    ['an outcome alone of a practice exam', { result: { kind: 'outcome' }, outcome: 'passed' }, 'result outside.outcome-only'],
    ['an outcome that was not said', { kind: 'real-exam', result: { kind: 'outcome' } }, 'outcome outside.no-outcome'],
  ])('is said of %s', (_, fields, fault) => {
    expect(codes(draft(fields))).toEqual([fault]);
  });

  it('is said of a domain that stands there twice', () => {
    const twice = { id: '1', right: 1, asked: 2 };
    expect(codes(draft({ result: { kind: 'domain-counts', domains: [twice, twice] } }))).toEqual(['result outside.domain-twice']);
  });
});
