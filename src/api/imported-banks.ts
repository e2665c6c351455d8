/** The banks that the candidate has imported: one folder each in `library/`, with the version before for an undo, and the pictures of both. */

import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Bank, type Blueprint, bankSchema, blueprintSchema, byCodeUnit, idSchema } from '../core/bank';
import { type BankSummary, bankSummarySchema, summarise } from '../core/bank-summary';
import { ok, type Problem, problem } from '../core/problem';
import { BANK_FILE_ENDINGS, BANK_FILE_FORMAT, type BankFile } from '../importing/bank-file';
import type { Cache, CacheKind } from '../storage/cache';
import type { DocumentKind } from '../storage/document-kind';
import { makeFoldersAbove, replaceDurably } from '../storage/durable-write';
import { openFrozen, removeFrozen, replaceFrozen } from '../storage/frozen';
import { inside } from '../storage/safe-path';
import { trying } from '../storage/storage-error';
import type { Storehouse } from '../storage/storehouse';
import { type ImportChoices, importChoicesSchema } from './import-choices';
import { keepBankFile, openKeptBankFile } from './kept-bank-file';
import { namesPicture } from './pictures';
import { must, Refusal } from './refusal';
import { nameOfContent } from './scratch';

const importedBankSchema = z.object({
  bank: bankSchema,
  /** When the candidate took it in, and declared that it is not recalled exam content. */
  importedAtMs: z.number(),
  /** The folder of its pictures, next to the document; named after what they hold, so that two versions keep theirs apart. */
  pictures: z.string().nullable(),
  /** What the candidate decided then, for the next time that the set comes. */
  choices: importChoicesSchema.optional(),
});
export type ImportedBank = z.infer<typeof importedBankSchema>;
export const BANK: DocumentKind<ImportedBank> = { kind: 'bank', version: 1, schema: importedBankSchema, migrations: {} };

/** `stamp` changes when the file of the bank does. */
const shelved = z.object({
  ...importedBankSchema.pick({ pictures: true, choices: true }).shape,
  id: z.string(),
  stamp: z.string(),
  summary: bankSummarySchema,
  blueprints: z.array(blueprintSchema),
});
type Shelved = z.infer<typeof shelved>;
const indexSchema = z.object({ banks: z.array(shelved) });
const INDEX: CacheKind<z.infer<typeof indexSchema>> = { kind: 'library', version: 2, schema: indexSchema };
const INDEX_FILE = 'library.json';

