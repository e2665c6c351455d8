/** Drags a thing by its grip onto one of the page's targets (`data-target`), with mouse, pen or finger. The keyboard has ways of its own. */

import { type PointerEvent, useEffect, useState } from 'react';

interface Drag {
  readonly id: string;
  readonly startX: number;
  readonly startY: number;
  /** How far the thing has come from where it stood, in pixels. */
  readonly byX: number;
  readonly byY: number;
  readonly target: string | null;
}

/** `drag` says what is under way, how far, and over which target; `grip(id)` belongs on what can be taken hold of. Escape lets go. */
export function useDragToTarget(onDrop: (id: string, target: string) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const isDragging = drag !== null;
  useEffect(() => {
    if (!isDragging) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setDrag(null);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isDragging]);

  const grip = (id: string) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ id, startX: event.clientX, startY: event.clientY, byX: 0, byY: 0, target: null });
    },
    onPointerMove({ clientX, clientY }: PointerEvent<HTMLElement>) {
      if (!drag) return;
      setDrag({ ...drag, byX: clientX - drag.startX, byY: clientY - drag.startY, target: targetAt(clientX, clientY) });
    },
    onPointerUp() {
      if (drag?.target) onDrop(drag.id, drag.target);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  });
  return { drag, grip };
}

function targetAt(x: number, y: number): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const target = element.closest<HTMLElement>('[data-target]')?.dataset.target;
    if (target !== undefined) return target;
  }
  return null;
}
