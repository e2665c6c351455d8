/** Score reports from elsewhere, as a document; a deleted one is kept for a while. */

import { NOTE_KEPT_MS } from '../core/notes';
import { type OutsideReport, type OutsideReports, outsideReportsSchema } from '../core/outside-report';
import { problem, type Result } from '../core/problem';
import { type Document, openDocument } from '../storage/document';
import type { DocumentKind } from '../storage/document-kind';
import type { Storehouse } from '../storage/storehouse';
import { must, Refusal } from './refusal';

export const OUTSIDE: DocumentKind<OutsideReports> = { kind: 'outside-reports', version: 1, schema: outsideReportsSchema, migrations: {} };

export function openOutsideReports(house: Storehouse): Promise<Result<Document<OutsideReports>>> {
  return openDocument(house, OUTSIDE, 'outside-reports.json', { reports: [] });
}

/** Writes what `change` makes of the report of this id (null where it is new), and lets go of those deleted long ago. */
export async function putReport(
  book: Document<OutsideReports>,
  id: string,
  nowMs: number,
  change: (before: OutsideReport | null) => OutsideReport,
): Promise<void> {
  must(
    await book.update(({ reports }) => {
      const before = reports.find((report) => report.id === id) ?? null;
      const after = { ...change(before), changedAtMs: nowMs };
      const kept = reports.filter(({ deletedAtMs }) => deletedAtMs === null || nowMs - deletedAtMs <= NOTE_KEPT_MS);
      return { reports: before ? kept.map((report) => (report.id === id ? after : report)) : [...kept, after] };
    }),
  );
}

/** The report, for a change that needs one; refuses with `outside.unknown`. */
export function mustBeThere(report: OutsideReport | null): OutsideReport {
  if (report === null) throw new Refusal(problem('outside.unknown'));
  return report;
}
