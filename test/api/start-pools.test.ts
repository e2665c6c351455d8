import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewStart } from '../../src/api/start';
import { NO_CORRECTIONS } from '../../src/core/corrections';
import { custom, draw, idsOf, options, plenty, poolOf, practised, reserved, sat, source } from './start-source';

describe('the choice of questions', () => {
  it('"unseen" leaves out what was seen in the last attempts, and has what was drawn but never reached', () => {
    const { source: later, ids } = practised((all) => ({ unreached: all.slice(15) }));
    const pool = poolOf(later, { pool: 'unseen' });
    expect(ids.slice(0, 15).filter((id) => pool.has(id))).toEqual([]);
    expect(ids.slice(15).filter((id) => !pool.has(id))).toEqual([]);
  });

  it('"unseen" goes back as many attempts as was asked for', () => {
    const first = draw(source, custom());
    const second = draw(source, custom({ only: [...poolOf(source, {})].filter((id) => !idsOf(first).includes(id)) }));
    const later = { ...source, evidence: [sat(first, 0), sat(second, 1)] };
    expect(idsOf(first).every((id) => poolOf(later, { pool: 'unseen', lastAttempts: 1 }).has(id))).toBe(true);
    expect(idsOf(first).some((id) => poolOf(later, { pool: 'unseen', lastAttempts: 2 }).has(id))).toBe(false);
  });

  it.each([
    ['bank', { bank: 'other' }],
    ['exam', { blueprint: 'another' }],
  ])('counts the last attempts without those of another %s', (_, other) => {
    const paper = draw(source, custom());
    const ids = idsOf(paper);
    const done = sat(paper, 0, { wrong: ids.slice(0, 3) });
    const elsewhere = sat(paper, 1, { wrong: ids.slice(5, 9), flagged: ids.slice(5, 9) });
    const later = { ...source, evidence: [done, { ...elsewhere, row: { ...elsewhere.row, ...other } }] };
    expect(poolOf(later, { pool: 'missed', lastAttempts: 1 })).toEqual(new Set(ids.slice(0, 3)));
    expect(() => poolOf(later, { pool: 'flagged' })).toThrow('start.nothing-to-ask');
    expect(ids.filter((id) => poolOf(later, { pool: 'unseen', lastAttempts: 1 }).has(id))).toEqual([]);
  });

  it('a question that was seen stays seen when a later paper brought it and was left before it', () => {
    const { source: later, ids } = practised(
      () => ({}),
      (all) => ({ unreached: all.slice(10) }),
    );
    const pool = poolOf(later, { pool: 'unseen' });
    expect(ids.filter((id) => pool.has(id))).toEqual([]);
  });

  it('"missed" has what was wrong or skipped the last time it was seen', () => {
    const { source: later, ids } = practised(
      (all) => ({ wrong: all.slice(0, 4), skipped: all.slice(4, 6) }),
      (all) => ({ wrong: all.slice(0, 1), unreached: all.slice(3) }),
    );
    const [wrongTwice, mended, mendedToo, ...missedAndNotReachedSince] = ids.slice(0, 6);
    expect(poolOf(later, { pool: 'missed' })).toEqual(new Set([wrongTwice, ...missedAndNotReachedSince]));
    expect(poolOf(later, { pool: 'missed' })).not.toContain(mended);
    expect(poolOf(later, { pool: 'missed' })).not.toContain(mendedToo);
    expect(poolOf(later, { pool: 'missed', lastAttempts: 1 })).toEqual(new Set([wrongTwice]));
  });

  it('"flagged" has what was flagged in the last attempt that asked it', () => {
    const { source: later, ids } = practised(
      (all) => ({ flagged: all.slice(0, 3) }),
      (all) => ({ flagged: all.slice(2, 4) }),
    );
    expect(poolOf(later, { pool: 'flagged' })).toEqual(new Set(ids.slice(2, 4)));
  });

  it('"slow" has what took over one and a half times the pace', () => {
    const { source: later, ids } = practised((all) => ({ slow: all.slice(0, 2) }));
    expect(poolOf(later, { pool: 'slow' })).toEqual(new Set(ids.slice(0, 2)));
  });

  it('is empty, and refused, where nothing was ever missed', () => {
    expect(() => draw(source, custom({ pool: 'missed' }))).toThrow('start.nothing-to-ask');
  });

  it('by name goes before any pool', () => {
    const [one, two] = plenty.map(({ id }) => id);
    expect(poolOf(source, { only: [one ?? '', two ?? ''], pool: 'missed' })).toEqual(new Set([one, two]));
  });

  it('by domain, topic and type leaves only those', () => {
    const paper = draw(source, custom({ questions: 100, domains: ['1', '3'], types: ['multiple'] }));
    expect(paper.questions.every(({ domain, question }) => ['1', '3'].includes(domain) && question.type === 'multiple')).toBe(true);
    expect(draw(source, custom({ topics: ['topic-1-0'] })).questions.every(({ question }) => question.topics.includes('topic-1-0'))).toBe(true);
  });
});

