/** Taking in a question set: first a preview that writes nothing, then the bank on the shelf, and the way back. */

import { readFile } from 'node:fs/promises';
import type { Bank } from '../core/bank';
import { ok, type Problem, problem } from '../core/problem';
import { canonicalJson } from '../importing/compile';
import type { QualityRow, SetRead } from '../importing/preview';
import { readInWorker } from '../importing/read-in-worker';
import { plainFileInside } from '../importing/text-file';
import { trying } from '../storage/storage-error';
import type { Before, ImportedBanks, Picture } from './imported-banks';
import type { Jobs } from './jobs';
import type { Shelf } from './library';
import type { Chance, Clock } from './ports';
import { presentQuestion, presentSolution } from './present';
import { must, Refusal } from './refusal';
import type { Scratch } from './scratch';
import type { ImportPreview } from './views';

/** A preview that is ready by then is the answer itself; a slower one is a job. */
const ANSWER_WITHIN_MS = 1000;
const PREVIEWS_KEPT = 5;
const PROBLEMS_SHOWN = 300;
const SAMPLES = 3;
const NAMES_SHOWN = 20;
/** A bank has to fit into a backup with everything else. */
const BANK_BYTES = 48 * 2 ** 20;

interface Read {
  readonly read: SetRead;
  readonly view: ImportPreview;
}

export interface ImportDesk {
  /** The preview is null while it is being made: the id is that of its job. */
  readonly preview: (upload: string, title: string | undefined) => Promise<{ id: string; preview: ImportPreview | null }>;
  /** A preview whose job has ended. */
  readonly read: (id: string) => Promise<ImportPreview>;
  readonly accept: (id: string) => Promise<{ bank: string; title: string; questions: number; undo: string }>;
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
  /** The bundle of the thread that reads foreign files. */
  readonly worker: string;
  /** Called before anything is written; refuses where it cannot be backed up. */
  readonly backUp: () => Promise<void>;
}

export function importDesk({ shelf, imported, scratch, jobs, clock, chance, worker, backUp }: ImportDeskOptions): ImportDesk {
  const previews = new Map<string, Promise<Read>>();
  const undos = new Map<string, { readonly bank: string; readonly before: Before }>();
  let turn: Promise<unknown> = Promise.resolve();

  /** One change of the library after another. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  async function make(id: string, uploadId: string, title: string | undefined): Promise<Read> {
    const { folder, files } = scratch.upload(uploadId);
    const today = new Date(clock.now().wallMs).toISOString().slice(0, 10);
    const request = { folder, files, shipped: shelf.shipped, title, today };
    const { read, quality } = await jobs.run(id, async (signal, onProgress) =>
      must(await readInWorker(request, { file: worker, signal, onProgress })),
    );
    return { read, view: await viewOf(id, read, quality) };
  }

  async function viewOf(id: string, read: SetRead, quality: readonly QualityRow[] | null): Promise<ImportPreview> {
    const { bank, isUntitled, problems, skipped, withWarning } = read;
    const installed = imported.has(bank.id) ? await shelf.own(bank.id) : null;
    return {
      id,
      bank: {
        id: bank.id,
        title: bank.title,
        version: bank.version,
        language: bank.language,
        licence: bank.licence ?? null,
        authors: bank.authors,
        source: bank.source ?? null,
        provenance: bank.provenance ?? null,
      },
      isUntitled,
      ready: bank.questions.length - withWarning,
      withWarning,
      skipped,
      problems: problems.slice(0, PROBLEMS_SHOWN),
      problemCount: problems.length,
      quality: quality === null ? null : quality.map((row) => ({ ...row, examples: [...row.examples] })),
      exams: bank.blueprints.map(({ id: exam, title, code }) => ({
        id: exam,
        title,
        code,
        questions: bank.questions.filter(({ domains }) => Object.hasOwn(domains, exam)).length,
      })),
      samples: samplesOf(bank),
      change: installed && changeBetween(installed, bank),
      refusal: refusalOf(bank),
    };
  }

  function refusalOf(bank: Bank): Problem | null {
    if (bank.questions.length === 0) return problem('import.no-questions');
    if (shelf.isBundled(bank.id)) return problem('import.bundled-id', { bank: bank.id });
    return JSON.stringify(bank).length > BANK_BYTES ? problem('import.bank-too-large', { megabytes: BANK_BYTES / 2 ** 20 }) : null;
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
    async preview(upload, title) {
      const id = `import-${chance.word(8)}`;
      const made = make(id, upload, title);
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

    async accept(id) {
      const { read, view } = await found(id);
      const { bank, folder } = read;
      if (view.refusal) throw new Refusal(view.refusal);
      return inTurn(async () => {
        const pictures = await picturesOf(bank, folder);
        await backUp();
        const before = await imported.put(bank, pictures);
        return { bank: bank.id, title: bank.title, questions: bank.questions.length, undo: undoable(bank.id, before) };
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

/** One question of each type as far as they go, then the first ones. */
function samplesOf(bank: Bank): ImportPreview['samples'] {
  const firstOfType = bank.questions.filter(({ type }, place) => bank.questions.findIndex((other) => other.type === type) === place);
  const chosen = [...new Set([...firstOfType, ...bank.questions])].slice(0, SAMPLES);
  return chosen.map((question) => ({
    view: presentQuestion({ question, optionOrder: question.options.map(({ id }) => id) }),
    solution: presentSolution(bank, question),
  }));
}

/** By the ids of the questions, which are what a question is known by. */
function changeBetween(installed: Bank, bank: Bank): NonNullable<ImportPreview['change']> {
  const before = new Map(installed.questions.map((question) => [question.id, question]));
  const after = new Set(bank.questions.map(({ id }) => id));
  const added = bank.questions.filter(({ id }) => !before.has(id));
  const changed = bank.questions.filter((question) => before.has(question.id) && canonicalJson(question) !== canonicalJson(before.get(question.id)));
  const removed = installed.questions.filter(({ id }) => !after.has(id));
  const named = (questions: readonly { readonly id: string }[]) => ({
    count: questions.length,
    ids: questions.slice(0, NAMES_SHOWN).map(({ id }) => id),
  });
  return { title: installed.title, version: installed.version, added: named(added), changed: named(changed), removed: named(removed) };
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
