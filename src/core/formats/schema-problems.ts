/** Turns what a schema found wrong into problems with stable codes, so that a candidate reads a sentence and not a schema's message. */

import type { z } from 'zod';
import { type Place, type Problem, problem } from '../problem';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Where the value at a path was written. */
export type PlaceOf = (path: Path) => Place;

/** One problem for each thing that is wrong in `value`. */
export function schemaProblems(issues: readonly Issue[], value: unknown, placeOf: PlaceOf): Problem[] {
  return issues.flatMap((issue) => issueProblems(issue, [], value, placeOf));
}

/** Names a field as a person counts: `options.2.text` is the text of the second option. */
export function fieldName(path: Path): string {
  return path.map((step) => (typeof step === 'number' ? step + 1 : String(step))).join('.');
}

function issueProblems(issue: Issue, before: Path, value: unknown, placeOf: PlaceOf): Problem[] {
  const path = [...before, ...issue.path];
  const field = fieldName(path);
  const found = valueAt(value, path);
  const make = (code: string, params: Problem['params'] = {}) => [problem(code, { field, ...params }, { ...placeOf(path), field })];
  if (found === undefined && issue.code !== 'custom' && issue.code !== 'invalid_key') {
    return make('bank.missing-field');
  }
  switch (issue.code) {
    case 'invalid_type':
      return make('bank.wrong-type', { expected: issue.expected });
    case 'invalid_value':
      return make('bank.not-one-of', { value: shown(found), allowed: issue.values.map(String).join(', ') });
    case 'invalid_union': {
      if ('options' in issue && issue.options !== undefined) {
        return make('bank.not-one-of', { value: shown(found), allowed: issue.options.map(String).join(', ') });
      }
      // Of the ways to write it, the one that got furthest is the one that was meant.
      const branches = issue.errors.map((branch) => branch.flatMap((inner) => issueProblems(inner, path, value, placeOf)));
      return branches.reduce((best, branch) => (depthOf(branch) > depthOf(best) ? branch : best), branches[0] ?? make('bank.wrong-form'));
    }
    case 'too_big':
      return sizeProblem(issue.origin, 'big', path, found, Number(issue.maximum), make);
    case 'too_small':
      return sizeProblem(issue.origin, 'small', path, found, Number(issue.minimum) + (issue.inclusive ? 0 : 1), make);
    case 'invalid_format':
      return make(formatCode(issue.format, path), { value: shown(found) });
    case 'invalid_key':
      return make('bank.bad-id', { value: String(path.at(-1)) });
    case 'custom':
      return make(customCode(path));
    default:
      return make('bank.wrong-form');
  }
}

function sizeProblem(
  origin: string,
  direction: 'big' | 'small',
  path: Path,
  found: unknown,
  limit: number,
  make: (code: string, params?: Problem['params']) => Problem[],
): Problem[] {
  if (origin === 'array' && path.at(-1) === 'key') {
    return make(limit === 1 ? 'bank.single-needs-one-key' : 'bank.key-too-short', { keys: Array.isArray(found) ? found.length : 0 });
  }
  if (origin === 'array') {
    return direction === 'big' ? make('bank.too-many', { maximum: limit }) : make('bank.too-few', { minimum: limit });
  }
  if (origin === 'string') {
    return direction === 'big' ? make('bank.too-long', { maximum: limit }) : make('bank.empty-field');
  }
  return direction === 'big' ? make('bank.number-too-large', { maximum: limit }) : make('bank.number-too-small', { minimum: limit });
}

function formatCode(format: string, path: Path): string {
  const name = path.at(-1);
  if (format === 'url') {
    return 'bank.bad-address';
  }
  if (format === 'date') {
    return 'bank.bad-date';
  }
  if (name === 'version') {
    return 'bank.bad-version';
  }
  if (name === 'language') {
    return 'bank.bad-language';
  }
  if (name === 'rule') {
    return 'bank.bad-rule';
  }
  return name === 'file' ? 'bank.bad-exhibit' : 'bank.bad-id';
}

/** The schemas of `../bank` have three refinements of their own: references, exhibits, the weights of domains. */
function customCode(path: Path): string {
  if (path.at(-1) === 'domains') {
    return 'bank.no-weight';
  }
  return path.at(-1) === 'file' ? 'bank.bad-exhibit' : 'bank.reference-date';
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) {
      return undefined;
    }
    at = (at as Record<PropertyKey, unknown>)[step];
  }
  return at;
}

function depthOf(problems: readonly Problem[]): number {
  return Math.max(0, ...problems.map(({ place }) => (place.field ?? '').split('.').length));
}

function shown(value: unknown): string {
  const text = typeof value === 'object' ? (JSON.stringify(value) ?? '') : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
