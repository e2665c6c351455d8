/** Lays a cram sheet out: the browser breaks its lines into columns once, out of sight, and tells which piece comes to stand on which page. */

import { type RefObject, useEffect, useState } from 'react';
import { readyMarkdown } from '../../ui/prose';
import { GAP_MM, PX_PER_MM, roomOf, type SheetShape } from './sheet-paper';
import type { SheetUnit } from './sheet-units';

export interface SheetPages {
  /** The pieces of each page. */
  readonly pages: readonly (readonly SheetUnit[])[];
  /** Notes that are on them, whole. */
  readonly notes: number;
}

/** Null while it is measured. `flow` holds the pieces in one row of columns that is as long as they need. */
export function useSheetPages(flow: RefObject<HTMLElement | null>, units: readonly SheetUnit[], shape: SheetShape): SheetPages | null {
  const [laid, setLaid] = useState<{ readonly of: readonly SheetUnit[]; readonly key: string; readonly sheet: SheetPages } | null>(null);
  const [isReady, setReady] = useState(false);
  const [faces, setFaces] = useState(0);
  const key = `${shape.paper} ${shape.pages} ${shape.columns} ${faces}`;

  useEffect(() => {
    // A text that is still in raw signs has other lines.
    void readyMarkdown().then(() => setReady(true));
    // A face comes when a text asks for it, and other faces have other lines.
    const come = () => setFaces((count) => count + 1);
    document.fonts.addEventListener('loadingdone', come);
    return () => document.fonts.removeEventListener('loadingdone', come);
  }, []);

  useEffect(() => {
    if (!isReady) return;
    let isWanted = true;
    // Laid out once, so that the faces that it needs are on their way before they are waited for.
    flow.current?.getBoundingClientRect();
    void document.fonts.ready.then(() => {
      if (isWanted && flow.current) setLaid({ of: units, key, sheet: layOut(flow.current, units, shape) });
    });
    return () => {
      isWanted = false;
    };
  }, [isReady, units, key, flow, shape]);

  return laid?.of === units && laid.key === key ? laid.sheet : null;
}

function layOut(flow: HTMLElement, units: readonly SheetUnit[], { paper, pages: most, columns }: SheetShape): SheetPages {
  const elements = units.map(({ key }) => flow.querySelector<HTMLElement>(`[data-unit="${CSS.escape(key)}"]`));
  for (const element of elements) element?.style.removeProperty('break-before');
  const stepPx = ((roomOf(paper).widthMm + GAP_MM) / columns) * PX_PER_MM;
  const columnsOf = (element: HTMLElement | null | undefined) => {
    const rects = [...(element?.getClientRects() ?? [])];
    const left = flow.getBoundingClientRect().left;
    const column = (rect: DOMRect | undefined) => (rect ? Math.round((rect.left - left) / stepPx) : 0);
    return { first: column(rects[0]), last: column(rects.at(-1)) };
  };

  const pages: SheetUnit[][] = [];
  let from = 0;
  while (pages.length < most && from < units.length) {
    const begins = columnsOf(elements[from]).first;
    let to = from + 1;
    while (to < units.length && columnsOf(elements[to]).last < begins + columns) to += 1;
    // A single piece that is larger than a page cannot be printed whole.
    if (columnsOf(elements[from]).last >= begins + columns) break;
    pages.push(units.slice(from, to));
    // What would stand on two pages begins the next one, and moves all that comes after it.
    elements[to]?.style.setProperty('break-before', 'column');
    from = to;
  }
  return whole(pages, units[from]?.note ?? null);
}

/** Without the note that the last page would break off. */
function whole(pages: SheetUnit[][], cut: string | null): SheetPages {
  const isCut = cut !== null && pages.some((page) => page.some(({ note }) => note === cut));
  const kept = isCut ? pages.map((page) => page.filter(({ note }) => note !== cut)).filter((page) => page.length > 0) : pages;
  return { pages: kept, notes: new Set(kept.flat().map(({ note }) => note)).size };
}
