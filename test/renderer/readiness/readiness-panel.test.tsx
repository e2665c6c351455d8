/** Readiness as a candidate meets it: a figure with its sentence and what it rests on, or what is missing; never a number alone. */

import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { ExamReadinessView } from '../../../src/api/readiness-views';
import { answerCalls, showScreen } from '../made-page';

afterEach(cleanup);

const chance: ExamReadinessView = {
  blueprint: 'exam',
  title: 'Exam',
  code: 'EX-1',
  questions: 55,
  line: { low: 62, high: 66, ours: false },
  readiness: { kind: 'chance', percent: 75, label: 'either-way' },
  score: { mean: 0.7, low: 0.54, high: 0.86 },
  offset: { answer: 'same', points: 0, official: null },
  evidence: { timedMocks: 2, attempts: 3, answers: 120, weight: 88.2, repeatShare: 0.12, latestMs: Date.UTC(2026, 0, 5, 12), meanAgeDays: 4.2 },
  oneMore: [],
  real: null,
};

async function show(fields: Partial<ExamReadinessView>) {
  const calls = answerCalls({ 'readiness.read': { shown: { ...chance, ...fields } }, 'settings.read': { bankAgainstExam: { other: 'harder' } } });
  const { ReadinessPanel } = await import('../../../src/renderer/readiness/readiness-panel');
  await showScreen(
    <>
      <h1>Weak areas</h1>
      <ReadinessPanel blueprint="exam" />
    </>,
    '/weak',
  );
  await screen.findByRole('heading', { name: 'Readiness' });
  return calls;
}

it('gives the sentence, the word, and all that the figure rests on', async () => {
  await show({});
  screen.getByText('75 %');
  screen.getByText('could go either way');
  screen.getByText(
    'About 3 in 4 candidates with these results would pass a 55-question exam with a pass mark of 62–66 %, if the exam is about as hard as this bank.',
  );
  screen.getByText(/likely \(9 times in 10\) be 54 to 86 %/);
  const rests = within(screen.getByRole('region', { name: 'What this rests on' }));
  rests.getByText('2');
  rests.getByText('120 in 3 attempts, worth 88 fresh ones');
  rests.getByText('12 % of that weight');
  rests.getByText(/^4 days on average/);
  rests.getByText('taken to be equally hard');
  screen.getByText(/not calibrated on real exam results/);
});

it('warns where most of it is memory, and calls a line of ours ours', async () => {
  await show({
    evidence: { ...chance.evidence, repeatShare: 0.6 },
    line: { low: 70, high: 74, ours: true },
    readiness: { kind: 'chance', percent: 98, label: 'ready' },
  });
  screen.getByText('60 % of that weight: memory may have raised it');
  screen.getByText(/^About 49 in 50 candidates .* reach our practice line of 70–74 %/);
});

it('says what is missing while it is too early, and gives no figure', async () => {
  await show({ readiness: { kind: 'too-early', timedMocks: 0, answers: 12.3 }, score: null });
  screen.getByText('too early to say');
  screen.getByText(/^Take a timed mock first/);
  screen.getByText(/count for 12 fresh ones so far; 40 are needed/);
  expect(screen.queryByRole('radiogroup')).toBeNull();
  expect(screen.queryByText('75 %')).toBeNull();
});

it('speaks of an official report alone as very uncertain', async () => {
  await show({ readiness: { kind: 'official-only', percent: 25 }, offset: { answer: 'unknown', points: 2, official: 'evidence' } });
  screen.getByText('very uncertain');
  screen.getByText(/^About 1 in 4 candidates/);
});

it('asks how the bank compares with the exam and keeps the answer, with those for other exams', async () => {
  const calls = await show({ offset: { answer: 'unknown', points: 2.1, official: 'offset' } });
  screen.getByText(/if the exam stands to this bank as your official report says/);
  const group = screen.getByRole('radiogroup', { name: /Compared with the real exam/ });
  await waitFor(() => expect(within(group).getByRole<HTMLInputElement>('radio', { name: 'Easier' }).disabled).toBe(false));
  fireEvent.click(within(group).getByRole('radio', { name: 'Easier' }));
  await waitFor(() => expect(calls).toContainEqual({ operation: 'settings.write', input: { bankAgainstExam: { other: 'harder', exam: 'easier' } } }));
});

it('keeps the real result beside the forecast of that morning', async () => {
  const real = {
    id: 'r-1',
    date: '2026-01-05',
    outcome: 'passed',
    share: 0.72,
    forecast: { kind: 'chance', percent: 55, label: 'either-way' },
  } as const;
  await show({ real });
  screen.getByText(/^You passed on .* The report said 72\.0 %\. The forecast that morning, from what is known now: 55 %, could go either way\.$/);
});