export interface Picture {
  /** As the questions name it. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What there was before the last change of a bank. */
export type Before = 'nothing' | 'another version';

export interface ImportedBanks {
  /** By id. */
  readonly summaries: readonly BankSummary[];
  /** Every blueprint that some bank brings or uses. */
  readonly blueprints: readonly Blueprint[];
  /** Banks that cannot be read, with why. */
  readonly problems: readonly Problem[];
  readonly has: (id: string) => boolean;
  readonly open: (id: string) => Promise<BankFile>;
  /** A picture of a bank that is here, or was before the last change; null where there is none. */
  readonly picture: (id: string, file: string) => Promise<Uint8Array | null>;
  /** Null for a bank that is not here, and one that was taken in before choices were kept. */
  readonly choices: (id: string) => ImportChoices | null;
  readonly put: (bank: Bank, pictures: readonly Picture[], choices: ImportChoices) => Promise<Before>;
  readonly remove: (id: string) => Promise<void>;
  /** Brings back what was there before the last change. */
  readonly putBack: (id: string, before: Before) => Promise<void>;
}

const fileOf = (id: string) => `library/${id}/bank.json`;
const beforeOf = (id: string) => `library/${id}/before.json`;

/** `files` is the local folder of the banks' files. */
export async function openImportedBanks(house: Storehouse, cache: Cache, files: string): Promise<ImportedBanks> {
  const banks = new Map<string, Shelved>();
  const problems: Problem[] = [];
  /** Those that were asked for, each in its version of now: a picture is asked for by the screen, and a catalogue takes a while to read. */
  const opened = new Map<string, { readonly base: string; readonly file: Promise<BankFile> }>();

  const stampOf = async (id: string): Promise<string | null> => {
    const found = await house.fs.stat(inside(house.root, fileOf(id))).catch(() => null);
    return found?.kind === 'file' ? `${found.bytes} ${found.changedMs}` : null;
  };
  /** `stamp` is that of before the document was read: another machine may have put another in its place since. */
  const shelve = ({ bank, pictures, choices }: ImportedBank, stamp: string | null): Shelved => {
    const entry = { id: bank.id, stamp: stamp ?? '', summary: summarise(bank), blueprints: bank.blueprints, pictures, choices };
    banks.set(bank.id, entry);
    return entry;
  };
  /** The name says which document it was made from, and how it was read and written; what a bank calls itself is not ours to make paths of. */
  const nameOf = ({ id, stamp, summary }: Shelved) => {
    const madeFrom = [BANK_FILE_FORMAT, BANK.version, id, stamp, summary.hash];
    return createHash('sha256').update(madeFrom.join('\n')).digest('hex').slice(0, 32);
  };
  const saveIndex = () => cache.write(INDEX, INDEX_FILE, { banks: sorted() });
  const sorted = () => [...banks.values()].sort((a, b) => byCodeUnit(a.id, b.id));

  /** Null where there is no such document. */
  async function readDocument(file: string): Promise<ImportedBank | null> {
    const opened = await openFrozen(house, BANK, file);
    if (!opened.ok && opened.problems[0]?.code === 'storage.missing') return null;
    return must(opened);
  }

  async function load(): Promise<void> {
    const known = new Map((await cache.read(INDEX, INDEX_FILE))?.banks.map((entry) => [entry.id, entry]));
    let isFresh = true;
    for (const { name, kind } of await house.fs.readFolder(inside(house.root, 'library'))) {
      if (kind !== 'folder' || !idSchema.safeParse(name).success) continue;
      const entry = known.get(name);
      const stamp = await stampOf(name);
      if (stamp === null) continue;
      if (entry?.stamp === stamp) {
        banks.set(name, entry);
        continue;
      }
      isFresh = false;
      const document = await openFrozen(house, BANK, fileOf(name));
      if (!document.ok) problems.push(...document.problems);
      else if (document.value.bank.id === name) shelve(document.value, stamp);
    }
    if (!isFresh || known.size !== banks.size) await saveIndex();
    const kept = new Set([...banks.values()].flatMap((entry) => BANK_FILE_ENDINGS.map((ending) => nameOf(entry) + ending)));
    for (const name of await readdir(files).catch(() => [])) {
      if (!kept.has(name)) await rm(join(files, name), { force: true }).catch(() => undefined);
    }
  }

  await load();

  async function current(id: string): Promise<ImportedBank> {
    const document = banks.has(id) ? await readDocument(fileOf(id)) : null;
    if (!document) throw new Refusal(problem('start.unknown-bank', { bank: id }));
    return document;
  }

  const shelvedAs = (id: string): Shelved => {
    const entry = banks.get(id);
    if (!entry) throw new Refusal(problem('start.unknown-bank', { bank: id }));
    return entry;
  };
  const baseOf = (entry: Shelved): string => join(files, nameOf(entry));

  /** The document behind a bank's file. Where another machine has put another version in its place, that is what stands on the shelf from now on. */
  async function documentOf(id: string): Promise<Bank> {
    const entry = shelvedAs(id);
    const stamp = await stampOf(id);
    const document = await current(id);
    if (document.bank.id !== id) throw new Refusal(problem('start.unknown-bank', { bank: id }));
    // What this machine has put there meanwhile is on the shelf already.
    if (document.bank.hash !== entry.summary.hash && banks.get(id) === entry) {
      shelve(document, stamp);
      await saveIndex();
    }
    return document.bank;
  }

  async function open(id: string): Promise<BankFile> {
    const entry = shelvedAs(id);
    const base = baseOf(entry);
    const known = opened.get(id);
    if (known?.base === base) return known.file;
    const file = openKeptBankFile(house.fs, { base, hash: entry.summary.hash }, () => documentOf(id));
    opened.set(id, { base, file });
    file.catch(() => opened.get(id)?.file === file && opened.delete(id));
    return file;
  }

  function takeDown(id: string): void {
    banks.delete(id);
    opened.delete(id);
  }

  async function keepPictures(id: string, pictures: readonly Picture[]): Promise<string | null> {
    if (pictures.length === 0) return null;
    const folder = `pictures-${nameOfContent(pictures.flatMap(({ file, bytes }) => [file, '\n', String(bytes.byteLength), '\n', bytes]))}`;
    for (const { file, bytes } of pictures) {
      const name = `library/${id}/${folder}/${file}`;
      const path = inside(house.root, name);
      must(
        await trying(path, async () => {
          await makeFoldersAbove(house.fs, house.root, name);
          await replaceDurably(house.fs, path, bytes);
          return ok(null);
        }),
      );
    }
    return folder;
  }

  return {
    get summaries() {
      return sorted().map(({ summary }) => summary);
    },
    get blueprints() {
      return sorted().flatMap(({ blueprints }) => blueprints);
    },
    problems,
    has: (id) => banks.has(id),
    open,
    async picture(id, file) {
      const bytesIn = (folder: string) => house.fs.readFile(inside(house.root, 'library', id, folder, file)).catch(() => null);
      const pictures = banks.get(id)?.pictures;
      const now = pictures && (await open(id)).pictures.includes(file) ? await bytesIn(pictures) : null;
      if (now) return now;
      const before = await readDocument(beforeOf(id));
      return before?.pictures && namesPicture(before.bank, file) ? bytesIn(before.pictures) : null;
    },
    choices: (id) => banks.get(id)?.choices ?? null,
    async put(bank, pictures, choices) {
      const old = banks.has(bank.id) ? await current(bank.id) : null;
      const folder = await keepPictures(bank.id, pictures);
      if (old) must(await replaceFrozen(house, BANK, beforeOf(bank.id), old));
      else must(await removeFrozen(house, beforeOf(bank.id)));
      const document = { bank, importedAtMs: house.now(), pictures: folder, choices };
      must(await replaceFrozen(house, BANK, fileOf(bank.id), document));
      const entry = shelve(document, await stampOf(bank.id));
      await saveIndex();
      await keepBankFile(house.fs, baseOf(entry), bank);
      return old ? 'another version' : 'nothing';
    },
    async remove(id) {
      const old = await current(id);
      must(await replaceFrozen(house, BANK, beforeOf(id), old));
      must(await removeFrozen(house, fileOf(id)));
      takeDown(id);
      await saveIndex();
    },
    async putBack(id, before) {
      if (before === 'nothing') {
        must(await removeFrozen(house, fileOf(id)));
        takeDown(id);
      } else {
        const old = await readDocument(beforeOf(id));
        if (!old) throw new Refusal(problem('import.undo-gone'));
        must(await replaceFrozen(house, BANK, fileOf(id), old));
        must(await removeFrozen(house, beforeOf(id)));
        shelve(old, await stampOf(id));
      }
      await saveIndex();
    },
  };
}
