/** Looking through a data folder for what another machine has left in it, and putting aside what has been merged. */

import { dirname, join } from 'node:path';
import { copyNamed, type NamedCopy } from './copy-names';
import { isUnfinished, readIfThere, removeDurably, replaceDurably } from './durable-write';
import { errorCode } from './file-system';
import { gitHalves } from './git-halves';
import { quarantine } from './quarantine';
import { inside, isSafePath } from './safe-path';
import type { Room } from './storehouse';

export interface FoundCopy extends NamedCopy {
  /** Both are relative to the data folder. */
  readonly file: string;
}

/** Folders with documents, and whether there is one more folder a thing below them. */
const PLACES = [
  { folder: '', isDeep: false },
  { folder: 'attempts', isDeep: true },
  { folder: 'notes', isDeep: false },
  { folder: 'exposures', isDeep: false },
  { folder: 'edits', isDeep: false },
  { folder: 'library', isDeep: true },
] as const;

async function entriesOf(room: Room, folder: string): Promise<readonly { readonly name: string; readonly kind: string }[]> {
  try {
    return await room.fs.readFolder(folder === '' ? room.root : inside(room.root, folder));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** The folders that hold documents, relative to the data folder; names that are unsafe elsewhere are none of ours. */
async function* documentFolders(room: Room): AsyncGenerator<{ folder: string; files: readonly string[] }> {
  const filesIn = (entries: readonly { name: string; kind: string }[]) =>
    entries.filter(({ name, kind }) => kind === 'file' && !isUnfinished(name) && isSafePath(name)).map(({ name }) => name);
  for (const { folder, isDeep } of PLACES) {
    const entries = await entriesOf(room, folder);
    if (!isDeep) yield { folder, files: filesIn(entries) };
    else {
      for (const { name, kind } of entries) {
        if (kind === 'folder' && isSafePath(name)) yield { folder: `${folder}/${name}`, files: filesIn(await entriesOf(room, `${folder}/${name}`)) };
      }
    }
  }
}

/** A document, or the previous copy of one, which is all there is of it for a moment of a save. */
const DOCUMENT = /^(.+\.json)(?:\.prev)?$/;
const within = (folder: string, name: string) => (folder === '' ? name : `${folder}/${name}`);

/** Every document of the folder and every copy of one. Rejects as the file system does. */
export async function documentsIn(room: Room): Promise<{ documents: readonly string[]; copies: readonly FoundCopy[] }> {
  const documents: string[] = [];
  const copies: FoundCopy[] = [];
  for await (const { folder, files } of documentFolders(room)) {
    const names = new Set(files);
    for (const name of files) {
      const copy = copyNamed(name, names);
      // Pictures and the like are named after what they hold: a copy of one says nothing new.
      if (copy !== null && DOCUMENT.test(copy.of)) copies.push({ ...copy, file: within(folder, name), of: within(folder, copy.of) });
      const document = DOCUMENT.exec(name)?.[1];
      if (document !== undefined && !copy?.isSure && (name === document || !names.has(document))) documents.push(within(folder, document));
    }
  }
  return { documents: documents.sort(), copies: copies.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

/** The copies of documents at the top of the folder that `isOf` names. Rejects as the file system does. */
export async function copiesOf(room: Room, isOf: (document: string) => boolean): Promise<readonly FoundCopy[]> {
  const files = (await entriesOf(room, '')).filter(({ kind }) => kind === 'file').map(({ name }) => name);
  const names = new Set(files);
  return files.flatMap((file) => {
    const copy = copyNamed(file, names);
    return copy !== null && isOf(copy.of) ? [{ ...copy, file }] : [];
  });
}

/** Whether the folder, or one above it, is kept by git: only then is it worth to read every file for git's marks. */
async function isKeptByGit({ fs, root }: Room): Promise<boolean> {
  for (let folder = root; ; folder = dirname(folder)) {
    if (
      await fs.stat(join(folder, '.git')).then(
        () => true,
        () => false,
      )
    )
      return true;
    if (dirname(folder) === folder) return false;
  }
}

export interface GitConflict {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly halves: readonly [Uint8Array, Uint8Array];
}

/** The documents that git has written its marks into. Rejects as the file system does. */
export async function gitConflictsIn(room: Room, documents: readonly string[]): Promise<readonly GitConflict[]> {
  if (!(await isKeptByGit(room))) return [];
  const found: GitConflict[] = [];
  for (const file of documents) {
    const bytes = await readIfThere(room.fs, inside(room.root, file));
    const halves = bytes === null ? null : gitHalves(bytes);
    if (bytes !== null && halves !== null) found.push({ file, bytes, halves });
  }
  return found;
}

/** Moves a copy out of the way when what it says is in the document. Answers with where it is now. */
export async function setCopyAside(room: Room, file: string): Promise<string | null> {
  const path = inside(room.root, file);
  const bytes = await readIfThere(room.fs, path);
  if (bytes === null) return null;
  const kept = await quarantine(room, file, bytes, 'quarantine/merged');
  await removeDurably(room.fs, path);
  return kept;
}

/** Puts one whole version in the place of a file with git's marks, which is kept. Answers with where it is now. */
export async function replaceMarked(room: Room, { file, bytes }: GitConflict, version: Uint8Array): Promise<string> {
  const kept = await quarantine(room, file, bytes, 'quarantine/merged');
  await replaceDurably(room.fs, inside(room.root, file), version);
  return kept;
}
