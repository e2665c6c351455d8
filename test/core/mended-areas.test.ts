/** When an area that was weak is mended, against the golden numbers of MEASURES 4.4. */

import { describe, expect, it } from 'vitest';
import type { PastAnswer } from '../../src/core/answer-weight';
import { standings } from '../../src/core/recovery';
import { areasOf } from '../../src/core/weakness';
import { answers, blueprint, dayMs, nowMs } from './made-answers';

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
