/** Reads a file of a picked set that may hold others: a zip of texts, an Anki package, or a text of its own. */

import type { Known } from '../core/formats/passband';
import { fail, ok, type Problem, problem, type Result } from '../core/problem';
import { isCollection, readAnki } from './anki';
import { isZip, openArchive } from './archive';
import { readSetFile, type SetFile } from './set-file';

export interface FileRead {
  /** Named by their path in the container, below the name of the container. */
  readonly name: string;
  readonly read: Result<SetFile>;
}

export interface ContainerRead {
  readonly files: readonly FileRead[];
  readonly problems: readonly Problem[];
}

/** What is in a set beside its texts, and cannot hold questions. */
const NO_TEXT = /\.(?:png|jpe?g|gif|webp|svg|ico|bmp|mp[34]|wav|ogg|webm|pdf|ttf|woff2?|css|js|map)$/i;

export async function readContainerFile(bytes: Uint8Array, file: string, known: Known): Promise<Result<ContainerRead>> {
  if (!isZip(bytes)) return ok({ files: [{ name: file, read: readSetFile(bytes, file, known) }], problems: [] });
  const opened = await openArchive(bytes, file, (name) => !NO_TEXT.test(name) && !/^\d+$|^media$|^meta$/.test(name));
  if (!opened.ok) return opened;
  const { files, problems } = opened.value;
  if (files.some(({ name }) => isCollection(name)))
    return ok({ files: [{ name: file, read: ok({ kind: 'drafts', read: await readAnki(files, file) }) }], problems });
  const read = files.map(({ name, bytes: inner }): FileRead => {
    const path = `${file}/${name}`;
    // An archive inside an archive is a bomb more often than a set.
    return { name: path, read: isZip(inner) ? fail(problem('set.archive-nested', { file: path }, { file: path })) : readSetFile(inner, path, known) };
  });
  return ok({ files: read, problems: read.length === 0 && problems.length === 0 ? [problem('set.no-questions', { file }, { file })] : problems });
}
