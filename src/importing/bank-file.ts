/**
 * A bank on the disk as the app opens it: `<name>.catalogue.jsonl` with what can be known without the words, and `<name>.jsonl` with a question a line.
 * Of a bank of 20,000 questions only the catalogue and the questions that are asked come into memory.
 */

import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { type Bank, bankSchema, byCodeUnit, type Question, type QuestionEntry, questionEntrySchema, questionSchema } from '../core/bank';
import { type Catalogue, entryOf } from '../core/catalogue';
import { sharing } from '../core/sharing';
import { stemEnemies } from '../core/similarity';

/** As `stemEnemies` has it: for each question that reads like others, by id, those that must not share a paper with it. */
export type Alike = ReadonlyMap<string, readonly string[]>;

export interface BankFile {
  readonly catalogue: Catalogue;
  readonly alike: Alike;
  /** Every picture that a question names. */
  readonly pictures: readonly string[];
  /** The questions at these places of the catalogue, in the order asked for. Rejects with `BankFileGone`. */
  readonly read: (places: readonly number[]) => Promise<Question[]>;
  /** The questions from a place on, in their order. Rejects with `BankFileGone`. */
  readonly each: (from?: number) => AsyncIterable<Question>;
}

/** The file cannot be used: it was removed or changed by others since it was opened, the disk does not give it, or another version wrote its questions. */
export class BankFileGone extends Error {}

/** Groups of places that read alike: each of `of` has all of `with`, so that a thousand questions of one wording take a line and not a million. */
const alikeSchema = z.array(z.object({ of: z.array(z.int().nonnegative()), with: z.array(z.int().nonnegative()) }));
const headSchema = bankSchema.omit({ questions: true }).extend({ alike: alikeSchema, pictures: z.array(z.string()) });
type Head = z.infer<typeof headSchema>;
/** How many bytes the question's line has, its CRC-32, and its entry. */
const entrySchema = z.tuple([z.int().positive(), z.int().nonnegative(), questionEntrySchema]);

/** Goes up with every change of what is written for one and the same bank: of the form, of the entries, and of what reads alike. */
export const BANK_FILE_FORMAT = 1;

const NEW_LINE = 10;
/** Questions that are read at a time where all are. */
const STRETCH = 64;
/** Written at a time, in characters. */
const WRITTEN_AT_ONCE = 1 << 18;

const [QUESTIONS, CATALOGUE] = ['.jsonl', '.catalogue.jsonl'] as const;
/** What the files of a bank are called after its name. */
export const BANK_FILE_ENDINGS = [QUESTIONS, CATALOGUE] as const;
const questionsOf = (base: string) => base + QUESTIONS;
const catalogueOf = (base: string) => base + CATALOGUE;

/** Writes both files of a bank, the catalogue last; `mode` is theirs. Rejects with errors of the disk. */
export async function writeBankFile(base: string, bank: Bank, mode = 0o644): Promise<void> {
  const { questions, header } = sorted(bank);
  const places = new Map(questions.map(({ id }, place) => [id, place]));
  const head: Head = { ...header, alike: groupsOf(stemEnemies(questions), places), pictures: picturesOf(questions) };
  const sizes: [length: number, crc: number][] = [];
  await writeLines(questionsOf(base), mode, function* () {
    for (const question of questions) {
      const line = JSON.stringify(question);
      sizes.push([Buffer.byteLength(line), crc32(line)]);
      yield line;
    }
  });
  const hash = createHash('sha256');
  await writeLines(catalogueOf(base), mode, function* () {
    for (const content of [head, ...questions.map((question, place) => [...(sizes[place] ?? []), entryOf(question)])]) {
      const line = JSON.stringify(content);
      hash.update(line);
      yield line;
    }
    yield JSON.stringify(hash.digest('hex'));
  });
}

/** A bank that is in memory as it is: where its file cannot be written, or cannot be relied on. */
export function unwrittenBank(bank: Bank): BankFile {
  const { questions, header } = sorted(bank);
  return {
    catalogue: { ...header, questions: questions.map(entryOf) },
    alike: stemEnemies(questions),
    pictures: picturesOf(questions),
    read: async (places) => places.flatMap((place) => questions[place] ?? []),
    async *each(from = 0) {
      yield* questions.slice(from);
    },
  };
}

/** A document that another program has written may have its questions in any order, and entries are looked up by theirs. */
function sorted({ questions, ...header }: Bank): { readonly questions: readonly Question[]; readonly header: Omit<Bank, 'questions'> } {
  return { questions: [...questions].sort((a, b) => byCodeUnit(a.id, b.id)), header };
}

/** Null where there is none, or one that is not as it was written. */
export async function openBankFile(base: string): Promise<BankFile | null> {
  const found = await readCatalogue(catalogueOf(base)).catch(() => null);
  return found && bankFile(questionsOf(base), found);
}

interface Found {
  readonly head: Head;
  readonly entries: readonly QuestionEntry[];
  /** Where the line of each question begins; one more for where the last ends. */
  readonly starts: Float64Array;
  readonly checks: Uint32Array;
}

