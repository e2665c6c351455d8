import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packFiles, readContainer, unpackFiles } from '../../src/storage/container';
import { CONTAINER_CAPS, type PackedFile } from '../../src/storage/container-rules';
import { FIRST_LINE, fileLines, forgedVersion1, forgedVersion2, sealed } from '../fakes/forged-container';
import { NOW_MS } from '../fakes/house';

const entry = (path: string, text = 'x') => ({ path, text });
const first = (changes: object = {}): string => `${JSON.stringify({ ...FIRST_LINE, ...changes })}\n`;

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

  it('gives back files of every size around that of the pieces in which it is read', async () => {
    const sizes = [0, 1, 2 ** 16 - 300, 2 ** 16 - 1, 2 ** 16, 2 ** 16 + 1, 2 ** 18 + 7, 0];
    const files = sizes.map((size, number) => ({
      path: `${number}`,
      bytes: Buffer.from(Array.from({ length: size }, (_, at) => (at * at * 31 + number) >> 3)),
    }));
    expect(await unpackFiles(await packed(files))).toEqual({ ok: true, value: { packedAtMs: NOW_MS, files } });
  });

  it('keeps a byte order mark, bytes that are no text, and lines that look like its own', async () => {
    const contents = [Buffer.from([0xef, 0xbb, 0xbf, 0x61]), Buffer.from([0xff, 0xfe, 0x00]), Buffer.from(sealed(first()))];
    const files = contents.map((bytes, number) => ({ path: `${number}`, bytes }));
    expect(await unpackFiles(await packed(files))).toMatchObject({ ok: true, value: { files } });
  });

  it('can be read with gunzip and the eye', async () => {
    const plain = gunzipSync(await packed([{ path: 'notes/caf\u00e9.json', bytes: Buffer.from('{"a":\n1}') }])).toString();
    expect(plain.split('\n')).toEqual([
      '{"app":"passband","kind":"backup","version":2,"savedAt":"2026-11-23T10:15:30.123Z"}',
      '{"path":"notes/caf\u00e9.json","bytes":8,"sha256":"c1de2ec3e9556d3499b7756f1fb3e77c1ba43ded16e2bc065e6ad66bf91c821e"}',
      '{"a":',
      '1}',
      expect.stringMatching(/^\{"files":1,"sha256":"[0-9a-f]{64}"\}$/),
      '',
    ]);
  });

  it('detects every truncation and every change inside', async () => {
    const sound = await packed([
      { path: 'a.json', bytes: Buffer.from('{"a":1}') },
      { path: 'b', bytes: Buffer.from('\n') },
    ]);
    for (let length = 0; length < sound.length; length += 1) expect(await codeOf(sound.subarray(0, length))).toBe('backup.damaged');
    const plain = gunzipSync(sound);
    for (let place = 0; place < plain.length; place += 1) {
      const changed = Buffer.from(plain);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(await codeOf(gzipSync(changed)), `byte ${place}`).toBe('backup.damaged');
      expect(await codeOf(gzipSync(plain.subarray(0, place))), `cut after ${place}`).toBe('backup.damaged');
    }
  });

  it('detects every bit that flips on the disk, but those that mean nothing', async () => {
    const sound = await packed([{ path: 'a.json', bytes: Buffer.from('{"a":1}') }]);
    const opened = await unpackFiles(sound);
    const unnoticed: number[] = [];
    for (let bit = 0; bit < sound.length * 8; bit += 1) {
      const changed = Buffer.from(sound);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const result = await unpackFiles(changed);
      if (result.ok) unnoticed.push(bit >> 3);
      if (result.ok) expect(result).toEqual(opened);
      else expect(result.problems[0]?.code, `bit ${bit}`).toBe('backup.damaged');
    }
    // The head of a gzip tells an instant and a system that nobody asks for; what fills the last byte before its checksum and length means nothing.
    expect(unnoticed.filter((place) => place > 9 && place !== sound.length - 9)).toEqual([]);
  });

  it('has nothing behind it', async () => {
    const sound = Buffer.from(await packed([{ path: 'a', bytes: Buffer.from('x') }]));
    const plain = gunzipSync(sound);
    expect(await codeOf(gzipSync(plain))).toBe('ok');
    const more = [Buffer.from('\n'), Buffer.alloc(512), gzipSync('x'), sound];
    for (const behind of more) expect(await codeOf(Buffer.concat([sound, behind]))).toBe('backup.damaged');
    for (const behind of ['\n', '{}\n', fileLines(entry('b')), plain.toString()])
      expect(await codeOf(gzipSync(Buffer.concat([plain, Buffer.from(behind)])))).toBe('backup.damaged');
    expect(await codeOf(gzipSync(sealed(plain.toString(), { files: 1 })))).toBe('backup.damaged');
  });

  it('shows its files one after the other, and what it showed is worth nothing where a later one is bad', async () => {
    const seen: string[] = [];
    const read = await readContainer(forgedVersion2([entry('a'), entry('b'), { ...entry('c'), hashed: 'other' }]), ({ path }) => seen.push(path));
    expect(seen).toEqual(['a', 'b']);
    expect(read).toMatchObject({ ok: false, problems: [{ code: 'backup.wrong-hash', params: { file: 'c' } }] });
  });

  it('is not packed when it could not be unpacked', async () => {
    const files = [{ path: 'a', bytes: Buffer.alloc(1000, '"') }];
    const textBytes = gunzipSync(await packed(files)).length;
    for (const caps of [{ fileBytes: 999 }, { textBytes: 1000 }, { textBytes: textBytes - 1 }, { files: 0 }]) {
      expect(await packFiles(files, NOW_MS, { ...CONTAINER_CAPS, ...caps })).toMatchObject({ ok: false, problems: [{ code: 'backup.too-big' }] });
    }
    for (const caps of [{ textBytes: 10_000 }, { files: 9 }]) {
      let asked = 0;
      const endless = function* (): Generator<PackedFile> {
        for (; ; asked += 1) yield { path: `${asked}`, bytes: Buffer.alloc(1000) };
      };
      expect((await packFiles(endless(), NOW_MS, { ...CONTAINER_CAPS, ...caps })).ok).toBe(false);
      expect(asked, 'files read in vain').toBeLessThan(20);
    }
    const caps = { files: 1, fileBytes: 1000, textBytes };
    const just = await packFiles(files, NOW_MS, caps);
    expect(just.ok && (await codeOf(just.value, caps))).toBe('ok');
    expect(just.ok && (await codeOf(just.value, { ...caps, textBytes: textBytes - 1 }))).toBe('backup.too-big');
  });
});

