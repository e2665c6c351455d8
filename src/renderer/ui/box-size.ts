/** How wide a box is and how large its text, for pictures that are drawn to measure. */

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** In pixels. */
interface BoxSize {
  readonly width: number;
  readonly fontSize: number;
}

/** For a box that cannot be measured yet. */
const FIRST: BoxSize = { width: 640, fontSize: 13 };
/** On paper: as wide as A4 allows, in small print. Paper is laid out without a chance to measure. */
const PAPER: BoxSize = { width: 703, fontSize: 10.5 };

/** The size of the box that the reference is given to, new whenever it changes. */
export function useBoxSize(): readonly [RefObject<HTMLDivElement | null>, BoxSize] {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(FIRST);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setSize(measured(element));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const toPaper = () => flushSync(() => setSize(PAPER));
    const toScreen = () => box.current && setSize(measured(box.current));
    window.addEventListener('beforeprint', toPaper);
    window.addEventListener('afterprint', toScreen);
    return () => {
      window.removeEventListener('beforeprint', toPaper);
      window.removeEventListener('afterprint', toScreen);
    };
  }, []);
  return [box, size];
}

function measured(element: HTMLElement): BoxSize {
  return { width: element.clientWidth || FIRST.width, fontSize: Number.parseFloat(getComputedStyle(element).fontSize) || FIRST.fontSize };
}
