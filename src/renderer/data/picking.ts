/** Files that the candidate picks in a dialog or drops on the page, folders with all that is in them. */

import { useEffect, useRef, useState } from 'react';
import type { PickedFile } from './transfer';

/** Those of a file input; a folder that was picked is the first part of their names. */
export function pickedIn(list: FileList | null): PickedFile[] {
  return [...(list ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/** Everything that was dropped; what another program hands over without a place on the disk is a file all the same. Must be called in the drop itself: the browser closes the list after it. */
export async function droppedIn(transfer: DataTransfer): Promise<PickedFile[]> {
  const found = [...transfer.items].map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const files = found.map(async (one) => (one === null ? [] : one instanceof File ? [{ name: one.name, file: one }] : filesOf(one)));
  return (await Promise.all(files)).flat();
}

async function filesOf(entry: FileSystemEntry): Promise<PickedFile[]> {
  const name = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) return [{ name, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) }];
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const files: PickedFile[] = [];
  // The browser gives the entries of a folder in batches, and an empty batch at the end.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return files;
    files.push(...(await Promise.all(batch.map(filesOf))).flat());
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** Takes files that are dropped anywhere on the page; answers whether some are held over it. */
export function useFileDrop(onFiles: (files: PickedFile[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(onFiles);
  latest.current = onFiles;
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      setOver(false);
      void droppedIn(event.dataTransfer).then((files) => files.length > 0 && latest.current(files));
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}

let handed: readonly PickedFile[] | null = null;

/** Keeps files for the import screen, which is on its way. */
export function handOver(files: readonly PickedFile[]): void {
  handed = files;
}

/** The files that another screen handed over, once. */
export function takeHanded(): readonly PickedFile[] | null {
  const files = handed;
  handed = null;
  return files;
}
