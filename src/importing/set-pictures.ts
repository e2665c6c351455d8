/** The pictures of a set, wherever they lie: found by the name that a question calls them by, looked at, and kept under what they hold. */

import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { exhibitSchema, type Question } from '../core/bank';
import { caps, MEGABYTE } from '../core/formats/caps';
import { decodedPath } from '../core/formats/draft-pictures';
import { isDrawing, pictureKind } from '../core/formats/picture-kind';
import { fail, ok, type Problem, problem, type Result } from '../core/problem';
import { hashOf } from '../core/random';

/** Where the bytes of pictures come from, by their paths in the set; a path may fail alone. */
export interface PictureSource {
  readonly paths: readonly string[];
  readonly read: (paths: ReadonlySet<string>) => Promise<ReadonlyMap<string, Result<Uint8Array>>>;
}

export interface KeptPicture {
  readonly bytes: Uint8Array;
  readonly ending: string;
}

export interface SettledPictures {
  readonly questions: readonly Question[];
  /** By the name that the questions call them by. */
  readonly pictures: ReadonlyMap<string, KeptPicture>;
  readonly problems: readonly Problem[];
}

export const PICTURE_NAME = /\.(png|jpe?g|gif|webp|svg)$/i;

/**
 * Finds a picture by the path that a file names it by: inside that file, beside it, or beside a folder that it lies in; else by its bare name where
 * only one picture has it. The answer is what questions call it, relative to `root` where that is a name that a question can have.
 */
export function pictureFinder(sources: readonly PictureSource[], root: string) {
  const paths = new Set(sources.flatMap((source) => source.paths));
  const byName = new Map<string, string[]>();
  for (const path of paths) byName.set(posix.basename(path), [...(byName.get(posix.basename(path)) ?? []), path]);
  const pathOf = new Map<string, string>();
  const find = (file: string, source: string): string | undefined => {
    const way = decodedPath(source.split(/[?#]/)[0] ?? '').replace(/^\/+/, '');
    for (let folder = file; ; folder = posix.dirname(folder)) {
      const path = posix.join(folder, way);
      if (paths.has(path)) return path;
      if (folder === '.' || folder === '/') break;
    }
    const [only, second] = byName.get(posix.basename(way)) ?? [];
    return second === undefined ? only : undefined;
  };
  return {
    /** Of a picture that was found, by its name in the questions; of any other, where our own questions would have it. */
    pathOf: (name: string) => pathOf.get(name) ?? posix.join(root, name),
    pictureAt(file: string | undefined, source: string): string | null {
      const path = find(file ?? '.', source);
      if (path === undefined) return null;
      const way = posix.relative(posix.normalize(root), path);
      const name = exhibitSchema.shape.file.safeParse(way).success ? way : `picture-${hashOf(path).toString(36)}${posix.extname(path).toLowerCase()}`;
      pathOf.set(name, path);
      return name;
    },
  };
}

interface SettleOptions {
  readonly sources: readonly PictureSource[];
  readonly pathOf: (name: string) => string;
  readonly placeOf: (question: string) => Problem['place'];
  /** Whether the question is one of our own, which cannot be answered without its pictures; others are kept without. */
  readonly isOwn: (question: string) => boolean;
}

/** Takes what is a picture, small enough, and named by some question. */
export async function settlePictures(all: readonly Question[], { sources, pathOf, placeOf, isOwn }: SettleOptions): Promise<SettledPictures> {
  const names = [...new Set(all.flatMap(({ exhibits }) => exhibits.map(({ file }) => file)))];
  const wanted = new Set(names.map(pathOf));
  const read = new Map<string, Result<Uint8Array>>();
  for (const source of sources) {
    const own = new Set(source.paths.filter((path) => wanted.has(path) && !read.has(path)));
    if (own.size > 0) for (const [path, bytes] of await source.read(own)) read.set(path, bytes);
  }
  const pictures = new Map<string, KeptPicture>();
  const refused = new Map<string, Problem>();
  let total = 0;
  for (const name of names) {
    const looked = lookedAt(name, read.get(pathOf(name)), total);
    if (looked.ok) {
      total += looked.value.bytes.length;
      pictures.set(name, looked.value);
    } else refused.set(name, looked.problems[0] ?? problem('bank.exhibit-missing', { file: name }));
  }
  const problems: Problem[] = [];
  const questions = all.flatMap((question): readonly Question[] => {
    const missing = question.exhibits.flatMap(({ file }) => refused.get(file) ?? []);
    if (missing.length === 0) return [question];
    const place = { ...placeOf(question.id), field: 'exhibits' };
    const own = isOwn(question.id);
    problems.push(...missing.map((found) => ({ ...found, severity: own ? ('error' as const) : ('warning' as const), place })));
    return own ? [] : [{ ...question, exhibits: question.exhibits.filter(({ file }) => !refused.has(file)) }];
  });
  return { questions, pictures, problems };
}

function lookedAt(name: string, read: Result<Uint8Array> | undefined, total: number): Result<KeptPicture> {
  const picture = name.slice(-80);
  if (read === undefined) return fail(problem('bank.exhibit-missing', { file: name }));
  if (!read.ok) return read;
  const bytes = read.value;
  if (bytes.length > caps.pictureBytes) return fail(problem('set.picture-too-large', { picture, megabytes: caps.pictureBytes / MEGABYTE }));
  if (total + bytes.length > caps.picturesBytes)
    return fail(problem('set.pictures-too-large', { picture, megabytes: caps.picturesBytes / MEGABYTE }));
  if (isDrawing(bytes)) return fail(problem('set.picture-drawing', { picture }));
  const kind = pictureKind(bytes);
  if (kind === null) return fail(problem('set.picture-kind', { picture }));
  if (kind.width * kind.height > caps.picturePixels)
    return fail(problem('set.picture-pixels', { picture, width: kind.width, height: kind.height, megapixels: caps.picturePixels / 1e6 }));
  return ok({ bytes, ending: kind.ending });
}

/** Writes the pictures into `folder`, each named after what it holds, and names them so in the questions. */
export async function keepPictures(
  questions: readonly Question[],
  pictures: ReadonlyMap<string, KeptPicture>,
  folder: string,
): Promise<readonly Question[]> {
  if (pictures.size === 0) return questions;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = new Map<string, string>();
  for (const [name, { bytes, ending }] of pictures) {
    const kept = `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${ending}`;
    await writeFile(join(folder, kept), bytes, { mode: 0o600 });
    names.set(name, kept);
  }
  return questions.map((question) => ({
    ...question,
    exhibits: question.exhibits.map((exhibit) => ({ ...exhibit, file: names.get(exhibit.file) ?? exhibit.file })),
  }));
}
