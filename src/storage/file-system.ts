/** The few things that storage asks of a disk, as an interface that tests can break, and the real disk behind it. */

import { constants, mkdir, open, readdir, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export type EntryKind = 'file' | 'folder' | 'other';

/** A file that is being written. */
export interface OpenFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Answers when the bytes are on the disk itself. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Every method rejects as `node:fs/promises` does: with an error whose `code` is ENOENT, ENOSPC and so on. */
export interface FileSystem {
  readFile(path: string): Promise<Uint8Array>;
  /** Makes a new file and opens it; EEXIST where there is one. */
  create(path: string, mode: number): Promise<OpenFile>;
  /** Takes the place of a file that is already there. */
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Makes one folder, open to its owner only; EEXIST where there is one. */
  makeFolder(path: string): Promise<void>;
  readFolder(path: string): Promise<readonly { readonly name: string; readonly kind: EntryKind }[]>;
  stat(path: string): Promise<{ readonly kind: EntryKind; readonly bytes: number; readonly mode: number; readonly changedMs: number }>;
  /** What tells a file or folder from all others while it exists; null where the system has nothing that does. */
  identityOf(path: string): Promise<string | null>;
  /** The path without symbolic links; two names of one folder give the same. */
  realPath(path: string): Promise<string>;
  /** Answers when the names in a folder are on the disk itself, or at once where the system has no such thing (Windows). */
  syncFolder(path: string): Promise<void>;
}

/** Files that hold what the candidate wrote are nobody else's business. */
export const PRIVATE_FILE_MODE = 0o600;
const PRIVATE_FOLDER_MODE = 0o700;

/** Systems and shares that cannot sync a folder say so in several ways. On POSIX a refusal for want of rights is a true error. */
const FOLDER_SYNC_UNKNOWN = new Set([
  'EINVAL',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  ...(process.platform === 'win32' ? ['EPERM', 'EACCES', 'EISDIR'] : []),
]);

/** The `code` of an error of `node:fs`, or null for any other error. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): EntryKind {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}

/** Virus scanners and sync programs on Windows hold a fresh file for a moment, and a rename fails until they let go. */
const WINDOWS_RENAME_TRIES = 20;
const WINDOWS_RENAME_PAUSE_MS = 25;

async function renamePatiently(from: string, to: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await rename(from, to);
    } catch (error) {
      const held = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? '');
      if (!held || tries === WINDOWS_RENAME_TRIES) throw error;
      await sleep(WINDOWS_RENAME_PAUSE_MS);
    }
  }
}

export const realFileSystem: FileSystem = {
  readFile: (path) => readFile(path),
  async create(path, mode) {
    const handle = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode);
    // The process's umask takes bits away that the file had before and its owner wants to keep.
    if (mode !== PRIVATE_FILE_MODE) await handle.chmod(mode);
    return { write: (bytes) => handle.writeFile(bytes), sync: () => handle.sync(), close: () => handle.close() };
  },
  rename: renamePatiently,
  unlink,
  async makeFolder(path) {
    await mkdir(path, { mode: PRIVATE_FOLDER_MODE });
  },
  async readFolder(path) {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  },
  async stat(path) {
    const found = await stat(path);
    return { kind: kindOf(found), bytes: found.size, mode: found.mode & 0o777, changedMs: found.mtimeMs };
  },
  async identityOf(path) {
    // Numbers of 64 bits, and one that was given free is soon given to the next folder: hence its birth.
    const { dev, ino, birthtimeNs } = await stat(path, { bigint: true });
    return ino === 0n ? null : `${dev} ${ino} ${birthtimeNs}`;
  },
  realPath: (path) => realpath(path),
  async syncFolder(path) {
    try {
      const handle = await open(path, 'r');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    } catch (error) {
      if (!FOLDER_SYNC_UNKNOWN.has(errorCode(error) ?? '')) throw error;
    }
  },
};
