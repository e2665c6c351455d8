/** A problem is something wrong in the world (a file, an answer, a clock), returned to the caller and never thrown. */

import { z } from 'zod';

/** Where a problem lies. `line` counts from 1. */
export const placeSchema = z.object({
  file: z.string().optional(),
  line: z.int().positive().optional(),
  question: z.string().optional(),
  field: z.string().optional(),
});
export type Place = z.infer<typeof placeSchema>;

/** `code` names the sentence in the catalogue (`src/language/`); `params` fill its gaps. */
export const problemSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  place: placeSchema,
});
export type Problem = z.infer<typeof problemSchema>;

/** An answer that is either a value or the problems that stood in its way. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Makes an error-level problem; the place may be left empty. */
export function problem(code: string, params: Problem['params'] = {}, place: Place = {}): Problem {
  return { code, severity: 'error', params, place };
}

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(...problems: readonly Problem[]): Result<never> {
  return { ok: false, problems };
}
