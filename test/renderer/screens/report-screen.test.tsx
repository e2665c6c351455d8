/** The report as a candidate reads it. */

import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { Report } from '../../../src/api/report-views';
import { made } from '../../core/made-bank';
import { oneOfEach, paperOf } from '../../core/made-paper';
import { madeReport, rightAnswer, wrongAnswer } from '../made-report';

const calls: { operation: string; input: unknown }[] = [];
let report: Report;
let settings: { readonly practiceScale: boolean };
const answers: Readonly<Record<string, unknown>> = {
  'attempt.start': { id: 'the-next-one' },
  'question.marks': { suspended: [], reports: [] },
  'notes.noted': { questions: [] },
};

beforeEach(() => {
  calls.length = 0;
  settings = { practiceScale: false };
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
        return JSON.stringify({ ok: true, value: { ...answers, 'settings.read': settings, 'attempt.report': report }[operation as string] });
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
    expect(notes.getByText(/Interrupted for 12 minutes\. The exam clock stood still\. Over 5 minutes/)).toBeTruthy();
    expect(notes.getByText(/moved back by 2:00/)).toBeTruthy();
    expect(notes.getByText(/Domain 3 8 of 11/)).toBeTruthy();
    expect(screen.getByText(/· forgiving clock ·/)).toBeTruthy();
  });

  it('says what a strict clock did meanwhile, and never rounds a long interruption down to a short one', async () => {
    const paper = paperOf(undefined, { clockPolicy: 'strict' });
    await open(madeReport({ paper, answers: [], interruptedMs: 5 * 60_000 + 1_000, clockMovedMs: 90_000 }).report);
    const notes = within(screen.getByRole('list', { name: 'What to know about this attempt' }));
    expect(notes.getByText(/Interrupted for 6 minutes\. The exam clock went on, as in the real room\. Over 5 minutes/)).toBeTruthy();
    expect(notes.getByText(/moved forward by 1:30/)).toBeTruthy();
    expect(screen.getByText(/· strict clock ·/)).toBeTruthy();
  });

  it('lets a short interruption be, and has no exam clock in practice without one', async () => {
    const { unmount } = await open(madeReport({ paper: paperOf(), answers: [], interruptedMs: 20_000 }).report);
    expect(screen.getByText('Interrupted for 1 minute. The exam clock stood still.')).toBeTruthy();
    unmount();
    const paper = paperOf(undefined, { mode: 'custom', limitMs: null });
    await open(madeReport({ paper, answers: [], interruptedMs: 12 * 60_000 }).report);
    expect(screen.getByText('Interrupted for 12 minutes.')).toBeTruthy();
    expect(screen.queryByText(/forgiving clock|strict clock/)).toBeNull();
  });

  it('shows the practice scale of a mock with the pass mark that it assumes, and only to who asks for it', async () => {
    await open(mixed());
    expect(screen.queryByText(/Practice scale/)).toBeNull();
    cleanup();
    settings = { practiceScale: true };
    await open(mixed());
    expect(await screen.findByText('Practice scale 342 (ours, from 100 to 1000, assuming a pass mark of 64 %)')).toBeTruthy();
    cleanup();
    await open(madeReport({ paper: paperOf(undefined, { mode: 'custom' }), answers: [{ response: rightAnswer(single) }] }).report);
    expect(screen.queryByText(/Practice scale/)).toBeNull();
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

describe('types of question', () => {
  it('are named as candidates know them', async () => {
    const questions = [
      single,
      multiple,
      made('q-three', '1', { type: 'multiple', key: ['a', 'b', 'c'] }),
      ordering,
      matching,
      made('q-case', '1', { caseStudy: 'shop' }),
    ];
    await open(madeReport({ paper: paperOf(questions), answers: [{}, { response: rightAnswer(multiple) }] }).report);
    const section = screen.getByRole('region', { name: 'By type of question' });
    expect([...section.querySelectorAll('dl > div')].map((line) => line.textContent)).toEqual([
      'One answer0/2 0.0 %',
      'Choose two1/1 100.0 %',
      'Choose three0/1 0.0 %',
      'Ordering0/1 0.0 %',
      'Matching0/1 0.0 %',
      'In case studies0/1 0.0 %',
    ]);
  });
});

describe('how the time was used', () => {
  it('says in the picture where the time stood, and tells slow and wrong from fast and wrong', async () => {
    const { report: shown } = madeReport({
      paper: paperOf(undefined, { limitMs: 320_000 }),
      answers: [
        { response: rightAnswer(single), dwellMs: 50_000 },
        { response: wrongAnswer(multiple), dwellMs: 130_000 },
        { response: wrongAnswer(ordering), dwellMs: 20_000 },
        { response: rightAnswer(matching), dwellMs: 10_000 },
      ],
      spentMs: 215_000,
    });
    const { container } = await open(shown);
    const picture = screen.getByRole('img', {
      name: 'Time added up over 4 questions. At question 2: 3:00, 0:20 behind the even pace. At question 4: 3:30, 1:50 ahead of the even pace.',
    });
    expect([...picture.querySelectorAll('[data-kind]')].map((mark) => mark.getAttribute('data-kind'))).toEqual(['slow', 'fast']);
    const figures = [...container.querySelectorAll('[aria-labelledby=report-time] dl > div')].map((figure) => figure.textContent);
    expect(figures).toEqual(['a question, even pace 80 s53 s', 'left at the end1:45', 'slow and wrong1', 'fast and wrong1', 'not reached0']);
  });

  it('has the same as a table, which is there when it is asked for', async () => {
    await open(mixed());
    expect(screen.queryByRole('table', { name: 'Your time against the even pace' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'The same as a table' }));
    const rows = within(screen.getByRole('table', { name: 'Your time against the even pace' })).getAllByRole('row');
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['Question', 'Outcome', 'Time on it', 'Time so far', 'Even pace', 'Against it'],
      ['1', 'Right', '1:00', '1:00', '1:20', '0:20 ahead'],
      ['2', 'Wrong', '1:00', '2:00', '2:40', '0:40 ahead'],
      ['3', 'Wrong', '0:03', '2:03', '4:00', '1:57 ahead'],
      ['4', 'Not reached', '0:00', '2:03', '5:20', '3:17 ahead'],
    ]);
  });

  it('knows no even pace in practice without a clock, and says so', async () => {
    const paper = paperOf(undefined, { mode: 'custom', limitMs: null });
    await open(madeReport({ paper, answers: [{ response: rightAnswer(single) }] }).report);
    expect(screen.getByText(/Practice without a clock has no even pace/)).toBeTruthy();
    expect(screen.getByRole('img', { name: 'Time added up over 4 questions. At question 2: 2:00. At question 4: 4:00.' })).toBeTruthy();
    expect(screen.queryByText('left at the end')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'The same as a table' }));
    expect(screen.queryByRole('columnheader', { name: 'Even pace' })).toBeNull();
  });
});

