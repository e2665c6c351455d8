/** Numbers as they are named in a sentence. */

import { expect, it } from 'vitest';
import { listedNumbers } from '../../src/renderer/format';

it('names numbers one by one, and runs of three and more by their ends', () => {
  expect(listedNumbers([])).toBe('');
  expect(listedNumbers([4])).toBe('4');
  expect(listedNumbers([1, 3, 4])).toBe('1, 3, 4');
  expect(listedNumbers([1, 3, 4, 5, 9])).toBe('1, 3–5, 9');
  expect(listedNumbers(Array.from({ length: 54 }, (_, index) => index + 2))).toBe('2–55');
});

it('names the first of very many that have no runs', () => {
  const odd = Array.from({ length: 100 }, (_, index) => 2 * index + 1);
  expect(listedNumbers(odd)).toMatch(/^1, 3, .*, 79, …$/);
});
