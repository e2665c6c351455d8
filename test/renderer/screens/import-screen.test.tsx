/** The import screen as a candidate meets it: files in, a look, the declaration, and the way back. */

import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { ImportPreview } from '../../../src/api/import-views';
import { presentQuestion, presentSolution } from '../../../src/api/present';
import type { Reply } from '../../../src/api/reply';
import { problem } from '../../../src/core/problem';
import { made } from '../../core/made-bank';

const question = made('q-one', '1');
const view: ImportPreview = {
  id: 'import-one',
  bank: {
    id: 'set-one',
    title: 'Set one',
    version: '1.2.0',
    language: 'en',
    licence: 'CC-BY-4.0',
    authors: ['A. Friend'],
    source: null,
    provenance: null,
  },
  isUntitled: false,
  ready: 11,
  withWarning: 2,
  skipped: 3,
  fields: [],
  duplicates: { exact: { count: 0, withWarning: 0 }, near: { count: 0, withWarning: 0 }, rows: [] },
  placing: null,
  remembered: null,
  problems: [problem('bank.key-names-no-option', { option: 'z' }, { file: 'a.yaml', line: 12, question: 'q-bad', field: 'key' })],
  problemCount: 400,
  quality: [{ rule: 'L06', severity: 'warning', count: 9, examples: [problem('lint.L06', { options: 'a', least: 20 }, { question: 'q-one' })] }],
  exams: [{ id: 'exam', title: 'Exam', code: 'EX', questions: 13 }],
  samples: [
    {
      view: presentQuestion({ question, optionOrder: question.options.map(({ id }) => id) }),
      solution: presentSolution({ learningPoints: [] }, question),
    },
  ],
  change: null,
  refusal: null,
};

type Answer = (input: Record<string, unknown>) => unknown;
const calls: { operation: string; input: Record<string, unknown> }[] = [];
let answers: Record<string, Answer>;

beforeEach(() => {
  calls.length = 0;
  answers = {
    'upload.chunk': () => ({ bytes: 1 }),
    'import.preview': () => ({ id: view.id, preview: view }),
    'import.accept': () => ({ bank: 'set-one', title: 'Set one', questions: 13, undo: 'way-back', change: null }),
    'import.undo': () => ({ bank: 'set-one' }),
    'job.cancel': () => ({}),
  };
  Object.defineProperty(window, 'passband', {
    configurable: true,
    value: {
      async call(request: string): Promise<string> {
        const { operation, input } = JSON.parse(request);
        calls.push({ operation, input });
        const value = answers[operation]?.(input);
        const reply: Reply = value instanceof Error ? { ok: false, problem: problem(value.message) } : { ok: true, value };
        return JSON.stringify(reply);
      },
    },
  });
});
afterEach(cleanup);

async function open() {
  const [{ default: ImportScreen }, { queryClient }] = await Promise.all([
    import('../../../src/renderer/screens/import/import-screen'),
    import('../../../src/renderer/data/queries'),
  ]);
  const shown = render(
    <QueryClientProvider client={queryClient}>
      <Router hook={memoryLocation({ path: '/import' }).hook}>
        <main>
          <ImportScreen upload={undefined} />
        </main>
      </Router>
    </QueryClientProvider>,
  );
  return shown.container;
}

function choose(container: HTMLElement, text = 'questions') {
  const [input] = container.querySelectorAll('input[type=file]');
  if (!input) throw new Error('there is a file dialog');
  fireEvent.change(input, { target: { files: [new File([text], 'a.yaml')] } });
}

const named = (operation: string) => calls.filter((call) => call.operation === operation);

