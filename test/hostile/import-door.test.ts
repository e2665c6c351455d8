/** Attacks on the import door: each set goes through the reader as the app sends it, and what comes out is small, told, and nothing else. */

import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startApart } from '../../src/importing/apart';
import { readApart } from '../../src/importing/read-apart';
import { en } from '../../src/language/en/index';
import { temporaryFolder } from '../fakes/house';
import { builtReader, writeFiles } from '../fakes/import-app';
import { ATTACKS } from './attacks';

describe('the import door under attack', () => {
  test.each(ATTACKS.map((attack) => [attack.name, attack] as const))('%s', async (_, { files, arrange, picked = [], stems, said }) => {
    // Windows has no pipes in folders, and makes links only for who has the right to.
    if (arrange !== undefined && process.platform === 'win32') return;
    const root = await temporaryFolder();
    const [folder, outside] = [join(root, 'set'), join(root, 'outside')];
    await mkdir(outside);
    await writeFile(join(outside, 'secret.csv'), 'Question,A,B,Key\nSecret?,One,Two,B\n');
    const made = await files();
    await writeFiles(folder, made);
    await arrange?.(folder, outside);
    const before = await readdir(root, { recursive: true });
    const judged = await readApart(
      { folder, files: [...Object.keys(made), ...picked], shipped: [], library: [], today: '2026-11-23' },
      { file: await builtReader(), start: startApart, signal: new AbortController().signal, onProgress: () => {} },
    );
    expect(await readdir(root, { recursive: true })).toEqual(before);
    if (!judged.ok) throw new Error(JSON.stringify(judged.problems));
    const { bank, problems } = judged.value.read;
    for (const { code } of problems) expect(Object.keys(en)).toContain(code);
    expect({ stems: bank.questions.map(({ stem }) => stem).sort(), said: [...new Set(problems.map(({ code }) => code))].sort() }).toEqual({
      stems: [...stems].sort(),
      said: [...said].sort(),
    });
  });
});
