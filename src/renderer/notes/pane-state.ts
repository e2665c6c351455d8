/** Where the notes pane stands and how wide it is, remembered by this page; the exam room has no frame and so no pane. */

import { useState } from 'react';
import { recall, remember } from '../data/remembered';
import { PANE_WIDTH_REM } from '../ui/pane-separator';

const OPEN = 'notes-open';
const WIDTH = 'notes-width';

/** The screens that notes can stand beside; `attempt` is that of the report shown. Null where there is no place for them. */
export function besideScreen(location: string): { readonly attempt: string | null } | null {
  const report = /^\/report\/([a-z0-9-]+)/.exec(location)?.[1];
  if (report) return { attempt: report };
  return ['/', '/history', '/weak', '/reviews'].includes(location) || location.startsWith('/study') ? { attempt: null } : null;
}

export interface PaneState {
  readonly isOpen: boolean;
  readonly widthRem: number;
  readonly setOpen: (open: boolean) => void;
  readonly setWidth: (widthRem: number) => void;
}

/** Until the candidate has decided, the pane is open beside a report where the window is wide enough for both. */
export function usePaneState(isReport: boolean): PaneState {
  const [open, setOpen] = useState(() => recall(OPEN));
  const [widthRem, setWidth] = useState(rememberedWidth);
  return {
    isOpen: open === null ? isReport && window.innerWidth >= WIDE_PX : open === 'yes',
    widthRem,
    setOpen(next) {
      setOpen(next ? 'yes' : 'no');
      remember(OPEN, next ? 'yes' : 'no');
    },
    setWidth(next) {
      setWidth(next);
      remember(WIDTH, String(next));
    },
  };
}

const WIDE_PX = 1200;

function rememberedWidth(): number {
  const width = Number(recall(WIDTH) ?? Number.NaN);
  return width >= PANE_WIDTH_REM.min && width <= PANE_WIDTH_REM.max ? width : PANE_WIDTH_REM.initial;
}
