/** Weak areas as a candidate meets them: what became of each, what one more right answer was worth, and one press to drill or to check. */

import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { AreaLine } from '../../../src/api/study-views';
import { answerCalls, showScreen } from '../made-page';

afterEach(cleanup);

function area(fields: Partial<AreaLine>): AreaLine {
  return {
    kind: 'domain',
    id: '1',
    title: 'Designing',
    domains: ['1'],
    state: 'weak',
    recovery: null,
    seen: 12,
    right: 6,
    repeats: 0,
    lastSeenMs: Date.UTC(2026, 0, 5, 12),
    gain: 16.4,
    questions: 40,
    bank: 'made',
    ...fields,
  };
}

const study = {
  blueprint: 'exam',
  title: 'Exam',
  domains: [
    { id: '1', title: 'Designing' },
    { id: '2', title: 'Implementation' },
  ],
  target: 0.8,
  attempts: 2,
  answers: 40,
  weak: [area({ recovery: { kind: 'open', sinceMs: Date.UTC(2026, 0, 5, 12), isAgain: false } })],
  notEnough: [],
  rest: [],
  fixed: [
    area({
      id: '2',
      title: 'Implementation',
      domains: ['2'],
      state: 'fixed',
      recovery: { kind: 'fixed', atMs: Date.UTC(2026, 0, 6), isOnRepeats: true, checksPassed: 1, checkDueMs: Date.UTC(2026, 0, 27), isDue: true },
    }),
  ],
};

async function show() {
  const calls = answerCalls({
    'weak.read': { exams: [{ blueprint: 'exam', title: 'Exam' }], shown: study },
    'readiness.read': { shown: null },
    'question.marks': { suspended: [], corrected: [], reports: [] },
    'attempt.start': { id: 'check-1' },
    'drill.start': { id: 'drill-1' },
  });
  const { default: WeakScreen } = await import('../../../src/renderer/screens/weak/weak-screen');
  const { location } = await showScreen(<WeakScreen />, '/weak');
  await screen.findByRole('heading', { name: 'Weak: study these' });
  return { calls, location };
}

it('says since when an area is weak, and of a fixed one on what it was fixed and which check is due', async () => {
  await show();
  within(screen.getByRole('region', { name: 'Weak: study these' })).getByText(/weak since .*: fixed by about 9 of 10 new questions over two days/);
  const fixed = within(screen.getByRole('region', { name: 'Fixed: verify these' }));
  fixed.getByText('fixed (on repeats): verify');
  fixed.getByText(/check 2 of 2 is due/);
});

it('checks a fixed area with five questions', async () => {
  const { calls, location } = await show();
  fireEvent.click(screen.getByRole('button', { name: 'Check 2 Implementation with five questions' }));
  await waitFor(() => expect(location.history?.at(-1)).toBe('/exam/check-1'));
  expect(calls.find(({ operation }) => operation === 'attempt.start')?.input).toMatchObject({ mode: 'drill', questions: 5, domains: ['2'] });
});

it('drills what is worth most with one press', async () => {
  const { calls, location } = await show();
  fireEvent.click(screen.getByRole('button', { name: 'Drill weak areas' }));
  await waitFor(() => expect(location.history?.at(-1)).toBe('/exam/drill-1'));
  expect(calls.find(({ operation }) => operation === 'drill.start')?.input).toEqual({ blueprint: 'exam' });
});
