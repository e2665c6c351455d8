/** `passband convert`: reads question sets as an import would, and prints what came of them, as JSON or in the form that is asked for. */

import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Bank, Question } from '../core/bank';
import type { ExportFormat } from '../core/export/formats';
import { writeBank } from '../core/export/write-bank';
import { type Place, type Problem, problem } from '../core/problem';
import { setFiles } from '../importing/bank-folder';
import { readBlueprintFolder } from '../importing/blueprint-folder';
import { readPickedFiles } from '../importing/picked-files';
import { say, sayCode } from '../language/say';
import { places } from './places';

export interface Converted {
  readonly questions: readonly Question[];
  readonly problems: readonly ConvertedProblem[];
  /** Entries that are no question here. */
  readonly skipped: number;
}

/** Null where a problem has no such place. */
interface ConvertedProblem {
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly file: string | null;
  readonly line: number | null;
  readonly question: string | null;
  readonly field: string | null;
  readonly message: string;
}

export interface ConvertRequest {
  readonly to: ExportFormat;
  /** Questions, problems and what was skipped as JSON, with the text in it where it is another form than our own. */
  readonly json: boolean;
}

export interface ConvertAnswer {
  /** 1 where no question came of it, 0 otherwise. */
  readonly exitCode: number;
  readonly text: string;
  /** Sentences on what was left out on the way in, and what is lost on the way out; empty with JSON, which has them. */
  readonly remarks: string;
}

/** All paths are read as one set, as if they had been picked together: files, and all that is in folders. */
export async function convertPaths(paths: readonly string[], { to, json }: ConvertRequest = { to: 'passband', json: true }): Promise<ConvertAnswer> {
  const shipped = await readBlueprintFolder(join(places.root, 'question-banks', 'blueprints'));
  const missing: Problem[] = [];
  const files: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (found === null) missing.push(problem('bank.file-missing', { file: path }, { file: path }));
    else files.push(...(found.isDirectory() ? (await setFiles(path)).map((file) => resolve(path, file)) : [resolve(path)]));
  }
  const folder = commonFolder(files);
  const set = await readPickedFiles(
    folder,
    files.map((file) => relative(folder, file).split(sep).join('/')),
    shipped.blueprints,
  );
  const shown = (place: Place) => (place.file === undefined ? null : relative(process.cwd(), join(folder, place.file)));
  const converted: Converted = {
    questions: set.questions,
    problems: [...missing.map((found) => lineOf(found, found.place.file ?? null)), ...set.problems.map((found) => lineOf(found, shown(found.place)))],
    skipped: set.entries - set.questions.length,
  };
  const exitCode = set.questions.length === 0 ? 1 : 0;
  if (json && to === 'passband') return { exitCode, text: `${JSON.stringify(converted, null, 2)}\n`, remarks: '' };
  const bank: Bank = { ...set.header, blueprints: [...set.blueprints], questions: [...set.questions], hash: '' };
  const { text, losses } = writeBank(to, bank, bank.questions, shipped.blueprints);
  if (json) return { exitCode, text: `${JSON.stringify({ ...converted, losses, text }, null, 2)}\n`, remarks: '' };
  const sentences = [
    ...converted.problems.map(
      ({ file, line, message }) => [file, line].filter((part) => part !== null).join(':') + (file === null ? '' : '  ') + message,
    ),
    ...losses.map(({ what, count }) => say(`export.loss.${what}`, { count })),
  ];
  return { exitCode, text, remarks: sentences.map((sentence) => `${sentence}\n`).join('') };
}

/** Where nothing came of it, and why. */
export function nothingConverted(why: Problem, { json }: Pick<ConvertRequest, 'json'>): ConvertAnswer {
  const found = lineOf(why, null);
  const converted: Converted = { questions: [], problems: [found], skipped: 0 };
  return json
    ? { exitCode: 1, text: `${JSON.stringify(converted, null, 2)}\n`, remarks: '' }
    : { exitCode: 1, text: '', remarks: `${found.message}\n` };
}

function lineOf({ code, severity, params, place }: Problem, file: string | null): ConvertedProblem {
  const { line = null, question = null, field = null } = place;
  return { code, severity, file, line, question, field, message: sayCode(code, params) };
}

/** The deepest folder that all files lie below. */
function commonFolder(files: readonly string[]): string {
  let folder = dirname(files[0] ?? resolve('.', 'x'));
  while (!files.every((file) => file.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)) && dirname(folder) !== folder)
    folder = dirname(folder);
  return folder;
}
