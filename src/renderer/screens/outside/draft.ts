/** A score report while it is being typed: every field may still be empty. */

import type { OutsideView } from '../../../api/history-views';
import type { OutsideDraft, OutsideKind, OutsideResult } from '../../../core/outside-report';
import type { ExamDomain, OutsideFault } from '../../../core/outside-score';

export type Gives = OutsideResult['kind'];

/** Numbers are NaN while their field is empty, as the fields have it. */
export interface Form {
  readonly blueprint: string | null;
  readonly kind: OutsideKind;
  readonly name: string;
  /** "2026-11-23", or empty. */
  readonly date: string;
  readonly gives: Gives;
  readonly counts: Readonly<Record<string, { readonly right: number; readonly asked: number }>>;
  readonly total: { readonly right: number; readonly asked: number };
  readonly percents: Readonly<Record<string, number>>;
  readonly totalPercent: number;
  readonly outcome: OutsideDraft['outcome'];
}

export const EMPTY = { right: Number.NaN, asked: Number.NaN } as const;

export function newForm(blueprint: string | null, date: string): Form {
  return {
    blueprint,
    kind: 'official-practice',
    name: '',
    date,
    gives: 'domain-counts',
    counts: {},
    total: EMPTY,
    percents: {},
    totalPercent: Number.NaN,
    outcome: null,
  };
}

export function formOf({ blueprint, kind, name, date, result, outcome }: OutsideView): Form {
  const form: Form = { ...newForm(blueprint, date), kind, name, gives: result.kind, outcome };
  switch (result.kind) {
    case 'domain-counts':
      return { ...form, counts: Object.fromEntries(result.domains.map(({ id, right, asked }) => [id, { right, asked }])) };
    case 'total-counts':
      return { ...form, total: { right: result.right, asked: result.asked } };
    case 'percentages':
      return {
        ...form,
        totalPercent: result.total ?? Number.NaN,
        percents: Object.fromEntries(result.domains.map(({ id, percent }) => [id, percent])),
      };
    case 'outcome':
      return form;
  }
}

/** What the report gives as it stands; an empty field of a pair is nothing, an empty pair is a domain that was not asked. */
export function resultOf({ gives, counts, total, percents, totalPercent }: Form, domains: readonly ExamDomain[]): OutsideResult {
  const number = (value: number) => (Number.isNaN(value) ? 0 : value);
  switch (gives) {
    case 'domain-counts': {
      const lines = domains.map(({ id }) => ({ id, right: number(counts[id]?.right ?? 0), asked: number(counts[id]?.asked ?? 0) }));
      return { kind: gives, domains: lines.filter(({ right, asked }) => right > 0 || asked > 0) };
    }
    case 'total-counts':
      return { kind: gives, right: number(total.right), asked: number(total.asked) };
    case 'percentages': {
      const lines = domains.flatMap(({ id }) => {
        const percent = percents[id] ?? Number.NaN;
        return Number.isNaN(percent) ? [] : [{ id, percent }];
      });
      return { kind: gives, total: Number.isNaN(totalPercent) ? null : totalPercent, domains: lines };
    }
    case 'outcome':
      return { kind: gives };
  }
}

/** Faults of what is not there yet, which the core need not know. */
export function missingFields({ blueprint, date }: Form): OutsideFault[] {
  return [
    ...(blueprint === null ? [{ field: 'exam', code: 'outside.exam.missing', params: {} }] : []),
    ...(date === '' ? [{ field: 'date', code: 'outside.date.missing', params: {} }] : []),
  ];
}
