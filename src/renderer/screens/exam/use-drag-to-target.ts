/** Drags a thing onto one of the page's targets (`data-target`). */

import { useDrag } from './use-drag';

interface Drag {
  readonly id: string;
  /** How far the thing has come from where it stood, in pixels. */
  readonly byX: number;
  readonly byY: number;
  readonly target: string | null;
}

/** `drag` says what is under way, how far, and over which target; `grip(id)` belongs on the grip of a thing. */
export function useDragToTarget(onDrop: (id: string, target: string) => void) {
  const { drag, grip } = useDrag<Drag>({
    moved: ({ id }, now, start) => ({ id, byX: now.x - start.x, byY: now.y - start.y, target: targetAt(now.x, now.y) }),
    onDrop: ({ id, target }) => {
      if (target !== null) onDrop(id, target);
    },
  });
  return { drag, grip: (id: string) => grip({ id, byX: 0, byY: 0, target: null }) };
}

function targetAt(x: number, y: number): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const target = element.closest<HTMLElement>('[data-target]')?.dataset.target;
    if (target !== undefined) return target;
  }
  return null;
}
