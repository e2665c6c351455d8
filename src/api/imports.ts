/** Taking in a question set: first a preview that writes nothing, then the bank on the shelf, and the way back. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bank } from '../core/bank';
import { type KnownQuestion, knownQuestion } from '../core/duplicates';
import type { FieldMapping } from '../core/formats/field-mapping';
import { ok, problem } from '../core/problem';
import { type ReaderOptions, readApart, type SetJudged } from '../importing/read-apart';
import { plainFileInside } from '../importing/text-file';
import { trying } from '../storage/storage-error';
import { openTurns } from '../storage/turns';
import { type ImportChoices, USUAL_CHOICES } from './import-choices';
import { changeBetween, chosenBank, previewOf, shortWords } from './import-preview';
import type { BankChange, ImportPreview } from './import-views';
import type { Before, ImportedBanks, Picture } from './imported-banks';
import type { Jobs } from './jobs';
import type { Shelf } from './library';
import { namesPicture, presentPicture } from './pictures';
import type { Chance, Clock } from './ports';
import { must, Refusal } from './refusal';
import type { Scratch } from './scratch';
import { wholeBank } from './shelf-bank';
import type { PictureView } from './views';

/** A preview that is ready by then is the answer itself; a slower one is a job. */
const ANSWER_WITHIN_MS = 1000;
const PREVIEWS_KEPT = 5;

/** How the candidate wants the files to be read. */
interface Reading {
  readonly title: string | undefined;
  readonly mappings: readonly FieldMapping[] | undefined;
}

interface Read {
  readonly set: SetJudged;
  readonly view: ImportPreview;
}

export interface ImportDesk {
  /** The preview is null while it is being made: the id is that of its job. */
  readonly preview: (upload: string, reading: Reading) => Promise<{ id: string; preview: ImportPreview | null }>;
  /** A preview whose job has ended. */
  readonly read: (id: string) => Promise<ImportPreview>;
  /** A picture of a preview; refuses with `media.unknown`. */
  readonly picture: (id: string, file: string) => Promise<PictureView>;
  /** Without choices: exact duplicates are left out, and the set counts for what it says itself. */
  readonly accept: (
    id: string,
    choices?: ImportChoices,
  ) => Promise<{ bank: string; title: string; questions: number; undo: string; change: BankChange | null }>;
  readonly remove: (bank: string) => Promise<{ title: string; undo: string }>;
  readonly undo: (token: string) => Promise<{ bank: string }>;
}

interface ImportDeskOptions {
  readonly shelf: Shelf;
  readonly imported: ImportedBanks;
  readonly scratch: Scratch;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly chance: Chance;
  /** The bundle that reads foreign files, and the way to start it. */
  readonly reader: Pick<ReaderOptions, 'file' | 'start'>;
  /** Called before anything is written; refuses where it cannot be backed up. */
  readonly backUp: () => Promise<void>;
}

