/** What became of the areas that were once weak: open, mended and to be verified, or open again (the hysteresis of MEASURES 4.4). */

import { type Area, areaKey, areaState, isOnTrack, keptAfter, type PastAnswer } from './weakness';

export type Recovery = 'open' | 'fixed' | 'fixed-on-repeats';

const dayMs = 86_400_000;
const fewestToMend = 10;
const forgottenAfterDays = 21;
/** Days after the mending at which one more look is due: so many answers, and with so many right or fewer the area is open again. */
const checkAfterDays = [7, 21] as const;
const checkQuestions = 5;
const checkFailsAt = 3;

/** Unseen questions count; where the bank has fewer than ten of them left, so do those not seen for 21 days. */
function counts(answer: PastAnswer, unseenLeft: number): boolean {
  if (answer.mode === 'revealed' || answer.notReached) return false;
  return !answer.seenBefore || (unseenLeft < fewestToMend && (answer.daysSinceSeen ?? 0) >= forgottenAfterDays);
}

/**
 * Whether an area that was flagged weak is mended (MEASURES 4.4), judged when a session has ended and for domains and tasks only. Only answers
 * since the flag are given, for the failures that caused the study must not punish it. `unseenLeft` says how many questions of the area the bank
 * has that were never shown. `dayOf` names the candidate's calendar day of an instant.
 */
export function judgeRecovery(sinceFlag: readonly PastAnswer[], unseenLeft: number, dayOf: (instantMs: number) => string): Recovery {
  const counted = sinceFlag.filter((answer) => counts(answer, unseenLeft));
  if (counted.length < fewestToMend) return 'open';
  // A session that runs past midnight is still one session: its day is that of its last answer.
  const lastMs = new Map<string, number>();
  for (const { attemptId, answeredAtMs } of counted) lastMs.set(attemptId, Math.max(lastMs.get(attemptId) ?? answeredAtMs, answeredAtMs));
  const right = counted.filter((answer) => answer.correct).length;
  if (!isOnTrack({ right, asked: counted.length }) || new Set([...lastMs.values()].map(dayOf)).size < 2) return 'open';
  return counted.some((answer) => answer.seenBefore) ? 'fixed-on-repeats' : 'fixed';
}

/**
 * Where an area stands. `none`: never weak. `open`: weak, and not mended by what came after. `fixed`: mended, with the next check due at
 * `checkDueMs` (null once both are passed), and whether repeats had to be counted for it.
 */
export type Standing =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly sinceMs: number; readonly isAgain: boolean }
  | {
      readonly kind: 'fixed';
      readonly atMs: number;
      readonly isOnRepeats: boolean;
      readonly checksPassed: number;
      readonly checkDueMs: number | null;
    };

interface Course {
  standing: Standing;
  /** Fresh unseen answers since the last mending: what the flag is raised from. Faded as they are in the state of an area. */
  evidence: { right: number; asked: number };
  /** What came after the flag, or for the check that comes next. */
  since: PastAnswer[];
  /** Questions of the area that have been shown. */
  readonly shown: Set<string>;
}

/**
 * Replays all answers under one blueprint session by session and says where each domain and task stands, by `areaKey` within its kind. It depends
 * on the answers alone: no time that merely passes mends an area, nor opens one. `stockOf` is how many questions of an area there are.
 */
