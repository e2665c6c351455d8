import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openEnvelope, sealEnvelope } from '../../src/storage/envelope';

const savedAtMs = Date.UTC(2026, 10, 23);
const expected = { kind: 'settings', version: 2 };
const seal = (data: object, changes: object = {}): Buffer => Buffer.from(sealEnvelope({ ...expected, savedAtMs, data, ...changes }));
const small = seal({ name: 'Zoë', at: '…', count: 3 });

describe('the envelope', () => {
  it('gives back what was sealed, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), (data) => {
        const plain = JSON.parse(JSON.stringify(data));
        expect(openEnvelope(seal(data), expected)).toEqual({ kind: 'sound', version: 2, savedAt: '2026-11-23T00:00:00.000Z', data: plain });
      }),
    );
  });

  it('keeps a key that means something to JavaScript', () => {
    const data = JSON.parse('{"__proto__":{"polluted":true},"constructor":1}');
    const opened = openEnvelope(seal(data), expected);
    expect(opened.kind === 'sound' && JSON.stringify(opened.data)).toBe('{"__proto__":{"polluted":true},"constructor":1}');
  });

  it('detects every change of every single byte', () => {
    for (let place = 0; place < small.length; place += 1) {
      for (let value = 0; value < 256; value += 1) {
        if (value === small[place]) continue;
        const changed = Buffer.from(small);
        changed[place] = value;
        expect(openEnvelope(changed, expected).kind, `byte ${place} as ${value}`).toBe('damaged');
      }
    }
  });

  it('detects every truncation, from either end', () => {
    for (let length = 0; length < small.length; length += 1) {
      expect(openEnvelope(small.subarray(0, length), expected)).toEqual({ kind: 'damaged', why: length === 0 ? 'empty' : 'truncated' });
      expect(openEnvelope(small.subarray(small.length - length), expected).kind).toBe('damaged');
    }
  });

  it('detects bytes put in anywhere', () => {
    for (let place = 0; place < small.length; place += 1) {
      const longer = Buffer.concat([small.subarray(0, place), Buffer.from(' '), small.subarray(place)]);
      expect(openEnvelope(longer, expected).kind, `a blank at ${place}`).toBe('damaged');
    }
  });

  it('tolerates what editors put around a text: a byte order mark and a line end', () => {
    const mark = Buffer.from([0xef, 0xbb, 0xbf]);
    for (const end of ['\n', '\r\n']) expect(openEnvelope(Buffer.concat([mark, small, Buffer.from(end)]), expected).kind).toBe('sound');
    expect(openEnvelope(Buffer.concat([small, Buffer.from('\n\n')]), expected).kind).toBe('damaged');
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['empty', Buffer.from([0xef, 0xbb, 0xbf, 0x0a])],
    ['nul-filled', Buffer.alloc(4096)],
    ['nul-filled', Buffer.concat([small.subarray(0, 60), Buffer.alloc(small.length - 60)])],
    ['not-json', Buffer.from('hello')],
    ['not-json', Buffer.from([0xff, 0xfe, 0x7b])],
    ['wrong-shape', Buffer.from('{"a":1}')],
    ['hash', Buffer.from(small.toString().replace('"count":3', '"count":4'))],
    ['wrong-kind', seal({}, { kind: 'notes' })],
    ['wrong-shape', seal({}, { version: 0 })],
  ])('says what is wrong: %s', (why, bytes) => {
    expect(openEnvelope(bytes, expected)).toEqual({ kind: 'damaged', why });
  });

  it('says when a document comes from a later version', () => {
    expect(openEnvelope(seal({}, { version: 3 }), expected)).toEqual({ kind: 'future', version: 3 });
  });

  it('checks the hash before it believes the version', () => {
    const forged = Buffer.from(small.toString().replace('"version":2', '"version":9'));
    expect(openEnvelope(forged, expected)).toEqual({ kind: 'damaged', why: 'hash' });
  });
});
