/** Drags a row of a list to another place, with mouse, pen or finger. The keyboard has ways of its own. */

import { type PointerEvent, type RefObject, useEffect, useState } from 'react';

export interface Drag {
  readonly from: number;
  readonly to: number;
}

/** `drag` says which row is under way and where it would go; `grip(index)` belongs on what can be taken hold of. Escape lets go. */
export function useDragToPlace(list: RefObject<HTMLElement | null>, onMove: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const isDragging = drag !== null;
  useEffect(() => {
    if (!isDragging) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setDrag(null);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isDragging]);

  const grip = (index: number) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ from: index, to: index });
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (drag && list.current) setDrag({ from: index, to: placeAt(list.current, index, event.clientY) });
    },
    onPointerUp() {
      if (drag && drag.to !== drag.from) onMove(drag.from, drag.to);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  });
  return { drag, grip };
}

/** How many of the other rows have their middle above the pointer. */
function placeAt(list: HTMLElement, from: number, pointerY: number): number {
  return [...list.children].filter((row, index) => {
    const { top, height } = row.getBoundingClientRect();
    return index !== from && top + height / 2 < pointerY;
  }).length;
}
