/** Reads a question set that somebody picked, dropped or named on the command line: the files of a bank in any order, or files of any format that is read here. */

import { createHash } from 'node:crypto';
import { basename, dirname, extname, join, posix } from 'node:path';
import { type BankHeader, type Blueprint, byCodeUnit, exhibitSchema } from '../core/bank';
import { caps } from '../core/formats/caps';
import type { DraftQuestion } from '../core/formats/draft';
import { judgeDrafts } from '../core/formats/judge-drafts';
import { joinQuestions, type Known, type QuestionsRead, readSetHeader, type SetHeader } from '../core/formats/passband';
import { sniffFormat } from '../core/formats/sniff';
import { type Problem, problem } from '../core/problem';
import { type BankFolder, isBankText, resolve, withExhibits } from './bank-folder';
import { readContainerFile } from './container-file';
import { isOwnByName } from './set-file';
import { readBytes, readTextFile } from './text-file';

export interface PickedSet extends BankFolder {
  /** Completed where the set names itself only in part, or not at all. */
  readonly header: BankHeader;
  /** Whether the title was made up from the name of a file, so that the candidate should choose one. */
  readonly isUntitled: boolean;
}

export interface PickOptions {
  /** A title of the candidate's own, for a set without one. */
  readonly title?: string | undefined;
  /** Told of each file that has been read. */
  readonly onFile?: (done: number, total: number) => void;
}

const PICTURE = /\.(png|jpe?g|gif|webp|svg)$/i;
/** Ids are this long at most (`idSchema`). */
const ID_LENGTH = 64;

/** `files` are relative to `folder`. The header is that of `bank.yaml`, else of the first file that has one; every file may hold questions. */
export async function readPickedFiles(
  folder: string,
  files: readonly string[],
  shipped: readonly Blueprint[],
  options: PickOptions = {},
): Promise<PickedSet> {
  const problems: Problem[] = [];
  const sought = files
    .filter((file) => !PICTURE.test(file) && !basename(file).startsWith('.'))
    .sort((a, b) => headerRank(a) - headerRank(b) || byCodeUnit(a, b));
  if (sought.length > caps.setFiles) problems.push(problem('bank.too-many-files', { maximum: caps.setFiles }));
  const taken = sought.slice(0, caps.setFiles);

  const found = await findHeader(folder, taken.filter(isBankText));
  problems.push(...found.problems);
  const title = options.title ?? found.header?.title;
  const header = completed(found.header ?? {}, title ?? titleOf(taken[0] ?? files[0] ?? ''));
  const ours = withOurBlueprints(header, shipped, found.file);
  const resolved = resolve(ours.header, shipped, found.file ?? '');
  const read = await readSetFiles(folder, taken, resolved.known, options);
  // A header of its own needs no questions beside it, where there are other files.
  const own = read.own.filter(({ file, questions }) => !(file === found.file && taken.length > 1 && hasNoList(questions)));
  // Pictures stand where the header says they are: beside it.
  const root = found.file === undefined && own.length === 0 ? '.' : dirname(found.file ?? taken[0] ?? '');
  const judged = judgeDrafts(read.drafts, { pictureAt: pictureFinder(files, root) });
  const questions = joinQuestions([...own.map((one) => one.questions), judged]);
  problems.push(...ours.problems, ...resolved.problems, ...read.problems);
  const named = new Set(questions.questions.flatMap(({ domains }) => Object.keys(domains)));
  const blueprints = resolved.blueprints.length > 0 ? resolved.blueprints : shipped.filter(({ id }) => named.has(id));
  const topics = [...ours.header.topics, ...judged.topics.filter(({ id }) => !ours.header.topics.some((topic) => topic.id === id))];
  const completeHeader = { ...ours.header, topics };
  const whole = await withExhibits(join(folder, root), { header: completeHeader, blueprints, problems, questions });
  return { ...whole, header: completeHeader, isUntitled: found.header?.title === undefined };
}

