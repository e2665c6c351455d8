/** The keyboard of the exam room: which key means which command. Letters select, Shift+letter strikes; arrows belong to the focus alone. */

/** What the room can be told, by a key or by a button. */
export type Command =
  | { readonly kind: 'select'; readonly letter: number }
  | { readonly kind: 'strike'; readonly letter: number }
  | { readonly kind: 'certainty'; readonly level: Level }
  | { readonly kind: NamedCommand };

type NamedCommand = 'next' | 'previous' | 'flag' | 'highlight' | 'review' | 'clock' | 'say-clock' | 'go-to' | 'names' | 'help' | ButtonCommand;

/** These have a button and no key. */
type ButtonCommand = 'note' | 'notes' | 'look' | 'check' | 'leave' | 'end';

/** How sure the candidate is: a guess, unsure, sure. */
type Level = 1 | 2 | 3;

/** Ten options at most: A to J. */
export const LETTERS = 'ABCDEFGHIJ';

const NAMED: Readonly<Record<string, NamedCommand>> = {
  n: 'next',
  PageDown: 'next',
  p: 'previous',
  PageUp: 'previous',
  m: 'flag',
  l: 'highlight',
  r: 'review',
  t: 'clock',
  s: 'names',
  '/': 'go-to',
  '?': 'help',
};

/** The command of a key press, or null when it is none: while typing, inside a dialog or the notes beside the room, or together with Ctrl or Meta. */
export function commandOf(event: KeyboardEvent): Command | null {
  if (event.ctrlKey || event.metaKey || event.defaultPrevented || isTyping(event.target)) return null;
  // Alt changes the character on some keyboards, so the physical key is asked.
  if (event.altKey) return event.code === 'KeyT' ? { kind: 'say-clock' } : null;
  const named = NAMED[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (named) return { kind: named };
  if (event.key === '1' || event.key === '2' || event.key === '3') return { kind: 'certainty', level: Number(event.key) as Level };
  const letter = event.key.length === 1 ? LETTERS.indexOf(event.key.toUpperCase()) : -1;
  if (letter < 0) return null;
  return { kind: event.shiftKey ? 'strike' : 'select', letter };
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, aside, [role=dialog], [role=alertdialog]') !== null
  );
}