describe('the reserve', () => {
  it('is left alone by everything but whole mocks and names', () => {
    expect(reserved.size).toBe(20);
    for (const mode of ['short', 'custom', 'drill', 'review'] as const) {
      for (const pool of ['all', 'unseen'] as const) {
        expect([...poolOf(source, { mode, pool })].filter((id) => reserved.has(id))).toEqual([]);
      }
    }
    expect([...poolOf(source, { mode: 'mock', pool: 'all' })].some((id) => reserved.has(id))).toBe(true);
    expect(poolOf(source, { only: [...reserved] })).toEqual(reserved);
  });

  it('is left alone when questions are suspended, too', () => {
    const suspended = { ...source, corrections: { ...NO_CORRECTIONS, suspended: { [plenty[0]?.id ?? '']: { atMs: 0 } } } };
    expect([...poolOf(suspended, { mode: 'custom' })].filter((id) => reserved.has(id))).toEqual([]);
    expect([...poolOf(suspended, { mode: 'mock' })].some((id) => reserved.has(id))).toBe(true);
  });

  it('ends for a question once a mock has shown it, with or without suspended questions', () => {
    const mock = draw(source, options({ only: [...reserved] }));
    const shown = idsOf(mock);
    expect(shown).toHaveLength(10);
    const evidence = [sat(mock, 0), ...Array.from({ length: 5 }, (_, day) => sat(draw(source, custom({ questions: 5 })), day + 1))];
    const later = { ...source, evidence };
    const suspended = { ...later, corrections: { ...NO_CORRECTIONS, suspended: { 'q-elsewhere': { atMs: 0 } } } };
    for (const from of [later, suspended]) {
      for (const pool of ['all', 'unseen'] as const) {
        const left = poolOf(from, { pool });
        expect(shown.filter((id) => !left.has(id))).toEqual([]);
        expect([...left].filter((id) => reserved.has(id)).sort()).toEqual([...shown].sort());
      }
    }
  });
});

describe('a suspended question', () => {
  it('is never drawn, in whatever mode, from whatever pool, by name or on a fixed paper', () => {
    const ids = plenty.map(({ id }) => id);
    const { source: sitter } = practised((all) => ({ wrong: all.slice(0, 9), flagged: all.slice(0, 9), slow: all.slice(0, 9) }));
    fc.assert(
      fc.property(
        fc.subarray(ids, { minLength: 1 }),
        fc.record({
          mode: fc.constantFrom('mock' as const, 'short' as const, 'custom' as const, 'drill' as const, 'review' as const),
          pool: fc.constantFrom('all' as const, 'unseen' as const, 'missed' as const, 'flagged' as const, 'slow' as const),
          fixed: fc.boolean(),
          only: fc.subarray(ids, { maxLength: 10 }),
          questions: fc.integer({ min: 1, max: 70 }),
        }),
        (out, chosen) => {
          const suspended = Object.fromEntries(out.map((id) => [id, { atMs: 0 }]));
          const from = { ...sitter, corrections: { ...NO_CORRECTIONS, suspended } };
          if (previewStart(from, options(chosen)).questions === 0) return;
          for (const id of idsOf(draw(from, options(chosen)))) expect(suspended).not.toHaveProperty([id]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
