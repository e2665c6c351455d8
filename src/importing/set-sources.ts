/** Opens what was picked: files as they are, and what zips and Anki packages hold, under the name of the container. */

import { posix } from 'node:path';
import { caps, MEGABYTE } from '../core/formats/caps';
import type { DraftsRead } from '../core/formats/draft';
import { fail, ok, type Problem, problem, type Result } from '../core/problem';
import { isCollection, mediaNames, readAnki, unpackedMedia } from './anki';
import { isZip, openArchive } from './archive';
import { PICTURE_NAME, type PictureSource } from './set-pictures';
import { readBytes } from './text-file';

export interface TextSource {
  readonly name: string;
  readonly read: () => Promise<Result<Uint8Array>>;
}

export interface SetSources {
  readonly texts: readonly TextSource[];
  /** Of containers that are read as a whole. */
  readonly drafts: readonly DraftsRead[];
  readonly pictures: readonly PictureSource[];
  readonly problems: readonly Problem[];
}

/** What is in a set beside its texts and pictures, and cannot hold questions. */
const NO_TEXT = /\.(?:ico|bmp|mp[34]|wav|ogg|webm|pdf|ttf|woff2?|css|js|map)$/i;

/** `texts` and `pictures` are relative to `folder`. */
export async function openSources(folder: string, texts: readonly string[], pictures: readonly string[]): Promise<SetSources> {
  const found: TextSource[] = [];
  const drafts: DraftsRead[] = [];
  const problems: Problem[] = [];
  const paths = new Map(pictures.map((file) => [posix.normalize(file), file]));
  const shown: PictureSource[] = [{ paths: [...paths.keys()], read: (wanted) => readEach(folder, paths, wanted) }];
  let picked = 0;
  let unpacked = 0;
  for (const file of texts) {
    const bytes = await readBytes(folder, file);
    if (bytes.ok) picked += bytes.value.length;
    if (picked > caps.folderBytes) {
      problems.push(problem('bank.folder-too-large', { megabytes: caps.folderBytes / MEGABYTE }, { file }));
      break;
    }
    if (!bytes.ok || !isZip(bytes.value)) {
      // Read again when its turn comes: a set may have more files than should lie in memory together.
      found.push({ name: file, read: async () => (bytes.ok ? readBytes(folder, file) : bytes) });
      continue;
    }
    const opened = await openContainer(bytes.value, file, caps.archiveBytes - unpacked);
    problems.push(...opened.problems);
    unpacked += opened.bytes;
    found.push(...opened.texts);
    if (opened.drafts !== null) drafts.push(opened.drafts);
    shown.push(opened.pictures);
  }
  return { texts: found, drafts, pictures: shown, problems };
}

async function readEach(folder: string, paths: ReadonlyMap<string, string>, wanted: ReadonlySet<string>) {
  const read = new Map<string, Result<Uint8Array>>();
  for (const path of wanted) read.set(path, await readBytes(folder, paths.get(path) ?? path));
  return read;
}

interface Opened {
  readonly texts: readonly TextSource[];
  readonly drafts: DraftsRead | null;
  readonly pictures: PictureSource;
  readonly problems: readonly Problem[];
  /** Unpacked. */
  readonly bytes: number;
}

const NO_PICTURES: PictureSource = { paths: [], read: async () => new Map() };

/** Pictures are unpacked when it is known which of them questions show. */
async function openContainer(bytes: Uint8Array, file: string, room: number): Promise<Opened> {
  const names: string[] = [];
  const opened = await openArchive(bytes, file, room, (name) => {
    if (PICTURE_NAME.test(name)) names.push(name);
    return !PICTURE_NAME.test(name) && !NO_TEXT.test(name) && !/^\d+$|^media$|^meta$/.test(name);
  });
  if (!opened.ok) return { texts: [], drafts: null, pictures: NO_PICTURES, problems: opened.problems, bytes: 0 };
  const { files, problems } = opened.value;
  const size = files.reduce((sum, entry) => sum + entry.bytes.length, 0);
  if (files.some(({ name }) => isCollection(name))) {
    const drafts = await readAnki(files, file);
    return { texts: [], drafts, pictures: await ankiPictures(bytes, file), problems, bytes: size };
  }
  const texts = files.map(({ name, bytes: inner }): TextSource => {
    const path = `${file}/${name}`;
    // An archive inside an archive is a bomb more often than a set.
    return { name: path, read: async () => (isZip(inner) ? fail(problem('set.archive-nested', { file: path }, { file: path })) : ok(inner)) };
  });
  const pictures = { paths: names.map((name) => `${file}/${name}`), read: (wanted: ReadonlySet<string>) => unpackedPictures(bytes, file, wanted) };
  const isEmpty = texts.length === 0 && problems.length === 0;
  return { texts, drafts: null, pictures, problems: isEmpty ? [problem('set.no-questions', { file }, { file })] : problems, bytes: size };
}

async function unpackedPictures(bytes: Uint8Array, file: string, wanted: ReadonlySet<string>) {
  const opened = await openArchive(bytes, file, caps.archiveBytes, (name) => wanted.has(`${file}/${name}`));
  if (!opened.ok) return new Map([...wanted].map((path) => [path, opened] as const));
  return new Map(opened.value.files.map(({ name, bytes: inner }): [string, Result<Uint8Array>] => [`${file}/${name}`, ok(inner)]));
}

/** A package has its media under numbers, and a list of what they are called. */
async function ankiPictures(bytes: Uint8Array, file: string): Promise<PictureSource> {
  const listed = await openArchive(bytes, file, caps.archiveBytes, (name) => name === 'media');
  const list = listed.ok ? listed.value.files[0] : undefined;
  const numbers = new Map<string, string>(
    [...(list === undefined ? [] : mediaNames(list.bytes))].flatMap(([number, name]) =>
      PICTURE_NAME.test(name) ? [[`${file}/${name}`, number] as const] : [],
    ),
  );
  return {
    paths: [...numbers.keys()],
    async read(wanted) {
      const pathOf = new Map([...wanted].map((path) => [numbers.get(path) ?? '', path]));
      const opened = await openArchive(bytes, file, caps.archiveBytes, (name) => pathOf.has(name));
      if (!opened.ok) return new Map([...wanted].map((path) => [path, opened] as const));
      return new Map(
        opened.value.files.map(({ name, bytes: inner }): [string, Result<Uint8Array>] => {
          const media = unpackedMedia(inner);
          const path = pathOf.get(name) ?? name;
          return [path, media === null ? fail(problem('set.archive-entry-broken', { entry: path }, { file })) : ok(media)];
        }),
      );
    },
  };
}
