/** What an import would bring: the set as a bank, what is wrong with it, what of it is here already, and how well it is written. Runs in the reader. */

import { join } from 'node:path';
import type { Bank, Blueprint } from '../core/bank';
import { type Duplicate, findDuplicates, type KnownQuestion } from '../core/duplicates';
import type { FieldMapping } from '../core/formats/field-mapping';
import { lintBank } from '../core/lint';
import type { Problem } from '../core/problem';
import { sealedBank } from './compile';
import { type FieldsOfFiles, readPickedFiles } from './picked-files';
import { keepPictures } from './set-pictures';

export interface SetRequest {
  readonly folder: string;
  /** Relative to `folder`. */
  readonly files: readonly string[];
  readonly shipped: readonly Blueprint[];
  /** The questions that are here already. */
  readonly library: readonly KnownQuestion[];
  readonly title?: string | undefined;
  readonly mappings?: readonly FieldMapping[] | undefined;
  /** `YYYY-MM-DD`, for the age of references. */
  readonly today: string;
}

export interface SetRead {
  readonly bank: Bank;
  /** Where the pictures of the bank are now. */
  readonly folder: string;
  readonly isUntitled: boolean;
  readonly skipped: number;
  /** Ids of the questions that some problem names. */
  readonly withWarning: ReadonlySet<string>;
  readonly problems: readonly Problem[];
  readonly fields: readonly FieldsOfFiles[];
}

/** Findings of one rule. */
export interface QualityRow {
  readonly rule: string;
  readonly severity: Problem['severity'];
  readonly count: number;
  /** The first few of them. */
  readonly examples: readonly Problem[];
}

const EXAMPLES = 3;
const WEIGHT = { error: 0, warning: 1, info: 2 } as const;

export async function readSet(request: SetRequest, onProgress: (done: number, total: number) => void) {
  const set = await readPickedFiles(request.folder, request.files, request.shipped, { title: request.title, mappings: request.mappings, onProgress });
  // Beside the files of the upload, with which it goes.
  const folder = join(request.folder, '.pictures');
  const bank = sealedBank(set.header, set.blueprints, await keepPictures(set.questions, set.pictures, folder));
  const named = new Set(set.problems.map(({ place }) => place.question));
  const read: SetRead = {
    bank,
    folder,
    isUntitled: set.isUntitled,
    skipped: set.entries - set.questions.length,
    withWarning: new Set(bank.questions.flatMap(({ id }) => (named.has(id) ? [id] : []))),
    problems: set.problems,
    fields: set.fields,
  };
  // The bank that the set would update holds its questions by right.
  const duplicates = (): readonly Duplicate[] =>
    findDuplicates(
      bank.questions,
      request.library.filter((known) => known.bank !== bank.id),
    );
  const quality = (): readonly QualityRow[] => qualityOf(lintBank(bank, 'community', { today: request.today, places: set.places }));
  return { read, duplicates, quality };
}

/** Grouped by rule, the graver first. */
function qualityOf(findings: ReturnType<typeof lintBank>): readonly QualityRow[] {
  const rows = new Map<string, { rule: string; severity: Problem['severity']; count: number; examples: Problem[] }>();
  for (const { rule, ...found } of findings) {
    const key = `${rule} ${found.severity}`;
    const row = rows.get(key) ?? { rule, severity: found.severity, count: 0, examples: [] };
    row.count += 1;
    if (row.examples.length < EXAMPLES) row.examples.push(found);
    rows.set(key, row);
  }
  return [...rows.values()].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity] || b.count - a.count);
}