describe.each([
  ['1', forgedVersion1],
  ['2', forgedVersion2],
])('a container of version %s from elsewhere', (_, forged) => {
  it('is opened where nothing speaks against it', async () => {
    expect(await codeOf(forged([entry('a.json'), entry('a-b/c'), entry('a/b'), entry('a/b c'), entry('\u{1f4dd}.txt', '')]))).toBe('ok');
    expect(await codeOf(forged([]))).toBe('ok');
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
    ['a file that is also a folder, among names that begin alike', ['notes/a/b.json', 'notes-x', 'notes x', 'notes/b', 'Notes']],
  ])('with %s is refused whole', async (__, paths) => {
    expect(await codeOf(forged(paths.map((path) => entry(path))))).toBe('backup.path-twice');
  });

  it('with a wrong hash is refused whole', async () => {
    expect(await codeOf(forged([entry('a'), { ...entry('b'), hashed: 'y' }]))).toBe('backup.wrong-hash');
  });

  it('that is too big, in one file or in all, or too many, is refused', async () => {
    const sound = forged([entry('a', 'x'.repeat(1000)), entry('b', 'x'.repeat(10))]);
    expect(await codeOf(sound)).toBe('ok');
    for (const caps of [{ fileBytes: 999 }, { textBytes: 1100 }, { files: 1 }]) {
      expect(await codeOf(sound, { ...CONTAINER_CAPS, ...caps }), JSON.stringify(caps)).toBe('backup.too-big');
    }
  });

  it('that swells when it is unzipped is refused before it is all in memory', async () => {
    const bomb = forged([entry('a', 'x'.repeat(20 * 2 ** 20))]);
    expect(bomb.length).toBeLessThan(40_000);
    expect(await codeOf(bomb, { ...CONTAINER_CAPS, textBytes: 2 ** 20 })).toBe('backup.too-big');
    expect(await codeOf(gzipSync(Buffer.alloc(20 * 2 ** 20)), { ...CONTAINER_CAPS, textBytes: 2 ** 20 })).toBe('backup.too-big');
  });
});

