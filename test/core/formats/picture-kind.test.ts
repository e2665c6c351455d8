/** What a picture is, from its first bytes. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDrawing, pictureKind } from '../../../src/core/formats/picture-kind';
import { madePng } from '../../fakes/made-picture';

const text = (words: string) => new TextEncoder().encode(words);
const hex = (digits: string) => Uint8Array.from(Buffer.from(digits.replace(/\s/g, ''), 'hex'));

describe('a picture', () => {
  it.each([
    ['PNG', madePng(30, 20), { ending: 'png', width: 30, height: 20 }],
    ['GIF', hex('474946383961 2c01 c800 000000'), { ending: 'gif', width: 300, height: 200 }],
    // A JPEG with an APP0 segment of four bytes, then its frame.
    ['JPEG', hex('ffd8 ffe0 0004 4a46 ffc2 0011 08 00c8 012c 03 000000'), { ending: 'jpg', width: 300, height: 200 }],
    ['lossy WebP', hex('52494646 20000000 57454250 56503820 10000000 000000 9d012a 2c01 c800 0000'), { ending: 'webp', width: 300, height: 200 }],
    ['lossless WebP', hex('52494646 20000000 57454250 5650384c 10000000 2f 2bc13100 0000000000'), { ending: 'webp', width: 300, height: 200 }],
    ['large WebP', hex('52494646 20000000 57454250 56503858 0a000000 00000000 2b0100 c70000'), { ending: 'webp', width: 300, height: 200 }],
  ] as const)('that is a %s is known with its size', (_, bytes, kind) => {
    expect(pictureKind(bytes)).toEqual(kind);
  });

  it.each([
    ['empty', hex('')],
    ['cut off', madePng(3, 3).subarray(0, 20)],
    ['a picture of no size', madePng(3, 3, { said: 0 })],
    ['words', text('<html><script>alert(1)</script>')],
    ['a JPEG without a frame', hex('ffd8 ffe0 0004 4a46 ffd9')],
  ])('is none where it is %s', (_, bytes) => {
    expect(pictureKind(bytes)).toBeNull();
  });

  it('is looked at without a throw, whatever it is', () => {
    const starts = [hex('ffd8ff'), hex('89504e470d0a1a0a'), text('RIFF0000WEBPVP8X'), text('GIF89a')];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 60 }), (start, rest) => {
        const kind = pictureKind(Uint8Array.from([...start, ...rest]));
        expect(kind === null || kind.width * kind.height > 0).toBe(true);
      }),
    );
  });
});

describe('a drawing', () => {
  it('is known however it begins', () => {
    expect(isDrawing(text('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(true);
    expect(isDrawing(text('\ufeff<?xml version="1.0"?>\n<!-- x --><svg>'))).toBe(true);
    expect(isDrawing(madePng(2, 2))).toBe(false);
  });
});
