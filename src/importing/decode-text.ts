/** Bytes to text: UTF-8 or UTF-16, with or without a mark, else Windows-1252, which is what old spreadsheets write. */

import { fail, ok, problem, type Result } from '../core/problem';

/** How many bytes are looked at for the zeros of UTF-16 or of a file that is no text. */
const LOOK_BYTES = 4096;
/** Windows-1252 from 0x80 to 0x9F: some versions of Node decode it as Latin-1, where these are control signs. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** C0 signs that no text has. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this expression is for
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g;
/** A text may have a few of them; a picture or an archive has many. */
const BINARY_SHARE = 0.01;

/** Our own files are Unicode; a foreign set may also be what an old spreadsheet wrote. */
export type Encodings = 'unicode' | 'any';

/** The text without its mark; fails with `bank.file-not-text` where the bytes are none. */
export function decodeText(bytes: Uint8Array, file: string, encodings: Encodings): Result<string> {
  for (const encoding of encodingsOf(bytes)) {
    if (encoding === 'windows-1252' && encodings === 'unicode') continue;
    try {
      const decoded = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      const text = encoding === 'windows-1252' ? decoded.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80] ?? sign) : decoded;
      const look = text.slice(0, LOOK_BYTES);
      if ((look.match(BINARY)?.length ?? 0) <= look.length * BINARY_SHARE) return ok(text);
    } catch {
      // The next encoding is tried.
    }
  }
  return fail(problem('bank.file-not-text', { file }, { file }));
}

function encodingsOf(bytes: Uint8Array): readonly string[] {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return ['utf-16le'];
  if (first === 0xfe && second === 0xff) return ['utf-16be'];
  const look = bytes.subarray(0, LOOK_BYTES);
  const zeros = (parity: number) => look.reduce((count, byte, at) => (byte === 0 && at % 2 === parity ? count + 1 : count), 0);
  const half = look.length / 2;
  if (half >= 2 && zeros(1) > half * 0.6 && zeros(0) < half * 0.1) return ['utf-16le'];
  if (half >= 2 && zeros(0) > half * 0.6 && zeros(1) < half * 0.1) return ['utf-16be'];
  return ['utf-8', 'windows-1252'];
}
