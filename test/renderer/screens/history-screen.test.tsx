/** The list of finished attempts. */

import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { AttemptRow } from '../../../src/core/evidence';
import { oneOfEach, paperOf, START_MS } from '../../core/made-paper';
import { madeReport, rightAnswer } from '../made-report';

let rows: AttemptRow[] = [];

beforeEach(() => {
  Object.defineProperty(window, 'passband', {
    configurable: true,
    value: { call: async () => JSON.stringify({ ok: true, value: { rows } }) },
  });
});
afterEach(cleanup);

async function open(shown: AttemptRow[]) {
  rows = shown;
  const [{ default: HistoryScreen }, { queryClient }] = await Promise.all([
    import('../../../src/renderer/screens/history/history-screen'),
    import('../../../src/renderer/data/queries'),
  ]);
  queryClient.clear();
  const view = render(
    <QueryClientProvider client={queryClient}>
      <Router hook={memoryLocation({ path: '/history' }).hook}>
        <main>
          <HistoryScreen />
        </main>
      </Router>
    </QueryClientProvider>,
  );
  await screen.findByRole('heading', { level: 1 });
  return view;
}

function attempt(number: number, fields: Partial<AttemptRow> = {}): AttemptRow {
  const paper = paperOf(undefined, { number, createdAtMs: START_MS + number * 86_400_000 });
  const answers = oneOfEach.map((question) => ({ response: rightAnswer(question) }));
  return { ...madeReport({ paper, answers }).evidence.row, id: `attempt-${number}`, ...fields };
}

it('teaches the next step while there is nothing', async () => {
  await open([]);
  expect(screen.getByText(/Start a mock in the library/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Go to the library' })).toBeTruthy();
});

it('lists the newest first, each with its score, its count, its verdict and the way to its report', async () => {
  await open([attempt(1), attempt(3, { verdict: null, mode: 'custom' }), attempt(2)]);
  const body = screen.getAllByRole('row').slice(1);
  expect(body.map((row) => within(row).getByRole('link').getAttribute('href'))).toEqual([
    '#/report/attempt-3',
    '#/report/attempt-2',
    '#/report/attempt-1',
  ]);
  expect(body[0]?.textContent).toContain('practice 3');
  expect(body[1]?.textContent).toContain('100.0 % 4 of 4');
  expect(body[1]?.textContent).toContain('Pass');
  expect(within(body[1] as HTMLElement).getByRole('img', { name: /Score 100\.0/ })).toBeTruthy();
});

it('offers a filter only when there is more than one exam', async () => {
  await open([attempt(1), attempt(2)]);
  expect(screen.queryByText('All exams')).toBeNull();
  cleanup();
  await open([attempt(1), attempt(2, { blueprint: 'other', title: 'Another exam' })]);
  expect(screen.getAllByText('All exams').length).toBeGreaterThan(0);
});

it('has no fault that axe can find', async () => {
  const { container } = await open([attempt(1), attempt(2, { blueprint: 'other', title: 'Another exam' })]);
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
});
