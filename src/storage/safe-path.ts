/** Which relative paths may be used below a folder of ours: none that leaves it, on any system that the folder may be carried to. */

import { join } from 'node:path';

const MAX_PATH_LENGTH = 400;
const MAX_NAME_LENGTH = 200;
/** What Windows refuses in a name; the colon also opens a hidden stream there, and the backslash is its slash. */
const FORBIDDEN = new Set('<>:"|?*\\');
const DEVICE_NAME = /^(con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d)(\.|$)/i;

function isSafeName(name: string): boolean {
  if (name === '' || name === '.' || name === '..' || name.length > MAX_NAME_LENGTH) return false;
  // Windows drops a dot or a space at the end, so that two names become one.
  if (name.endsWith('.') || name.endsWith(' ') || DEVICE_NAME.test(name)) return false;
  return [...name].every((character) => character >= ' ' && character !== '\u007f' && !FORBIDDEN.has(character));
}

/** Whether a path with forward slashes stays below the folder that it is relative to. Ask this of whatever comes from outside. */
export function isSafePath(path: string): boolean {
  return path.length <= MAX_PATH_LENGTH && path.split('/').every(isSafeName);
}

/** The path of something below `folder`; a name may be a path itself. Throws where the names would lead out of it: unchecked input is a bug. */
export function inside(folder: string, ...names: readonly string[]): string {
  const path = names.join('/');
  if (!isSafePath(path)) throw new RangeError(`not a path inside the folder: ${JSON.stringify(path)}`);
  return join(folder, ...path.split('/'));
}
