/** The notes pane as a candidate uses it: what gains most first, found as one types, saved as the typing stops, deleted with a way back. */

import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NoteView, SearchFindings } from '../../../src/api/notes-views';
import { inShelfOrder, type NoteShow, passes, tagCounts } from '../../../src/core/note-shelf';

interface Called {
  readonly operation: string;
  readonly input: { readonly id?: string; readonly body?: string; readonly show?: NoteShow; readonly limit?: number };
}

const calls: Called[] = [];
let notes: NoteView[] = [];
let deleted: NoteView[] = [];
let findings: SearchFindings;

const NOTHING: SearchFindings = { notes: [], noteCount: 0, questions: [], questionCount: 0, keptCount: 0, indexed: 9, toIndex: 9 };

function madeNote(name: string, fields: Partial<NoteView> = {}): NoteView {
  return {
    id: `question.made.${name}`,
    about: { kind: 'question', bank: 'made', question: name },
    title: `Point of ${name}`,
    body: null,
    tags: [],
    links: [],
    places: [{ blueprint: 'exam', exam: 'Exam', domain: '3', title: 'Data Security' }],
    topics: [{ id: `topic-${name}`, title: `Topic of ${name}` }],
    lessons: [
      {
        question: name,
        key: [{ text: 'Use a role', rationale: 'Roles rotate.' }],
        instead: [{ text: 'Use a key', rationale: 'Keys leak.' }],
        explanation: null,
        references: [],
      },
    ],
    misses: [{ attempt: 'now', question: name, reason: 'missed', atMs: 5 }],
    learnedAtMs: null,
    cameBackAtMs: null,
    createdAtMs: 5,
    deletedAtMs: null,
    gain: 1,
    ...fields,
  };
}

function answer({ operation, input }: Called): unknown {
  switch (operation) {
    case 'notes.list': {
      const shown = inShelfOrder(notes.filter((note) => passes(note, { show: 'all', attempt: null, tag: null, areas: null, ...input })));
      const count = (isCounted: (note: NoteView) => boolean) => notes.filter(isCounted).length;
      return {
        notes: shown.slice(0, input.limit),
        total: shown.length,
        counts: {
          open: count((note) => note.learnedAtMs === null),
          learned: count((note) => note.learnedAtMs !== null),
          attempt: count((note) => note.misses.some(({ attempt }) => attempt === 'now')),
          fresh: count((note) => note.misses[0]?.attempt === 'now'),
        },
        tags: tagCounts(notes),
        deleted: deleted.map(({ id, title }) => ({ id, title, deletedAtMs: 6 })),
        problems: [],
      };
    }
    case 'notes.save':
      return { undo: 'undo-save' };
    case 'notes.delete':
      deleted = notes.filter(({ id }) => id === input.id);
      notes = notes.filter(({ id }) => id !== input.id);
      return { undo: 'undo-delete' };
    case 'notes.undo': {
      const ids = deleted.map(({ id }) => id);
      notes = [...notes, ...deleted];
      deleted = [];
      return { ids };
    }
    case 'search.find':
      return findings;
    default:
      return {};
  }
}

beforeEach(() => {
  calls.length = 0;
  deleted = [];
  findings = NOTHING;
  notes = [madeNote('low', { gain: 0.5 }), madeNote('high', { gain: 4.2 }), madeNote('old', { misses: [], learnedAtMs: 6, gain: 2 })];
  Object.defineProperty(window, 'passband', {
    configurable: true,
    value: {
      call: async (request: string) => {
        const called: Called = JSON.parse(request);
        calls.push(called);
        return JSON.stringify({ ok: true, value: answer(called) });
      },
    },
  });
});
afterEach(cleanup);

async function open(attempt: string | null = 'now') {
  // The page looks for its transport when it is loaded, so it is loaded after the transport is there.
  const [{ default: NotesPane }, { queryClient }] = await Promise.all([
    import('../../../src/renderer/notes/notes-pane'),
    import('../../../src/renderer/data/queries'),
  ]);
  queryClient.clear();
  const view = render(
    <QueryClientProvider client={queryClient}>
      <aside aria-label="Study notes">
        <NotesPane attempt={attempt} onClose={() => {}} />
      </aside>
    </QueryClientProvider>,
  );
  await screen.findByRole('heading', { name: 'Topic of high' });
  /** What the Node side's word of a change does. */
  const refresh = () => queryClient.invalidateQueries();
  return { ...view, refresh };
}

