/** A document with a count in it, on a disk in memory. */

import { z } from 'zod';
import { openDocument } from '../../src/storage/document';
import type { DocumentKind } from '../../src/storage/document-kind';
import { sealEnvelope } from '../../src/storage/envelope';
import { FakeDisk } from '../fakes/fake-disk';
import { houseOn, NOW_MS } from '../fakes/house';

export interface Count {
  readonly count: number;
}
export const kind: DocumentKind<Count> = { kind: 'count', version: 1, schema: z.looseObject({ count: z.int() }), migrations: {} };

export const file = 'attempts/a1/log.json';
export const path = `/data/${file}`;
const folders = ['/data', '/data/attempts', '/data/attempts/a1', '/data/quarantine'];
export const sealed = (count: number, version = 1): Uint8Array => sealEnvelope({ kind: 'count', version, savedAtMs: NOW_MS, data: { count } });
export const diskWith = (files: Readonly<Record<string, Uint8Array | string>>): FakeDisk => FakeDisk.with(folders, files);

/** What is left when the program ends here and starts again. */
export async function reread(disk: FakeDisk): Promise<number> {
  const opened = await openDocument(houseOn(disk, '/data'), kind, file, { count: 0 });
  if (!opened.ok) throw new Error(opened.problems[0]?.code);
  return opened.value.data.count;
}

export async function opened(disk: FakeDisk, house = houseOn(disk, '/data')) {
  const result = await openDocument(house, kind, file, { count: 0 });
  if (!result.ok) throw new Error(result.problems[0]?.code);
  return result.value;
}
