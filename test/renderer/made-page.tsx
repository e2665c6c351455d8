/** A page of the app over made answers: what it calls is written down, and each operation answers what the test has put there. */

import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { madeBlueprint } from './made-outside';

export interface MadeCall {
  readonly operation: string;
  readonly input: unknown;
}

/** Answers by operation; a function is given the input. */
export type MadeAnswers = Record<string, unknown>;

/** What a page finds in a fresh app. */
export const FRESH: MadeAnswers = {
  'history.list': { rows: [] },
  'history.deleted': { attempts: [] },
  'outside.list': { reports: [], deleted: [] },
  'library.read': { banks: [], exams: [{ blueprint: madeBlueprint, line: { low: 62, high: 66, ours: false }, banks: [] }], resumable: [] },
};

let answersNow: MadeAnswers = {};
let callsNow: MadeCall[] = [];

/** The page keeps the transport that it finds when it is loaded, so there is one, which answers as the test of the moment says. */
async function transport(request: string): Promise<string> {
  const { operation, input } = JSON.parse(request);
  callsNow.push({ operation, input });
  const answer = { ...FRESH, ...answersNow }[operation as string] ?? {};
  return JSON.stringify({ ok: true, value: typeof answer === 'function' ? answer(input) : answer });
}

/** Begins anew with these answers; gives what is called from now on. Screens are imported after this. */
export function answerCalls(answers: MadeAnswers): readonly MadeCall[] {
  answersNow = answers;
  callsNow = [];
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  Object.defineProperty(window, 'passband', { configurable: true, value: { call: transport } });
  return callsNow;
}

/** Shows a screen at an address and waits for its heading. */
export async function showScreen(element: ReactElement, path: string) {
  const { queryClient } = await import('../../src/renderer/data/queries');
  queryClient.clear();
  const location = memoryLocation({ path, record: true });
  const view = render(
    <QueryClientProvider client={queryClient}>
      <Router hook={location.hook}>
        <main>{element}</main>
      </Router>
    </QueryClientProvider>,
  );
  await screen.findByRole('heading', { level: 1 });
  return { ...view, location, queryClient };
}