export function standings(
  areas: readonly Area[],
  answers: readonly PastAnswer[],
  stockOf: (area: Area) => number,
  dayOf: (instantMs: number) => string,
): ReadonlyMap<Area, Standing> {
  const courses = new Map<Area, Course>();
  const byKey = new Map<string, Area>();
  for (const area of areas) {
    if (area.kind === 'topic') continue;
    courses.set(area, { standing: { kind: 'none' }, evidence: { right: 0, asked: 0 }, since: [], shown: new Set() });
    byKey.set(`${area.kind} ${areaKey(area)}`, area);
  }
  const lastShownMs = new Map<string, number>();
  let beforeMs: number | null = null;
  for (const session of sessionsOf(answers)) {
    const counted = session.answers.filter(({ mode }) => mode !== 'revealed').length;
    const kept = keptAfter(counted, beforeMs === null ? 0 : (session.endMs - beforeMs) / dayMs);
    beforeMs = session.endMs;
    const touched = new Map<Area, PastAnswer[]>();
    for (const answer of session.answers) {
      if (answer.notReached) continue;
      const last = lastShownMs.get(answer.questionId);
      const dated = last === undefined ? answer : { ...answer, daysSinceSeen: (answer.answeredAtMs - last) / dayMs };
      lastShownMs.set(answer.questionId, answer.answeredAtMs);
      for (const key of [`domain ${answer.domain}`, `task ${answer.domain} ${answer.task}`]) {
        const area = byKey.get(key);
        if (area) touched.set(area, [...(touched.get(area) ?? []), dated]);
      }
    }
    for (const course of courses.values()) {
      course.evidence.right *= kept;
      course.evidence.asked *= kept;
    }
    for (const [area, given] of touched) {
      const course = courses.get(area);
      if (course) goOn(course, given, session.endMs, stockOf(area), dayOf);
    }
  }
  return new Map([...courses].map(([area, { standing }]) => [area, standing]));
}

/** What one session does to an area, judged at its end. */
function goOn(course: Course, given: readonly PastAnswer[], endMs: number, stock: number, dayOf: (instantMs: number) => string): void {
  for (const answer of given) {
    course.shown.add(answer.questionId);
    if (answer.seenBefore || answer.mode === 'revealed') continue;
    course.evidence.asked += 1;
    if (answer.correct) course.evidence.right += 1;
  }
  const unseenLeft = Math.max(0, stock - course.shown.size);
  const { standing } = course;
  const open = (isAgain: boolean) => {
    course.standing = { kind: 'open', sinceMs: endMs, isAgain };
    course.since = [];
  };
  switch (standing.kind) {
    case 'none':
      if (areaState(course.evidence) === 'weak') open(false);
      return;
    case 'open': {
      course.since.push(...given);
      const judged = judgeRecovery(course.since, unseenLeft, dayOf);
      if (judged === 'open') return;
      const checkDueMs = endMs + checkAfterDays[0] * dayMs;
      course.standing = { kind: 'fixed', atMs: endMs, isOnRepeats: judged === 'fixed-on-repeats', checksPassed: 0, checkDueMs };
      // What opened the area and what mended it do not overlap with what may open it again.
      course.evidence = { right: 0, asked: 0 };
      course.since = [];
      return;
    }
    case 'fixed': {
      const { checkDueMs, checksPassed, atMs } = standing;
      const isDue = (answer: PastAnswer) => checkDueMs !== null && answer.answeredAtMs >= checkDueMs && counts(answer, unseenLeft);
      course.since.push(...given.filter(isDue));
      const check = course.since.slice(0, checkQuestions);
      const hasFailed = check.length === checkQuestions && check.filter(({ correct }) => correct).length <= checkFailsAt;
      if (hasFailed || areaState(course.evidence) === 'weak') {
        open(true);
      } else if (check.length === checkQuestions) {
        const nextDays = checkAfterDays[checksPassed + 1];
        course.standing = { ...standing, checksPassed: checksPassed + 1, checkDueMs: nextDays === undefined ? null : atMs + nextDays * dayMs };
        course.since = [];
      }
    }
  }
}

/** The attempts in the order of their ends. */
function sessionsOf(answers: readonly PastAnswer[]): readonly { readonly endMs: number; readonly answers: readonly PastAnswer[] }[] {
  const sessions = new Map<string, { endMs: number; answers: PastAnswer[] }>();
  for (const answer of answers) {
    const session = sessions.get(answer.attemptId) ?? { endMs: answer.answeredAtMs, answers: [] };
    session.endMs = Math.max(session.endMs, answer.answeredAtMs);
    session.answers.push(answer);
    sessions.set(answer.attemptId, session);
  }
  return [...sessions.values()].sort((a, b) => a.endMs - b.endMs);
}
