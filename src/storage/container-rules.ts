/** What every container must hold to, whatever its version: how much may be in it, under which names, and that each file is what its hash says. */

import { createHash } from 'node:crypto';
import { type Problem, problem } from '../core/problem';
import { isSafePath } from './safe-path';

/** One file, its path relative and with forward slashes. */
export interface PackedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A file as it came out of a container; the hash has been checked. */
export interface ContainedFile extends PackedFile {
  readonly sha256: string;
}

/** What a container may hold at most. `textBytes` is the size of the whole before compression. */
export interface ContainerCaps {
  readonly files: number;
  readonly fileBytes: number;
  readonly textBytes: number;
}

/** Far above any data folder that one person fills. */
export const CONTAINER_CAPS: ContainerCaps = { files: 100_000, fileBytes: 64 * 2 ** 20, textBytes: 400 * 2 ** 20 };

/** In hexadecimal digits. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** One name may be written in two ways that a disk without upper and lower case, or with its own accents, holds to be one. */
export function nameOnAnyDisk(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/**
 * Paths that some disk could not hold beside another: two of one name on it, or one that lies in what is a file elsewhere. Each with the other, which
 * is rather one that reads the same on any disk: all names that the app itself gives do.
 */
export function clashes(paths: readonly string[]): readonly { readonly path: string; readonly other: string }[] {
  const isPlain = (path: string) => path === nameOnAnyDisk(path);
  const kept = new Map<string, string>();
  const inside = new Map<string, string>();
  const found: { path: string; other: string }[] = [];
  for (const path of [...paths.filter(isPlain), ...paths.filter((one) => !isPlain(one))]) {
    const names = nameOnAnyDisk(path).split('/');
    const folders = names.slice(1).map((_, depth) => names.slice(0, depth + 1).join('/'));
    const name = names.join('/');
    const other = [name, ...folders].map((above) => kept.get(above)).find((there) => there !== undefined) ?? inside.get(name);
    if (other !== undefined) {
      found.push({ path, other });
      continue;
    }
    kept.set(name, path);
    for (const folder of folders) inside.set(folder, path);
  }
  return found;
}

/** Looks at each file of a container as it is read. Every answer is the problem for which the whole container is refused, or null. */
export interface Admission {
  /** Asked before the bytes of the file are read or made: its name and size. */
  readonly announce: (path: string, bytes: number) => Problem | null;
  /** Hands the file on if its bytes are those of its hash. */
  readonly admit: (file: ContainedFile) => Problem | null;
  /** Asked when there are no more files. */
  readonly close: () => Problem | null;
}

export function openAdmission(visit: (file: ContainedFile) => void, caps: ContainerCaps): Admission {
  const paths: string[] = [];
  return {
    announce(path, bytes) {
      if (paths.length >= caps.files) return problem('backup.too-big', { file: '' });
      if (!isSafePath(path)) return problem('backup.unsafe-path', { file: path.slice(0, 200) });
      if (bytes > caps.fileBytes) return problem('backup.too-big', { file: path }, { file: path });
      paths.push(path);
      return null;
    },
    admit(file) {
      if (hashOf(file.bytes) !== file.sha256) return problem('backup.wrong-hash', { file: file.path }, { file: file.path });
      visit(file);
      return null;
    },
    close() {
      const [twice] = clashes(paths);
      return twice === undefined ? null : problem('backup.path-twice', { file: twice.path }, { file: twice.path });
    },
  };
}
