/** A part of a YAML text as a schema wants it: cleaned, checked, and with a problem and a line for whatever is wrong. */

import type { z } from 'zod';
import { type Place, type Problem, problem } from '../problem';
import { cleanText } from './clean-text';
import { fieldName, schemaProblems } from './schema-problems';
import { lineOf, plainValue, type YamlPart } from './yaml-text';

/** Lists whose entries can be left out of a header one by one. */
const headerLists: ReadonlySet<PropertyKey> = new Set(['learningPoints', 'topics', 'caseStudies', 'authors']);

/** A part as a schema wants it, cleaned; null where it cannot be used. Lists of a header lose their broken entries, each with its problem. */
export function checkedValue<T>(
  part: YamlPart,
  schema: z.ZodType<T>,
  { leaveOut = [], question }: { readonly leaveOut?: readonly string[]; readonly question?: string | undefined } = {},
): { readonly value: T | null; readonly problems: readonly Problem[] } {
  const about: Place = question === undefined ? {} : { question };
  const { value: written, problems } = plainValue(part, leaveOut);
  if (problems.length > 0) {
    return { value: null, problems: problems.map((found) => ({ ...found, place: { ...found.place, ...about } })) };
  }
  return checkedPlain(written, schema, (path) => ({ file: part.file, line: lineOf(part, path), ...about }));
}

/** The same for a value that is plain already; `placeOf` says where a field of it was written. */
export function checkedPlain<T>(
  written: unknown,
  schema: z.ZodType<T>,
  placeOf: (path: readonly PropertyKey[]) => Place,
): { readonly value: T | null; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const removed: (readonly PropertyKey[])[] = [];
  const clean = isClean(written) ? written : cleaned(written, [], removed);
  if (removed[0] !== undefined) {
    const field = fieldName(removed[0]);
    problems.push({ ...problem('bank.characters-removed', { field }, { ...placeOf(removed[0]), field }), severity: 'warning' });
  }
  const result = schema.safeParse(clean);
  if (result.success) {
    const unknown = (isKnown(clean, result.data) ? [] : unknownFields(clean, result.data, [])).map((path): Problem => {
      const field = fieldName(path);
      return { ...problem('bank.unknown-field', { field }, { ...placeOf(path), field }), severity: 'warning' };
    });
    return { value: result.data, problems: [...problems, ...unknown] };
  }
  problems.push(...schemaProblems(result.error.issues, clean, placeOf));
  const broken = result.error.issues.map(({ path }) => path);
  if (broken.every(([list, index]) => list !== undefined && headerLists.has(list) && typeof index === 'number')) {
    const retry = schema.safeParse(withoutEntries(clean, broken));
    return { value: retry.success ? retry.data : null, problems };
  }
  return { value: null, problems };
}

function withoutEntries(value: unknown, broken: readonly (readonly PropertyKey[])[]): unknown {
  const group = { ...(value as Record<PropertyKey, unknown>) };
  for (const list of headerLists) {
    const entries = group[list];
    if (Array.isArray(entries)) {
      const out = new Set(broken.filter((path) => path[0] === list).map((path) => path[1]));
      group[list] = entries.filter((_, index) => !out.has(index));
    }
  }
  return group;
}

/** Nearly always: nothing to take out anywhere, and no path to keep. */
function isClean(value: unknown): boolean {
  if (typeof value === 'string') return cleanText(value).text === value;
  return typeof value !== 'object' || value === null || Object.values(value).every(isClean);
}

function cleaned(value: unknown, path: readonly PropertyKey[], removed: (readonly PropertyKey[])[]): unknown {
  if (typeof value === 'string') {
    const clean = cleanText(value);
    if (clean.removed > 0) {
      removed.push(path);
    }
    return clean.text;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => cleaned(item, [...path, index], removed));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner, [...path, key], removed)]));
  }
  return value;
}

/** Nearly always: every field that was written was kept. */
function isKnown(written: unknown, kept: unknown): boolean {
  if (typeof written !== 'object' || written === null || typeof kept !== 'object' || kept === null) return true;
  const fields = kept as Readonly<Record<string, unknown>>;
  for (const [key, value] of Object.entries(written)) if (!Object.hasOwn(fields, key) || !isKnown(value, fields[key])) return false;
  return true;
}

/** Fields that were written but that the schema does not know: a slip of the pen would otherwise be lost without a word. */
function unknownFields(written: unknown, kept: unknown, path: readonly PropertyKey[]): (readonly PropertyKey[])[] {
  if (Array.isArray(written) && Array.isArray(kept)) {
    return written.flatMap((item, index) => unknownFields(item, kept[index], [...path, index]));
  }
  if (typeof written !== 'object' || written === null || typeof kept !== 'object' || kept === null) {
    return [];
  }
  return Object.entries(written).flatMap(([key, value]) =>
    Object.hasOwn(kept, key) ? unknownFields(value, (kept as Record<string, unknown>)[key], [...path, key]) : [[...path, key]],
  );
}
