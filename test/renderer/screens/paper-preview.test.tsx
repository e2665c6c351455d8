/** What the start screen says about a paper before any clock runs. */

import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { StartOptions, StartPreview } from '../../../src/api/views';
import { PaperPreview } from '../../../src/renderer/screens/start/paper-preview';
import { blueprintOf } from '../../core/made-bank';

afterEach(cleanup);

const blueprint = blueprintOf([100]);
const options: StartOptions = {
  bank: 'made',
  blueprint: 'exam',
  mode: 'custom',
  questions: 10,
  minutes: null,
  extraMinutes: 0,
  clockPolicy: 'forgiving',
  feedback: 'each',
  shuffle: true,
  domains: [],
  topics: [],
  tasks: [],
  types: [],
  pool: 'all',
  lastAttempts: 5,
  only: [],
  fixed: false,
};
const preview: StartPreview = {
  pool: 20,
  unseen: 20,
  questions: 10,
  repeats: 0,
  limitMs: null,
  allocation: [{ domain: '1', wanted: 10, asked: 10, stock: 20 }],
  short: [],
  onBlueprint: true,
  variation: 0,
  line: { low: 70, high: 74, ours: true },
};

function words(chosen: Partial<StartOptions>, shown: Partial<StartPreview>): string {
  const { container } = render(<PaperPreview blueprint={blueprint} options={{ ...options, ...chosen }} preview={{ ...preview, ...shown }} />);
  return container.textContent ?? '';
}

const EMPTY = { pool: 0, unseen: 0, questions: 0, short: [{ domain: '1', wanted: 10, asked: 0, stock: 0 }] };

it.each([
  [{ pool: 'missed' }, 'no question was missed in your last 5 attempts.'],
  [{ pool: 'flagged', lastAttempts: 1 }, 'no question was flagged in your last attempt.'],
  [{ pool: 'unseen' }, 'your last 5 attempts have asked every question.'],
  [{ pool: 'missed', types: ['ordering'] }, 'Choose more domains, more types, or all questions.'],
] as const)('says in one sentence that nothing fits %j', (chosen, sentence) => {
  const said = words({ ...chosen, types: [...('types' in chosen ? chosen.types : [])] }, EMPTY);
  expect(said).toContain(sentence);
  expect(said).not.toMatch(/new to you|of 10/);
});

it('speaks of time only where there is a limit', () => {
  expect(words({}, { questions: 8, pool: 8 })).toContain('This paper has 8 questions instead of 10.');
  cleanup();
  expect(words({ minutes: 15 }, { questions: 8, pool: 8, limitMs: 720_000 })).toContain('its time is cut in proportion');
});

it('says why a paper is smaller only where there would have been questions enough', () => {
  expect(words({}, { questions: 8, pool: 20 })).toContain('never share a paper');
  cleanup();
  expect(words({}, { questions: 8, pool: 8 })).not.toContain('never share a paper');
});
