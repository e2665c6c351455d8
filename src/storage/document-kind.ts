/** What a document of one kind looks like, and what its bytes turn out to be when they are held against that. */

import type { z } from 'zod';
import { type Damage, openEnvelope, sealJson } from './envelope';

/**
 * `version` counts from 1; `migrations[n]` turns the data of version n into that of version n + 1. `schema` checks the newest version only.
 * Data are checked and kept as the schema gives them back: use `z.looseObject` where fields that are not known must survive.
 */
export interface DocumentKind<T extends object> {
  readonly kind: string;
  readonly version: number;
  readonly schema: z.ZodType<T>;
  readonly migrations: Readonly<Record<number, (data: unknown) => unknown>>;
  /**
   * The data as JSON, for a document that grows by small parts: checking and writing all of it anew at each save would take longer than the disk.
   * Throws for data that do not fit the schema.
   */
  readonly toJson?: (data: T) => string;
}

export type Judged<T> =
  | { readonly kind: 'sound'; readonly data: T; readonly version: number; readonly savedAtMs: number }
  | { readonly kind: 'damaged'; readonly why: Damage }
  | { readonly kind: 'future'; readonly version: number }
  /** The bytes are sound and old, and our own migration cannot read them: a bug that must not cost the candidate his file. */
  | { readonly kind: 'unmigrated'; readonly version: number };

/** Null where a migration throws, which it may when it meets data that it does not expect. */
function migrate<T extends object>(kind: DocumentKind<T>, data: unknown, version: number): unknown {
  let current = data;
  for (let from = version; from < kind.version; from += 1) {
    const step = kind.migrations[from];
    if (step === undefined) throw new Error(`no migration of ${kind.kind} from version ${from}`);
    try {
      current = step(current);
    } catch {
      return null;
    }
  }
  return current;
}

/** Opens bytes as a document of this kind, brought up to the newest version. `version` in the answer is the one found. */
export function judge<T extends object>(kind: DocumentKind<T>, bytes: Uint8Array): Judged<T> {
  const opened = openEnvelope(bytes, kind);
  if (opened.kind !== 'sound') return opened;
  const { version } = opened;
  const checked = kind.schema.safeParse(migrate(kind, opened.data, version));
  if (checked.success) return { kind: 'sound', data: checked.data, version, savedAtMs: Date.parse(opened.savedAt) || 0 };
  return version === kind.version ? { kind: 'damaged', why: 'wrong-shape' } : { kind: 'unmigrated', version };
}

/** The bytes to store. Throws where the data do not fit the schema: they would be unreadable next time, and the bug is in the caller. */
export function sealDocument<T extends object>(kind: Omit<DocumentKind<T>, 'migrations'>, data: T, savedAtMs: number): Uint8Array {
  return sealJson({ kind: kind.kind, version: kind.version, savedAtMs, json: kind.toJson ? kind.toJson(data) : checkedJson(kind, data) });
}

function checkedJson<T extends object>(kind: Pick<DocumentKind<T>, 'kind' | 'schema'>, data: T): string {
  const checked = kind.schema.safeParse(data);
  if (!checked.success) throw new TypeError(`not a ${kind.kind} document: ${checked.error.message}`);
  return JSON.stringify(data);
}
