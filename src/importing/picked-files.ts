/** Reads a question set that somebody picked, dropped or named on the command line: the files of a bank in any order, or files of any format that is read here. */

import { createHash } from 'node:crypto';
import { basename, dirname, extname, join, posix } from 'node:path';
import { type BankHeader, type Blueprint, byCodeUnit } from '../core/bank';
import { caps } from '../core/formats/caps';
import { cleanPlace, cleanProblem, cleanText } from '../core/formats/clean-text';
import type { DraftQuestion, DraftsRead } from '../core/formats/draft';
import type { FieldMapping, FieldsShown } from '../core/formats/field-mapping';
import { judgeDrafts } from '../core/formats/judge-drafts';
import { joinQuestions, type Known, type QuestionsRead, readSetHeader, type SetHeader } from '../core/formats/passband';
import { sniffFormat } from '../core/formats/sniff';
import { idLetters } from '../core/id-letters';
import { ok, type Problem, problem } from '../core/problem';
import { type BankFolder, isBankText, resolve } from './bank-folder';
import { decodeText } from './decode-text';
import { isOwnByName, readSetFile } from './set-file';
import { type KeptPicture, PICTURE_NAME, type PictureSource, pictureFinder, settlePictures } from './set-pictures';
import { openSources, type TextSource } from './set-sources';

export interface PickedSet extends BankFolder {
  /** Completed where the set names itself only in part, or not at all. */
  readonly header: BankHeader;
  /** Those that questions show, by the names in the questions. */
  readonly pictures: ReadonlyMap<string, KeptPicture>;
  /** Whether the title was made up from the name of a file, so that the candidate should choose one. */
  readonly isUntitled: boolean;
  /** Columns and fields of its files, once for all files that have the same. */
  readonly fields: readonly FieldsOfFiles[];
}

/** Of `file`, and of `files` in all. */
export interface FieldsOfFiles extends FieldsShown {
  readonly file: string;
  readonly files: number;
}