describe('a container that lies', () => {
  const file = fileLines(entry('a'));

  it.each([
    ['no gzip', Buffer.from('hello')],
    ['no container', gzipSync('{"files":[]}')],
    ['without any line', gzipSync('')],
    ['sealed and nothing else', gzipSync(sealed(''))],
    ['of another app', gzipSync(sealed(first({ app: 'other' })))],
    ['another document', gzipSync(sealed(first({ kind: 'notes' })))],
    ['of no version', gzipSync(sealed(first({ version: 1.5 })))],
    ['of version 1 in the form of version 2', gzipSync(sealed(first({ version: 1 })))],
    ['of no instant', gzipSync(sealed(first({ savedAt: 'yesterday' })))],
    ['without a last line', gzipSync(`${first()}${file}`)],
    ['with more files than its last line says', gzipSync(sealed(`${first()}${file}`, { files: 0 }))],
    ['with fewer files than its last line says', gzipSync(sealed(`${first()}${file}`, { files: 2 }))],
    ['with words in a line that are not known', gzipSync(sealed(`${first()}${fileLines(entry('a'), { mode: 0o777 })}`, { files: 1 }))],
  ])('(%s) is damaged', async (_, bytes) => {
    expect(await codeOf(bytes)).toBe('backup.damaged');
  });

  it.each([
    ['backup.damaged', 2],
    ['backup.damaged', 4],
    ['backup.damaged', 500],
    ['backup.damaged', -1],
    ['backup.damaged', 1.5],
    ['backup.damaged', '3'],
    ['backup.damaged', null],
    ['backup.too-big', CONTAINER_CAPS.fileBytes + 1],
    ['backup.too-big', Number.MAX_SAFE_INTEGER],
  ])('about the size of a file is refused as %s: %j for 3', async (code, bytes) => {
    const lying = (size: unknown) => gzipSync(sealed(`${first()}${fileLines(entry('a', 'xyz'), { bytes: size })}${file}`, { files: 2 }));
    expect(await codeOf(gzipSync(sealed(`${first()}${fileLines(entry('b', 'xyz'))}${file}`, { files: 2 })))).toBe('ok');
    expect(await codeOf(lying(bytes))).toBe(code);
  });

  it('with a line longer than any has to be is refused, and the longest that has to be is not', async () => {
    const padded = (line: string, spaces: number) => line.replace('}\n', `${' '.repeat(spaces)}}\n`);
    const paddedLast = (plain: string, spaces: number) => plain.replace(/\}\n$/, `${' '.repeat(spaces)}}\n`);
    for (const [spaces, code] of [
      [1000, 'ok'],
      [5000, 'backup.damaged'],
      [5_000_000, 'backup.damaged'],
    ] as const) {
      expect(await codeOf(gzipSync(sealed(`${padded(first(), spaces)}${file}`, { files: 1 }))), `first line, ${spaces}`).toBe(code);
      expect(await codeOf(gzipSync(sealed(`${first()}${padded(file, spaces)}`, { files: 1 }))), `line of a file, ${spaces}`).toBe(code);
      expect(await codeOf(gzipSync(paddedLast(sealed(first()), spaces))), `last line, ${spaces}`).toBe(code);
    }
    const longest = Array.from({ length: 4 }, () => '\u20ac'.repeat(99)).join('/');
    expect(await codeOf(await packed([{ path: longest, bytes: Buffer.from('x') }]))).toBe('ok');
    const escaped = JSON.stringify(entry(longest)).replaceAll('\u20ac', '\\u20ac');
    expect(escaped.length).toBeGreaterThan(2_000);
    expect(await codeOf(gzipSync(sealed(`${first()}${file.replace('"path":"a"', escaped.slice(1, escaped.indexOf(',')))}`, { files: 1 })))).toBe(
      'ok',
    );
  });
});

describe('a container from a later version', () => {
  it('is not opened, whatever it holds', async () => {
    expect(await codeOf(gzipSync(sealed(first({ version: 3, more: true }))))).toBe('backup.from-the-future');
    expect(await codeOf(gzipSync(sealed(`${first({ version: 3 })}\0 something else ${'x'.repeat(200_000)}\n`)))).toBe('backup.from-the-future');
  });

  it('is damaged where its seal does not hold', async () => {
    expect(await codeOf(gzipSync(sealed(first()).replace('"version":2', '"version":3')))).toBe('backup.damaged');
    expect(await codeOf(gzipSync(`${first({ version: 3 })}{}\n`))).toBe('backup.damaged');
    expect(await codeOf(gzipSync(sealed(first({ version: 3 })).replace(/\n$/, 'x')))).toBe('backup.damaged');
  });
});