function bankFile(path: string, { head: { alike, pictures, ...header }, entries, starts, checks }: Found): BankFile {
  const startOf = (place: number) => starts[place] ?? 0;

  const lengthOf = (from: number, to: number) => startOf(to) - startOf(from);

  async function readStretch(file: FileHandle, from: number, to: number, room = Buffer.allocUnsafe(lengthOf(from, to))): Promise<Question[]> {
    try {
      const length = lengthOf(from, to);
      const { bytesRead } = await file.read(room, 0, length, startOf(from));
      if (bytesRead < length) throw new Error('the file has become shorter');
      return entries.slice(from, to).map((_, at) => {
        const line = room.subarray(lengthOf(from, from + at), lengthOf(from, from + at + 1) - 1);
        if (crc32(line) !== checks[from + at]) throw new Error('the line is another one');
        return questionSchema.parse(JSON.parse(line.toString('utf8')));
      });
    } catch (error) {
      throw new BankFileGone(path, { cause: error });
    }
  }

  async function opened(): Promise<FileHandle> {
    try {
      return await open(path);
    } catch (error) {
      throw new BankFileGone(path, { cause: error });
    }
  }

  return {
    catalogue: { ...header, questions: entries },
    alike: alikeFrom(alike, entries),
    pictures,
    async read(places) {
      const file = await opened();
      try {
        const questions: Question[] = [];
        for (const place of places) questions.push(...(await readStretch(file, place, place + 1)));
        return questions;
      } finally {
        await file.close();
      }
    },
    async *each(from = 0) {
      const file = await opened();
      let room = Buffer.alloc(0);
      try {
        for (let start = from; start < entries.length; start += STRETCH) {
          const end = Math.min(entries.length, start + STRETCH);
          const length = lengthOf(start, end);
          if (room.length < length) room = Buffer.allocUnsafe(2 * length);
          yield* await readStretch(file, start, end, room);
        }
      } finally {
        await file.close();
      }
    },
  };
}

async function readCatalogue(path: string): Promise<Found | null> {
  const hash = createHash('sha256');
  const share = sharing();
  const entries: QuestionEntry[] = [];
  const sizes: number[] = [];
  const checks: number[] = [];
  let head: Head | null = null;
  let last: string | null = null;
  // The line before is known not to be the last once there is another.
  for await (const line of linesOf(path)) {
    if (last !== null) {
      hash.update(last);
      if (head === null) head = headSchema.parse(JSON.parse(last));
      else {
        const [size, check, entry] = entrySchema.parse(JSON.parse(last));
        sizes.push(size);
        checks.push(check);
        entries.push(lean(entry, share));
      }
    }
    last = line;
  }
  if (head === null || last !== JSON.stringify(hash.digest('hex'))) return null;
  const starts = new Float64Array(sizes.length + 1);
  for (const [place, size] of sizes.entries()) starts[place + 1] = (starts[place] ?? 0) + size + 1;
  return { head, entries, starts, checks: Uint32Array.from(checks) };
}

/** The entry as an object of one shape, which takes a third of the memory of what a schema makes; what many entries say is kept once. */
function lean(entry: QuestionEntry, share: <Value>(value: Value) => Value): QuestionEntry {
  const { id, version, type, domains, tasks, topics, learningPoint, services, difficulty, enemies, caseStudy } = entry;
  return {
    id,
    version,
    type: share(type),
    domains: share(domains),
    tasks: share(tasks),
    topics: share(topics),
    learningPoint: share(learningPoint),
    services: share(services),
    difficulty: share(difficulty),
    enemies: enemies.length === 0 ? share(enemies) : enemies,
    caseStudy: share(caseStudy),
  };
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(NEW_LINE); end >= 0; end = bytes.indexOf(NEW_LINE, from)) {
      yield bytes.toString('utf8', from, end);
      from = end + 1;
    }
    rest = bytes.subarray(from);
  }
  if (rest.length > 0) throw new BankFileGone(path);
}

/** Beside its name first, so that a name never stands for half a file. */
async function writeLines(path: string, mode: number, lines: () => Iterable<string>): Promise<void> {
  const fresh = `${path}.${randomBytes(8).toString('hex')}.new`;
  const file = await open(fresh, 'wx', mode);
  try {
    let text = '';
    for (const line of lines()) {
      text += `${line}\n`;
      if (text.length < WRITTEN_AT_ONCE) continue;
      await file.writeFile(text);
      text = '';
    }
    await file.writeFile(text);
    await file.close();
    await rename(fresh, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(fresh, { force: true }).catch(() => undefined);
    throw error;
  }
}

function groupsOf(alike: Alike, places: ReadonlyMap<string, number>): Head['alike'] {
  const groups = new Map<readonly string[], { of: number[]; with: number[] }>();
  for (const [id, list] of alike) {
    const group = groups.get(list) ?? { of: [], with: list.flatMap((other) => places.get(other) ?? []) };
    group.of.push(...[places.get(id) ?? []].flat());
    groups.set(list, group);
  }
  return [...groups.values()];
}

function alikeFrom(groups: Head['alike'], entries: readonly QuestionEntry[]): Alike {
  const idsAt = (places: readonly number[]) => places.flatMap((place) => entries[place]?.id ?? []);
  return new Map(
    groups.flatMap((group) => {
      const list = idsAt(group.with);
      return idsAt(group.of).map((id) => [id, list] as const);
    }),
  );
}

function picturesOf(questions: readonly Question[]): string[] {
  return [...new Set(questions.flatMap(({ exhibits }) => exhibits.map(({ file }) => file)))];
}
