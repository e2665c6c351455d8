/** One imported bank that two machines have: the higher version, else the later import, and what becomes of the other. */

import type { Bank } from '../bank';
import { idOfOther, inOrder, markOf } from './order';

interface Imported {
  readonly bank: Bank;
  readonly importedAtMs: number;
  readonly pictures: string | null;
}

export type MergedBanks<B extends Imported> =
  | { readonly kind: 'one'; readonly bank: B }
  /** The version before, as after an update. */
  | { readonly kind: 'updated'; readonly bank: B; readonly before: B }
  /** Two that call themselves the same version and are not: the other is kept as a bank of its own. */
  | { readonly kind: 'two'; readonly bank: B; readonly other: B };

export function mergeBanks<B extends Imported>(a: B, b: B): MergedBanks<B> {
  const [earlier, later] = inOrder(a, b, ({ importedAtMs }) => importedAtMs);
  if (a.bank.hash === b.bank.hash) return { kind: 'one', bank: later.pictures === null && earlier.pictures !== null ? earlier : later };
  const order = compareVersions(earlier.bank.version, later.bank.version);
  if (order > 0) return { kind: 'updated', bank: earlier, before: later };
  if (order < 0) return { kind: 'updated', bank: later, before: earlier };
  const id = idOfOther(earlier.bank.id, markOf(earlier.bank.hash));
  return { kind: 'two', bank: later, other: { ...earlier, bank: { ...earlier.bank, id } } };
}

/** 1.10.0 comes after 1.9.0. */
function compareVersions(a: string, b: string): number {
  const theirs = b.split('.').map(Number);
  return (
    a
      .split('.')
      .map((part, at) => Number(part) - (theirs[at] ?? 0))
      .find((order) => order !== 0) ?? 0
  );
}
