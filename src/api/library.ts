/** The banks on the shelf: an index that start-up reads, and each bank whole when it is first needed. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Bank, type Blueprint, bankSchema, blueprintSchema, idSchema } from '../core/bank';
import { type BankSummary, bankSummarySchema, summarise } from '../core/bank-summary';
import { type DrawIndex, prepareDraw } from '../core/draw-index';
import { topicsOf, withEdits } from '../core/edits';
import { problem } from '../core/problem';
import type { EditsBook } from './edits-book';
import type { ImportedBanks } from './imported-banks';
import { namesPicture, presentPicture } from './pictures';
import { Refusal } from './refusal';
import type { PictureView } from './views';

export interface Shelf {
  /** Those that ship with the app, then those that imported banks bring. */
  readonly blueprints: readonly Blueprint[];
  readonly shipped: readonly Blueprint[];
  readonly isBundled: (id: string) => boolean;
  readonly banks: readonly (BankSummary & { readonly origin: 'bundled' | 'imported'; readonly own: boolean })[];
  /** With the candidate's edits. Refuses an unknown bank with `start.unknown-bank`. */
  readonly bank: (id: string) => Promise<Bank>;
  /** As it was shipped or imported; refuses as `bank` does. */
  readonly own: (id: string) => Promise<Bank>;
  /** Brings the lists up to date with edits that were made since. */
  readonly settle: () => Promise<void>;
  /** The bank made ready for drawing one exam; refuses with `start.unknown-exam` where it has no question for it. */
  readonly index: (id: string, blueprint: string) => Promise<{ readonly bank: Bank; readonly blueprint: Blueprint; readonly index: DrawIndex }>;
  readonly picture: (id: string, file: string) => Promise<PictureView>;
}

const indexSchema = z.object({ banks: z.array(bankSummarySchema) });

/**
 * Opens the shelf over a folder of compiled banks and the imported ones; of a bundled and an imported bank with one id the bundled one counts.
 * The folder is the app's own: a fault in it is a fault of the build, and throws.
 */
export async function openShelf(folder: string, imported: ImportedBanks, edits: EditsBook): Promise<Shelf> {
  const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(folder, name), 'utf8'));
  const { banks: bundled } = indexSchema.parse(await json('index.json'));
  const shipped = z.array(blueprintSchema).parse(await json('blueprints.json'));
  // Of each bank only what it is now: edits would otherwise leave every state behind.
  const loaded = new Map<string, { readonly key: string; readonly bank: Promise<Bank> }>();
  const edited = new Map<string, { readonly key: string; readonly bank: Bank; readonly summary: BankSummary }>();
  const prepared = new Map<string, { readonly key: string; readonly index: DrawIndex }>();

  const isBundled = (id: string) => bundled.some((summary) => summary.id === id);
  const unedited = () => [
    ...bundled.map((summary) => ({ ...summary, origin: 'bundled' as const })),
    ...imported.summaries.filter(({ id }) => !isBundled(id)).map((summary) => ({ ...summary, origin: 'imported' as const })),
  ];
  const banks = () =>
    unedited().map((summary) => {
      const { id, origin } = summary;
      const known = edited.get(id);
      const isFresh = known !== undefined && known.key === `${summary.hash} ${edits.stamp(id)}`;
      return { ...(isFresh ? known.summary : summary), origin, own: edits.of(id)?.own ?? false };
    });

  async function own(id: string): Promise<Bank> {
    const summary = unedited().find((candidate) => candidate.id === id);
    if (!summary) throw new Refusal(problem('start.unknown-bank', { bank: id }));
    const known = loaded.get(id);
    if (known?.key === summary.hash) return known.bank;
    const whole = summary.origin === 'imported' ? imported.read(id) : json(`${id}.json`).then((content) => bankSchema.parse(content));
    loaded.set(id, { key: summary.hash, bank: whole });
    // What could not be read is tried afresh next time.
    whole.catch(() => loaded.delete(id));
    return whole;
  }

  async function bank(id: string): Promise<Bank> {
    const before = await own(id);
    const change = edits.of(id);
    if (change === null || Object.keys(change.questions).length === 0) return before;
    const key = `${before.hash} ${edits.stamp(id)}`;
    const known = edited.get(id);
    if (known?.key === key) return known.bank;
    const questions = [...withEdits(before.questions, change)];
    const laid = { ...before, questions, topics: topicsOf({ topics: before.topics, questions }) };
    const whole = { ...laid, hash: createHash('sha256').update(before.hash).update(JSON.stringify(questions)).digest('hex') };
    edited.set(id, { key, bank: whole, summary: summarise(whole) });
    return whole;
  }

  /** Lists show what edits have made of a bank once it has been read. */
  async function settle(): Promise<void> {
    const here = new Set(unedited().map(({ id }) => id));
    for (const id of edits.banks()) {
      // A bank that cannot be read is told about where the banks are opened.
      if (here.has(id)) await bank(id).catch(() => undefined);
    }
  }

  await settle();

  async function pictureBytes(id: string, file: string): Promise<Uint8Array | null> {
    if (!isBundled(id)) return imported.picture(id, file);
    const whole = await bank(id);
    return namesPicture(whole, file) ? readFile(join(folder, id, file)).catch(() => null) : null;
  }

  return {
    get blueprints() {
      const known = new Set(shipped.map(({ id }) => id));
      return [...shipped, ...imported.blueprints.filter(({ id }) => !known.has(id) && known.add(id))];
    },
    shipped,
    isBundled,
    get banks() {
      return banks();
    },
    bank,
    own,
    settle,
    async index(id, blueprintId) {
      const whole = await bank(id);
      const blueprint = whole.blueprints.find((candidate) => candidate.id === blueprintId);
      if (!blueprint) throw new Refusal(problem('start.unknown-exam', { bank: whole.title, blueprint: blueprintId }));
      const name = `${id} ${blueprintId}`;
      const known = prepared.get(name);
      if (known?.key === whole.hash) return { bank: whole, blueprint, index: known.index };
      const index = prepareDraw({ bankId: id, questions: whole.questions, blueprint });
      prepared.set(name, { key: whole.hash, index });
      return { bank: whole, blueprint, index };
    },
    picture: (id, file) => presentPicture(file, async () => (idSchema.safeParse(id).success ? pictureBytes(id, file) : null)),
  };
}
