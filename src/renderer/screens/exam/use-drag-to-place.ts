/** Drags a row of a list to another place. */

import type { RefObject } from 'react';
import { useDrag } from './use-drag';

interface Drag {
  readonly from: number;
  readonly to: number;
}

/** `drag` says which row is under way and where it would go; `grip(index)` belongs on the grip of a row. */
export function useDragToPlace(list: RefObject<HTMLElement | null>, onMove: (from: number, to: number) => void) {
  const { drag, grip } = useDrag<Drag>({
    moved: ({ from, to }, { y }) => ({ from, to: list.current ? placeAt(list.current, from, y) : to }),
    onDrop: ({ from, to }) => {
      if (to !== from) onMove(from, to);
    },
  });
  return { drag, grip: (index: number) => grip({ from: index, to: index }) };
}

/** How many of the other rows have their middle above the pointer. */
function placeAt(list: HTMLElement, from: number, pointerY: number): number {
  return [...list.children].filter((row, index) => {
    const { top, height } = row.getBoundingClientRect();
    return index !== from && top + height / 2 < pointerY;
  }).length;
}
