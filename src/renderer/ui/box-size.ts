/** How wide a box is and how large its text, for pictures that are drawn to measure. */

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

export interface BoxSize {
  readonly width: number;
  readonly fontSize: number;
}

/** `first` is what is drawn for before the box can be measured. In pixels, and new whenever the box changes. */
export function useBoxSize(first: BoxSize): readonly [RefObject<HTMLDivElement | null>, BoxSize] {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(first);
  const { width: firstWidth, fontSize: firstFontSize } = first;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () =>
      setSize({ width: element.clientWidth || firstWidth, fontSize: Number.parseFloat(getComputedStyle(element).fontSize) || firstFontSize });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [firstWidth, firstFontSize]);
  return [box, size];
}
