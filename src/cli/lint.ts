/** `passband lint`: reads banks and prints what is wrong with them, one line a finding. */

import { join } from 'node:path';
import type { Bank, BankHeader, Blueprint } from '../core/bank';
import { type LintOptions, lintBank, type Profile } from '../core/lint';
import type { Place, Problem } from '../core/problem';
import { type BankFolder, readBankFolder } from '../importing/bank-folder';
import { readBlueprintFolder } from '../importing/blueprint-folder';
import { readOptionsOnly } from '../importing/options-only';
import { say, sayCode } from '../language/say';
import { places } from './places';

export interface LintRequest {
  readonly json: boolean;
  readonly profile: Profile;
  /** `YYYY-MM-DD`, for the age of references; the day of the computer otherwise. */
  readonly today?: string;
}

export interface LintAnswer {
  /** 1 where there is an error, 0 otherwise. */
  readonly exitCode: number;
  readonly text: string;
}

/** A line of the output; `rule` is missing where the reader of the file found the problem. */
type Line = Problem & { readonly rule?: string; readonly sentence: string };

/** Lints each path for itself: a bank folder, or a file with a bank or with questions alone. */
export async function lintPaths(paths: readonly string[], { json, profile, today = localDay(new Date()) }: LintRequest): Promise<LintAnswer> {
  const shipped = await readBlueprintFolder(join(places.root, 'question-banks', 'blueprints'));
  const lines: Line[] = [];
  let questions = 0;
  for (const path of paths) {
    const read = await readBankFolder(path, shipped.blueprints);
    questions += read.questions.length;
    const optionsOnly = await readOptionsOnly(read.folder, read.questions);
    const options: LintOptions = { today, places: read.places, isPart: read.header === null, ...(optionsOnly && { optionsOnly }) };
    const findings = lintBank(bankOf(read, shipped.blueprints), profile, options);
    lines.push(...[...read.problems, ...findings].map((found) => lineOf(found, read.folder)));
  }
  const number = (severity: Problem['severity']) => lines.filter((line) => line.severity === severity).length;
  const counts = { questions, errors: number('error'), warnings: number('warning'), infos: number('info') };
  const summary = say('lint.summary', { count: questions, ...counts });
  const text = json ? JSON.stringify({ findings: lines, ...counts }, null, 2) : [...lines.map(printed), summary].join('\n');
  return { exitCode: counts.errors > 0 ? 1 : 0, text: `${text}\n` };
}

/** Questions without a header are judged against the exams that they name. */
function bankOf({ header, blueprints, questions }: BankFolder, shipped: readonly Blueprint[]): Bank {
  if (header !== null) {
    return { ...header, blueprints: [...blueprints], questions: [...questions], hash: '' };
  }
  const named = new Set(questions.flatMap(({ domains }) => Object.keys(domains)));
  const bare: BankHeader = {
    id: 'questions',
    title: 'Questions',
    version: '0.0.0',
    language: 'en',
    authors: [],
    blueprints: [],
    topics: [],
    learningPoints: [],
    caseStudies: [],
    waive: [],
  };
  return { ...bare, blueprints: shipped.filter(({ id }) => named.has(id)), questions: [...questions], hash: '' };
}

function lineOf(found: Problem, folder: string): Line {
  const { file } = found.place;
  const place: Place = file === undefined ? found.place : { ...found.place, file: join(folder, file) };
  return { ...found, place, sentence: sayCode(found.code, found.params) };
}

function printed({ rule, code, severity, place, sentence }: Line): string {
  const at = place.file === undefined ? '-' : place.line === undefined ? place.file : `${place.file}:${place.line}`;
  return [at, rule ?? code, severity, place.question ?? '-', sentence].join('  ');
}

function localDay(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
