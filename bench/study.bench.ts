/** Weak areas, recovery and readiness over long histories: whether they stay quick, and grow no faster than the history does. */

import { test } from 'vitest';
import { readinessServices } from '../src/api/readiness';
import { weakAreas } from '../src/api/weak-areas';
import { bankSchema } from '../src/core/bank';
import { findQuestions, searchText } from '../src/core/bank-search';
import { summarise } from '../src/core/bank-summary';
import { NO_CORRECTIONS } from '../src/core/corrections';
import type { Evidence } from '../src/core/evidence';
import { pastAnswers } from '../src/core/past-answers';
import { standings } from '../src/core/recovery';
import { areasOf } from '../src/core/weakness';
import { EMPTY_SEARCH } from '../src/renderer/screens/study/search';
import { BLUEPRINT, madeEvidence, madeQuestions } from './made';
import { medianMs, ms, print, type Row } from './table';

const START_MS = Date.UTC(2026, 0, 1);
const SIX_HOURS_MS = 6 * 3_600_000;

/** A candidate who is weak everywhere and never mends: every session is judged against all that came since, which is the longest there can be. */
function weakHistory(attempts: number, questions: ReturnType<typeof madeQuestions>): Evidence[] {
  return Array.from({ length: attempts }, (_, index) => {
    const made = madeEvidence(index, questions, START_MS);
    const exposuresBefore = Math.floor((index * 55) / questions.length);
    const answers = made.answers.map((answer, place) => ({
      ...answer,
      exposuresBefore,
      outcome: (place + index) % 2 === 0 ? ('wrong' as const) : ('right' as const),
    }));
    return { ...made, answers };
  });
}

test('weak areas, recovery and readiness', async () => {
  const rows: Row[] = [];
  const questions = madeQuestions(20_000);
  const bank = bankSchema.parse({ id: 'made', title: 'Made', version: '1.0.0', blueprints: [BLUEPRINT], questions, hash: 'made' });
  const shelf = { banks: [{ ...summarise(bank), origin: 'bundled' as const, own: false }], bank: async () => bank, blueprints: [BLUEPRINT] };
  const areas = areasOf(BLUEPRINT, questions);
  for (const attempts of [100, 1_000, 10_000]) {
    const evidence = weakHistory(attempts, questions);
    const nowMs = START_MS + attempts * SIX_HOURS_MS;
    const line = { low: 62, high: 66, ours: false };
    const dayOf = (instantMs: number) => new Date(instantMs).toDateString();
    // A new list for each run, as after every attempt: nothing is remembered from the run before.
    let filed = evidence;
    const all = () => filed;
    const afresh = <T>(work: () => T) => {
      filed = [...evidence];
      return work();
    };
    const weak = weakAreas({ shelf, archive: { all }, corrections: () => NO_CORRECTIONS, lineOf: () => line, now: () => nowMs, dayOf });
    const readiness = readinessServices({
      archive: { all },
      shelf,
      settings: { read: () => ({}), lineOf: () => line },
      corrections: { data: NO_CORRECTIONS },
      outside: { data: { reports: [] } },
      clock: { now: () => ({ wallMs: nowMs, upMs: 0 }) },
    } as unknown as Parameters<typeof readinessServices>[0]);
    const answers = pastAnswers(evidence, BLUEPRINT.id, () => false);
    const runs = attempts === 10_000 ? 3 : 9;
    const add = (what: string, tookMs: number) =>
      rows.push({
        what,
        size: `20000 questions, ${attempts} attempts`,
        result: `${ms(tookMs)}, ${((1000 * tookMs) / attempts).toFixed(0)} µs an attempt`,
        reach: attempts === 1_000 ? '< 100 ms' : attempts === 10_000 ? 'linear' : '',
      });
    add('recovery alone', await medianMs(runs, () => standings(areas, answers, () => 10_000, dayOf)));
    add('weak areas', await medianMs(runs, () => afresh(() => weak.study(BLUEPRINT.id))));
    add('readiness', await medianMs(runs, () => afresh(() => readiness['readiness.read']({ blueprint: BLUEPRINT.id }))));
  }
  const texts = questions.map(searchText);
  const search = { ...EMPTY_SEARCH, words: 'budget 199 regions' };
  rows.push({
    what: 'search a bank by words',
    size: '20000 questions',
    result: ms(await medianMs(9, () => findQuestions(questions, texts, search, new Map(), new Set(), new Set()))),
    reach: '< 100 ms',
  });
  print(rows);
});
