/** The tables of a comparison: the two attempts as a whole, by domain, by type of question, and how the time was used. */

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Report } from '../../../api/report-views';
import { changeOfDomain } from '../../../core/change';
import { say } from '../../../language/say';
import { signedPoints } from '../../change-words';
import { formatClock, formatDate, formatPercent, wholePercent } from '../../format';
import { passLineWords } from '../../pass-line';
import { Card } from '../../ui/card';
import { DomainSwatch } from '../../ui/domain-bar';
import { ScrollRoom } from '../../ui/scroll-room';
import { type Column, Table } from '../../ui/table';
import { attemptName, typeName, verdictWord } from '../report/attempt-words';
import { VerdictMark } from '../report/verdict-mark';
import styles from './compare.module.css';
import type { ReportPair } from './what-changed';

/** One line of a comparison. */
interface Line {
  readonly id: string;
  readonly what: ReactNode;
  readonly before: ReactNode;
  readonly after: ReactNode;
  readonly change?: ReactNode;
  readonly chance?: ReactNode;
}

interface SideTableProps extends ReportPair {
  readonly title: string;
  readonly what: string;
  readonly lines: readonly Line[];
  readonly with?: readonly ('change' | 'chance')[];
}

function SideTable({ title, what, lines, before, after, with: extra = [] }: SideTableProps) {
  const columns: Column<Line>[] = [
    { id: 'what', header: what, isRowHeader: true, cell: (line) => line.what },
    { id: 'before', header: <SideHead report={before} />, isNumeric: true, cell: (line) => line.before },
    { id: 'after', header: <SideHead report={after} />, isNumeric: true, cell: (line) => line.after },
    ...extra.map((id) => ({ id, header: say(`compare.${id}`), isNumeric: true, cell: (line: Line) => line[id] ?? '–' })),
  ];
  return (
    <Card title={title}>
      <ScrollRoom label={title}>
        <Table caption={title} columns={columns} rows={lines} rowKey={({ id }) => id} isDense />
      </ScrollRoom>
    </Card>
  );
}

function SideHead({ report: { row } }: { readonly report: Report }) {
  return (
    <>
      {attemptName(row)} <span className={styles.date}>{formatDate(row.submittedAtMs)}</span>
    </>
  );
}

export function Sides(pair: ReportPair) {
  const line = (id: Parameters<typeof lineName>[0], cell: (report: Report) => ReactNode): Line => ({
    id,
    what: lineName(id),
    before: cell(pair.before),
    after: cell(pair.after),
  });
  const isSameExam = pair.before.blueprint.id === pair.after.blueprint.id;
  const lines = [
    ...(isSameExam ? [] : [{ id: 'exam', what: say('history.exam'), before: pair.before.row.title, after: pair.after.row.title }]),
    line('verdict', (report) => <VerdictCell report={report} />),
    line('score', ({ row }) => (row.share === null ? say('history.no-score') : formatPercent(row.share))),
    line('interval', ({ row: { interval } }) =>
      interval === null ? '–' : say('compare.interval.value', { low: wholePercent(interval.low), high: wholePercent(interval.high) }),
    ),
    line('right', ({ row }) => say('history.right', { right: row.right, asked: row.scored })),
    line('unanswered', ({ counts }) => counts.unanswered),
    line('repeats', ({ row }) => row.repeats),
    line('line', ({ row }) => passLineWords(row.line)),
    line('report', ({ row }) => <Link href={`/report/${row.id}`}>{say('compare.open', { name: attemptName(row) })}</Link>),
  ];
  return <SideTable {...pair} title={say('compare.table')} what={say('compare.measure')} lines={lines} />;
}

type LineId = 'verdict' | 'score' | 'interval' | 'right' | 'unanswered' | 'repeats' | 'line' | 'report';

function lineName(id: LineId): string {
  return say(`compare.${id}`);
}

function VerdictCell({ report: { row } }: { readonly report: Report }) {
  if (row.verdict === null) return say('history.no-verdict');
  return <VerdictMark verdict={row.verdict}>{verdictWord(row.verdict, row.line)}</VerdictMark>;
}

