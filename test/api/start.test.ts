import { describe, expect, it } from 'vitest';
import { previewStart } from '../../src/api/start';
import type { Paper } from '../../src/core/paper';
import { blueprintOf, DAY_MS, madeBank } from '../core/made-bank';
import { START_MS } from '../core/made-paper';
import { custom, draw, idsOf, LINE, options, plenty, poolOf, sat, source, sourceOf } from './start-source';

describe('a paper', () => {
  it('has the numbers of its blueprint, and says on what it was drawn', () => {
    const paper = draw(source, options({ seed: 'mine' }), 'mine');
    expect(paper.allocation.map(({ asked }) => asked)).toEqual([6, 1, 2, 1]);
    expect(paper).toMatchObject({
      bank: { id: 'made', title: 'Made', version: '1.0.0', hash: 'hash' },
      mode: 'mock',
      createdAtMs: START_MS,
      algorithm: 1,
      line: LINE,
      limitMs: 20 * 60_000,
      extraMs: 0,
      variation: 0,
    });
    expect(paper.seed).toContain('mine');
    expect(paper.questions.every(({ exposuresBefore, daysSinceSeen }) => exposuresBefore === 0 && daysSinceSeen === null)).toBe(true);
  });

  it('is the same for the same seed, bank and history, and another for another seed', () => {
    expect(draw(source, options(), 'one').questions).toEqual(draw(source, options(), 'one').questions);
    expect(idsOf(draw(source, options(), 'one'))).not.toEqual(idsOf(draw(source, options(), 'two')));
  });

  it('brings the topics and learning points of its own questions only', () => {
    const pointed = sourceOf(plenty.map((question) => ({ ...question, learningPoint: 'point-one' })));
    const paper = draw(pointed, options({ questions: 60 }));
    expect(paper.topics.map(({ id }) => id)).toEqual(['topic-1-0']);
    expect(paper.learningPoints.map(({ id }) => id)).toEqual(['point-one']);
  });

  it('keeps feedback for the end in mocks, whatever was asked for', () => {
    expect(draw(source, options({ feedback: 'each' })).feedback).toBe('end');
    expect(draw(source, options({ mode: 'short', feedback: 'each' })).feedback).toBe('end');
    expect(draw(source, custom({ feedback: 'each' })).feedback).toBe('each');
  });

  it('knows of each question how often and how long ago it was seen', () => {
    const first = draw(source, options());
    const later = { ...source, evidence: [sat(first, 0)], nowMs: START_MS + 3 * DAY_MS };
    const repeat = draw(later, options({ mode: 'custom', only: idsOf(first) }));
    expect(repeat.questions.every(({ exposuresBefore, daysSinceSeen }) => exposuresBefore === 1 && daysSinceSeen === 3)).toBe(true);
  });

  it('knows nothing of questions that go by the same ids in another bank', () => {
    const first = draw(source, options());
    const done = sat(first, 0);
    const elsewhere = { ...done, row: { ...done.row, bank: 'other' } };
    const repeat = draw({ ...source, evidence: [elsewhere] }, options({ mode: 'custom', only: idsOf(first) }));
    expect(repeat.questions.every(({ exposuresBefore, daysSinceSeen }) => exposuresBefore === 0 && daysSinceSeen === null)).toBe(true);
  });

  it('is refused when there is nothing to ask', () => {
    expect(() => draw(source, custom({ topics: ['topic-none'] }))).toThrow('start.nothing-to-ask');
    expect(previewStart(source, custom({ topics: ['topic-none'] }))).toMatchObject({ questions: 0, pool: 0 });
  });

  it('is told beforehand: its size, its time, and the domains that have too little', () => {
    const scant = sourceOf(madeBank([30, 0, 15, 10]));
    const preview = previewStart(scant, options({ seed: 'mine' }));
    const paper = draw(scant, options(), 'mine');
    expect(preview).toMatchObject({
      questions: paper.questions.length,
      limitMs: paper.limitMs,
      allocation: paper.allocation,
      onBlueprint: false,
      repeats: 0,
    });
    expect(preview.short).toEqual([{ domain: '2', wanted: 1, asked: 0, stock: 0 }]);
  });
});

describe('the time of a paper', () => {
  it('is less in proportion when the paper came out smaller: 35 of 55 questions have 50:55 of 80 minutes', () => {
    const whole = blueprintOf([60, 10, 20, 10]);
    const small = sourceOf(madeBank([20, 5, 5, 5]), { blueprint: whole });
    const paper = draw(small, options({ questions: 55, minutes: 80 }));
    expect(paper.questions).toHaveLength(35);
    expect(paper.limitMs).toBe((50 * 60 + 55) * 1000);
    expect(previewStart(small, options({ questions: 55, minutes: 80 })).limitMs).toBe(paper.limitMs);
  });

  it('has extra time on top of it, and none without a clock', () => {
    expect(draw(source, options({ extraMinutes: 30 }))).toMatchObject({ limitMs: 50 * 60_000, extraMs: 30 * 60_000 });
    expect(draw(source, custom({ minutes: null, extraMinutes: 30 }))).toMatchObject({ limitMs: null, extraMs: 0 });
  });
});

describe('a fixed paper', () => {
  it('is the same for two people, whatever each has seen before', () => {
    const first = draw(source, options({ fixed: true, seed: 'ours' }), 'ours');
    const other = { ...source, evidence: [sat(draw(source, options()), 0), sat(first, 1)], nowMs: START_MS + 9 * DAY_MS };
    const again = draw(other, options({ fixed: true, seed: 'ours' }), 'ours');
    expect(again.questions.map(({ question, optionOrder }) => [question.id, optionOrder])).toEqual(
      first.questions.map(({ question, optionOrder }) => [question.id, optionOrder]),
    );
    expect(again.seed).toBe(first.seed);
    expect(again.questions.every(({ exposuresBefore }) => exposuresBefore > 0)).toBe(true);
    expect(again.number).toBe(3);
  });
});

