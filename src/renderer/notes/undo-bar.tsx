/** The last change of the notes with its way back; the one before it follows when it was taken back. */

import { Undo2 } from 'lucide-react';
import { type RefObject, useCallback, useEffect, useState } from 'react';
import { say } from '../../language/say';
import { useCall } from '../data/queries';
import { whyFailed } from '../data/why-failed';
import { Button } from '../ui/button';
import shared from './notes.module.css';
import styles from './undo-bar.module.css';

export interface Undoable {
  /** As the Node side calls it. */
  readonly undo: string;
  /** What was done: "Deleted: “Roles”". */
  readonly said: string;
  /** What had the focus is gone: the way back takes it. */
  readonly takesFocus: boolean;
}

const MOST_KEPT = 20;

interface Undos {
  readonly last: Undoable | null;
  readonly problem: string | null;
  readonly add: (change: Undoable) => void;
  readonly takeBack: () => void;
}

/** `onBack` is told of the notes that are as they were. */
export function useUndos(pane: RefObject<HTMLElement | null>, onBack: (ids: readonly string[]) => void): Undos {
  const [changes, setChanges] = useState<readonly Undoable[]>([]);
  const { mutate, error, isPending, reset } = useCall('notes.undo');
  const last = changes.at(-1) ?? null;
  const add = useCallback(
    (change: Undoable) => {
      reset();
      setChanges((before) => [...before.filter(({ undo }) => undo !== change.undo), change].slice(-MOST_KEPT));
    },
    [reset],
  );
  const takeBack = useCallback(() => {
    if (!last || isPending) return;
    mutate(
      { undo: last.undo },
      { onSuccess: ({ ids }) => onBack(ids), onSettled: () => setChanges((before) => before.filter(({ undo }) => undo !== last.undo)) },
    );
  }, [last, isPending, mutate, onBack]);

  // Ctrl+Z, but never where it belongs to a text that is being written.
  useEffect(() => {
    const { current } = pane;
    const press = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || isTyping) return;
      event.preventDefault();
      takeBack();
    };
    current?.addEventListener('keydown', press);
    return () => current?.removeEventListener('keydown', press);
  }, [pane, takeBack]);

  const problem = error ? whyFailed(error) : null;
  return { last, problem, add, takeBack };
}

export function UndoBar({ undos: { last, problem, takeBack } }: { readonly undos: Undos }) {
  return (
    <div role="status" className={styles.gone}>
      {problem && <p className={shared.failed}>{problem}</p>}
      {last && (
        <p>
          <span>{last.said}</span>
          <Button key={last.undo} size="small" icon={Undo2} autoFocus={last.takesFocus} aria-keyshortcuts="Control+Z" onPress={takeBack}>
            {say('notes.undo')}
          </Button>
        </p>
      )}
    </div>
  );
}
