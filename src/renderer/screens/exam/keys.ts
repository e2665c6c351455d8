/** The keyboard of the exam room: which key means which command. Letters select, Shift+letter strikes; arrows belong to the focus alone. */

export type Command =
  | { readonly kind: 'select'; readonly letter: number }
  | { readonly kind: 'strike'; readonly letter: number }
  | { readonly kind: NamedCommand };

type NamedCommand = 'next' | 'previous' | 'flag' | 'review' | 'clock' | 'say-clock' | 'go-to' | 'help';

/** Ten options at most: A to J. */
export const LETTERS = 'ABCDEFGHIJ';

const NAMED: Readonly<Record<string, NamedCommand>> = {
  n: 'next',
  PageDown: 'next',
  p: 'previous',
  PageUp: 'previous',
  m: 'flag',
  r: 'review',
  t: 'clock',
  '/': 'go-to',
  '?': 'help',
};

/** The command of a key press, or null when it is none: while typing, inside a dialog, or together with Ctrl or Meta. */
export function commandOf(event: KeyboardEvent): Command | null {
  if (event.ctrlKey || event.metaKey || event.defaultPrevented || isTyping(event.target)) return null;
  // Alt changes the character on some keyboards, so the physical key is asked.
  if (event.altKey) return event.code === 'KeyT' ? { kind: 'say-clock' } : null;
  const named = NAMED[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (named) return { kind: named };
  const letter = event.key.length === 1 ? LETTERS.indexOf(event.key.toUpperCase()) : -1;
  if (letter < 0) return null;
  return { kind: event.shiftKey ? 'strike' : 'select', letter };
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [role=dialog], [role=alertdialog]') !== null
  );
}
