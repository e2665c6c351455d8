/** The history: pictures, the table that says the same, and what can be deleted and brought back. */

import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, expect, it, vi } from 'vitest';
import type { AttemptRow } from '../../../src/core/evidence';
import { oneOfEach, paperOf, START_MS } from '../../core/made-paper';
import { madeOutside } from '../made-outside';
import { answerCalls, type MadeAnswers, type MadeCall, showScreen } from '../made-page';
import { madeReport, rightAnswer } from '../made-report';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

let calls: readonly MadeCall[] = [];

async function open(rows: AttemptRow[], answers: MadeAnswers = {}) {
  calls = answerCalls({ 'history.list': { rows }, ...answers });
  const { default: HistoryScreen } = await import('../../../src/renderer/screens/history/history-screen');
  return showScreen(<HistoryScreen />, '/history');
}

const paper = paperOf(undefined, { number: 1 });
const made = madeReport({ paper, answers: oneOfEach.map((question) => ({ response: rightAnswer(question) })) }).evidence.row;

function attempt(number: number, fields: Partial<AttemptRow> = {}): AttemptRow {
  return { ...made, id: `attempt-${number}`, number, submittedAtMs: START_MS + number * 86_400_000, ...fields };
}

const table = () => within(screen.getByRole('table', { name: /newest first/ }));
const body = () => table().getAllByRole('row').slice(1);
const asked = (operation: string) => calls.filter((call) => call.operation === operation).map(({ input }) => input);

it('teaches the next step while there is nothing', async () => {
  await open([]);
  expect(screen.getByText(/Start a mock in the library/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Go to the library' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Add a score report' })).toBeTruthy();
});

it('lists the newest first, each with its score, its count, its verdict and the way to its report', async () => {
  await open([attempt(1), attempt(2), attempt(3, { verdict: null, mode: 'custom' })]);
  expect(body().map((row) => within(row).getByRole('link').getAttribute('href'))).toEqual([
    '#/report/attempt-3',
    '#/report/attempt-2',
    '#/report/attempt-1',
  ]);
  expect(body()[0]?.textContent).toContain('practice 3');
  expect(body()[1]?.textContent).toContain('100.0 % 4 of 4');
  expect(body()[1]?.textContent).toContain('Pass');
  expect(within(body()[1] as HTMLElement).getByRole('img', { name: /Score 100\.0/ })).toBeTruthy();
});

it('says in words all that the picture of the scores shows', async () => {
  await open([attempt(1, { share: 0.6 }), attempt(2, { share: 0.55 }), attempt(3, { share: 0.72 })]);
  const picture = screen.getByRole('img', { name: /^3 scores/ });
  expect(picture.getAttribute('aria-label')).toMatch(
    /from mock 1, .* 60\.0 % to mock 3, .* 72\.0 %\. Lowest 55\.0 %, highest 72\.0 %\. Pass band 62–66 %/,
  );
  cleanup();
  await open([attempt(1, { share: 0.6 })]);
  expect(screen.getByRole('img', { name: /^1 score\. mock 1/ })).toBeTruthy();
  expect(screen.getByText('One score so far: it becomes a line with the second.')).toBeTruthy();
});

it('says of the last two mocks what changed, and whether it beats chance', async () => {
  await open([attempt(1, { share: 0.6, size: 20 }), attempt(2, { share: 0.9, mode: 'custom' }), attempt(3, { share: 0.72, size: 55 })]);
  const sentence = screen.getByText(/Up 12\.0 points from 60\.0 % to 72\.0 %\. That is within chance: .* 20\.6 points/);
  expect(within(sentence).getByRole('link', { name: 'Compare these two' }).getAttribute('href')).toBe('/compare/attempt-1/attempt-3');
});

it('has a picture for each domain and the same as a table', async () => {
  await open([attempt(1), attempt(2)]);
  const section = screen.getByRole('region', { name: 'Domain by domain' });
  const pictures = within(section).getAllByRole('img');
  expect(pictures.map((picture) => picture.getAttribute('aria-label'))).toEqual([
    expect.stringMatching(/2 scores, first 100\.0 %, last 100\.0 %; target 79 %/),
    expect.stringMatching(/2 scores/),
    expect.stringMatching(/2 scores/),
    expect.stringMatching(/not asked yet; target 79 %/),
  ]);
  fireEvent.click(within(section).getByRole('button', { name: 'The same as a table' }));
  expect(within(section).getByRole('table').textContent).toContain('100.0 % (2/2)');
});

