/** What makes the answers of an open page stale: changes on the Node side, and another day. */

import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const node = vi.hoisted(() => ({ reads: 0, topics: [] as string[] }));
vi.mock('../../../src/renderer/data/connection', () => ({
  isServed: false,
  lacksToken: () => false,
  call: async (operation: string, { waitMs = 0 }: { readonly waitMs?: number }) => {
    if (operation !== 'changes.wait') return { due: ++node.reads };
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    return { cursor: 0, topics: node.topics.splice(0) };
  },
}));

import { queryClient, useChanges, useRead } from '../../../src/renderer/data/queries';

function Due() {
  useChanges();
  return <p>{useRead('review.read', {}).data?.due}</p>;
}

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));

async function openAt(time: Date): Promise<void> {
  vi.useFakeTimers({ now: time });
  render(
    <QueryClientProvider client={queryClient}>
      <Due />
    </QueryClientProvider>,
  );
  await pass(1);
}

beforeEach(() => {
  queryClient.clear();
  node.reads = 0;
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it('an open page reads anew what follows from what has changed, and nothing else', async () => {
  await openAt(new Date(2026, 0, 5, 12));
  node.topics = ['notes'];
  await pass(30);
  expect(screen.getByText('1')).toBeDefined();
  node.topics = ['history'];
  await pass(30);
  expect(screen.getByText('2')).toBeDefined();
});

it('an open page reads what the past says anew when another day has begun, once', async () => {
  await openAt(new Date(2026, 0, 5, 23, 59, 50));
  expect(screen.getByText('1')).toBeDefined();
  await pass(60);
  expect(screen.getByText('2')).toBeDefined();
  await pass(600);
  expect(screen.getByText('2')).toBeDefined();
});
