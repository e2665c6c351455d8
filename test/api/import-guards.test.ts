/** What the door for question sets withstands: hostile sets, and uploads that are too large, out of order or badly named. */

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../fakes/house';
import { importApp, questionText, upload, writeFiles } from '../fakes/import-app';
import { banks, preview, refusal } from './made-set';

describe('a hostile set', () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghi'.split('').map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(',')}]`),
  ].join('\n');
  const proto = questionText('q-bad').replace('  version: 1', '  __proto__: { polluted: yes }\n  version: 1');
  it.each([
    ['deep', { 'a.yaml': deep }, 0],
    ['of aliases', { 'a.yaml': bomb }, 0],
    ['with a forbidden key', { 'a.yaml': proto + questionText('q-one') }, 1],
    ['binary', { 'a.yaml': Buffer.from([0, 159, 146, 150, 255]), 'b.yaml': questionText('q-one') }, 1],
    ['of another shape', { 'package.json': '{"name": "x", "questions": {"a": 1}}' }, 0],
    ['empty', { 'a.yaml': '' }, 0],
    ['with script and path tricks', { 'a.yaml': questionText('q-one', '  exhibits: [{ file: ../../etc/passwd.png, alt: x }]\n') }, 0],
  ] as const)('%s costs only itself, with a sentence, and the app goes on', async (_, files, ready) => {
    const app = await importApp();
    const view = await preview(app, files);
    expect(view.ready).toBe(ready);
    expect(view.problems.length).toBeGreaterThan(0);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(await banks(app)).toEqual({ 'our-bank': 2 });
  });

  it('that kills its reader, or eats its memory, or never ends, is a problem and not the end of the app', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, {
      'dies.mjs': 'process.exit(3);',
      'throws.mjs': 'throw new Error("x");',
      'aborts.mjs': 'process.abort();',
      'eats.mjs': 'const all = []; for (;;) all.push(new Array(1e5).fill({}).map((_, n) => ({ n })));',
    });
    for (const [file, code] of [
      ['dies.mjs', 'import.broke'],
      ['throws.mjs', 'import.broke'],
      ['aborts.mjs', 'import.broke'],
      ['eats.mjs', 'import.too-heavy'],
    ] as const) {
      const app = await importApp({ readerFile: join(folder, file) });
      expect(await refusal(preview(app, { 'a.yaml': questionText('q-one') }))).toBe(code);
      expect(await banks(app)).toEqual({ 'our-bank': 2 });
    }
  });

  it('that takes long is a job that can be cancelled', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'idle.mjs': 'setInterval(() => {}, 1000);' });
    const app = await importApp({ readerFile: join(folder, 'idle.mjs') });
    const made = await app.call('import.preview', { upload: await upload(app, { 'a.yaml': questionText('q-one') }) });
    expect(made.preview).toBeNull();
    expect(await app.call('job.state', { id: made.id })).toMatchObject({ state: 'running' });
    await app.call('job.cancel', { id: made.id });
    expect(await refusal(app.call('import.read', { id: made.id }))).toBe('import.cancelled');
    expect(await app.call('job.state', { id: made.id })).toMatchObject({ state: 'cancelled' });
  });
});

describe('an upload', () => {
  const piece = { upload: 'upload-x', kind: 'set', name: 'a.yaml', offset: 0, base64: Buffer.from('abc').toString('base64') } as const;

  it('takes the same piece twice and refuses a gap', async () => {
    const { call } = await importApp();
    expect(await call('upload.chunk', piece)).toEqual({ bytes: 3 });
    expect(await call('upload.chunk', piece)).toEqual({ bytes: 3 });
    expect(await call('upload.chunk', { ...piece, offset: 3 })).toEqual({ bytes: 6 });
    expect(await refusal(call('upload.chunk', { ...piece, offset: 9 }))).toBe('upload.gap');
  });

  it('has caps on a piece, a file and the whole', async () => {
    const { call } = await importApp();
    const big = Buffer.alloc(2 ** 20).toString('base64');
    for (let offset = 0; offset < 20; offset += 1) await call('upload.chunk', { ...piece, offset: offset * 2 ** 20, base64: big });
    expect(await refusal(call('upload.chunk', { ...piece, offset: 20 * 2 ** 20 }))).toBe('upload.too-large');
    expect(await refusal(call('upload.chunk', { ...piece, name: 'b.yaml', base64: Buffer.alloc(2 ** 20 + 3).toString('base64') }))).toBe(
      'call.bad-input',
    );
  });

  it.each(['../a.yaml', '/etc/a.yaml', 'C:\\a.yaml', 'con.yaml', 'a//b.yaml', 'a\u0000b'])('refuses the name %j', async (name) => {
    const { call } = await importApp();
    expect(await refusal(call('upload.chunk', { ...piece, name }))).toBe('upload.bad-name');
  });

  it('refuses two names that are one on some disk, or a file that is a folder', async () => {
    const { call } = await importApp();
    await call('upload.chunk', piece);
    expect(await refusal(call('upload.chunk', { ...piece, name: 'A.yaml' }))).toBe('upload.bad-name');
    expect(await refusal(call('upload.chunk', { ...piece, name: 'a.yaml/b.yaml' }))).toBe('upload.bad-name');
  });

  it('that nobody made cannot be read', async () => {
    const { call } = await importApp();
    expect(await refusal(call('import.preview', { upload: 'upload-none' }))).toBe('upload.unknown');
    expect(await refusal(call('import.read', { id: 'none' }))).toBe('import.unknown');
  });
});
