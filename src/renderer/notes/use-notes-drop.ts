/** Files that are dropped on the pane; what is dropped elsewhere on the page is the page's. */

import { type RefObject, useEffect, useRef, useState } from 'react';
import { droppedIn } from '../data/picking';
import type { PickedFile } from '../data/transfer';

/** Answers whether files are held over the pane. */
export function useNotesDrop(pane: RefObject<HTMLElement | null>, onFiles: (files: readonly PickedFile[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(onFiles);
  latest.current = onFiles;
  useEffect(() => {
    const { current } = pane;
    if (!current) return;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node) || !current.contains(event.relatedTarget)) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      void droppedIn(event.dataTransfer).then((files) => files.length > 0 && latest.current(files));
    };
    current.addEventListener('dragover', over);
    current.addEventListener('dragleave', leave);
    current.addEventListener('drop', drop);
    return () => {
      current.removeEventListener('dragover', over);
      current.removeEventListener('dragleave', leave);
      current.removeEventListener('drop', drop);
    };
  }, [pane]);
  return isOver;
}
