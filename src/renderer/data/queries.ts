/** What the screens read, cached: one query an operation, made stale by the topics that the Node side says have changed. */

import { keepPreviousData, QueryClient, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ChangeTopic, Input, OperationName, Output } from '../../api/contract';
import { call, lacksToken } from './connection';
import { inPlace } from './waiting';

/** Which topics make which operation's answer stale. */
const STALE_BY: Partial<Record<OperationName, readonly ChangeTopic[]>> = {
  'app.info': ['health'],
  'data.backups': ['health'],
  'settings.read': ['settings'],
  'library.read': ['library', 'attempts', 'history', 'settings'],
  'attempt.preview': ['library', 'history', 'settings', 'corrections'],
  'attempt.report': ['history', 'settings', 'corrections'],
  'history.list': ['history', 'settings'],
  'history.deleted': ['history', 'attempts'],
  'outside.list': ['history', 'settings', 'corrections'],
  'notes.list': ['notes', 'library', 'history', 'settings'],
  'notes.areas': ['notes', 'library', 'history', 'settings'],
  'notes.noted': ['notes'],
  'search.find': ['notes', 'library', 'history', 'settings'],
  'weak.read': ['library', 'history', 'settings', 'corrections'],
  'readiness.read': ['library', 'history', 'settings', 'corrections'],
  'review.read': ['library', 'history', 'settings', 'corrections'],
  'review.outlook': ['library', 'history', 'settings', 'corrections'],
  'study.list': ['library', 'attempts', 'history', 'corrections'],
  'question.marks': ['corrections'],
  'edit.list': ['library'],
};

const WAIT_MS = 25_000;
const RETRY_MS = 2_000;

/** The Node side is on this machine: nothing is offline, and nothing refetches because a window got the focus. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY },
    mutations: { networkMode: 'always', retry: false },
  },
});

interface ReadOptions<T> {
  readonly enabled?: boolean;
  /** Another input shows the answer before it until its own is there. */
  readonly keepsLast?: boolean;
  /** Asked again after this while the answer is not whole yet. */
  readonly againMs?: (answer: T) => number | false;
  /** Asked anew each time that a view opens, for what a page works on by itself. */
  readonly fresh?: boolean;
}

/** Reads an operation, and reads it again when the Node side says that it has changed. */
export function useRead<N extends OperationName>(operation: N, input: Input<N>, options: ReadOptions<Output<N>> = {}) {
  const { enabled = true, keepsLast = false, againMs, fresh = false } = options;
  return useQuery<Output<N>>({
    queryKey: [operation, input],
    queryFn: () => call(operation, input),
    enabled,
    ...(keepsLast && { placeholderData: keepPreviousData }),
    ...(againMs && { refetchInterval: ({ state }) => (state.data === undefined ? false : againMs(state.data)) }),
    ...(fresh && { gcTime: 0, staleTime: 0, refetchOnReconnect: false }),
  });
}

/** Asks before any view does, so that the answer is on its way while the views are made. */
export function readAhead<N extends OperationName>(operation: N, input: Input<N>): void {
  void queryClient.prefetchQuery({ queryKey: [operation, input], queryFn: () => call(operation, input) });
}

/** An operation that changes something; views learn of it through `useChanges`. */
export function useCall<N extends OperationName>(operation: N) {
  return useMutation<Output<N>, Error, Input<N>>({ mutationFn: (input) => call(operation, input) });
}

/** Keeps all views fresh for as long as the app is open. */
export function useChanges(): void {
  useEffect(() => {
    let open = true;
    const follow = async () => {
      let cursor = 0;
      let day = new Date().toDateString();
      while (open) {
        try {
          const ask = (waitMs: number) => call('changes.wait', { cursor, waitMs });
          const change = await inPlace('changes', WAIT_MS, ask);
          cursor = change.cursor;
          // What the past says, and what of it is due, goes by the day: a page that was left open overnight must not show the day before.
          const today = new Date().toDateString();
          refresh(today === day ? change.topics : [...change.topics, 'history']);
          day = today;
        } catch (error) {
          // Asking again would not help: only the printed link does.
          if (lacksToken(error)) return;
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        }
      }
    };
    void follow();
    return () => {
      open = false;
    };
  }, []);
}

function refresh(topics: readonly ChangeTopic[]): void {
  if (topics.length === 0) return;
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => STALE_BY[queryKey[0] as OperationName]?.some((topic) => topics.includes(topic)) ?? false,
  });
}
