/** What became of the areas that were once weak: open, mended and to be verified, or open again (the hysteresis of MEASURES 4.4). */

import { keptAfter, type PastAnswer } from './answer-weight';
import { sessionsOf } from './sessions';
import { type Area, areaKey, areaState, isOnTrack, taskKey } from './weakness';

const dayMs = 86_400_000;
const fewestToMend = 10;
const forgottenAfterDays = 21;
/** Days after the mending at which one more look is due: so many answers, and with so many right or fewer the area is open again. */
const checkAfterDays = [7, 21] as const;
const checkQuestions = 5;
const checkFailsAt = 3;

/** Whether an answer may count, the question having been shown last at `lastMs`: of repeats those that were not seen for 21 days. */
function mayCount({ mode, seenBefore, daysSinceSeen, answeredAtMs }: PastAnswer, lastMs: number | undefined): boolean {
  if (mode === 'revealed') return false;
  const days = lastMs === undefined ? (daysSinceSeen ?? 0) : (answeredAtMs - lastMs) / dayMs;
  return !seenBefore || days >= forgottenAfterDays;
}

/** What came after the flag, added up as the sessions end, so that a long history is gone through once and not at every session anew. */
interface SinceFlag {
  right: number;
  asked: number;
  /** The day of the first session, and whether another day followed. A session that runs past midnight is still one: its day is that of its last answer. */
  firstDay: string | null;
  isOnSeveralDays: boolean;
}

function nothingSince(): SinceFlag {
  return { right: 0, asked: 0, firstDay: null, isOnSeveralDays: false };
}

/** Adds the answers of one session to what came after the flag. */
function addSession(since: SinceFlag, counted: readonly PastAnswer[], dayOf: (instantMs: number) => string): void {
  if (counted.length === 0) return;
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const { correct, answeredAtMs } of counted) {
    since.asked += 1;
    if (correct) since.right += 1;
    lastMs = Math.max(lastMs, answeredAtMs);
  }
  if (since.isOnSeveralDays) return;
  const day = dayOf(lastMs);
  since.firstDay ??= day;
  since.isOnSeveralDays = since.firstDay !== day;
}

/**
 * Whether what came after the flag mends an area (MEASURES 4.4): ten answers or more over two days, and sure enough to be where it should be.
 * Only answers since the flag count, for the failures that caused the study must not punish it.
 */
function isMended({ right, asked, isOnSeveralDays }: SinceFlag): boolean {
  return asked >= fewestToMend && isOnSeveralDays && isOnTrack({ right, asked });
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
  /** What came after the flag: new questions alone, and with the repeats that count where those run out. */
  fresh: SinceFlag;
  withRepeats: SinceFlag;
  /** For the check that comes next. */
  check: PastAnswer[];
  /** Questions of the area that have been shown. */
  readonly shown: Set<string>;
  /** How many questions of it there are. */
  readonly stock: number;
  /** Of the session that is gone through: whether it asked for the area, and the answers that may count. */
  isTouched: boolean;
  given: PastAnswer[];
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
  const domains = new Map<string, Course>();
  const tasks = new Map<string, Course>();
  for (const area of areas) {
    if (area.kind === 'topic') continue;
    const course: Course = {
      standing: { kind: 'none' },
      evidence: { right: 0, asked: 0 },
      fresh: nothingSince(),
      withRepeats: nothingSince(),
      check: [],
      shown: new Set(),
      stock: stockOf(area),
      isTouched: false,
      given: [],
    };
    courses.set(area, course);
    (area.kind === 'domain' ? domains : tasks).set(areaKey(area), course);
  }
  const lastShown = new Map<string, PastAnswer>();
  let beforeMs: number | null = null;
  for (const session of sessionsOf(answers)) {
    let counted = 0;
    for (const answer of session.answers) {
      if (answer.mode !== 'revealed') counted += 1;
      if (answer.notReached) continue;
      const { questionId, domain, task } = answer;
      const last = lastShown.get(questionId);
      const isNewHere = last === undefined || last.domain !== domain || last.task !== task;
      const counts = mayCount(answer, last?.answeredAtMs);
      lastShown.set(questionId, answer);
      for (const course of [domains.get(domain), task === undefined ? undefined : tasks.get(taskKey(domain, task))]) {
        if (!course) continue;
        course.isTouched = true;
        if (isNewHere) course.shown.add(questionId);
        if (counts) course.given.push(answer);
      }
    }
    const kept = keptAfter(counted, beforeMs === null ? 0 : (session.endMs - beforeMs) / dayMs);
    beforeMs = session.endMs;
    for (const course of courses.values()) {
      course.evidence.right *= kept;
      course.evidence.asked *= kept;
      if (!course.isTouched) continue;
      goOn(course, session.endMs, dayOf);
      course.isTouched = false;
      course.given = [];
    }
  }
  return new Map([...courses].map(([area, { standing }]) => [area, standing]));
}

/** What one session does to an area, judged at its end. */
function goOn(course: Course, endMs: number, dayOf: (instantMs: number) => string): void {
  const { standing, given } = course;
  const fresh = given.filter(({ seenBefore }) => !seenBefore);
  course.evidence.asked += fresh.length;
  course.evidence.right += fresh.filter(({ correct }) => correct).length;
  const unseenLeft = Math.max(0, course.stock - course.shown.size);
  const open = (isAgain: boolean) => {
    course.standing = { kind: 'open', sinceMs: endMs, isAgain };
    course.fresh = nothingSince();
    course.withRepeats = nothingSince();
    course.check = [];
  };
  switch (standing.kind) {
    case 'none':
      if (areaState(course.evidence) === 'weak') open(false);
      return;
    case 'open': {
      addSession(course.fresh, fresh, dayOf);
      addSession(course.withRepeats, given, dayOf);
      const counted = unseenLeft < fewestToMend ? course.withRepeats : course.fresh;
      if (!isMended(counted)) return;
      const checkDueMs = endMs + checkAfterDays[0] * dayMs;
      course.standing = { kind: 'fixed', atMs: endMs, isOnRepeats: counted.asked > course.fresh.asked, checksPassed: 0, checkDueMs };
      // What opened the area and what mended it do not overlap with what may open it again.
      course.evidence = { right: 0, asked: 0 };
      return;
    }
    case 'fixed': {
      const { checkDueMs, checksPassed, atMs } = standing;
      const counted = unseenLeft < fewestToMend ? given : fresh;
      course.check.push(...counted.filter(({ answeredAtMs }) => checkDueMs !== null && answeredAtMs >= checkDueMs));
      const check = course.check.slice(0, checkQuestions);
      const hasFailed = check.length === checkQuestions && check.filter(({ correct }) => correct).length <= checkFailsAt;
      if (hasFailed || areaState(course.evidence) === 'weak') {
        open(true);
      } else if (check.length === checkQuestions) {
        const nextDays = checkAfterDays[checksPassed + 1];
        course.standing = { ...standing, checksPassed: checksPassed + 1, checkDueMs: nextDays === undefined ? null : atMs + nextDays * dayMs };
        course.check = [];
      }
    }
  }
}
