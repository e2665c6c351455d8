/** Drawing a paper and finding weak areas, at one and at ten times the size. */

import { test } from 'vitest';
import type { PastAnswer } from '../src/core/answer-weight';
import { drawPaper } from '../src/core/draw';
import { prepareDraw } from '../src/core/draw-index';
import { noHistory } from '../src/core/recall';
import { areasOf, assessAreas } from '../src/core/weakness';
import { BLUEPRINT, madeEvidence, madeQuestions } from './made';
import { medianMs, ms, print, type Row } from './table';

test('core', async () => {
  const rows: Row[] = [];
  for (const count of [10_000, 100_000]) {
    const questions = madeQuestions(count);
    const index = prepareDraw({ bankId: 'made', questions, blueprint: BLUEPRINT, similar: new Map() });
    const draw = (run: number) => drawPaper(index, { mode: 'mock', count: 55, seed: `bench ${run}`, nowMs: 0, history: noHistory, fixed: false });
    rows.push({
      what: 'draw a paper of 55',
      size: `${count} questions`,
      result: ms(await medianMs(20, draw)),
      reach: count === 100_000 ? '< 20 ms, linear' : '',
    });
  }
  const questions = madeQuestions(400);
  const areas = areasOf(BLUEPRINT, questions);
  for (const count of [1_000, 10_000]) {
    const startMs = Date.UTC(2026, 0, 1);
    const answers: PastAnswer[] = Array.from({ length: count }, (_, index) => madeEvidence(index, questions, startMs)).flatMap(
      ({ row, answers: given }) =>
        given.map((answer) => ({
          questionId: answer.question,
          domain: answer.domain,
          topics: answer.topics,
          correct: answer.outcome === 'right',
          seenBefore: false,
          mode: 'mock' as const,
          answeredAtMs: row.submittedAtMs,
          attemptId: row.id,
        })),
    );
    const nowMs = startMs + count * 6 * 3_600_000;
    const result = await medianMs(10, () => assessAreas(areas, answers, nowMs));
    rows.push({ what: 'weak areas', size: `${count} attempts`, result: ms(result), reach: count === 1_000 ? '< 100 ms' : '' });
  }
  print(rows);
});
