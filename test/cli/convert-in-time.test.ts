/** A conversion that does not come to its end is stopped, and says so. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { convertInTime } from '../../src/cli/convert-in-time';
import { temporaryFolder } from '../fakes/house';
import { writeFiles } from '../fakes/import-app';

async function answerOf(program: string, deadlineMs: number) {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'program.mjs': program });
  const { exitCode, text } = await convertInTime(
    { paths: ['a.yaml'], to: 'passband', json: true },
    pathToFileURL(join(folder, 'program.mjs')),
    deadlineMs,
  );
  return { exitCode, said: JSON.parse(text) };
}

test('a reader that never ends is stopped with a sentence', async () => {
  const { exitCode, said } = await answerOf('for (;;);', 50);
  expect(exitCode).toBe(1);
  expect(said).toMatchObject({ questions: [], skipped: 0, problems: [{ code: 'import.too-slow', message: expect.stringContaining('stopped') }] });
});

test('the answer of a reader that ends is the answer', async () => {
  const program = `process.on('message', (read) => process.send({ exitCode: 0, text: JSON.stringify({ read }) }));`;
  expect(await answerOf(program, 60_000)).toEqual({ exitCode: 0, said: { read: { paths: ['a.yaml'], to: 'passband', json: true } } });
});
