/** Reads a question set that somebody picked, dropped or named on the command line: the files of a bank in any order, or a list of questions alone. */

import { createHash } from 'node:crypto';
import { basename, dirname, extname, join } from 'node:path';
import { type BankHeader, type Blueprint, byCodeUnit } from '../core/bank';
import { caps } from '../core/formats/caps';
import { joinQuestions, type QuestionsRead, readQuestions, readSetHeader, type SetHeader } from '../core/formats/passband';
import { type Problem, problem } from '../core/problem';
import { type BankFolder, isBankText, readQuestionFiles, resolve, withExhibits } from './bank-folder';
import { readTextFile } from './text-file';

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
  const texts = files.filter(isBankText).sort((a, b) => headerRank(a) - headerRank(b) || byCodeUnit(a, b));
  for (const file of files) {
    const isWanted = isBankText(file) || PICTURE.test(file) || basename(file).startsWith('.');
    if (!isWanted) problems.push({ ...problem('bank.not-a-bank-file', { file }, { file }), severity: 'warning' });
  }
  if (texts.length > caps.folderFiles) problems.push(problem('bank.too-many-files', { maximum: caps.folderFiles }));
  const taken = texts.slice(0, caps.folderFiles);

  const found = await findHeader(folder, taken);
  problems.push(...found.problems);
  const title = options.title ?? found.header?.title;
  const header = completed(found.header ?? {}, title ?? titleOf(taken[0] ?? files[0] ?? ''));
  const ours = withOurBlueprints(header, shipped, found.file);
  const resolved = resolve(ours.header, shipped, found.file ?? '');
  const read = await readQuestionFiles(folder, taken, (text, file) => {
    const questions = readQuestions(text, file, resolved.known);
    options.onFile?.(taken.indexOf(file) + 1, taken.length);
    // A header of its own needs no questions beside it, where there are other files.
    return file === found.file && taken.length > 1 && hasNoList(questions) ? joinQuestions([]) : questions;
  });
  const questions = joinQuestions(read.reads);
  problems.push(...ours.problems, ...resolved.problems, ...read.problems);
  const named = new Set(questions.questions.flatMap(({ domains }) => Object.keys(domains)));
  const blueprints = resolved.blueprints.length > 0 ? resolved.blueprints : shipped.filter(({ id }) => named.has(id));
  // Pictures stand where the header says they are: beside it.
  const root = join(folder, dirname(found.file ?? taken[0] ?? ''));
  const whole = await withExhibits(root, { header: ours.header, blueprints, problems, questions });
  return { ...whole, header: ours.header, isUntitled: found.header?.title === undefined };
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
    if (!text.ok) continue;
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