describe('the number of a paper', () => {
  it('counts the papers of its mode and exam that were handed in', () => {
    const mock = sat(draw(source, options()), 0);
    const drill = sat(draw(source, options({ mode: 'drill' })), 1);
    const elsewhere = { ...mock, row: { ...mock.row, blueprint: 'another' } };
    const later = { ...source, evidence: [mock, drill, elsewhere, mock] };
    expect(draw(source, options()).number).toBe(1);
    expect(draw(later, options()).number).toBe(3);
    expect(draw(later, options({ mode: 'drill' })).number).toBe(2);
    expect(draw(later, options({ mode: 'short' })).number).toBe(1);
  });

  it('is not given twice after an earlier paper was deleted', () => {
    const third = sat(draw(source, options()), 0);
    const left = { ...source, evidence: [{ ...third, row: { ...third.row, number: 3 } }] };
    expect(draw(left, options()).number).toBe(4);
  });
});

describe('an attempt that is still open', () => {
  const openOf = (paper: Paper, shown: number) => ({ paper, startedAtMs: START_MS, seen: idsOf(paper).slice(0, shown) });

  it('is kept away from by the next mock as a finished one is, whether its questions were reached or not', () => {
    const left = draw(source, options());
    for (const shown of [0, 4, 10]) {
      const next = draw({ ...source, open: [openOf(left, shown)] }, options(), 'another');
      expect(idsOf(next).filter((id) => idsOf(left).includes(id))).toEqual([]);
    }
  });

  it('has the number that the next one does not get', () => {
    const open = [openOf(draw(source, options()), 0)];
    expect(draw({ ...source, open }, options()).number).toBe(2);
    expect(draw({ ...source, open }, options({ mode: 'drill' })).number).toBe(1);
    expect(draw({ ...source, open, evidence: [sat(draw(source, options()), 0)] }, options()).number).toBe(3);
  });

  it('has shown what was on the screen, and no more', () => {
    const left = draw(source, options());
    const from = { ...source, open: [openOf(left, 4)], nowMs: START_MS + 2 * DAY_MS };
    const again = draw(from, options({ mode: 'custom', only: idsOf(left) }));
    const shown = idsOf(left).slice(0, 4);
    for (const { question, exposuresBefore, daysSinceSeen } of again.questions) {
      expect([exposuresBefore, daysSinceSeen]).toEqual(shown.includes(question.id) ? [1, 2] : [0, null]);
    }
    const unseen = poolOf(from, { pool: 'unseen' });
    expect(shown.filter((id) => unseen.has(id))).toEqual([]);
  });

  it('says nothing of another bank', () => {
    const left = draw(source, options());
    const elsewhere = { ...openOf(left, 10), paper: { ...left, bank: { ...left.bank, id: 'other' } } };
    const again = draw({ ...source, open: [elsewhere] }, options({ mode: 'custom', only: idsOf(left) }));
    expect(again.questions.map(({ exposuresBefore }) => exposuresBefore)).toEqual(Array(10).fill(0));
  });
});

describe('deficits', () => {
  const whole = blueprintOf([60, 10, 20, 10]);
  const big = sourceOf(madeBank([120, 20, 40, 20]), { blueprint: whole });
  const seats = (paper: Paper) => paper.allocation.map(({ asked }) => asked);
  const mock = options({ questions: 55, minutes: 80 });

  it('of one mock break the tie of the next, so that over two mocks every domain has had its share', () => {
    const first = draw(big, mock);
    expect(seats(first)).toEqual([33, 6, 11, 5]);
    expect(first.deficitsUsed).toEqual({});
    const second = draw({ ...big, evidence: [sat(first, 0)] }, mock);
    expect(seats(second)).toEqual([33, 5, 11, 6]);
    expect(second.deficitsUsed).toEqual(first.deficitsAfter);
    expect(Object.values(second.deficitsAfter)).toEqual([0, 0, 0, 0]);
  });

  it('are carried past drills, and by mocks of the same exam only', () => {
    const first = sat(draw(big, mock), 0);
    const drill = sat(draw(big, options({ mode: 'drill' })), 1);
    expect(seats(draw({ ...big, evidence: [first, drill] }, mock))).toEqual([33, 5, 11, 6]);
    const elsewhere = { ...first, row: { ...first.row, blueprint: 'another' } };
    expect(seats(draw({ ...big, evidence: [elsewhere] }, mock))).toEqual([33, 6, 11, 5]);
  });

  it('are left alone by a fixed paper', () => {
    const first = sat(draw(big, mock), 0);
    const fixed = draw({ ...big, evidence: [first] }, { ...mock, fixed: true });
    expect(seats(fixed)).toEqual([33, 6, 11, 5]);
    expect(fixed.deficitsUsed).toEqual({});
  });

  it('of successive mocks go with no question coming twice while unseen ones last', () => {
    const first = draw(big, mock);
    const second = draw({ ...big, evidence: [sat(first, 0)] }, mock);
    const third = draw({ ...big, evidence: [sat(first, 0), sat(second, 1)] }, mock);
    expect(new Set([first, second, third].flatMap(idsOf)).size).toBe(165);
    expect(third.questions.every(({ exposuresBefore }) => exposuresBefore === 0)).toBe(true);
  });
});
