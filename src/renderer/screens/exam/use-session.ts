/** Opens a session for an attempt and shows its state to React. */

import { useEffect, useState, useSyncExternalStore } from 'react';
import { CallError } from '../../../api/client';
import type { Problem } from '../../../core/problem';
import { readyMarkdown } from '../../ui/prose';
import { openSession, type Session, type SessionState } from './session';

type OpenedSession =
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed'; readonly problem: Problem | null }
  | { readonly kind: 'open'; readonly session: Session };

export function useSession(id: string): OpenedSession {
  const [opened, setOpened] = useState<OpenedSession>({ kind: 'opening' });
  useEffect(() => {
    let session: Session | null = null;
    let gone = false;
    Promise.all([openSession(id), readyMarkdown()]).then(
      ([value]) => {
        session = value;
        if (gone) value.close();
        else setOpened({ kind: 'open', session: value });
      },
      (error: unknown) => setOpened({ kind: 'failed', problem: error instanceof CallError ? error.problem : null }),
    );
    return () => {
      gone = true;
      session?.close();
    };
  }, [id]);
  return opened;
}

export function useSessionState(session: Session): SessionState {
  return useSyncExternalStore(session.subscribe, session.state);
}
