/** Bytes to text: the encodings that sets come in, and what is no text. */

import { expect, it, test } from 'vitest';
import { decodeText } from '../../src/importing/decode-text';

const text = 'question;Größe – “yes”\r\n'.repeat(3);

it.each<[encoding: string, bytes: Uint8Array]>([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16 with its mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 without its mark', Buffer.from(text, 'utf16le')],
  ['UTF-16, high byte first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
])('%s', (_, bytes) => {
  expect(decodeText(bytes, 'x', 'unicode')).toEqual({ ok: true, value: text });
});

test('Windows-1252, but not for our own files', () => {
  const bytes = Buffer.from([0x47, 0x72, 0xf6, 0xdf, 0x65, 0x20, 0x93, 0x79, 0x94, 0x20, 0x80]);
  expect(decodeText(bytes, 'x', 'any')).toEqual({ ok: true, value: 'Größe “y” €' });
  expect(decodeText(bytes, 'x', 'unicode')).toMatchObject({ ok: false, problems: [{ code: 'bank.file-not-text' }] });
});

test('a picture is no text', () => {
  const bytes = Uint8Array.from({ length: 500 }, (_, at) => (at * 37) % 256);
  expect(decodeText(bytes, 'x', 'any')).toMatchObject({ ok: false });
});
