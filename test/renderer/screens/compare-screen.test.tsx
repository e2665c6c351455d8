/** Two attempts side by side. */

import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, expect, it, vi } from 'vitest';
import type { Report } from '../../../src/api/report-views';
import { oneOfEach, paperOf, START_MS } from '../../core/made-paper';
import { answerCalls, showScreen } from '../made-page';
import { madeReport, rightAnswer, wrongAnswer } from '../made-report';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** An attempt at the same four questions, the first `right` of them right. */
function sat(id: string, number: number, right: number, fields: Partial<Report['row']> = {}): Report {
  const paper = paperOf(undefined, { id, number, createdAtMs: START_MS + number * 86_400_000 });
  const answers = oneOfEach.map((question, at) => ({ response: at < right ? rightAnswer(question) : wrongAnswer(question) }));
  const { report } = madeReport({ paper, answers });
  return { ...report, row: { ...report.row, ...fields } };
}

const first = sat('first', 1, 1);
const second = sat('second', 2, 3);

async function open(id: string, other: string | undefined, reports: readonly Report[] = [first, second]) {
  answerCalls({
    'history.list': { rows: reports.map(({ row }) => row) },
    'attempt.report': ({ id: wanted }: { id: string }) => reports.find(({ row }) => row.id === wanted),
  });
  const { default: CompareScreen } = await import('../../../src/renderer/screens/compare/compare-screen');
  return showScreen(<CompareScreen id={id} other={other} />, '/compare');
}

const lines = (name: string) =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);

it('puts the earlier one first, whichever was chosen first', async () => {
  for (const [one, two] of [
    ['first', 'second'],
    ['second', 'first'],
  ] as const) {
    await open(one, two);
    const table = await screen.findByRole('table', { name: 'The two attempts' });
    const heads = within(table).getAllByRole('columnheader');
    expect(heads.map((head) => head.textContent)).toEqual(['What', expect.stringContaining('mock 1'), expect.stringContaining('mock 2')]);
    expect(lines('The two attempts')).toContain('Right1 of 43 of 4');
    cleanup();
  }
});

it('compares domains, types and time, with a word on chance only where there is enough', async () => {
  await open('first', 'second');
  await screen.findByRole('table', { name: 'Domains' });
  expect(lines('Domains')[0]).toMatch(/50\.0 % \(1\/2\)100\.0 % \(2\/2\)\+50\.0too few questions/);
  expect(lines('Types of question')).toContain('Ordering0.0 % (0/1)100.0 % (1/1)+100.0too few questions');
  expect(lines('Time and answer changes')).toContain('Left at the end14:4814:48');
});

it('shows the questions of both with both outcomes, the different ones first', async () => {
  await open('first', 'second');
  await screen.findByText(/4 questions were asked in both. Now right: 2, no longer right: 0/);
  expect(lines('Questions in both')).toHaveLength(2);
  expect(lines('Questions in both')[0]).toMatch(/Wrong, question 2Right, question 2$/);
  fireEvent.click(screen.getByRole('radio', { name: 'All 4' }));
  expect(lines('Questions in both')).toHaveLength(4);
});

it('says whether the change beats chance', async () => {
  const row = { headline: 'weighted', size: 54.9 } as const;
  await open('first', 'second', [
    { ...first, row: { ...first.row, ...row, share: 0.56 } },
    { ...second, row: { ...second.row, ...row, share: 0.74 } },
  ]);
  expect(await screen.findByText(/Up 18\.0 points from 56\.0 % to 74\.0 %\. That beats chance/)).toBeTruthy();
});

it('holds no scores of two exams against each other', async () => {
  const other = { ...second, row: { ...second.row, blueprint: 'other' }, blueprint: { ...second.blueprint, id: 'other' } };
  await open('first', 'second', [first, other]);
  expect(await screen.findByText(/two different exams/)).toBeTruthy();
  expect(screen.queryByRole('table', { name: 'Domains' })).toBeNull();
});

it('asks for the other one, and says so where there is none', async () => {
  await open('first', undefined);
  expect(screen.getByText('Choose the other attempt', { selector: 'span *, span' })).toBeTruthy();
  cleanup();
  await open('first', undefined, [first]);
  expect(screen.getByText('There is no other finished attempt to compare with yet.')).toBeTruthy();
  cleanup();
  await open('gone', undefined);
  expect(screen.getByText('This comparison cannot be shown')).toBeTruthy();
});

it('has no fault that axe can find', async () => {
  const { container } = await open('first', 'second');
  await screen.findByText(/4 questions were asked in both/);
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
});