it('shows mocks alone, practice alone, and what came from elsewhere alone', async () => {
  await open([attempt(1), attempt(2, { mode: 'custom', verdict: null })], { 'outside.list': { reports: [madeOutside()], deleted: [] } });
  expect(body()).toHaveLength(3);
  fireEvent.click(screen.getByRole('radio', { name: 'Mocks 1' }));
  expect(body().map((row) => within(row).getByRole('link').textContent)).toEqual([expect.stringContaining('mock 1')]);
  fireEvent.click(screen.getByRole('radio', { name: 'From elsewhere 1' }));
  expect(body()).toHaveLength(1);
  expect(body()[0]?.textContent).toMatch(/Official practice exam.*evidence, until you have 40 answers.*60\.0 % 12 of 20.*Failed/);
  expect(
    within(body()[0] as HTMLElement)
      .getByRole('link')
      .getAttribute('href'),
  ).toBe('#/outside/outside-1');
});

it('opens on the exam that was practised last, and has a picture for each exam where all are shown', async () => {
  await open([attempt(1), attempt(2, { blueprint: 'other', title: 'Another exam' })]);
  expect(body()).toHaveLength(1);
  expect(screen.getAllByText('All exams').length).toBeGreaterThan(0);
  cleanup();
  await open([attempt(1), attempt(2)]);
  expect(screen.queryByText('All exams')).toBeNull();
});

it('draws a thousand attempts as one page of rows and a picture of the last hundred', { timeout: 60_000 }, async () => {
  const thousand = Array.from({ length: 1000 }, (_, at) => attempt(at + 1, { share: 0.4 + (at % 50) / 100 }));
  const { container } = await open(thousand);
  expect(body()).toHaveLength(50);
  expect(screen.getByText('1000 results')).toBeTruthy();
  expect(screen.getByRole('img', { name: /^100 scores, from mock 901/ })).toBeTruthy();
  // Two paths for all whiskers and the line, and one a mark: nothing more for each attempt.
  const picture = screen.getByRole('img', { name: /^100 scores/ });
  expect(picture.querySelectorAll('path')).toHaveLength(102);
  fireEvent.click(screen.getByRole('button', { name: 'Next' }));
  expect(body()[0]?.textContent).toContain('mock 950');
  expect(screen.getByText('51–100 of 1,000')).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: 'All' }));
  // By its own words: asking for roles among so many marks takes jsdom seconds.
  expect(container.querySelector('svg[aria-label^="1000 scores, from mock 1,"]')).not.toBeNull();
  expect(container.querySelectorAll('tbody tr')).toHaveLength(50);
});

it('shows rows where a filter leaves fewer pages than the one in view', async () => {
  const mocks = Array.from({ length: 51 }, (_, at) => attempt(at + 1));
  await open([...mocks, attempt(52, { mode: 'custom', verdict: null })]);
  fireEvent.click(screen.getByRole('button', { name: 'Next' }));
  expect(body()).toHaveLength(2);
  fireEvent.click(screen.getByRole('radio', { name: 'Practice 1' }));
  expect(body().map((row) => within(row).getByRole('link').textContent)).toEqual([expect.stringContaining('practice 52')]);
});

it('deletes an attempt at once and takes it back', async () => {
  const rows = [attempt(1), attempt(2)];
  const { queryClient } = await open(rows);
  fireEvent.click(screen.getByRole('button', { name: /^Delete mock 2/ }));
  await screen.findByText(/Deleted: mock 2, .* counts in nothing any more/);
  expect(asked('attempt.delete')).toEqual([{ id: 'attempt-2' }]);
  rows.pop();
  await queryClient.invalidateQueries({ queryKey: ['history.list'] });
  await waitFor(() => expect(body()).toHaveLength(1));
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(screen.queryByText(/Deleted: mock 2/)).toBeNull());
  expect(asked('attempt.restore')).toEqual([{ id: 'attempt-2' }]);
  expect(document.activeElement?.tagName).toBe('H1');
});

it('keeps what was deleted within reach, attempts and reports alike', async () => {
  const { id, kind, name, date, exam } = madeOutside();
  await open([], {
    'history.deleted': { attempts: [{ id: 'gone', title: 'An exam', mode: 'mock', number: 7, createdAtMs: START_MS, deletedAtMs: START_MS }] },
    'outside.list': { reports: [], deleted: [{ id, kind, name, date, exam, deletedAtMs: START_MS + 1 }] },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Recently deleted: 2' }));
  fireEvent.click(screen.getByRole('button', { name: /^Bring back An exam · mock 7/ }));
  fireEvent.click(screen.getByRole('button', { name: /^Bring back .* Official practice exam/ }));
  await waitFor(() => expect([...asked('attempt.restore'), ...asked('outside.restore')]).toEqual([{ id: 'gone' }, { id }]));
});

it('has no fault that axe can find', async () => {
  const { container } = await open([attempt(1), attempt(2), attempt(3, { mode: 'custom', verdict: null })], {
    'outside.list': { reports: [madeOutside()], deleted: [] },
  });
  fireEvent.click(screen.getByRole('button', { name: 'The same as a table' }));
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
});