/** Of one exam: two exams have no domain in common, even where their numbers are the same. */
export function DomainSides(pair: ReportPair) {
  const lines = pair.after.domains.map((domain, index): Line => {
    const earlier = pair.before.domains.find(({ id }) => id === domain.id);
    const change = earlier ? changeOfDomain(earlier, domain) : null;
    const points = earlier?.share == null || domain.share === null ? null : 100 * (domain.share - earlier.share);
    return {
      id: domain.id,
      what: (
        <span className={styles.domain}>
          <DomainSwatch index={index} />
          {say('trend.domain', { domain: domain.id, title: domain.title })}
        </span>
      ),
      before: earlier ? shareOf(earlier) : '–',
      after: shareOf(domain),
      change: points === null ? '–' : signedPoints(points),
      chance: points === null ? '–' : say(`compare.chance.${change === null ? 'too-few' : change.beatsChance}`),
    };
  });
  return <SideTable {...pair} title={say('compare.domains')} what={say('compare.domain')} lines={lines} with={['change', 'chance']} />;
}

function shareOf({ asked, right }: { readonly asked: number; readonly right: number }): string {
  return asked === 0 ? say('report.domains.not-asked') : say('compare.share', { percent: formatPercent(right / asked), right, asked });
}

type TypeLine = Report['types'][number];

/** "Choose two" beside "Choose two": a type is compared with the same number to choose. */
export function TypeSides(pair: ReportPair) {
  const all = [...pair.after.types, ...pair.before.types];
  const isSame = (one: TypeLine, other: TypeLine) => one.type === other.type && one.choose === other.choose;
  const types = all.filter((each, index) => all.findIndex((other) => isSame(each, other)) === index);
  if (types.length === 0) return null;
  const lines = types.map((kind): Line => {
    const [before, after] = [pair.before, pair.after].map((report) => report.types.find((each) => isSame(each, kind)) ?? { asked: 0, right: 0 });
    const change = before && after ? changeOfDomain(before, after) : null;
    const isInBoth = before !== undefined && after !== undefined && before.asked > 0 && after.asked > 0;
    return {
      id: `${kind.type} ${kind.choose}`,
      what: typeName(kind),
      before: before ? shareOf(before) : '–',
      after: after ? shareOf(after) : '–',
      change: isInBoth ? signedPoints(100 * (after.right / after.asked - before.right / before.asked)) : '–',
      chance: isInBoth ? say(`compare.chance.${change === null ? 'too-few' : change.beatsChance}`) : '–',
    };
  });
  return <SideTable {...pair} title={say('compare.types')} what={say('compare.type')} lines={lines} with={['change', 'chance']} />;
}

export function PacingSides(pair: ReportPair) {
  const line = (id: string, what: string, cell: (report: Report) => ReactNode): Line => ({
    id,
    what,
    before: cell(pair.before),
    after: cell(pair.after),
  });
  const lines = [
    line('time', say('compare.time'), ({ row }) =>
      row.limitMs === null ? formatClock(row.spentMs) : `${formatClock(row.spentMs)} / ${formatClock(row.limitMs)}`,
    ),
    line('mean', say('compare.mean'), ({ pacing }) => seconds(pacing.meanMs)),
    line('even', say('compare.even'), ({ pacing }) => (pacing.evenMs === null ? '–' : seconds(pacing.evenMs))),
    line('left', say('compare.left'), ({ pacing }) => (pacing.leftMs === null ? '–' : formatClock(pacing.leftMs))),
    line('slow-wrong', say('compare.slow-wrong'), ({ pacing }) => pacing.slowWrong),
    line('fast-wrong', say('compare.fast-wrong'), ({ pacing }) => pacing.fastWrong),
    line('not-reached', say('compare.not-reached'), ({ pacing }) => pacing.notReached),
    line('gained', say('compare.wrong-to-right'), ({ changes }) => changes.wrongToRight),
    line('lost', say('compare.right-to-wrong'), ({ changes }) => changes.rightToWrong),
    line('other', say('compare.wrong-to-wrong'), ({ changes }) => changes.wrongToWrong),
  ];
  return <SideTable {...pair} title={say('compare.pacing')} what={say('compare.measure')} lines={lines} />;
}

function seconds(ms: number): string {
  return ms < 600_000 ? say('report.time.seconds', { seconds: Math.round(ms / 1000) }) : formatClock(ms);
}
