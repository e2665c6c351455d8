/** Readiness in sentences: never a number without what it means and what it rests on (MEASURES 3.5). */

import type { ExamReadinessView } from '../../api/readiness-views';
import { outOf } from '../../core/readiness-shown';
import { say } from '../../language/say';

/** From so many weighted answers on a chance is shown. */
export { fewestAnswers } from '../../core/readiness-shown';

export function readinessLabel(readiness: ExamReadinessView['readiness']): string {
  return say(`readiness.label.${readiness.kind === 'chance' ? readiness.label : readiness.kind}`);
}

/** "About 3 in 4 candidates …"; null while it is too early. */
export function readinessSentence({ readiness, questions, line, offset }: ExamReadinessView): string | null {
  if (readiness.kind === 'too-early') return null;
  const condition = readiness.kind === 'official-only' ? 'official-only' : offset.official === 'offset' ? 'offset' : offset.answer;
  return say(line.ours ? 'readiness.sentence.line' : 'readiness.sentence', {
    ...outOf(readiness.percent),
    questions,
    low: line.low,
    high: line.high,
    condition: say(`readiness.if.${condition}`),
  });
}

/** What is missing before a chance may be shown; empty once nothing is. */
export function missingWords({ readiness }: ExamReadinessView, needed: number): string[] {
  if (readiness.kind !== 'too-early') return [];
  const answers = Math.round(readiness.answers);
  return [
    ...(readiness.timedMocks === 0 ? [say('readiness.too-early.mock')] : []),
    ...(answers < needed ? [say('readiness.too-early.answers', { count: answers, needed })] : []),
  ];
}
