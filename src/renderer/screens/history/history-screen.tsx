/** All finished attempts, newest first, each with its score against the line. */

import { useState } from 'react';
import { useLocation } from 'wouter';
import { CallError } from '../../../api/client';
import type { AttemptRow } from '../../../core/evidence';
import { say, sayCode } from '../../../language/say';
import { useRead } from '../../data/queries';
import { formatClock, formatDate, formatPercent } from '../../format';
import { SmallBandScale } from '../../ui/band-scale';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Loading } from '../../ui/loading';
import { Select } from '../../ui/select';
import { type Column, Table } from '../../ui/table';
import { attemptName, scaleLabel, scaleMarks, verdictWord } from '../report/attempt-words';
import { VerdictMark } from '../report/verdict-mark';
import styles from './history.module.css';

const ALL = 'all';

const COLUMNS: readonly Column<AttemptRow>[] = [
  { id: 'attempt', header: say('history.attempt'), isRowHeader: true, cell: (row) => <AttemptCell row={row} /> },
  { id: 'date', header: say('history.date'), cell: (row) => <span className={styles.date}>{formatDate(row.submittedAtMs)}</span> },
  { id: 'score', header: say('history.score'), isNumeric: true, cell: (row) => <ScoreCell row={row} /> },
  {
    id: 'scale',
    header: say('history.scale'),
    cell: (row) => <SmallBandScale label={scaleLabel(row, null)} marks={scaleMarks(row, null)} />,
  },
  { id: 'verdict', header: say('history.verdict'), cell: (row) => <VerdictCell row={row} /> },
  { id: 'time', header: say('history.time'), isNumeric: true, cell: (row) => formatClock(row.spentMs) },
];

export default function HistoryScreen() {
  const [, navigate] = useLocation();
  const history = useRead('history.list', {});
  if (history.isPending) return <Loading label={say('app.loading')} />;
  if (history.isError) {
    const problem = history.error instanceof CallError ? history.error.problem : null;
    return (
      <ErrorState
        title={say('app.broken')}
        detail={problem ? sayCode(problem.code, problem.params) : say('call.bug')}
        action={{ label: say('exam.retry'), onPress: () => void history.refetch() }}
      />
    );
  }
  const { rows } = history.data;
  return (
    <>
      <h1>{say('history.title')}</h1>
      {rows.length === 0 ? (
        <EmptyState sentence={say('history.empty')} action={{ label: say('history.empty.go'), onPress: () => navigate('/') }} />
      ) : (
        <Attempts rows={rows} />
      )}
    </>
  );
}

function Attempts({ rows }: { readonly rows: readonly AttemptRow[] }) {
  const [exam, setExam] = useState(ALL);
  const exams = new Map(rows.map(({ blueprint, title }) => [blueprint, title]));
  const shown = rows.filter((row) => exam === ALL || row.blueprint === exam).sort((a, b) => b.submittedAtMs - a.submittedAtMs);
  return (
    <>
      <div className={styles.bar}>
        {exams.size > 1 && (
          <Select
            label={say('history.exam')}
            value={exam}
            onChange={setExam}
            options={[{ id: ALL, label: say('history.all') }, ...[...exams].map(([id, label]) => ({ id, label }))]}
          />
        )}
        <p className={styles.count} role="status">
          {say('history.count', { count: shown.length })}
        </p>
      </div>
      <Card isFlush>
        <div className={styles.room}>
          <div className={styles.scroller}>
            <Table caption={say('history.caption')} columns={COLUMNS} rows={shown} rowKey={({ id }) => id} rowHref={({ id }) => `#/report/${id}`} />
          </div>
        </div>
      </Card>
    </>
  );
}

interface CellProps {
  readonly row: AttemptRow;
}

function AttemptCell({ row }: CellProps) {
  return (
    <>
      {attemptName(row)} <span className={styles.exam}>{row.title}</span>
    </>
  );
}

/** The score with its number of questions. */
function ScoreCell({ row }: CellProps) {
  if (row.share === null) return <span className={styles.below}>{say('history.no-score')}</span>;
  return (
    <>
      <b>{formatPercent(row.share)}</b> <span className={styles.below}>{say('history.right', { right: row.right, asked: row.scored })}</span>
    </>
  );
}

function VerdictCell({ row }: CellProps) {
  if (!row.verdict) return <span className={styles.date}>{say('history.no-verdict')}</span>;
  return <VerdictMark verdict={row.verdict}>{verdictWord(row.verdict, row.line)}</VerdictMark>;
}
