/** The hysteresis of weak areas (MEASURES 4.4): into weak, out of it by new evidence only, verified after 7 and 21 days. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PastAnswer } from '../../src/core/answer-weight';
import { type Standing, standings } from '../../src/core/recovery';
import { type Area, areasOf } from '../../src/core/weakness';
import { saa2013 } from './made-bank';

const DAY = 86_400_000;
const START = 1000 * DAY;
const dayOf = (instantMs: number) => String(Math.floor(instantMs / DAY));
const areas = areasOf(saa2013, []);
const designing = areas.find(({ kind, id }) => kind === 'domain' && id === '1') as Area;

interface Session {
  readonly day: number;
  readonly right: number;
  readonly asked: number;
  readonly fields?: Partial<PastAnswer>;
}

/** Sessions on domain 1, each of questions of its own unless `fields` say otherwise. */
function sit(...sessions: readonly Session[]): PastAnswer[] {
  return sessions.flatMap(({ day, right, asked, fields }, at) =>
    Array.from({ length: asked }, (_, n) => ({
      questionId: `q-${at}-${n}`,
      domain: '1',
      topics: [],
      correct: n < right,
      seenBefore: false,
      mode: 'drill' as const,
      answeredAtMs: START + day * DAY,
      attemptId: `attempt-${at}`,
      ...fields,
    })),
  );
}

function standingOf(answers: readonly PastAnswer[], stock = 1000): Standing {
  const found = standings(areas, answers, () => stock, dayOf).get(designing);
  if (!found) throw new Error('a domain has a standing');
  return found;
}

const flag: Session = { day: 0, right: 6, asked: 12 };
const mended: readonly Session[] = [flag, { day: 1, right: 5, asked: 5 }, { day: 2, right: 4, asked: 5 }];

describe('a weak area', () => {
  it('is flagged when its state is weak at the end of a session, as Designing was after the practice exam', () => {
    expect(standingOf(sit(flag))).toEqual({ kind: 'open', sinceMs: START, isAgain: false });
    expect(standingOf(sit({ day: 0, right: 8, asked: 12 }))).toEqual({ kind: 'none' });
  });

  it('is fixed by 9 of 10 new answers over two days, and then checked after 7 days', () => {
    expect(standingOf(sit(...mended))).toEqual({
      kind: 'fixed',
      atMs: START + 2 * DAY,
      isOnRepeats: false,
      checksPassed: 0,
      checkDueMs: START + 9 * DAY,
    });
    expect(standingOf(sit(flag, { day: 1, right: 5, asked: 5 }, { day: 2, right: 3, asked: 5 })).kind).toBe('open');
    expect(standingOf(sit(flag, { day: 1, right: 5, asked: 5 }, { day: 1, right: 5, asked: 5 })).kind).toBe('open');
  });

  it('stays open where only old failures have faded', () => {
    expect(standingOf(sit(flag, { day: 300, right: 2, asked: 2 })).kind).toBe('open');
  });

  it('is fixed on repeats where fewer than ten unseen questions are left and the repeats are three weeks old', () => {
    const again = (day: number, seenDay: number): Session => ({
      day,
      right: 5,
      asked: 5,
      fields: { seenBefore: true, attemptId: `again-${seenDay}` },
    });
    const first: Session[] = [
      { day: 0, right: 2, asked: 5, fields: { attemptId: 'first' } },
      { day: 0, right: 2, asked: 5, fields: { attemptId: 'first' } },
    ];
    const answers = (day: number) => {
      const all = sit(...first, again(day, 1), again(day + 1, 2));
      // The repeats are of the questions that failed.
      return all.map((answer) => ({ ...answer, questionId: answer.questionId.replace(/^q-([23])/, (_, at) => `q-${Number(at) - 2}`) }));
    };
    expect(standingOf(answers(21), 12)).toMatchObject({ kind: 'fixed', isOnRepeats: true });
    expect(standingOf(answers(19), 12).kind).toBe('open');
    expect(standingOf(answers(21), 50).kind).toBe('open');
  });
});

describe('a check', () => {
  it('is passed with 4 of 5, and a second one follows after 21 days', () => {
    const first = sit(...mended, { day: 9, right: 4, asked: 5 });
    expect(standingOf(first)).toMatchObject({ kind: 'fixed', checksPassed: 1, checkDueMs: START + 23 * DAY });
    expect(standingOf(sit(...mended, { day: 9, right: 4, asked: 5 }, { day: 23, right: 5, asked: 5 }))).toMatchObject({
      kind: 'fixed',
      checksPassed: 2,
      checkDueMs: null,
    });
  });

  it('reopens the area with 3 of 5, and what mended it before does not mend it again', () => {
    const reopened = sit(...mended, { day: 9, right: 3, asked: 5 });
    expect(standingOf(reopened)).toEqual({ kind: 'open', sinceMs: START + 9 * DAY, isAgain: true });
  });

  it('does not come early', () => {
    expect(standingOf(sit(...mended, { day: 8, right: 5, asked: 5 }))).toMatchObject({ checksPassed: 0 });
  });

  it('goes by its first five answers', () => {
    expect(standingOf(sit(...mended, { day: 9, right: 6, asked: 9 }))).toMatchObject({ kind: 'fixed', checksPassed: 1 });
  });
});

const anySession = fc
  .record({ day: fc.integer({ min: 0, max: 60 }), asked: fc.integer({ min: 1, max: 12 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ day, asked, share }): Session => ({ day, asked, right: Math.round(asked * share) }));
const anyCourse = fc
  .array(anySession, { maxLength: 12 })
  .map((sessions) => sessions.map((session, at) => ({ ...session, day: session.day + at / 100 })));

describe('for any course of study', () => {
  it('the order in which answers are given to it makes no difference', () => {
    fc.assert(
      fc.property(anyCourse, (sessions) => {
        const answers = sit(...sessions);
        expect(standingOf(answers.toReversed()).kind).toBe(standingOf(answers).kind);
      }),
    );
  });

  it('nothing is fixed that was not answered right seven times in ten, and nothing by one session', () => {
    fc.assert(
      fc.property(anyCourse, (sessions) => {
        if (standingOf(sit(...sessions)).kind !== 'fixed') return;
        expect(sessions.length).toBeGreaterThan(2);
        expect(sessions.reduce((sum, { right }) => sum + right, 0)).toBeGreaterThanOrEqual(9);
      }),
    );
  });

  it('repeats and answers after the key mend nothing while there are new questions', () => {
    fc.assert(
      fc.property(anyCourse, fc.boolean(), (sessions, isRevealed) => {
        const fields: Partial<PastAnswer> = isRevealed ? { mode: 'revealed' } : { seenBefore: true };
        const after = sessions.map((session) => ({ ...session, day: session.day + 1, fields }));
        expect(standingOf(sit(flag, ...after)).kind).toBe('open');
      }),
    );
  });

  it('what came before the flag does not count against the study after it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), anyCourse, (right, sessions) => {
        const after = sessions.map((session) => ({ ...session, day: session.day + 1 }));
        const of = (failed: number) => standingOf(sit({ day: 0, right: failed, asked: 12 }, ...after));
        expect(of(right)).toEqual(of(5));
      }),
    );
  });
});
