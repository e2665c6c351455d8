/** The banks on the shelf, bundled and imported, with the candidate's edits: lists at once, and each bank's catalogue when it is first needed. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Blueprint, idSchema } from '../core/bank';
import { type BankSummary, summarise } from '../core/bank-summary';
import { type DrawIndex, prepareDraw } from '../core/draw-index';
import { problem } from '../core/problem';
import { openBundledBanks } from './bundled-banks';
import type { EditsBook } from './edits-book';
import type { ImportedBanks } from './imported-banks';
import { presentPicture } from './pictures';
import { Refusal } from './refusal';
import { editedBank, type ShelfBank, shelfBank } from './shelf-bank';
import type { PictureView } from './views';

export interface Shelf {
  /** Those that ship with the app, then those that imported banks bring. */
  readonly blueprints: readonly Blueprint[];
  readonly shipped: readonly Blueprint[];
  readonly isBundled: (id: string) => boolean;
  readonly banks: readonly (BankSummary & { readonly origin: 'bundled' | 'imported'; readonly own: boolean })[];
  /** With the candidate's edits. Refuses an unknown bank with `start.unknown-bank`. */
  readonly bank: (id: string) => Promise<ShelfBank>;
  /** As it was shipped or imported; refuses as `bank` does. */
  readonly own: (id: string) => Promise<ShelfBank>;
  /** Brings the lists up to date with edits that were made since. */
  readonly settle: () => Promise<void>;
  /** The bank made ready for drawing one exam; refuses with `start.unknown-exam` where it has no question for it. */
  readonly index: (id: string, blueprint: string) => Promise<{ readonly bank: ShelfBank; readonly blueprint: Blueprint; readonly index: DrawIndex }>;
  readonly picture: (id: string, file: string) => Promise<PictureView>;
}

/** Opens the shelf over a folder of compiled banks and the imported ones; of a bundled and an imported bank with one id the bundled one counts. */
export async function openShelf(folder: string, imported: ImportedBanks, edits: EditsBook): Promise<Shelf> {
  const bundled = await openBundledBanks(folder);
  // Of each bank only what it is now: edits would otherwise leave every state behind.
  const loaded = new Map<string, { readonly key: string; readonly bank: Promise<ShelfBank> }>();
  const edited = new Map<string, { readonly key: string; readonly bank: ShelfBank; readonly summary: BankSummary }>();
  const prepared = new Map<string, { readonly key: string; readonly index: Promise<DrawIndex> }>();

  const isBundled = (id: string) => bundled.summaries.some((summary) => summary.id === id);
  const unedited = () => [
    ...bundled.summaries.map((summary) => ({ ...summary, origin: 'bundled' as const })),
    ...imported.summaries.filter(({ id }) => !isBundled(id)).map((summary) => ({ ...summary, origin: 'imported' as const })),
  ];
  const banks = () =>
    unedited().map((summary) => {
      const { id, origin } = summary;
      const known = edited.get(id);
      const isFresh = known !== undefined && known.key === `${summary.hash} ${edits.stamp(id)}`;
      return { ...(isFresh ? known.summary : summary), origin, own: edits.of(id)?.own ?? false };
    });

  async function own(id: string): Promise<ShelfBank> {
    await bundled.follow();
    const summary = unedited().find((candidate) => candidate.id === id);
    if (!summary) throw new Refusal(problem('start.unknown-bank', { bank: id }));
    const known = loaded.get(id);
    if (known?.key === summary.hash) return known.bank;
    const opened = (summary.origin === 'imported' ? imported.open(id) : bundled.open(summary)).then(shelfBank);
    loaded.set(id, { key: summary.hash, bank: opened });
    // What could not be read is tried afresh next time.
    opened.catch(() => loaded.get(id)?.bank === opened && loaded.delete(id));
    return opened;
  }

  async function bank(id: string): Promise<ShelfBank> {
    const before = await own(id);
    const change = edits.of(id);
    if (change === null || Object.keys(change.questions).length === 0) return before;
    const key = `${before.hash} ${edits.stamp(id)}`;
    const known = edited.get(id);
    if (known?.key === key) return known.bank;
    const laid = editedBank(before, change);
    edited.set(id, { key, bank: laid, summary: summarise(laid) });
    return laid;
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
    // Nothing else of the disk can be asked for, whatever the path says.
    return (await bank(id)).pictures.includes(file) ? readFile(join(folder, id, file)).catch(() => null) : null;
  }

  return {
    get blueprints() {
      const known = new Set(bundled.blueprints.map(({ id }) => id));
      return [...bundled.blueprints, ...imported.blueprints.filter(({ id }) => !known.has(id) && known.add(id))];
    },
    get shipped() {
      return bundled.blueprints;
    },
    isBundled,
    get banks() {
      return banks();
    },
    bank,
    own,
    settle,
    async index(id, blueprintId) {
      const lent = await bank(id);
      const blueprint = lent.blueprints.find((candidate) => candidate.id === blueprintId);
      if (!blueprint) throw new Refusal(problem('start.unknown-exam', { bank: lent.title, blueprint: blueprintId }));
      const name = `${id} ${blueprintId}`;
      const known = prepared.get(name);
      if (known?.key === lent.hash) return { bank: lent, blueprint, index: await known.index };
      // Screens ask several things of a bank at once, and all wait for the one index.
      const index = lent.alike().then((similar) => prepareDraw({ bankId: id, questions: lent.questions, blueprint, similar }));
      prepared.set(name, { key: lent.hash, index });
      index.catch(() => prepared.get(name)?.index === index && prepared.delete(name));
      return { bank: lent, blueprint, index: await index };
    },
    picture: (id, file) => presentPicture(file, async () => (idSchema.safeParse(id).success ? pictureBytes(id, file) : null)),
  };
}
