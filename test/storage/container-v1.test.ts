/** Backups that people made before version 2 of the container, and keep. */

import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpackFiles } from '../../src/storage/container';
import { sealEnvelope, sealJson } from '../../src/storage/envelope';
import { NOW_MS } from '../fakes/house';

/** As Passband itself wrote it at the time. */
const KEPT = Buffer.from(
  'H4sIAAAAAAAAA2XRPW4UQRCG4augisfrru7qnxqJwBIxESKAJajqrrYX27PLztgysvYUxIiYMxAQcCA4AnKCR+IE7/PpewQ5HGCEg8yzytRggOvd1GAElXp9d4AB7u047/' +
    'YTjDjALPfWLhYYwTufzhDPfHiDbsQ4BrdBH97BAE0WgfER+u7GZhjfP8JBlisYYbZl2U2X8+bjvJ9ggPlKfEwwguvUS25KMWUfvOSOOSYRjIGsYkDKOWvgGrRH77iXXDvn' +
    'wMFjba3CAIs9PLEet7Bc2a1tYdxCk+P1Fk5wGv4Rpv1i83mV/uv7fwryPWp1pXNTctmXHCORt+ZT9CUFbt1JshZNIrOTkHvU6LwmjM1kpXi9X+zFn29fvm6nLXy62y/Wtr' +
    'Bm3Oz0KMfP5w+bw3S5NhSngXJNMaNiIcTcOFCjxi62wOKqCkVPPofUC1ng7nugQpopYCQYQGW2RDDC7u2r84uL/ct1WPe3m+VhWSeRI9ZckjNOxTL5FIsG6YEsuUxoSiLd' +
    'S2neag3MIfvsMCl6K2jlefbvHz9lHbPbw/J5nbKgrhJ5Lr1iRWLp2qkW5tSVn1aJERolYuVAVYgjM2ou0WuJ8TkFpw+n9XVayHPIhuy0upA0R8wcY1csxWJGChZjksLW1G' +
    'ltiq7X2lKlYsZw+gvV7P56CQMAAA==',
  'base64',
);

const codeOf = async (bytes: Uint8Array): Promise<unknown> => {
  const result = await unpackFiles(bytes);
  return result.ok ? 'ok' : result.problems.map((problem) => problem.code).join();
};

describe('a container of version 1', () => {
  it('opens as it did', async () => {
    expect(await unpackFiles(KEPT)).toEqual({
      ok: true,
      value: {
        packedAtMs: NOW_MS,
        files: [
          { path: 'settings.json', bytes: Buffer.from('{"theme":"dark"}') },
          { path: 'notes/caf\u00e9.json', bytes: Buffer.from('Note \u{1f4dd}\n"quoted"') },
          { path: 'library/x.png', bytes: Buffer.from([0x89, 0x50, 0xff, 0x00, 0x0a]) },
          { path: 'bom.txt', bytes: Buffer.from([0xef, 0xbb, 0xbf, 0x61]) },
          { path: 'empty', bytes: Buffer.alloc(0) },
        ],
      },
    });
  });

  it('detects every truncation and every change inside', async () => {
    for (let length = 0; length < KEPT.length; length += 1) expect(await codeOf(KEPT.subarray(0, length))).toBe('backup.damaged');
    const plain = gunzipSync(KEPT);
    for (let place = 0; place < plain.length; place += 1) {
      const changed = Buffer.from(plain);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(await codeOf(gzipSync(changed)), `byte ${place}`).toBe('backup.damaged');
    }
  });

  const forged = (...files: readonly object[]): Uint8Array =>
    gzipSync(sealEnvelope({ kind: 'backup', version: 1, savedAtMs: NOW_MS, data: { files } }));
  const empty = { path: 'a', sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' };

  it.each([
    ['files without text or bytes', forged(empty)],
    ['files with both', forged({ ...empty, text: '', base64: '' })],
    ['bytes that are no base64', forged({ ...empty, base64: '!!' })],
    ['another version behind the first', gzipSync(sealJson({ kind: 'backup', version: 1, savedAtMs: NOW_MS, json: '{"files":[]},"version":2' }))],
  ])('that has %s is damaged', async (_, bytes) => {
    expect(await codeOf(forged({ ...empty, text: '' }))).toBe('ok');
    expect(await codeOf(bytes)).toBe('backup.damaged');
  });
});
