/** Pictures of banks as a page gets them: by their type, and only those that a question names. */

import { extname } from 'node:path';
import type { Bank } from '../core/bank';
import { problem } from '../core/problem';
import { Refusal } from './refusal';
import type { PictureView } from './views';

const TYPES: Readonly<Record<string, PictureView['type']>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
};

/** Nothing else of the disk can be asked for, whatever the path says. */
export function namesPicture({ questions }: Pick<Bank, 'questions'>, file: string): boolean {
  return questions.some((question) => question.exhibits.some((exhibit) => exhibit.file === file));
}

/** What `read` finds (null for nothing), with its type; refuses with `media.unknown`. */
export async function presentPicture(file: string, read: () => Promise<Uint8Array | null>): Promise<PictureView> {
  const type = TYPES[extname(file).toLowerCase()];
  const bytes = type ? await read() : null;
  if (!type || !bytes) throw new Refusal(problem('media.unknown'));
  return { type, base64: Buffer.from(bytes).toString('base64') };
}