/** Reads file after file, until they are too large together. */
async function readSetFiles(folder: string, files: readonly string[], known: Known, { onFile }: PickOptions) {
  const own: { readonly file: string; readonly questions: QuestionsRead }[] = [];
  const drafts: DraftQuestion[] = [];
  const problems: Problem[] = [];
  let total = 0;
  for (const [place, file] of files.entries()) {
    const bytes = await readBytes(folder, file);
    if (bytes.ok) total += bytes.value.length;
    if (total > caps.folderBytes) {
      problems.push(problem('bank.folder-too-large', { megabytes: caps.folderBytes / 1024 / 1024 }, { file }));
      break;
    }
    const opened = bytes.ok ? await readContainerFile(bytes.value, file, known) : bytes;
    onFile?.(place + 1, files.length);
    const inside = opened.ok ? opened.value.files : [{ name: file, read: opened }];
    if (opened.ok) problems.push(...opened.value.problems);
    for (const { name, read } of inside) {
      if (!read.ok) problems.push(...read.problems.map((found) => (isBankText(name) ? found : { ...found, severity: 'warning' as const })));
      else if (read.value.kind === 'questions') own.push({ file: name, questions: read.value.read });
      else if (read.value.kind === 'other')
        problems.push({ ...problem('bank.not-a-bank-file', { file: name }, { file: name }), severity: 'warning' });
      else {
        drafts.push(...read.value.read.drafts);
        problems.push(...read.value.read.problems);
      }
    }
  }
  return { own, drafts, problems };
}

/** Finds a picture of the set by the path that a file names it by, relative to that file or to the set's folder; the answer is relative to `root`. */
function pictureFinder(files: readonly string[], root: string) {
  const pictures = new Set(files.filter((file) => PICTURE.test(file)).map((file) => posix.normalize(file)));
  return (file: string | undefined, source: string): string | null => {
    const path = decodedPath(source.split(/[?#]/)[0] ?? '');
    const candidates = [posix.join(posix.dirname(file ?? '.'), path), posix.join('.', path.replace(/^\/+/, ''))];
    const found = candidates.find((candidate) => pictures.has(candidate));
    const way = found === undefined ? null : posix.relative(posix.normalize(root), found);
    return way !== null && exhibitSchema.shape.file.safeParse(way).success ? way : null;
  };
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A bank.yaml comes first, and before one in a folder further down. */
function headerRank(file: string): number {
  return isHeaderFile(file) ? file.split('/').length : Number.MAX_SAFE_INTEGER;
}

function isHeaderFile(file: string): boolean {
  return basename(file, extname(file)) === 'bank';
}

function hasNoList({ entries, problems }: QuestionsRead): boolean {
  return entries === 0 && problems.every(({ code }) => code === 'bank.no-questions');
}

async function findHeader(folder: string, files: readonly string[]) {
  const problems: Problem[] = [];
  for (const file of files) {
    const text = await readTextFile(folder, file);
    // What cannot be read, or is no header, is told when its questions are looked for.
    // The fields of a foreign set are no header of ours, and reading a large one for them would take long.
    if (!text.ok || (!isOwnByName(file) && sniffFormat(text.value.text, file) !== 'passband')) continue;
    const { header, problems: found } = readSetHeader(text.value.text, file);
    if (header !== null && saysSomething(header)) return { header, file, problems: found };
    if (isHeaderFile(file)) problems.push(...found);
  }
  return { header: null, file: undefined, problems };
}

/** Any group of fields can be read as a header with nothing in it. */
function saysSomething({ id, title, version, licence, source, provenance, authors, blueprints, topics }: SetHeader): boolean {
  return [id, title, version, licence, source, provenance, authors[0], blueprints[0], topics[0]].some((field) => field !== undefined);
}

function completed(header: Partial<SetHeader>, title: string): BankHeader {
  const {
    id = idFromTitle(title),
    version = '1.0.0',
    language = 'en',
    authors = [],
    blueprints = [],
    topics = [],
    learningPoints = [],
    caseStudies = [],
    waive = [],
  } = header;
  return { ...header, id, title: header.title ?? title, version, language, authors, blueprints, topics, learningPoints, caseStudies, waive };
}

function titleOf(file: string): string {
  return basename(file, extname(file)).replace(/[-_]+/g, ' ').trim().slice(0, 300) || 'Question set';
}

/** An id in the letters that ids have; a title without any of them gets one that is made from its bytes. */
export function idFromTitle(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, ID_LENGTH)
    .replace(/^-|-$/g, '');
  return plain.length >= 2 ? plain : `set-${createHash('sha256').update(title).digest('hex').slice(0, 8)}`;
}

/** An exam that the app knows is the app's: a set cannot bring other weights for it. */
function withOurBlueprints(header: BankHeader, shipped: readonly Blueprint[], file: string | undefined) {
  const problems: Problem[] = [];
  const blueprints = header.blueprints.map((entry) => {
    if (typeof entry === 'string' || !shipped.some(({ id }) => id === entry.id)) return entry;
    const place = { ...(file !== undefined && { file }), field: 'blueprints' };
    problems.push({ ...problem('bank.blueprint-is-ours', { blueprint: entry.id }, place), severity: 'warning' });
    return entry.id;
  });
  return { header: { ...header, blueprints }, problems };
}