export interface PickOptions {
  /** A title of the candidate's own, for a set without one. */
  readonly title?: string | undefined;
  /** What the candidate says of columns and fields. */
  readonly mappings?: readonly FieldMapping[] | undefined;
  /** Told how many files have been read. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** `files` are relative to `folder`. The header is that of `bank.yaml`, else of the first file that has one; every file may hold questions. */
export async function readPickedFiles(
  folder: string,
  files: readonly string[],
  shipped: readonly Blueprint[],
  options: PickOptions = {},
): Promise<PickedSet> {
  const problems: Problem[] = [];
  const visible = files.filter((file) => !basename(file).startsWith('.'));
  const sought = visible.filter((file) => !PICTURE_NAME.test(file)).sort(byRank);
  if (sought.length > caps.setFiles) problems.push(problem('bank.too-many-files', { maximum: caps.setFiles }));
  const taken = sought.slice(0, caps.setFiles);
  const sources = await openSources(
    folder,
    taken,
    visible.filter((file) => PICTURE_NAME.test(file)),
  );
  problems.push(...sources.problems);
  const texts = [...sources.texts].sort((a, b) => byRank(a.name, b.name));

  const found = await findHeader(texts.filter(({ name }) => isBankText(name)));
  problems.push(...found.problems);
  const title = options.title ?? found.header?.title;
  const header = completed(found.header ?? {}, title ?? titleOf(taken[0] ?? files[0] ?? ''));
  const ours = withOurBlueprints(header, shipped, found.file);
  const resolved = resolve(ours.header, shipped, found.file ?? '');
  const read = await readTexts(texts, resolved.known, options);
  // A header of its own needs no questions beside it, where there are other files.
  const own = read.own.filter(({ file, questions }) => !(file === found.file && texts.length > 1 && hasNoList(questions)));
  // Pictures stand where the header says they are: beside it.
  const root = found.file === undefined && own.length === 0 ? '.' : dirname(found.file ?? texts[0]?.name ?? '');
  const pictureSources = [...sources.pictures, ...read.pictures];
  const finder = pictureFinder(pictureSources, root);
  const judged = judgeDrafts([...sources.drafts.flatMap(({ drafts }) => drafts), ...read.drafts], { pictureAt: finder.pictureAt });
  const joined = joinQuestions([...own.map((one) => one.questions), judged]);
  const foreign = new Set(judged.questions.map(({ id }) => id));
  const settled = await settlePictures(joined.questions, {
    sources: pictureSources,
    pathOf: finder.pathOf,
    placeOf: (id) => joined.places.get(id) ?? {},
    isOwn: (id) => !foreign.has(id),
  });
  problems.push(...ours.problems, ...resolved.problems, ...sources.drafts.flatMap((one) => one.problems), ...read.problems);
  const named = new Set(settled.questions.flatMap(({ domains }) => Object.keys(domains)));
  const blueprints = resolved.blueprints.length > 0 ? resolved.blueprints : shipped.filter(({ id }) => named.has(id));
  const topics = [...ours.header.topics, ...judged.topics.filter(({ id }) => !ours.header.topics.some((topic) => topic.id === id))];
  return {
    folder: join(folder, root),
    header: { ...ours.header, topics },
    blueprints,
    questions: settled.questions,
    // What is said of a set quotes it, and its names.
    places: new Map([...joined.places].map(([id, place]) => [id, cleanPlace(place)])),
    entries: joined.entries,
    problems: [...problems, ...joined.problems, ...settled.problems].map(cleanProblem),
    pictures: settled.pictures,
    isUntitled: found.header?.title === undefined,
    fields: read.fields,
  };
}

/** Reads text after text. */
async function readTexts(texts: readonly TextSource[], known: Known, { mappings, onProgress }: PickOptions) {
  const own: { readonly file: string; readonly questions: QuestionsRead }[] = [];
  const drafts: DraftQuestion[] = [];
  const pictures: PictureSource[] = [];
  const fields = new Map<string, FieldsOfFiles>();
  const problems: Problem[] = [];
  for (const [place, { name, read: readSource }] of texts.entries()) {
    onProgress?.(place, texts.length);
    const bytes = await readSource();
    const read = bytes.ok ? readSetFile(bytes.value, name, known, mappings) : bytes;
    const shown = !read.ok || read.value.kind === 'other' ? undefined : read.value.kind === 'drafts' ? read.value.read.fields : read.value.fields;
    if (shown !== undefined) {
      const key = shown.names.join('\u0000');
      const same = fields.get(key);
      fields.set(
        key,
        same === undefined
          ? { ...shown, file: name, files: 1 }
          : { ...same, files: same.files + 1, confidence: Math.min(same.confidence, shown.confidence) },
      );
    }
    if (!read.ok) problems.push(...read.problems.map((found) => (isBankText(name) ? found : { ...found, severity: 'warning' as const })));
    else if (read.value.kind === 'questions') own.push({ file: name, questions: read.value.read });
    else if (read.value.kind === 'other') problems.push({ ...problem('bank.not-a-bank-file', { file: name }, { file: name }), severity: 'warning' });
    else {
      drafts.push(...read.value.read.drafts);
      problems.push(...read.value.read.problems);
      pictures.push(picturesInside(name, read.value.read.pictures ?? []));
    }
  }
  onProgress?.(texts.length, texts.length);
  return { own, drafts, pictures, problems, fields: [...fields.values()] };
}

/** Pictures that a text brings in itself, below its name. */
function picturesInside(file: string, inside: NonNullable<DraftsRead['pictures']>): PictureSource {
  const base64 = new Map(inside.map(({ name, base64: words }) => [posix.join(file, name), words]));
  return {
    paths: [...base64.keys()],
    read: async (wanted) => new Map([...wanted].map((path) => [path, ok(Buffer.from(base64.get(path) ?? '', 'base64'))])),
  };
}

/** A bank.yaml comes first, and before one in a folder further down; then by name. */
function byRank(a: string, b: string): number {
  return headerRank(a) - headerRank(b) || byCodeUnit(a, b);
}

function headerRank(file: string): number {
  return isHeaderFile(file) ? file.split('/').length : Number.MAX_SAFE_INTEGER;
}

function isHeaderFile(file: string): boolean {
  return basename(file, extname(file)) === 'bank';
}

function hasNoList({ entries, problems }: QuestionsRead): boolean {
  return entries === 0 && problems.every(({ code }) => code === 'bank.no-questions');
}

async function findHeader(texts: readonly TextSource[]) {
  const problems: Problem[] = [];
  for (const { name, read } of texts) {
    const bytes = await read();
    const text = bytes.ok ? decodeText(bytes.value, name, 'unicode') : bytes;
    // What cannot be read, or is no header, is told when its questions are looked for.
    // The fields of a foreign set are no header of ours, and reading a large one for them would take long.
    if (!text.ok || (!isOwnByName(name) && sniffFormat(text.value, name) !== 'passband')) continue;
    const { header, problems: found } = readSetHeader(text.value, name);
    if (header !== null && saysSomething(header)) return { header, file: name, problems: found };
    if (isHeaderFile(name)) problems.push(...found);
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
  return (
    cleanText(basename(file, extname(file)))
      .text.replace(/[-_]+/g, ' ')
      .trim()
      .slice(0, 300) || 'Question set'
  );
}

/** An id in the letters that ids have; a title without any of them gets one that is made from its bytes. */
function idFromTitle(title: string): string {
  const plain = idLetters(title);
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
