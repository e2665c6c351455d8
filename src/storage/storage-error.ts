/** What a disk can refuse, in five words instead of the system's hundred. */

import { fail, type Problem, problem, type Result } from '../core/problem';
import { errorCode } from './file-system';

export type StorageErrorCode = 'disk-full' | 'read-only' | 'permission' | 'folder-missing' | 'io';

const CODES: Readonly<Record<string, StorageErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'permission',
  EPERM: 'permission',
  ENOENT: 'folder-missing',
  ENOTDIR: 'folder-missing',
};

/** A read or write that the disk refused. What was on the disk before is still there. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;
  readonly path: string;

  constructor(code: StorageErrorCode, path: string, cause: unknown) {
    super(`${code}: ${path}`, { cause });
    this.code = code;
    this.path = path;
  }

  /** `storage.disk-full`, `storage.read-only` and so on, with the file. */
  get problem(): Problem {
    return problem(`storage.${this.code}`, { file: this.path }, { file: this.path });
  }
}

/** An error of the file system as a StorageError; anything else is a bug of ours and is given back as it came. */
export function asStorageError(error: unknown, path: string): unknown {
  const code = errorCode(error);
  if (error instanceof StorageError || code === null || !/^E[A-Z0-9]+$/.test(code)) return error;
  return new StorageError(CODES[code] ?? 'io', path, error);
}

/** Runs `work` on the file or folder at `path`; what the disk refuses becomes a problem, a bug stays an exception. */
export async function trying<T>(path: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    const failure = asStorageError(error, path);
    if (failure instanceof StorageError) return fail(failure.problem);
    throw failure;
  }
}
