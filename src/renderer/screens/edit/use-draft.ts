/** The draft of a question on the page: each pause in the writing is a step that can be undone, and is on disk before the page says so. */

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Output } from '../../../api/contract';
import type { QuestionDraft } from '../../../core/question-draft';
import { call } from '../../data/connection';
import { whyFailed } from '../../data/why-failed';

/** A pause in the writing. */
const PAUSE_MS = 600;

export type SaveState = { readonly kind: 'saved' | 'saving' } | { readonly kind: 'failed'; readonly why: string };
type Checked = Pick<Output<'edit.save'>, 'state' | 'whole' | 'problems' | 'findings'>;

export interface Drafting {
  readonly draft: QuestionDraft;
  readonly checked: Checked;
  readonly save: SaveState;
  readonly change: (change: (draft: QuestionDraft) => QuestionDraft) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** Answers when everything that was written is on disk, or could not be put there. */
  readonly flush: () => Promise<void>;
}

interface Steps {
  readonly past: readonly QuestionDraft[];
  readonly now: QuestionDraft;
  readonly future: readonly QuestionDraft[];
  /** The last step; words typed since are one step more. */
  readonly mark: QuestionDraft;
}

export function useDraft(bank: string, question: string, first: QuestionDraft, found: Checked): Drafting {
  const [steps, setSteps] = useState<Steps>({ past: [], now: first, future: [], mark: first });
  const [checked, setChecked] = useState<Checked>(found);
  const [save, setSave] = useState<SaveState>({ kind: 'saved' });
  const { now, mark } = steps;
  const latest = useRef(now);
  latest.current = now;
  const stored = useRef(first);
  const turn = useRef<Promise<void>>(Promise.resolve());

  /** One save after another, always of the newest words. */
  const flush = useCallback((): Promise<void> => {
    turn.current = turn.current.then(async () => {
      try {
        // What was written meanwhile goes out as well.
        while (latest.current !== stored.current) {
          const draft = latest.current;
          const answer = await call('edit.save', { bank, question, draft: copyOf(draft) });
          stored.current = draft;
          setChecked(answer);
        }
        setSave({ kind: 'saved' });
      } catch (error) {
        setSave({ kind: 'failed', why: whyFailed(error) });
      }
    });
    return turn.current;
  }, [bank, question]);

  useEffect(() => {
    if (now === stored.current) {
      // Undone before it was saved: after a save that is under way there is nothing more to do.
      void flush();
      return;
    }
    setSave({ kind: 'saving' });
    const pause = setTimeout(() => {
      setSteps((before) =>
        before.now === before.mark ? before : { past: [...before.past, before.mark], now: before.now, future: [], mark: before.now },
      );
      void flush();
    }, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [now, flush]);

  // Whoever leaves in the middle of a word leaves nothing behind.
  useEffect(() => {
    const leave = () => void flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [flush]);

  const change = useCallback((next: (draft: QuestionDraft) => QuestionDraft) => setSteps((before) => ({ ...before, now: next(before.now) })), []);
  const back = () =>
    setSteps(({ past, now: shown, future, mark: last }) => {
      if (shown !== last) return { past, now: last, future: [shown, ...future], mark: last };
      const before = past.at(-1) ?? shown;
      return { past: past.slice(0, -1), now: before, future: [shown, ...future], mark: before };
    });
  const forth = () =>
    setSteps(({ past, now: shown, future: [next = shown, ...rest] }) => ({ past: [...past, shown], now: next, future: rest, mark: next }));
  return {
    draft: now,
    checked,
    save,
    change,
    flush,
    undo: now !== mark || steps.past.length > 0 ? back : null,
    redo: now === mark && steps.future.length > 0 ? forth : null,
  };
}

/** The contract's lists may be changed by whoever gets them; the page's may not. */
function copyOf(draft: QuestionDraft) {
  return structuredClone(draft) as Parameters<typeof call<'edit.save'>>[1]['draft'];
}
