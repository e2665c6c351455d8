/** Question sets as they are looked at and taken in, and what is in the library afterwards. */

import { expect } from 'vitest';
import { CallError } from '../../src/api/client';
import type { ImportPreview } from '../../src/api/import-views';
import { en } from '../../src/language/en/index';
import { type ImportApp, upload } from '../fakes/import-app';

export const HEADER = 'id: set-one\ntitle: Set one\nversion: 1.2.0\nlicence: CC-BY-4.0\nsource: A friend\nblueprints: [exam]\n';

export async function preview(app: ImportApp, files: Readonly<Record<string, string | Uint8Array>>, title?: string): Promise<ImportPreview> {
  const made = await app.call('import.preview', { upload: await upload(app, files), ...(title !== undefined && { title }) });
  while ((await app.call('job.state', { id: made.id })).state === 'running') await new Promise((resolve) => setTimeout(resolve, 20));
  const read = await app.call('import.read', { id: made.id });
  for (const { code } of read.problems) expect(Object.keys(en)).toContain(code);
  return read;
}

export async function accept(app: ImportApp, files: Readonly<Record<string, string | Uint8Array>>) {
  return app.call('import.accept', { id: (await preview(app, files)).id, declared: true });
}

export async function banks({ call }: ImportApp): Promise<Record<string, number>> {
  const library = await call('library.read', {});
  return Object.fromEntries(library.banks.map(({ id, questions }) => [id, questions]));
}

export async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('was not refused'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof CallError)) throw error;
  expect(Object.keys(en)).toContain(error.problem.code);
  return error.problem.code;
}
