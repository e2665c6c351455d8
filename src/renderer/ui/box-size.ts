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

/** The size of the box that the reference is given to, new whenever it changes; `first` until it is measured. */
export function useBoxOnScreen(first: BoxSize): readonly [RefObject<HTMLDivElement | null>, BoxSize] {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(first);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () =>
      setSize((before) => {
        const width = element.clientWidth || before.width;
        const fontSize = Number.parseFloat(getComputedStyle(element).fontSize) || before.fontSize;
        return width === before.width && fontSize === before.fontSize ? before : { width, fontSize };
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, size];
}

/** The same for a picture that is printed too. */
export function useBoxSize(): readonly [RefObject<HTMLDivElement | null>, BoxSize] {
  const [box, size] = useBoxOnScreen(FIRST);
  const [isOnPaper, setOnPaper] = useState(false);
  useEffect(() => {
    const toPaper = () => flushSync(() => setOnPaper(true));
    const toScreen = () => setOnPaper(false);
    window.addEventListener('beforeprint', toPaper);
    window.addEventListener('afterprint', toScreen);
    return () => {
      window.removeEventListener('beforeprint', toPaper);
      window.removeEventListener('afterprint', toScreen);
    };
  }, []);
  return [box, isOnPaper ? PAPER : size];
}
