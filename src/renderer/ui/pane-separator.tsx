/** The edge between the page and its pane: dragged by the pointer, moved by the arrow keys. */

import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './pane-separator.module.css';

/** Widths are in rem, so that a pane grows with the text size. */
export const PANE_WIDTH_REM = { min: 17, max: 46, initial: 22 } as const;
const STEP_REM = 1;

type PaneSeparatorProps = {
  readonly label: string;
  readonly paneId: string;
  readonly widthRem: number;
  /** While it moves. */
  readonly onMove: (widthRem: number) => void;
  /** When it has come to rest: the moment to remember the width. */
  readonly onRest: (widthRem: number) => void;
};

export function PaneSeparator({ label, paneId, widthRem, onMove, onRest }: PaneSeparatorProps) {
  const drag = useRef<{ readonly fromX: number; readonly fromRem: number; latestRem: number } | null>(null);

  const move = (event: PointerEvent) => {
    if (drag.current === null) return;
    const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    drag.current.latestRem = withinBounds(drag.current.fromRem + (drag.current.fromX - event.clientX) / remPx);
    onMove(drag.current.latestRem);
  };
  const rest = () => {
    if (drag.current === null) return;
    onRest(drag.current.latestRem);
    drag.current = null;
  };
  const press = (event: KeyboardEvent) => {
    const next = widthAfterKey(event.key, widthRem);
    if (next === null) return;
    event.preventDefault();
    onMove(next);
    onRest(next);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable window splitter is a separator with a value; <hr> is not
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-controls={paneId}
      aria-orientation="vertical"
      aria-valuemin={PANE_WIDTH_REM.min}
      aria-valuemax={PANE_WIDTH_REM.max}
      aria-valuenow={Math.round(widthRem)}
      className={styles.separator}
      onKeyDown={press}
      onPointerDown={(event) => {
        drag.current = { fromX: event.clientX, fromRem: widthRem, latestRem: widthRem };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={move}
      onPointerUp={rest}
      onPointerCancel={rest}
    />
  );
}

function withinBounds(widthRem: number): number {
  return Math.min(PANE_WIDTH_REM.max, Math.max(PANE_WIDTH_REM.min, widthRem));
}

/** The pane is at the right: the arrow that points away from it widens it. Null for keys that mean nothing here. */
function widthAfterKey(key: string, widthRem: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return withinBounds(widthRem + STEP_REM);
    case 'ArrowRight':
      return withinBounds(widthRem - STEP_REM);
    case 'Home':
      return PANE_WIDTH_REM.min;
    case 'End':
      return PANE_WIDTH_REM.max;
    default:
      return null;
  }
}
