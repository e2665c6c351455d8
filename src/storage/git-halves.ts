/** The two versions in a file that git could not merge and has written its marks into. */

const CONFLICT = /^<{7}[^\n]*\n([\s\S]*?)(?:^\|{7}[^\n]*\n[\s\S]*?)?^={7}\r?\n([\s\S]*?)^>{7}[^\n]*(?:\n|$)/m;

/** Ours and theirs, in git's order; null where there are no such marks, or more than one pair of them. */
export function gitHalves(bytes: Uint8Array): readonly [Uint8Array, Uint8Array] | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const match = CONFLICT.exec(text);
  if (match === null) return null;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  if (CONFLICT.test(after)) return null;
  const half = (part = '') => Buffer.from(before + part + after);
  return [half(match[1]), half(match[2])];
}
