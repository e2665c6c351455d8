/** A thing held by its grip and let go elsewhere, with mouse, pen or finger; Escape lets go of it. The keyboard has ways of its own. */

import { type PointerEvent, useEffect, useState } from 'react';

interface Point {
  readonly x: number;
  readonly y: number;
}

interface DragWays<Drag> {
  /** What is under way once the pointer has come from `start` to `now`. */
  readonly moved: (drag: Drag, now: Point, start: Point) => Drag;
  readonly onDrop: (drag: Drag) => void;
}

/** `drag` is what is under way; `grip(begin)` belongs on what can be taken hold of, and `begin` is how its drag starts. */
export function useDrag<Drag>({ moved, onDrop }: DragWays<Drag>) {
  const [held, setHeld] = useState<{ readonly drag: Drag; readonly start: Point } | null>(null);
  const isDragging = held !== null;
  useEffect(() => {
    if (!isDragging) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setHeld(null);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isDragging]);

  const grip = (begin: Drag) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      setHeld({ drag: begin, start: { x: event.clientX, y: event.clientY } });
    },
    onPointerMove({ clientX, clientY }: PointerEvent<HTMLElement>) {
      if (held) setHeld({ ...held, drag: moved(held.drag, { x: clientX, y: clientY }, held.start) });
    },
    onPointerUp() {
      if (held) onDrop(held.drag);
      setHeld(null);
    },
    onPointerCancel: () => setHeld(null),
  });
  return { drag: held?.drag ?? null, grip };
}
