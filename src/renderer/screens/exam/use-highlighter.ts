/** The marker pen: highlights what is selected with the mouse, or walks from word to word with the arrow keys. */

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Highlight } from '../../../core/attempt';
import { isHighlighted, toggleHighlights } from '../../../core/highlights';
import { say } from '../../../language/say';
import { selectedPieces, selectPieces, type Word, wordsOf } from './text-parts';

export interface Highlighter {
  /** Whether the arrow keys walk through the words now. */
  readonly isWalking: boolean;
  /** Marks or unmarks what is selected; with nothing selected it begins to walk, or ends the walk. */
  readonly press: () => void;
  readonly clear: () => void;
  readonly end: () => void;
}

interface HighlighterOptions {
  /** The question in view. */
  readonly root: RefObject<HTMLElement | null>;
  /** What names the question: another one ends the walk. */
  readonly question: string | null;
  readonly highlights: readonly Highlight[];
  readonly onChange: (highlights: readonly Highlight[]) => void;
  readonly onSay: (sentence: string) => void;
}

/** Words by their place among all words of the question: the selection runs from `anchor` to `at`. */
interface Walk {
  readonly anchor: number;
  readonly at: number;
}

export function useHighlighter({ root, question, highlights, onChange, onSay }: HighlighterOptions): Highlighter {
  const [walk, setWalk] = useState<Walk | null>(null);
  const isWalking = walk !== null;

  const end = useCallback(() => {
    setWalk(null);
    window.getSelection()?.removeAllRanges();
  }, []);

  const mark = (pieces: readonly Highlight[]) => {
    const wasMarked = pieces.every((piece) => isHighlighted(highlights, piece));
    onChange(toggleHighlights(highlights, pieces));
    onSay(say(wasMarked ? 'exam.highlight.off' : 'exam.highlight.on'));
  };
  const press = () => {
    const pieces = root.current ? selectedPieces(root.current, window.getSelection()) : [];
    if (pieces.length > 0) {
      mark(pieces);
      if (!walk) end();
    } else if (walk) end();
    else if (root.current && wordsOf(root.current).length > 0) setWalk({ anchor: 0, at: 0 });
  };

  // Marking draws the words anew, so the selection is set again on what stands there then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the highlights moves the words.
  useLayoutEffect(() => {
    if (!walk || !root.current) return;
    const words = wordsOf(root.current);
    const [first, last] = [words[Math.min(walk.anchor, walk.at)], words[Math.max(walk.anchor, walk.at)]];
    if (first && last) selectPieces(root.current, first, last);
  }, [walk, highlights, root]);
  useEffect(() => {
    if (!walk || !root.current) return;
    onSay(`${walk.anchor === 0 && walk.at === 0 ? `${say('exam.highlight.how')} ` : ''}${window.getSelection()?.toString() ?? ''}`);
  }, [walk, root, onSay]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the next question is another text.
  useEffect(() => setWalk(null), [question]);

  const latest = useRef({ walk, press, end });
  latest.current = { walk, press, end };
  useEffect(() => {
    if (!isWalking) return;
    const onKey = (event: KeyboardEvent) => {
      const now = latest.current;
      if (!now.walk || !root.current || event.ctrlKey || event.metaKey || event.altKey) return;
      const to = step(wordsOf(root.current), now.walk.at, event.key, event.shiftKey);
      const isInBar = event.target instanceof Element && event.target.closest('[data-highlight-bar]') !== null;
      if (to !== null) setWalk({ anchor: event.shiftKey ? now.walk.anchor : to, at: to });
      else if (event.key === 'Enter' && !isInBar) now.press();
      else if (event.key === 'Escape') now.end();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the options, whose arrows move the focus.
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [isWalking, root]);

  return {
    isWalking,
    press,
    end,
    clear: () => {
      onChange([]);
      onSay(say('exam.highlight.cleared'));
    },
  };
}

/** The word that a key leads to from word `at`, or null when it is no key of the walk. Up and Down go by paragraph; with Shift, Down takes its rest too. */
function step(words: readonly Word[], at: number, key: string, isExtending: boolean): number | null {
  const last = words.length - 1;
  const block = words[at]?.block ?? 0;
  const firstOf = (wanted: number) => words.findIndex((word) => word.block >= wanted);
  switch (key) {
    case 'ArrowRight':
      return Math.min(last, at + 1);
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'ArrowDown': {
      const next = firstOf(block + 1);
      if (!isExtending) return next < 0 ? at : next;
      const rest = (next < 0 ? words.length : next) - 1;
      if (rest > at) return rest;
      const following = words[next]?.block ?? block;
      return words.findLastIndex((word) => word.block === following);
    }
    case 'ArrowUp': {
      const first = words.findIndex((word) => word.block === block);
      if (first < at) return first;
      const before = words[first - 1]?.block;
      return before === undefined ? at : words.findIndex((word) => word.block === before);
    }
    default:
      return null;
  }
}
