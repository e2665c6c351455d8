/** The time of an attempt as it added up, against the even pace: as a picture, and as a table for those who read it so. */

import { useState } from 'react';
import type { Report, ReportQuestion } from '../../../api/report-views';
import { type PaceStep, paceSteps } from '../../../core/pacing';
import { say } from '../../../language/say';
import { formatClock } from '../../format';
import { Disclosure } from '../../ui/disclosure';
import { type Column, Table } from '../../ui/table';
import styles from './pace.module.css';
import { PaceChart } from './pace-chart';

export function Pace({ report }: { readonly report: Report }) {
  const { pacing, questions, row } = report;
  const steps = paceSteps(
    questions.map(({ dwellMs }) => dwellMs),
    pacing.evenMs,
  );
  const marks = questions.flatMap(({ number, outcome, slow, fast }) =>
    outcome === 'wrong' && (slow || fast) ? [{ number, kind: slow ? ('slow' as const) : ('fast' as const) }] : [],
  );
  const isTimed = pacing.evenMs !== null;
  return (
    <div className={styles.pace}>
      <h3>{say(isTimed ? 'report.pace' : 'report.pace.untimed')}</h3>
      <PaceChart label={labelOf(steps)} steps={steps} marks={marks} limitMs={row.limitMs} />
      <p className={styles.caption}>{say(isTimed ? 'report.pace.caption' : 'report.pace.caption.untimed')}</p>
      <div className={styles.twin}>
        <PaceTable steps={steps} questions={questions} isTimed={isTimed} />
      </div>
    </div>
  );
}

/** What the picture says, at its middle and at its end. */
function labelOf(steps: readonly PaceStep[]): string {
  const at = ({ number, elapsedMs, behindMs }: PaceStep) =>
    behindMs === null
      ? say('report.pace.label.at.untimed', { number, time: formatClock(elapsedMs) })
      : say('report.pace.label.at', { number, time: formatClock(elapsedMs), standing: standing(behindMs, 'report.pace') });
  const told = [...new Set([Math.ceil(steps.length / 2), steps.length])].flatMap((number) => steps[number - 1] ?? []);
  return [say('report.pace.label', { count: steps.length }), ...told.map(at)].join(' ');
}

function standing(behindMs: number, words: 'report.pace' | 'report.pace.difference'): string {
  const time = formatClock(Math.abs(behindMs));
  if (time === formatClock(0)) return say(`${words}.on`);
  return say(behindMs > 0 ? `${words}.behind` : `${words}.ahead`, { time });
}

type Line = PaceStep & Pick<ReportQuestion, 'outcome' | 'dwellMs'>;

interface PaceTableProps {
  readonly steps: readonly PaceStep[];
  readonly questions: readonly ReportQuestion[];
  readonly isTimed: boolean;
}

/** Nothing of it is there before it is opened. */
function PaceTable({ steps, questions, isTimed }: PaceTableProps) {
  const [isOpen, setOpen] = useState(false);
  const columns: readonly Column<Line>[] = [
    { id: 'number', header: say('report.pace.question'), isRowHeader: true, cell: ({ number }) => number },
    { id: 'outcome', header: say('report.pace.outcome'), cell: ({ outcome }) => say(`report.outcome.${outcome}`) },
    { id: 'time', header: say('report.pace.time'), isNumeric: true, cell: ({ dwellMs }) => formatClock(dwellMs) },
    { id: 'elapsed', header: say('report.pace.elapsed'), isNumeric: true, cell: ({ elapsedMs }) => formatClock(elapsedMs) },
  ];
  const evenColumns: readonly Column<Line>[] = [
    { id: 'even', header: say('report.pace.even-so-far'), isNumeric: true, cell: ({ evenMs }) => formatClock(evenMs ?? 0) },
    {
      id: 'difference',
      header: say('report.pace.difference'),
      isNumeric: true,
      cell: ({ behindMs }) => standing(behindMs ?? 0, 'report.pace.difference'),
    },
  ];
  return (
    <Disclosure summary={say('report.pace.table')} isExpanded={isOpen} onExpandedChange={setOpen}>
      {isOpen && (
        <Table
          caption={say(isTimed ? 'report.pace' : 'report.pace.untimed')}
          columns={isTimed ? [...columns, ...evenColumns] : columns}
          rows={questions.flatMap(({ outcome, dwellMs }, index) => {
            const step = steps[index];
            return step ? [{ ...step, outcome, dwellMs }] : [];
          })}
          rowKey={({ number }) => String(number)}
          isDense
        />
      )}
    </Disclosure>
  );
}
