import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTAINER_CAPS, type PackedFile, packFiles, unpackFiles } from '../../src/storage/container';
import { sealEnvelope } from '../../src/storage/envelope';
import { NOW_MS } from '../fakes/house';

const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const entry = (path: string, text = 'x'): object => ({ path, sha256: hashOf(text), text });
/** A container such as only somebody else would make. */
const forged = (files: readonly object[], version = 1, kind = 'backup'): Uint8Array =>
  gzipSync(sealEnvelope({ kind, version, savedAtMs: NOW_MS, data: { files } }));

async function packed(files: readonly PackedFile[]): Promise<Uint8Array> {
  const result = await packFiles(files, NOW_MS);
  if (!result.ok) throw new Error(result.problems[0]?.code);
  return result.value;
}

const codeOf = async (bytes: Uint8Array, caps = CONTAINER_CAPS): Promise<unknown> => {
  const result = await unpackFiles(bytes, caps);
  return result.ok ? 'ok' : result.problems.map((problem) => problem.code).join();
};

describe('a container', () => {
  it('gives back every file, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.uint8Array(),
            fc.string().map((text) => Buffer.from(text)),
          ),
          { maxLength: 8 },
        ),
        async (contents) => {
          const files = contents.map((bytes, number) => ({ path: `folder/${number}.json`, bytes: Buffer.from(bytes) }));
          const unpacked = await unpackFiles(await packed(files));
          expect(unpacked).toEqual({ ok: true, value: { packedAtMs: NOW_MS, files } });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('keeps a byte order mark, and bytes that are no text', async () => {
    const files = [Buffer.from([0xef, 0xbb, 0xbf, 0x61]), Buffer.from([0xff, 0xfe, 0x00]), Buffer.alloc(0)].map((bytes, number) => ({
      path: `${number}`,
      bytes,
    }));
    expect(await unpackFiles(await packed(files))).toMatchObject({ ok: true, value: { files } });
  });

  it('detects every truncation and every change inside', async () => {
    const sound = await packed([{ path: 'a.json', bytes: Buffer.from('{"a":1}') }]);
    for (let length = 0; length < sound.length; length += 1) expect(await codeOf(sound.subarray(0, length))).toBe('backup.damaged');
    const plain = gunzipSync(sound);
    for (let place = 0; place < plain.length; place += 1) {
      const changed = Buffer.from(plain);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(await codeOf(gzipSync(changed)), `byte ${place}`).toBe('backup.damaged');
    }
  });

  it.each(['../x', '/etc/passwd', 'notes/../../x', 'C:\\x', 'C:/x', '\\\\server\\x', 'a\u0000b', 'NUL', '', 'a//b', './a'])(
    'with the path %j is refused whole',
    async (path) => {
      expect(await codeOf(forged([entry('good.json'), entry(path)]))).toBe('backup.unsafe-path');
    },
  );

  it.each([
    ['the same path twice', ['a.json', 'a.json']],
    ['two paths that differ in case only', ['notes/A.json', 'notes/a.json']],
    ['two ways to write one accent', ['Zo\u00eb', 'Zoe\u0308']],
    ['a file that is also a folder', ['notes', 'notes/a.json']],
  ])('with %s is refused whole', async (_, paths) => {
    expect(await codeOf(forged(paths.map((path) => entry(path))))).toBe('backup.path-twice');
  });

  it('with a wrong hash is refused whole', async () => {
    expect(await codeOf(forged([entry('a'), { ...entry('b'), text: 'y' }]))).toBe('backup.wrong-hash');
  });

  it('that is too big, in one file or in all, or too many, is refused', async () => {
    const sound = await packed([
      { path: 'a', bytes: Buffer.alloc(1000, 'x') },
      { path: 'b', bytes: Buffer.alloc(10, 'x') },
    ]);
    expect(await codeOf(sound)).toBe('ok');
    for (const caps of [{ fileBytes: 999 }, { textBytes: 1100 }, { files: 1 }]) {
      expect(await codeOf(sound, { ...CONTAINER_CAPS, ...caps }), JSON.stringify(caps)).toBe('backup.too-big');
    }
  });

  it('that swells when it is unzipped is refused before it is all in memory', async () => {
    const bomb = gzipSync(Buffer.alloc(20 * 2 ** 20));
    expect(bomb.length).toBeLessThan(40_000);
    expect(await codeOf(bomb, { ...CONTAINER_CAPS, textBytes: 2 ** 20 })).toBe('backup.too-big');
  });

  it('is not packed when it could not be unpacked', async () => {
    const files = [{ path: 'a', bytes: Buffer.alloc(1000, '"') }];
    for (const caps of [{ fileBytes: 999 }, { textBytes: 1500 }, { files: 0 }]) {
      expect(await packFiles(files, NOW_MS, { ...CONTAINER_CAPS, ...caps })).toMatchObject({ ok: false, problems: [{ code: 'backup.too-big' }] });
    }
  });

  it.each([
    ['no gzip', Buffer.from('hello')],
    ['no envelope', gzipSync('{"files":[]}')],
    ['another document', forged([], 1, 'notes')],
    ['files without text or bytes', forged([{ path: 'a', sha256: hashOf('') }])],
    ['files with both', forged([{ ...entry('a'), base64: '' }])],
    ['bytes that are no base64', forged([{ path: 'a', sha256: hashOf(''), base64: '!!' }])],
  ])('that is %s is damaged', async (_, bytes) => {
    expect(await codeOf(bytes)).toBe('backup.damaged');
  });

  it('from a later version is not opened', async () => {
    expect(await codeOf(forged([], 2))).toBe('backup.from-the-future');
  });
});
