/** A small simulation of readiness, to see that it still tells better predictors from worse. */

import { expect, test } from 'vitest';
import { LAST, OURS, simulate } from './readiness-simulation';

test('200 made candidates: the app beats the last score and the base rate', () => {
  const { quality, text } = simulate(200, 'smoke');
  process.stdout.write(`\n${text}\n`);
  expect(quality.get(OURS)?.brier).toBeLessThan(quality.get(LAST)?.brier ?? 0);
  expect(quality.get(OURS)?.skill).toBeGreaterThan(0);
});
