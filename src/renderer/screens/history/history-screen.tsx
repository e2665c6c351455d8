/** All finished attempts, newest first, each with its score against the line. */

import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { CallError } from '../../../api/client';
import type { AttemptRow } from '../../../core/evidence';
import { say, sayCode } from '../../../language/say';
import { useRead } from '../../data/queries';
import { formatClock, formatDate, formatPercent } from '../../format';
import { SmallBandScale } from '../../ui/band-scale';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Loading } from '../../ui/loading';
import { Select } from '../../ui/select';
import { attemptName, scaleLabel, scaleMarks, verdictWord } from '../report/attempt-words';
import { VerdictMark } from '../report/verdict-mark';
import styles from './history.module.css';

const ALL = 'all';

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
        <EmptyState sentence={say('history.empty')} action={{ label: say('app.library'), onPress: () => navigate('/') }} />
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
            items={[{ value: ALL, label: say('history.all') }, ...[...exams].map(([value, label]) => ({ value, label }))]}
          />
        )}
        <p className={styles.soft} role="status">
          {say('history.count', { count: shown.length })}
        </p>
      </div>
      <div className={styles.sheet}>
        <table className={styles.table}>
          <caption className="visually-hidden">{say('history.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('history.attempt')}</th>
              <th scope="col">{say('history.date')}</th>
              <th scope="col" className={styles.figure}>
                {say('history.score')}
              </th>
              <th scope="col">{say('history.scale')}</th>
              <th scope="col">{say('history.verdict')}</th>
              <th scope="col" className={styles.figure}>
                {say('history.time')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Attempt key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Attempt({ row }: { readonly row: AttemptRow }) {
  const date = formatDate(row.submittedAtMs);
  return (
    <tr>
      <th scope="row">
        <Link
          href={`/report/${row.id}`}
          className={styles.link ?? ''}
          aria-label={say('history.open', { exam: row.title, attempt: attemptName(row), date })}
        >
          {attemptName(row)}
        </Link>
        <span className={styles.soft}>{row.title}</span>
      </th>
      <td className={styles.soft}>{date}</td>
      <td className={styles.figure}>
        {row.share === null ? (
          <span className={styles.soft}>{say('history.no-score')}</span>
        ) : (
          <>
            <b>{formatPercent(row.share)}</b>
            <span className={styles.soft}>{say('history.right', { right: row.right, asked: row.scored })}</span>
          </>
        )}
      </td>
      <td>
        <SmallBandScale label={scaleLabel(row, null)} marks={scaleMarks(row, null)} />
      </td>
      <td>
        {row.verdict ? (
          <VerdictMark verdict={row.verdict}>{verdictWord(row.verdict, row.line)}</VerdictMark>
        ) : (
          <span className={styles.soft}>{say('history.no-verdict')}</span>
        )}
      </td>
      <td className={styles.figure}>{formatClock(row.spentMs)}</td>
    </tr>
  );
}
