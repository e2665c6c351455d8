/** The report as a candidate reads it. */

import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { Report } from '../../../src/api/views';
import { made } from '../../core/made-bank';
import { oneOfEach, paperOf } from '../../core/made-paper';
import { madeReport, rightAnswer, wrongAnswer } from '../made-report';

const calls: { operation: string; input: unknown }[] = [];
let report: Report;
const answers: Readonly<Record<string, unknown>> = {
  'attempt.start': { id: 'the-next-one' },
  'question.marks': { suspended: [], reports: [] },
  'notes.list': { notes: [], deleted: [], problems: [] },
};

beforeEach(() => {
  calls.length = 0;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  Object.defineProperty(window, 'passband', {
    configurable: true,
    value: {
      call: async (request: string) => {
        const { operation, input } = JSON.parse(request);
        calls.push({ operation, input });
        return JSON.stringify({ ok: true, value: { ...answers, 'attempt.report': report }[operation as string] });
      },
    },
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function open(shown: Report) {
  report = shown;
  // The page looks for its transport when it is loaded, so it is loaded after the transport is there.
  const [{ default: ReportScreen }, { queryClient }] = await Promise.all([
    import('../../../src/renderer/screens/report/report-screen'),
    import('../../../src/renderer/data/queries'),
  ]);
  queryClient.clear();
  const location = memoryLocation({ path: '/report/x', record: true });
  const view = render(
    <QueryClientProvider client={queryClient}>
      <Router hook={location.hook}>
        <main>
          <ReportScreen id="x" />
        </main>
      </Router>
    </QueryClientProvider>,
  );
  await screen.findByRole('heading', { level: 1 });
  return { ...view, location };
}

const [single, multiple, ordering, matching] = oneOfEach as [
  (typeof oneOfEach)[number],
  (typeof oneOfEach)[number],
  (typeof oneOfEach)[number],
  (typeof oneOfEach)[number],
];

/** At an even pace of 80 seconds. Domain 1: one right and one wrong; the ordering question wrong, the matching one blank. Domain 4 is not asked. */
function mixed() {
  return madeReport({
    paper: paperOf(undefined, { limitMs: 320_000 }),
    answers: [
      { response: rightAnswer(single), note: 'my own words' },
      { response: wrongAnswer(multiple), flagged: true, certainty: 1 },
      { response: wrongAnswer(ordering), dwellMs: 3_000 },
      { response: null, seen: false, dwellMs: 0 },
    ],
  }).report;
}

function rowButton(number: number) {
  return screen.getByRole('button', { name: new RegExp(`^Question ${number}:`) });
}

describe('the headline', () => {
  it('says score, verdict and certainty in words', async () => {
    await open(mixed());
    expect(screen.getByText('25.0 %')).toBeTruthy();
    expect(screen.getByText(/^Fail, /)).toBeTruthy();
    expect(screen.getByText(/1 of 4 right/)).toBeTruthy();
    expect(screen.getByRole('img', { name: /Score 25\.0\. True level likely \d+ to \d+\. Pass band 62 to 66\./ })).toBeTruthy();
  });

  it('says why a raw score stands at the top', async () => {
    await open(mixed());
    expect(screen.getByText(/domains with 10\.0 % of the weight were not asked/)).toBeTruthy();
  });

  it('calls the weighting ours when the score is weighted', async () => {
    const questions = ['1', '1', '1', '1', '1', '1', '2', '3', '3', '4'].map((domain, at) => made(`q-${at}`, domain));
    await open(madeReport({ paper: paperOf(questions), answers: questions.map((question) => ({ response: rightAnswer(question) })) }).report);
    expect(screen.getByText(/the weighting is ours/)).toBeTruthy();
    expect(screen.getAllByText('100.0 %')[0]?.tagName).toBe('P');
    expect(screen.getByText(/raw 100\.0 % \(10 of 10\)/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Practise/ })).toBeNull();
  });

  it('gives practice no verdict, and names a practice line as ours', async () => {
    const paper = paperOf(undefined, { mode: 'custom', line: { low: 70, high: 74, ours: true }, limitMs: null });
    await open(madeReport({ paper, answers: [{ response: rightAnswer(single) }] }).report);
    expect(screen.getByText('Practice has no verdict')).toBeTruthy();
    expect(screen.getByText('practice line 70–74, ours')).toBeTruthy();
    expect(screen.queryByText(/^(Pass|Fail|Above|On|Below)\b/)).toBeNull();
  });

  it('tells of a long interruption, a moved clock, and a paper off its blueprint', async () => {
    const paper = paperOf(undefined, { allocation: [{ domain: '3', wanted: 11, asked: 8, stock: 8 }] });
    await open(madeReport({ paper, answers: [], interruptedMs: 12 * 60_000, clockMovedMs: -120_000 }).report);
    const notes = within(screen.getByRole('list', { name: 'What to know about this attempt' }));
    expect(notes.getByText(/Interrupted for 12 minutes\. Over 5 minutes/)).toBeTruthy();
    expect(notes.getByText(/moved back by 2:00/)).toBeTruthy();
    expect(notes.getByText(/Domain 3 8 of 11/)).toBeTruthy();
  });
});

describe('where the marks went', () => {
  it('has a row a domain, with "first" without an earlier mock and a word where there is too little', async () => {
    await open(mixed());
    const table = within(screen.getByRole('table', { name: /The dotted line is the target of 79 %/ }));
    const rows = table.getAllByRole('row').map((row) => row.textContent);
    expect(rows[1]).toContain('Domain 1too few questions601/250.0');
    expect(rows[1]).toContain('first');
    expect(rows[4]).toContain('Domain 4not asked100/0––first');
  });

  it('shows the change since the last mock with a word and a number', async () => {
    const previous = madeReport({
      paper: paperOf(undefined, { number: 1 }),
      answers: [{ response: rightAnswer(single) }, { response: rightAnswer(multiple) }],
    });
    await open(
      madeReport({
        paper: paperOf(undefined, { number: 2 }),
        answers: [{ response: rightAnswer(single) }, { response: wrongAnswer(multiple) }, { response: rightAnswer(ordering) }],
        previous: previous.evidence.row,
      }).report,
    );
    const table = within(screen.getByRole('table', { name: /The dotted line/ }));
    expect(table.getByRole('columnheader', { name: 'Since mock 1' })).toBeTruthy();
    expect(table.getByRole('row', { name: /Domain 1/ }).textContent).toContain('down 50.0');
    expect(table.getByRole('row', { name: /Domain 2/ }).textContent).toContain('up 100.0');
    expect(table.getByRole('row', { name: /Domain 3/ }).textContent).toContain('no change');
  });
});

describe('how the time was used', () => {
  it('gives the net of changed answers, and says that a few are too few', async () => {
    await open(
      madeReport({ paper: paperOf(), answers: [{ response: rightAnswer(single), settled: [wrongAnswer(single), rightAnswer(single)] }] }).report,
    );
    expect(screen.getByText('1 change')).toBeTruthy();
    expect(screen.getByText(/1 wrong → right, 0 right → wrong, 0 wrong → wrong · net \+1 · too few to say/)).toBeTruthy();
  });
});

describe('the questions', () => {
  it('renders nothing of a question before it is opened, and everything after', async () => {
    await open(mixed());
    expect(screen.queryByText('my own words')).toBeNull();
    const row = rowButton(1);
    expect(row.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(row);
    expect(row.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByText('my own words')).toBeTruthy();
    const options = within(screen.getByRole('list', { name: 'Options' })).getAllByRole('listitem');
    expect(options[0]?.textContent).toContain('right answeryour answer');
    expect(options[1]?.textContent).not.toContain('answer');
    fireEvent.click(row);
    expect(screen.queryByText('my own words')).toBeNull();
  });

  it('marks what was chosen wrongly and what should have been chosen', async () => {
    await open(mixed());
    fireEvent.click(rowButton(2));
    const options = within(screen.getByRole('list', { name: 'Options' })).getAllByRole('listitem');
    // The key is a and c; b and d were chosen.
    expect(options.map((option) => [...option.querySelectorAll('p[class*=marks] > span')].map((mark) => mark.textContent))).toEqual([
      ['right answer'],
      ['your answer'],
      ['right answer'],
      ['your answer'],
    ]);
  });

  it('puts the right order and the right pairs beside yours', async () => {
    await open(
      madeReport({ paper: paperOf([ordering, matching]), answers: [{ response: wrongAnswer(ordering) }, { response: wrongAnswer(matching) }] })
        .report,
    );
    fireEvent.click(rowButton(1));
    const order = within(screen.getByRole('table', { name: 'Order of the steps' }));
    expect(order.getByRole('row', { name: /^1 / }).textContent).toBe('1a of q-orderingd of q-ordering');
    fireEvent.click(rowButton(2));
    const pairs = within(screen.getByRole('table', { name: 'Pairs' }));
    expect(pairs.getByRole('row', { name: /^Prompt q/ }).textContent).toBe('Prompt qd of q-matchingb of q-matching');
    expect(pairs.getAllByRole('img', { name: 'wrong' })).toHaveLength(2);
  });

  it('filters by what went wrong, with counts', async () => {
    await open(mixed());
    const numbers = () => screen.getAllByRole('button', { name: /^Question/ }).map((row) => /\d+/.exec(row.textContent ?? '')?.[0]);
    expect(numbers()).toEqual(['1', '2', '3', '4']);
    fireEvent.click(screen.getByRole('radio', { name: /Missed\s*3/ }));
    expect(numbers()).toEqual(['2', '3', '4']);
    fireEvent.click(screen.getByRole('radio', { name: /Flagged\s*1/ }));
    expect(numbers()).toEqual(['2']);
    // The third was answered faster than it can be read; only the second was called a guess.
    fireEvent.click(screen.getByRole('radio', { name: /Guessed\s*1/ }));
    expect(numbers()).toEqual(['2']);
    fireEvent.click(screen.getByRole('radio', { name: /Changed\s*0/ }));
    expect(screen.getByText('No question here.')).toBeTruthy();
  });

  it('starts practice with the missed ones and goes there', async () => {
    const { location } = await open(mixed());
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Practise the 3 missed ones' })));
    await vi.waitFor(() => expect(location.history.at(-1)).toBe('/exam/the-next-one'));
    expect(calls.find(({ operation }) => operation === 'attempt.start')?.input).toEqual({
      bank: 'made',
      blueprint: 'exam',
      mode: 'custom',
      questions: 3,
      minutes: null,
      feedback: 'each',
      only: ['q-multiple', 'q-ordering', 'q-matching'],
    });
  });
});

it('has no fault that axe can find, with every question open', async () => {
  const { container } = await open(mixed());
  for (const row of screen.getAllByRole('button', { name: /^Question/ })) fireEvent.click(row);
  // Colours need a browser; they are looked at there.
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
});
