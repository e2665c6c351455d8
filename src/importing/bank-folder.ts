/** Reads a bank from disk: a folder with bank.yaml and questions/, or one YAML or JSON file. Bad input gives problems, never a throw. */

import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { type BankHeader, type Blueprint, byCodeUnit, type Question } from '../core/bank';
import { caps, MEGABYTE } from '../core/formats/caps';
import { joinQuestions, type Known, type QuestionsRead, readHeader, readQuestions } from '../core/formats/passband';
import { resolveBlueprints } from '../core/formats/resolve-blueprints';
import { type Place, type Problem, problem } from '../core/problem';
import { plainFileInside, readTextFile } from './text-file';

/** What a folder or a file gave. Files in places and problems are named relative to `folder`. */
export interface BankFolder {
  readonly folder: string;
  /** Null for a bare list of questions, and where it cannot be used; the problems say so. */
  readonly header: BankHeader | null;
  /** The header's blueprints, ids resolved. */
  readonly blueprints: readonly Blueprint[];
  readonly questions: readonly Question[];
  readonly places: ReadonlyMap<string, Place>;
  /** How many entries the lists of questions had, those left out among them. */
  readonly entries: number;
  readonly problems: readonly Problem[];
}

const headerFile = 'bank.yaml';
const questionsFolder = 'questions';

/** Whether a file's name is that of a text with questions. */
export function isBankText(name: string): boolean {
  return ['.yaml', '.yml', '.json'].includes(extname(name).toLowerCase()) && !basename(name).startsWith('.');
}

/** `shipped` are the blueprints that a header may call by id. */
export async function readBankFolder(path: string, shipped: readonly Blueprint[]): Promise<BankFolder> {
  const kind = await stat(path).then(
    (found) => (found.isDirectory() ? 'folder' : 'file'),
    () => null,
  );
  if (kind === 'folder') {
    return readFolder(path, shipped);
  }
  const folder = dirname(path);
  const file = basename(path);
  if (kind === null || !isBankText(file)) {
    return unread(folder, problem(kind === null ? 'bank.file-missing' : 'bank.not-a-bank-file', { file }, { file }));
  }
  const read = await readTextFile(folder, file);
  if (!read.ok) {
    return unread(folder, ...read.problems);
  }
  const header = readHeader(read.value.text, file);
  const resolved = resolve(header.header, shipped, file);
  const questions = readQuestions(read.value.text, file, resolved.known);
  return withExhibits(folder, { ...resolved, header: header.header, problems: [...header.problems, ...resolved.problems], questions });
}

/**
 * What a picked folder has for a set, relative to it: of a bank its own files, of any other folder every file below it, but none whose name, or
 * whose folder's name, begins with a dot. One more than may be read is enough to say that there are too many.
 */
export async function setFiles(folder: string): Promise<readonly string[]> {
  const top: readonly string[] = await readdir(folder).catch(() => []);
  if (top.includes(headerFile)) {
    const names = async (below: string) => (await readdir(join(folder, below)).catch(() => [])).filter(isBankText);
    return [...top.filter(isBankText), ...(await names(questionsFolder)).map((name) => `${questionsFolder}/${name}`)];
  }
  const found: string[] = [];
  const walk = async (below: string, depth: number): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => byCodeUnit(a.name, b.name))) {
      if (found.length > caps.setFiles || entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && depth < caps.depth) await walk(path, depth + 1);
      else if (entry.isFile() || entry.isSymbolicLink()) found.push(path);
    }
  };
  await walk('', 0);
  return found;
}

async function readFolder(folder: string, shipped: readonly Blueprint[]): Promise<BankFolder> {
  const headerText = await readTextFile(folder, headerFile);
  const header = headerText.ok ? readHeader(headerText.value.text, headerFile) : { header: null, problems: headerText.problems };
  const resolved = resolve(header.header, shipped, headerFile);
  const problems = [...header.problems, ...resolved.problems];
  const names = await readdir(join(folder, questionsFolder)).catch(() => null);
  if (names === null) {
    problems.push(problem('bank.file-missing', { file: questionsFolder }, { file: questionsFolder }));
  }
  const files = (names ?? []).filter(isBankText).sort(byCodeUnit);
  if (files.length > caps.folderFiles) {
    problems.push(problem('bank.too-many-files', { maximum: caps.folderFiles }, { file: questionsFolder }));
  }
  const read = await readQuestionFiles(
    folder,
    files.slice(0, caps.folderFiles).map((name) => `${questionsFolder}/${name}`),
    resolved.known,
  );
  problems.push(...read.problems);
  return withExhibits(folder, { ...resolved, header: header.header, problems, questions: joinQuestions(read.reads) });
}

/** Reads file after file of a folder, until they are too large together. */
async function readQuestionFiles(folder: string, files: readonly string[], known: Known) {
  const reads: QuestionsRead[] = [];
  const problems: Problem[] = [];
  let bytes = 0;
  for (const file of files) {
    const read = await readTextFile(folder, file);
    if (!read.ok) {
      problems.push(...read.problems);
      continue;
    }
    bytes += read.value.bytes;
    if (bytes > caps.folderBytes) {
      problems.push(problem('bank.folder-too-large', { megabytes: caps.folderBytes / MEGABYTE }, { file }));
      break;
    }
    reads.push(readQuestions(read.value.text, file, known));
  }
  return { reads, problems };
}

/** The blueprints of a header, and all that its questions are checked against. */
export function resolve(header: BankHeader | null, shipped: readonly Blueprint[], file: string) {
  const { blueprints, problems } = header === null ? { blueprints: [], problems: [] } : resolveBlueprints(header, shipped, file);
  // A domain of an exam that the bank does not list is checked too, where the app knows that exam.
  const others = shipped.filter(({ id }) => !blueprints.some((blueprint) => blueprint.id === id));
  const known: Known = { header: header ?? undefined, blueprints: [...blueprints, ...others] };
  return { blueprints, problems, known };
}

interface ReadParts {
  readonly header: BankHeader | null;
  readonly blueprints: readonly Blueprint[];
  readonly problems: readonly Problem[];
  readonly questions: QuestionsRead;
}

/** Leaves out the questions whose pictures are not in the folder: they cannot be answered. */
async function withExhibits(folder: string, { header, blueprints, problems, questions }: ReadParts): Promise<BankFolder> {
  const kept: Question[] = [];
  const found: Problem[] = [];
  for (const question of questions.questions) {
    const missing: Problem[] = [];
    for (const { file } of question.exhibits) {
      const exhibit = await plainFileInside(folder, file);
      if (!exhibit.ok || exhibit.value.bytes > caps.archiveEntryBytes) {
        const code = exhibit.ok ? 'bank.file-too-large' : 'bank.exhibit-missing';
        const params = exhibit.ok ? { file, megabytes: caps.archiveEntryBytes / MEGABYTE } : { file };
        missing.push(problem(code, params, { ...questions.places.get(question.id), field: 'exhibits' }));
      }
    }
    found.push(...missing);
    if (missing.length === 0) {
      kept.push(question);
    }
  }
  const { places, entries } = questions;
  return { folder, header, blueprints, questions: kept, places, entries, problems: [...problems, ...questions.problems, ...found] };
}

function unread(folder: string, ...problems: readonly Problem[]): BankFolder {
  return { folder, header: null, blueprints: [], questions: [], places: new Map(), entries: 0, problems };
}
