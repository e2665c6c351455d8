/** Reads a text file of a foreign folder: a plain file that lies inside, is not too large, and is text. */

import { readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { caps, MEGABYTE } from '../core/formats/caps';
import { fail, ok, problem, type Result } from '../core/problem';
import { decodeText } from './decode-text';

export interface TextFile {
  readonly text: string;
  readonly bytes: number;
}

/** The real path of `file` below `folder`; fails where a link or `..` leads out of it, and where there is no plain file. */
export async function plainFileInside(folder: string, file: string): Promise<Result<{ readonly path: string; readonly bytes: number }>> {
  const place = { file };
  try {
    const path = await realpath(join(folder, file));
    const way = relative(await realpath(folder), path);
    if (way === '' || way === '..' || way.startsWith(`..${sep}`) || way.startsWith(sep) || /^[A-Za-z]:/.test(way)) {
      return fail(problem('bank.file-outside', { file }, place));
    }
    const status = await stat(path);
    // A pipe or a device would keep the reader waiting for ever.
    return status.isFile() ? ok({ path, bytes: status.size }) : fail(problem('bank.file-unreadable', { file }, place));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    return fail(problem(isMissing ? 'bank.file-missing' : 'bank.file-unreadable', { file }, place));
  }
}

/** The bytes of `file` below `folder`. */
export async function readBytes(folder: string, file: string): Promise<Result<Uint8Array>> {
  const found = await plainFileInside(folder, file);
  if (!found.ok) {
    return found;
  }
  const { path, bytes } = found.value;
  if (bytes > caps.fileBytes) {
    return fail(problem('bank.file-too-large', { file, megabytes: caps.fileBytes / MEGABYTE }, { file }));
  }
  try {
    return ok(await readFile(path));
  } catch {
    return fail(problem('bank.file-unreadable', { file }, { file }));
  }
}

/** The text of `file` below `folder`: UTF-8 or UTF-16. */
export async function readTextFile(folder: string, file: string): Promise<Result<TextFile>> {
  const bytes = await readBytes(folder, file);
  if (!bytes.ok) {
    return bytes;
  }
  const text = decodeText(bytes.value, file, 'unicode');
  return text.ok ? ok({ text: text.value, bytes: bytes.value.length }) : text;
}