describe('the import screen', () => {
  it('sends what was chosen and shows counts, facts, problems with their places, the report and a sample', async () => {
    const container = await open();
    choose(container, 'hello');
    await screen.findByRole('heading', { name: 'Set one' });
    expect(named('upload.chunk')[0]?.input).toMatchObject({ kind: 'set', name: 'a.yaml', offset: 0, base64: btoa('hello') });
    const counts = [...container.querySelectorAll('dl')][0];
    expect(counts?.textContent).toBe('ready11with a warning2left out3');
    expect(screen.getByText('EX: 13 questions')).toBeTruthy();
    expect(screen.getByText('not named')).toBeTruthy();
    const [, row] = within(screen.getByRole('table', { name: 'Problems' })).getAllByRole('row');
    expect(row?.textContent).toBe('Errora.yaml:12q-badThe key names “z”, but no option has that id.');
    expect(screen.getByText('The first 1 of 400 problems are shown.')).toBeTruthy();
    expect(within(screen.getByRole('table', { name: 'How well it is written' })).getByText('L06')).toBeTruthy();
    expect(within(screen.getByRole('article', { name: 'q-one' })).getByText('a of q-one')).toBeTruthy();
    const faults = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(faults.violations.map(({ id }) => id)).toEqual([]);
  });

  it('takes nothing in before the declaration, and then offers the way back', async () => {
    choose(await open());
    const button = await screen.findByRole('button', { name: 'Import 13 questions' });
    fireEvent.click(button);
    expect(named('import.accept')).toEqual([]);
    fireEvent.click(screen.getByRole('checkbox', { name: /not recalled exam content/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Import 13 questions' }));
    await screen.findByText('Imported: 13 questions in “Set one”.');
    expect(named('import.accept')[0]?.input).toEqual({
      id: 'import-one',
      declared: true,
      choices: { placement: null, exact: 'skip', near: 'keep' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('“Set one” is as it was before.');
    expect(named('import.undo')[0]?.input).toEqual({ undo: 'way-back' });
  });

  it('says why a set is refused, and offers no button to take it in', async () => {
    answers['import.preview'] = () => ({ id: view.id, preview: { ...view, ready: 0, withWarning: 0, refusal: problem('import.no-questions') } });
    choose(await open());
    await screen.findByText(/There is no question here/);
    expect(screen.queryByRole('checkbox')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Choose other files' }));
    expect(screen.getByRole('button', { name: 'Choose files' })).toBeTruthy();
  });

  it('goes back to choosing with a sentence when the upload or the reader fails', async () => {
    answers['upload.chunk'] = () => new Error('upload.too-many');
    choose(await open());
    expect((await screen.findByRole('alert')).textContent).toContain('can be read at once');
    answers['upload.chunk'] = () => ({ bytes: 1 });
    answers['import.preview'] = () => new Error('import.broke');
    choose(document.body);
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('the reader stopped'));
  });

  it('shows a long reading as a job, and cancels it', async () => {
    answers['import.preview'] = () => ({ id: 'import-long', preview: null });
    answers['job.state'] = () => ({ state: 'running', step: 'reading', doneUnits: 2, totalUnits: 5 });
    choose(await open());
    await screen.findByText('2 of 5 files');
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.getByRole('button', { name: 'Choose files' })).toBeTruthy();
    await waitFor(() => expect(named('job.cancel')[0]?.input).toEqual({ id: 'import-long' }));
  });

  it('lets a set without a title have one', async () => {
    answers['import.preview'] = ({ title }) => ({ id: view.id, preview: { ...view, isUntitled: true, bank: { ...view.bank, title: title ?? 'a' } } });
    choose(await open());
    fireEvent.change(await screen.findByLabelText('Title of the set'), { target: { value: 'My list' } });
    fireEvent.click(screen.getByRole('button', { name: 'Use this title' }));
    await screen.findByRole('heading', { name: 'My list' });
    expect(named('import.preview')).toHaveLength(2);
    expect(named('upload.chunk')).toHaveLength(1);
  });

  it('says of files that are no set only why, and offers others', async () => {
    const none = { ready: 0, withWarning: 0, skipped: 0, isUntitled: true, samples: [], quality: [], problems: [], problemCount: 0 };
    answers['import.preview'] = () => ({ id: view.id, preview: { ...view, ...none, refusal: problem('import.no-questions') } });
    const container = await open();
    choose(container);
    expect((await screen.findByRole('alert')).textContent).toContain('no question here');
    expect(container.querySelector('dl')).toBeNull();
    expect(screen.queryByLabelText('Title of the set')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Choose other files' }));
    expect(screen.getByRole('button', { name: 'Choose files' })).toBeTruthy();
  });

  it('says of a bank that is here already and the same that nothing has changed', async () => {
    const nothing = { count: 0, ids: [] };
    const change = { title: 'Set one', version: '1.2.0', added: nothing, changed: nothing, removed: nothing };
    answers['import.preview'] = () => ({ id: view.id, preview: { ...view, change } });
    choose(await open());
    await screen.findByText('Nothing in it has changed.');
    expect(screen.queryByText(/will be updated/)).toBeNull();
  });

  it('lists questions that are here already, leaves out the same ones, and counts what is left', async () => {
    const row = { question: 'q-one', words: 'Which?', twin: 'our-one', twinWords: 'Which one?', similarity: 0.8 };
    const duplicates = {
      exact: { count: 3, withWarning: 1 },
      near: { count: 1, withWarning: 0 },
      rows: [{ ...row, kind: 'near' as const, bank: null }],
    };
    answers['import.preview'] = () => ({ id: view.id, preview: { ...view, duplicates } });
    const container = await open();
    choose(container);
    const table = await screen.findByRole('table', { name: 'Here already' });
    expect(table.textContent).toContain('80.0 % alike');
    const counts = () => container.querySelector('dl')?.textContent;
    expect(counts()).toBe('ready9with a warning1left out as duplicates3left out3');
    fireEvent.click(screen.getByRole('checkbox', { name: /reads nearly alike/ }));
    expect(counts()).toBe('ready8with a warning1left out as duplicates4left out3');
    fireEvent.click(screen.getByRole('checkbox', { name: /that are the same/ }));
    expect(counts()).toBe('ready10with a warning2left out as duplicates1left out3');
    fireEvent.click(screen.getByRole('checkbox', { name: /not recalled exam content/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Import 12 questions' }));
    await screen.findByText(/^Imported/);
    expect(named('import.accept')[0]?.input).toMatchObject({ choices: { exact: 'keep', near: 'skip' } });
  });

  it('asks about columns that it is unsure of, and reads the set anew with what is said', async () => {
    const fields = {
      kind: 'columns' as const,
      names: ['Enun', 'Gut'],
      roles: [{ kind: 'other' as const }, { kind: 'other' as const }],
      samples: [['Which?'], []],
      confidence: 0,
      file: 'a.csv',
      files: 2,
    };
    answers['import.preview'] = ({ mappings }) => ({
      id: view.id,
      preview: { ...view, fields: [{ ...fields, ...(mappings as object[] | undefined)?.[0] }] },
    });
    choose(await open());
    fireEvent.change(await screen.findByRole('combobox', { name: 'What “Enun” holds' }), { target: { value: 'stem' } });
    fireEvent.change(screen.getByRole('combobox', { name: 'What “Gut” holds' }), { target: { value: 'stem' } });
    await waitFor(() => expect(named('import.preview')).toHaveLength(3));
    // The question stands in one place only.
    expect(named('import.preview')[2]?.input).toMatchObject({ mappings: [{ names: ['Enun', 'Gut'], roles: [{ kind: 'other' }, { kind: 'stem' }] }] });
    expect(named('upload.chunk')).toHaveLength(1);
  });
});
