/** How wide an element is, and how large its text, as a picture that fills it must know. */

import { type RefObject, useLayoutEffect, useState } from 'react';

export interface Room {
  readonly width: number;
  readonly fontSize: number;
}

export function useRoom(box: RefObject<HTMLElement | null>, initial: Room): Room {
  const [room, setRoom] = useState(initial);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () =>
      setRoom((before) => {
        const width = element.clientWidth || before.width;
        const fontSize = Number.parseFloat(getComputedStyle(element).fontSize) || before.fontSize;
        return width === before.width && fontSize === before.fontSize ? before : { width, fontSize };
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return room;
}