export function importDesk({ shelf, imported, scratch, jobs, clock, chance, reader, backUp }: ImportDeskOptions): ImportDesk {
  const previews = new Map<string, Promise<Read>>();
  const undos = new Map<string, { readonly bank: string; readonly before: Before }>();

  /** One change of the library after another. */
  const inTurn = openTurns();

  async function make(id: string, uploadId: string, reading: Reading): Promise<Read> {
    const { folder, files } = scratch.upload(uploadId);
    const today = new Date(clock.now().wallMs).toISOString().slice(0, 10);
    const { known, set } = await jobs.run(id, async (signal, onProgress) => {
      const known = await library();
      const request = { folder, files, shipped: shelf.shipped, library: known, ...reading, today };
      return { known, set: must(await readApart(request, { ...reader, signal, onProgress })) };
    });
    const { id: bank } = set.read.bank;
    const installed = imported.has(bank) ? await wholeBank(await shelf.own(bank)) : null;
    const judged = { ...set, installed, remembered: imported.choices(bank) };
    const view = previewOf({ id, judged, usual: USUAL_CHOICES, exams: shelf.blueprints, isBundled: shelf.isBundled, wordsOf: wordsIn(known) });
    return { set, view };
  }

  /** All that a question of a set is compared with. */
  async function library(): Promise<readonly KnownQuestion[]> {
    const known: KnownQuestion[] = [];
    for (const { id } of shelf.banks) {
      try {
        for await (const question of (await shelf.bank(id)).each()) known.push(knownQuestion(id, question));
      } catch (error) {
        // What cannot be read is told elsewhere, and nothing is compared with it.
        if (!(error instanceof Refusal)) throw error;
      }
    }
    return known;
  }

  function wordsIn(library: readonly KnownQuestion[]) {
    const titles = new Map(shelf.banks.map(({ id, title }) => [id, title]));
    return (bank: string, id: string) => {
      const question = library.find((known) => known.bank === bank && known.id === id);
      const title = titles.get(bank);
      return question && title !== undefined ? { title, words: shortWords(question) } : null;
    };
  }

  function found(id: string): Promise<Read> {
    const preview = previews.get(id);
    if (!preview) throw new Refusal(problem('import.unknown'));
    return preview;
  }

  function undoable(bank: string, before: Before): string {
    for (const [token, change] of undos) if (change.bank === bank) undos.delete(token);
    const token = chance.word(12);
    undos.set(token, { bank, before });
    return token;
  }

  return {
    async preview(upload, reading) {
      const id = `import-${chance.word(8)}`;
      const made = make(id, upload, reading);
      // Whoever asks for it hears of its failure; nobody may ask.
      made.catch(() => undefined);
      previews.set(id, made);
      for (const old of [...previews.keys()].slice(0, -PREVIEWS_KEPT)) previews.delete(old);
      let timer: NodeJS.Timeout | undefined;
      const later = new Promise<null>((resolve) => {
        timer = setTimeout(() => resolve(null), ANSWER_WITHIN_MS);
      });
      const first = await Promise.race([made, later]).finally(() => clearTimeout(timer));
      return { id, preview: first?.view ?? null };
    },
    read: async (id) => (await found(id)).view,

    async picture(id, file) {
      const { bank, folder } = (await found(id)).set.read;
      return presentPicture(file, async () => (namesPicture(bank, file) ? readFile(join(folder, file)).catch(() => null) : null));
    },

    async accept(id, choices = USUAL_CHOICES) {
      const { set, view } = await found(id);
      if (view.refusal) throw new Refusal(view.refusal);
      const bank = must(chosenBank(set, choices, shelf.blueprints));
      return inTurn(async () => {
        // Taken in twice, it would be its own version before, and an undo would bring back itself.
        if (!previews.has(id)) throw new Refusal(problem('import.unknown'));
        const installed = imported.has(bank.id) ? await wholeBank(await shelf.own(bank.id)) : null;
        const pictures = await picturesOf(bank, set.read.folder);
        await backUp();
        const before = await imported.put(bank, pictures, choices);
        const change = installed && changeBetween(installed, bank);
        // It is large, and is not taken in twice.
        previews.delete(id);
        return { bank: bank.id, title: bank.title, questions: bank.questions.length, undo: undoable(bank.id, before), change };
      });
    },
    remove: (id) =>
      inTurn(async () => {
        if (shelf.isBundled(id)) throw new Refusal(problem('import.bundled-id', { bank: id }));
        const { title } = await shelf.bank(id);
        await imported.remove(id);
        return { title, undo: undoable(id, 'another version') };
      }),
    undo: (token) =>
      inTurn(async () => {
        const change = undos.get(token);
        if (!change) throw new Refusal(problem('import.undo-gone'));
        await imported.putBack(change.bank, change.before);
        undos.delete(token);
        return { bank: change.bank };
      }),
  };
}

async function picturesOf(bank: Bank, folder: string): Promise<readonly Picture[]> {
  const files = new Set(bank.questions.flatMap(({ exhibits }) => exhibits.map(({ file }) => file)));
  const pictures: Picture[] = [];
  for (const file of files) {
    const plain = await plainFileInside(folder, file);
    // The upload may have been dropped since the preview.
    if (!plain.ok) throw new Refusal(problem('import.unknown'));
    const bytes = must(await trying(file, async () => ok(await readFile(plain.value.path))));
    pictures.push({ file, bytes });
  }
  return pictures;
}