describe('changed answers', () => {
  const change = (...settled: readonly ('right' | 'wrong' | 'other')[]) => {
    const responses = { right: rightAnswer(single), wrong: wrongAnswer(single), other: { kind: 'choice' as const, chosen: ['d'] } };
    return { settled: settled.map((name) => responses[name]), response: responses[settled.at(-1) ?? 'right'] };
  };
  const figures = () => [...screen.getByRole('region', { name: 'Answers you changed' }).querySelectorAll('dl > div')].map((each) => each.textContent);

  it('are counted each way with their net in marks, and a few are too few', async () => {
    const questions = ['a', 'b', 'c', 'd'].map((name) => made(`q-${name}`, '1'));
    const answers = [change('wrong', 'right'), change('other', 'right'), change('right', 'wrong'), change('wrong', 'other')];
    await open(madeReport({ paper: paperOf(questions), answers }).report);
    expect(figures()).toEqual(['wrong → right2', 'right → wrong1', 'wrong → wrong1', 'mark net, +25.0 points+1']);
    expect(screen.getByText(/^4 changes are too few to say whether changing helps you/)).toBeTruthy();
  });

  it('do not count where the question does not', async () => {
    const questions = ['a', 'b'].map((name) => made(`q-${name}`, '1'));
    await open(
      madeReport({ paper: paperOf(questions, {}, { unscored: ['q-a'] }), answers: [change('wrong', 'right'), change('right', 'wrong')] }).report,
    );
    expect(figures()).toEqual(['wrong → right0', 'right → wrong1', 'wrong → wrong0', 'mark net, −100.0 points−1']);
  });

  it('say what to expect when there are enough of them', async () => {
    const questions = Array.from({ length: 20 }, (_, at) => made(`q-${at}`, '1'));
    await open(madeReport({ paper: paperOf(questions), answers: questions.map(() => change('wrong', 'right')) }).report);
    expect(screen.getByText(/^Of your changes between right and wrong about 95 % can be expected to pay\./)).toBeTruthy();
  });

  it('may be none', async () => {
    await open(mixed());
    expect(screen.getByText('You changed no answer.')).toBeTruthy();
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

  it('filters what was changed, even back and forth, and what was slow, right or wrong', async () => {
    const paper = paperOf(undefined, { limitMs: 320_000 });
    const back = [rightAnswer(single), wrongAnswer(single), rightAnswer(single)];
    await open(
      madeReport({
        paper,
        answers: [
          { response: rightAnswer(single), settled: back, dwellMs: 121_000 },
          { response: wrongAnswer(multiple), settled: [wrongAnswer(multiple)], dwellMs: 119_000 },
          { response: null, dwellMs: 300_000 },
          { response: null, certainty: 1 },
        ],
      }).report,
    );
    const numbers = () => screen.getAllByRole('button', { name: /^Question/ }).map((row) => /\d+/.exec(row.textContent ?? '')?.[0]);
    fireEvent.click(screen.getByRole('radio', { name: /Changed\s*1/ }));
    expect(numbers()).toEqual(['1']);
    fireEvent.click(screen.getByRole('radio', { name: /Slow\s*2/ }));
    expect(numbers()).toEqual(['1', '3']);
    // Who marks a guess and then gives no answer has not guessed.
    fireEvent.click(screen.getByRole('radio', { name: /Guessed\s*0/ }));
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

describe('how sure the candidate was', () => {
  const practice = () =>
    madeReport({
      paper: paperOf([single, multiple, ordering, matching], { mode: 'custom', limitMs: null }),
      answers: [
        { response: rightAnswer(single), certainty: 3 },
        { response: wrongAnswer(multiple), certainty: 3 },
        { response: rightAnswer(ordering), certainty: 2 },
        { response: wrongAnswer(matching), certainty: 1 },
      ],
    }).report;

  it('is held against how often he was right, errors made with certainty first', async () => {
    await open(practice());
    const section = within(screen.getByRole('region', { name: 'How sure you were' }));
    expect(section.getByText('1 of 2 right, 50.0 %')).toBeTruthy();
    expect(section.getByText('1 of 1 right, 100.0 %')).toBeTruthy();
    expect(section.getByText('0 of 1 right, 0.0 %')).toBeTruthy();
    // 3 + 2 − 6 + 0
    expect(section.getByText('−1')).toBeTruthy();
    expect(section.getByText(/^Wrong though you were sure: question 2\. Look at it first\./)).toBeTruthy();
  });

  it('is left out where it was not asked, as in a mock', async () => {
    await open(madeReport({ paper: paperOf([single]), answers: [{ response: rightAnswer(single) }] }).report);
    expect(screen.queryByRole('region', { name: 'How sure you were' })).toBeNull();
  });
});
