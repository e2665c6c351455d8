/** Documents of many small records that were kept on two machines: corrections, score reports from elsewhere, and what was read of a bank. */

import { type Correction, type Corrections, questionOfMark } from '../corrections';
import type { Edits, QuestionEdit } from '../edits';
import type { OutsideReport, OutsideReports } from '../outside-report';
import { type Dated, inOrder, union } from './order';

type Marks<V> = Readonly<Record<string, V>>;

/** For each name the later word holds, "not any more" among them; where no instant is known, what either machine has. */
function mergeMarks<V>(a: Dated<Corrections>, b: Dated<Corrections>, of: (corrections: Corrections) => Marks<V>, changed: 'corrected' | 'suspended') {
  const [older, newer] = inOrder(a, b, ({ savedAtMs }) => savedAtMs);
  const setMs = ({ data }: Dated<Corrections>, id: string) => own(data.changed?.[changed] ?? {}, id) ?? Number.NEGATIVE_INFINITY;
  const ids = [...new Set([older, newer].flatMap(({ data }) => [...Object.keys(of(data)), ...Object.keys(data.changed?.[changed] ?? {})]))].sort();
  const marks: [string, V][] = [];
  const instants: [string, number][] = [];
  for (const id of ids) {
    const [ms, newerMs] = [setMs(older, id), setMs(newer, id)];
    const [mine, theirs] = [own(of(older.data), id), own(of(newer.data), id)];
    const mark = ms === newerMs ? (theirs ?? mine) : newerMs > ms ? theirs : mine;
    if (mark !== undefined) marks.push([id, mark]);
    if (Math.max(ms, newerMs) > Number.NEGATIVE_INFINITY) instants.push([id, Math.max(ms, newerMs)]);
  }
  return { marks: new Map(marks), instants: new Map(instants) };
}

/**
 * A word on a whole question (out of the score, or back to what the bank says) ends the keys of its versions that were said before it, and a key that
 * was said after it brings the question back: what `correct` does as it is said, once more for words that were said on two machines.
 */
function settleVersions({ marks, instants }: { readonly marks: Map<string, Correction>; readonly instants: Map<string, number> }): void {
  const saidMs = (name: string) => instants.get(name) ?? Number.NEGATIVE_INFINITY;
  for (const name of [...marks.keys()].filter((each) => questionOfMark(each) !== each)) {
    const question = questionOfMark(name);
    const isVoid = marks.get(question)?.kind === 'void';
    if (isVoid && saidMs(name) > saidMs(question)) marks.delete(question);
    else if (isVoid || saidMs(question) > saidMs(name)) marks.delete(name);
  }
}

function own<V>(record: Marks<V>, key: string): V | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

export function mergeCorrections(a: Dated<Corrections>, b: Dated<Corrections>): Corrections {
  const corrected = mergeMarks(a, b, (data) => data.corrected, 'corrected');
  const suspended = mergeMarks(a, b, (data) => data.suspended, 'suspended');
  settleVersions(corrected);
  return {
    corrected: Object.fromEntries(corrected.marks),
    suspended: Object.fromEntries(suspended.marks),
    reports: union(
      a.data.reports,
      b.data.reports,
      ({ id }) => id,
      (one, other) => inOrder(one, other, ({ atMs }) => atMs)[1],
    ).sort((one, other) => one.atMs - other.atMs),
    ...((a.data.changed ?? b.data.changed) && {
      changed: { corrected: Object.fromEntries(corrected.instants), suspended: Object.fromEntries(suspended.instants) },
    }),
  };
}

/** When the candidate last touched a report. */
function touchedMs({ addedAtMs, deletedAtMs, changedAtMs }: OutsideReport): number {
  return Math.max(addedAtMs, deletedAtMs ?? addedAtMs, changedAtMs ?? addedAtMs);
}

export function mergeOutsideReports(a: OutsideReports, b: OutsideReports): OutsideReports {
  const later = (one: OutsideReport, other: OutsideReport) => inOrder(one, other, touchedMs)[1];
  return { reports: union(a.reports, b.reports, ({ id }) => id, later).sort((one, other) => one.addedAtMs - other.addedAtMs) };
}

interface Looks {
  readonly questions: Marks<{ readonly times: number; readonly lastMs: number }>;
}

/** How often something was read on two machines is not known to be apart: the larger number, so that merging again adds nothing. */
export function mergeLooks(a: Looks, b: Looks): { questions: Record<string, { times: number; lastMs: number }> } {
  const ids = [...new Set([...Object.keys(a.questions), ...Object.keys(b.questions)])].sort();
  return {
    questions: Object.fromEntries(
      ids.map((id) => {
        const looks = [own(a.questions, id), own(b.questions, id)].flatMap((look) => look ?? []);
        return [id, { times: Math.max(...looks.map(({ times }) => times)), lastMs: Math.max(...looks.map(({ lastMs }) => lastMs)) }];
      }),
    ),
  };
}

/** Of a question that was edited on both machines the later edit stays: an edit is a whole question, and two halves make none. */
export function mergeEdits(a: Edits, b: Edits): Edits {
  const both = union(Object.entries(a.questions), Object.entries(b.questions), ([id]) => id, later);
  return { bank: a.bank, own: a.own || b.own, questions: Object.fromEntries(both) };
}

function later(a: [string, QuestionEdit], b: [string, QuestionEdit]): [string, QuestionEdit] {
  return inOrder(a, b, ([, { atMs }]) => atMs)[1];
}