const saves = () => calls.filter(({ operation }) => operation === 'notes.save').map(({ input }) => input);

describe('the notes beside a report', () => {
  it('are those of the attempt, what gains most first', async () => {
    await open();
    expect(screen.getByText('2 new from this attempt · sorted by expected gain')).toBeTruthy();
    expect(screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual(['Topic of high', 'Topic of low']);
  });

  it('are found with the questions as one types, the words marked, and say what is kept for mocks', async () => {
    const words = (text: string, found: string) => [
      { text, isFound: false },
      { text: found, isFound: true },
    ];
    findings = {
      ...NOTHING,
      notes: [{ note: madeNote('other'), title: words('Visibility ', 'timeout'), excerpt: words('how a ', 'timeout') }],
      noteCount: 1,
      questions: [{ bank: 'made', bankTitle: 'Made bank', question: 'queue-1', lead: words('Which ', 'timeout'), excerpt: [] }],
      questionCount: 1,
      keptCount: 2,
    };
    await open();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'timeout' } });
    await screen.findByText('1 note, 1 question that you have met.');
    expect(screen.getByRole('button', { name: 'Visibility timeout' }).querySelector('mark')?.textContent).toBe('timeout');
    expect(screen.getByRole('link', { name: 'Which timeout' }).getAttribute('href')).toContain('/study/made/queue-1');
    expect(screen.getByText(/2 more questions have these words/)).toBeTruthy();
    findings = NOTHING;
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'nowhere' } });
    await screen.findByText('0 notes, 0 questions that you have met.');
  });

  it('open to the key with its reason, and to what was chosen instead', async () => {
    await open();
    fireEvent.click(screen.getByRole('button', { name: 'Point of high' }));
    await waitFor(() => expect(screen.getByText('Use a role.').tagName).toBe('STRONG'));
    expect(screen.getByText('You chose: “Use a key”. Keys leak.')).toBeTruthy();
  });
});

describe('a note that is edited', () => {
  async function edit() {
    const view = await open();
    fireEvent.click(screen.getByRole('button', { name: 'Point of high' }));
    fireEvent.click(screen.getByRole('button', { name: 'Edit' }));
    return { ...view, area: screen.getByRole('textbox', { name: 'Note' }) };
  }

  it('begins with its reasons, and saves nothing before something is written', async () => {
    const { area, unmount } = await edit();
    expect(area).toHaveProperty('value', '**Use a role.** Roles rotate.\n\nYou chose: “Use a key”. Keys leak.\n\n');
    unmount();
    expect(saves()).toEqual([]);
  });

  it('is saved once the typing stops, and says so', async () => {
    const { area } = await edit();
    fireEvent.change(area, { target: { value: 'm' } });
    fireEvent.change(area, { target: { value: 'mine' } });
    await screen.findByText('Saved', {}, { timeout: 3_000 });
    expect(saves()).toEqual([{ id: 'question.made.high', body: 'mine' }]);
  });

  it('is saved at once when it goes out of sight', async () => {
    const { area, unmount } = await edit();
    fireEvent.change(area, { target: { value: 'mine' } });
    unmount();
    expect(saves()).toEqual([{ id: 'question.made.high', body: 'mine' }]);
  });

  it('keeps its title when the title is emptied', async () => {
    const { unmount } = await edit();
    fireEvent.change(screen.getByRole('textbox', { name: 'Title' }), { target: { value: ' ' } });
    expect(screen.getByText('A note needs a title. The one before is kept.')).toBeTruthy();
    unmount();
    expect(saves()).toEqual([]);
  });
});

describe('a note that is deleted', () => {
  it('offers a way back that has the focus, and takes the focus back with it', async () => {
    const { refresh } = await open();
    fireEvent.click(screen.getByRole('button', { name: 'Point of high' }));
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
    const undo = await screen.findByRole('button', { name: 'Undo' });
    await refresh();
    await waitFor(() => expect(document.activeElement).toBe(undo));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Point of high' })).toBeNull());
    fireEvent.click(undo);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull());
    await refresh();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Point of high' })));
  });
});

it('has no fault that axe can find, with a note open and one being edited', async () => {
  const { container } = await open();
  fireEvent.click(screen.getByRole('button', { name: 'Point of low' }));
  fireEvent.click(screen.getByRole('button', { name: 'Edit' }));
  fireEvent.click(screen.getByRole('button', { name: 'Point of high' }));
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
});
