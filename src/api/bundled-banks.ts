/** The banks that ship with the app: their index and their files, read afresh when an update has put others in their place under the running app. */

import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Blueprint, blueprintSchema } from '../core/bank';
import { type BankSummary, bankSummarySchema } from '../core/bank-summary';
import { problem } from '../core/problem';
import { type BankFile, BankFileGone, openBankFile } from '../importing/bank-file';
import { Refusal } from './refusal';

const INDEX_FILE = 'index.json';
const indexSchema = z.object({ banks: z.array(bankSummarySchema) });

export interface BundledBanks {
  readonly summaries: readonly BankSummary[];
  readonly blueprints: readonly Blueprint[];
  /** Looks whether there are others by now; one that is still being written, or that this version cannot read, is left alone. */
  readonly follow: () => Promise<void>;
  /** Refuses with `start.bank-replaced` where the files are not those of the index, and so does reading them. */
  readonly open: (summary: BankSummary) => Promise<BankFile>;
}

/** `folder` is the app's own: a fault in its index is a fault of the build, and throws. */
export async function openBundledBanks(folder: string): Promise<BundledBanks> {
  const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(folder, name), 'utf8'));

  /** By the change of the inode, which nobody can set: a package gives all files of all versions one time of their own. */
  async function stampOfIndex(): Promise<string> {
    const { size, ctimeMs } = await stat(join(folder, INDEX_FILE));
    return `${size} ${ctimeMs}`;
  }

  async function read() {
    const stamp = await stampOfIndex();
    const { banks: summaries } = indexSchema.parse(await json(INDEX_FILE));
    return { stamp, summaries, blueprints: z.array(blueprintSchema).parse(await json('blueprints.json')) };
  }

  let index = await read();

  return {
    get summaries() {
      return index.summaries;
    },
    get blueprints() {
      return index.blueprints;
    },
    async follow() {
      const stamp = await stampOfIndex().catch(() => index.stamp);
      if (stamp !== index.stamp) index = await read().catch(() => index);
    },
    async open({ id, title, hash }) {
      const file = await openBankFile(join(folder, id));
      if (file?.catalogue.hash !== hash) throw replaced(title);
      return refusing(file);
    },
  };
}

const replaced = (title: string) => new Refusal(problem('start.bank-replaced', { bank: title }));

function refusing(file: BankFile): BankFile {
  const told = (error: unknown) => (error instanceof BankFileGone ? replaced(file.catalogue.title) : error);
  return {
    ...file,
    async read(places) {
      try {
        return await file.read(places);
      } catch (error) {
        throw told(error);
      }
    },
    async *each(from) {
      try {
        yield* file.each(from);
      } catch (error) {
        throw told(error);
      }
    },
  };
}
