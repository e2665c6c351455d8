/** The start screen as a candidate meets it. */

import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { problem } from '../../../src/core/problem';
import { blueprintOf } from '../../core/made-bank';

const blueprint = blueprintOf([100]);
const library = {
  exams: [{ blueprint, banks: [{ id: 'made', questions: 9, cleanMocks: 0 }] }],
  banks: [{ id: 'made', title: 'Made', stock: { exam: { '1': 9 } } }],
  resumable: [],
};

/** The page keeps the transport that it finds when it is loaded, so there is one for all tests. */
let answers: Record<string, () => unknown> = {};
Object.defineProperty(window, 'passband', {
  value: { call: async (request: string) => JSON.stringify(await answers[JSON.parse(request).operation]?.()) },
});

afterEach(cleanup);

/** Opens the screen over a Node side that gives these answers, and the same library always. `wanted` is the mode in the address. */
async function open(given: Record<string, () => unknown>, wanted?: string) {
  answers = {
    'library.read': () => ({ ok: true, value: library }),
    'attempt.preview': () => ({ ok: false, problem: problem('call.bug') }),
    'settings.read': () => ({ ok: false, problem: problem('call.bug') }),
    ...given,
  };
  const [{ default: StartScreen }, { queryClient }] = await Promise.all([
    import('../../../src/renderer/screens/start/start-screen'),
    import('../../../src/renderer/data/queries'),
  ]);
  queryClient.clear();
  const location = memoryLocation({ path: '/start/exam', record: true });
  const { container } = render(
    <QueryClientProvider client={queryClient}>
      <Router hook={location.hook}>
        <StartScreen blueprint="exam" wanted={wanted} />
      </Router>
    </QueryClientProvider>,
  );
  await screen.findByRole('button', { name: /^Begin/ });
  return { container, location };
}

/** What begins can be pressed once the settings are read, or could not be. */
const untilReady = () => waitFor(() => expect(screen.getByRole('button', { name: /^Begin/ }).hasAttribute('disabled')).toBe(false));

it('begins one attempt for a double click, and can begin again after a refusal', async () => {
  const started: string[] = [];
  const { container, location } = await open({
    'attempt.start': () => (started.push('one') === 1 ? { ok: false, problem: problem('start.nothing-to-ask') } : { ok: true, value: { id: 'new' } }),
  });
  const [form] = container.querySelectorAll('form');
  await untilReady();
  const twice = () => {
    if (!form) throw new Error('there is a form');
    fireEvent.submit(form);
    fireEvent.submit(form);
  };
  twice();
  expect((await screen.findByRole('alert')).textContent).toContain('No question fits');
  twice();
  await waitFor(() => expect(location.history?.at(-1)).toBe('/exam/new'));
  expect(started).toHaveLength(2);
});

it('promises that the clock starts only where the room does not come first', async () => {
  // Of a new candidate the settings say nothing.
  await open({ 'settings.read': () => ({ ok: true, value: {} }) });
  fireEvent.click(await screen.findByRole('button', { name: 'Begin' }));
  await screen.findByRole('button', { name: 'Begin: the clock starts now' });
  cleanup();
  await open({ 'settings.read': () => ({ ok: true, value: { knowsRoom: true } }) });
  await screen.findByRole('button', { name: 'Begin, the clock starts now' });
});

it('waits with the clock until it is known whether the room comes first', async () => {
  let answer = (_: unknown) => {};
  const start = vi.fn(() => ({ ok: true, value: { id: 'new' } }));
  await open({ 'settings.read': () => new Promise((resolve) => (answer = resolve)), 'attempt.start': start });
  fireEvent.click(screen.getByRole('button', { name: /^Begin/ }));
  answer({ ok: true, value: {} });
  await untilReady();
  expect(start).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Begin' }));
  await screen.findByRole('button', { name: 'Begin: the clock starts now' });
  expect(start).not.toHaveBeenCalled();
});

it('shows no room before practice, which a candidate makes as he likes', async () => {
  const { location } = await open(
    { 'settings.read': () => ({ ok: true, value: {} }), 'attempt.start': () => ({ ok: true, value: { id: 'new' } }) },
    'custom',
  );
  await untilReady();
  fireEvent.click(screen.getByRole('button', { name: /^Begin/ }));
  await waitFor(() => expect(location.history?.at(-1)).toBe('/exam/new'));
  expect(screen.queryByRole('button', { name: 'Begin: the clock starts now' })).toBeNull();
});
