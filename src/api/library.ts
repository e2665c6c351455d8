/** The banks on the shelf: an index that start-up reads, and each bank whole when it is first needed. */

import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { z } from 'zod';
import { type Bank, type Blueprint, bankSchema, blueprintSchema } from '../core/bank';
import { bankSummarySchema } from '../core/bank-summary';
import { type DrawIndex, prepareDraw } from '../core/draw-index';
import { problem } from '../core/problem';
import { Refusal } from './refusal';

type BankSummary = z.infer<typeof bankSummarySchema>;

export interface Shelf {
  readonly blueprints: readonly Blueprint[];
  readonly banks: readonly (BankSummary & { readonly origin: 'bundled' | 'imported' })[];
  /** Refuses an unknown bank with `start.unknown-bank`. */
  readonly bank: (id: string) => Promise<Bank>;
  /** The bank made ready for drawing one exam; refuses with `start.unknown-exam` where it has no question for it. */
  readonly index: (id: string, blueprint: string) => Promise<{ readonly bank: Bank; readonly blueprint: Blueprint; readonly index: DrawIndex }>;
  readonly picture: (id: string, file: string) => Promise<{ readonly type: PictureType; readonly base64: string }>;
}

const PICTURE_TYPES = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
} as const;
type PictureType = (typeof PICTURE_TYPES)[keyof typeof PICTURE_TYPES];

const indexSchema = z.object({ banks: z.array(bankSummarySchema) });

/** Opens the shelf over a folder of compiled banks. The folder is the app's own: a fault in it is a fault of the build, and throws. */
export async function openShelf(folder: string): Promise<Shelf> {
  const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(folder, name), 'utf8'));
  const { banks } = indexSchema.parse(await json('index.json'));
  const blueprints = z.array(blueprintSchema).parse(await json('blueprints.json'));
  const loaded = new Map<string, Promise<Bank>>();
  const prepared = new Map<string, DrawIndex>();

  async function bank(id: string): Promise<Bank> {
    if (!banks.some((summary) => summary.id === id)) throw new Refusal(problem('start.unknown-bank', { bank: id }));
    let whole = loaded.get(id);
    if (!whole) {
      whole = json(`${id}.json`).then((content) => bankSchema.parse(content));
      loaded.set(id, whole);
    }
    return whole;
  }

  return {
    blueprints,
    banks: banks.map((summary) => ({ ...summary, origin: 'bundled' as const })),
    bank,
    async index(id, blueprintId) {
      const whole = await bank(id);
      const blueprint = whole.blueprints.find((candidate) => candidate.id === blueprintId);
      if (!blueprint) throw new Refusal(problem('start.unknown-exam', { bank: whole.title, blueprint: blueprintId }));
      const key = `${id} ${whole.hash} ${blueprintId}`;
      let index = prepared.get(key);
      if (!index) {
        index = prepareDraw({ bankId: id, questions: whole.questions, blueprint });
        prepared.set(key, index);
      }
      return { bank: whole, blueprint, index };
    },
    async picture(id, file) {
      const whole = await bank(id);
      const type = PICTURE_TYPES[extname(file).toLowerCase() as keyof typeof PICTURE_TYPES];
      // Only files that a question names: nothing else of the disk can be asked for, whatever the path says.
      const isNamed = whole.questions.some((question) => question.exhibits.some((exhibit) => exhibit.file === file));
      if (!type || !isNamed) throw new Refusal(problem('media.unknown'));
      try {
        return { type, base64: (await readFile(join(folder, id, file))).toString('base64') };
      } catch {
        throw new Refusal(problem('media.unknown'));
      }
    },
  };
}
