/** Listens to the keyboard and hands on what a key means. Asleep while a window is open over the room. */

import { useEffect } from 'react';
import { type Command, commandOf } from './keys';

interface ShortcutOptions {
  readonly isAsleep: boolean;
  /** Whether single letters are switched on; Alt+T and the help always are. */
  readonly letters: boolean;
  /** Stays the same from one drawing to the next. */
  readonly onCommand: (command: Command) => void;
}

export function useShortcuts({ isAsleep, letters, onCommand }: ShortcutOptions): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isAsleep) return;
      const command = commandOf(event);
      if (!command || (!letters && command.kind !== 'say-clock' && command.kind !== 'help')) return;
      event.preventDefault();
      onCommand(command);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isAsleep, letters, onCommand]);
}
