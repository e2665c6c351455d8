/** The table twin of the trends: everything in the history, newest first, one page at a time. */

import { GitCompareArrows, Trash2 } from 'lucide-react';
import { useLocation } from 'wouter';
import { say } from '../../../language/say';
import { formatClock, formatPercent } from '../../format';
import { SmallBandScale } from '../../ui/band-scale';
import { Card } from '../../ui/card';
import { IconButton } from '../../ui/icon-button';
import { Pager, usePages } from '../../ui/pager';
import { type Column, Table } from '../../ui/table';
import { verdictWord } from '../report/attempt-words';
import { VerdictMark } from '../report/verdict-mark';
import { type HistoryEntry, scaleWords } from './entries';
import styles from './history.module.css';
import { MarkShape } from './marks';

/** Rows that are drawn at once: a history may have a thousand. */
const PAGE = 50;

interface HistoryTableProps {
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  /** Where there are several, each row says which it was. */
  readonly showsExam: boolean;
  readonly onDelete: (entry: HistoryEntry) => void;
}

export function HistoryTable({ entries, showsExam, onDelete }: HistoryTableProps) {
  const { shown, pages } = usePages(entries, PAGE);
  const [, navigate] = useLocation();
  const columns: readonly Column<HistoryEntry>[] = [
    { id: 'attempt', header: say('history.attempt'), isRowHeader: true, cell: (entry) => <NameCell entry={entry} showsExam={showsExam} /> },
    { id: 'date', header: say('history.date'), cell: (entry) => <DateCell entry={entry} /> },
    { id: 'score', header: say('history.score'), isNumeric: true, cell: (entry) => <ScoreCell entry={entry} /> },
    { id: 'scale', header: say('history.scale'), cell: (entry) => <ScaleCell entry={entry} /> },
    { id: 'verdict', header: say('history.verdict'), cell: (entry) => <VerdictCell entry={entry} /> },
    {
      id: 'actions',
      header: <span className="visually-hidden">{say('trend.actions')}</span>,
      cell: (entry) => {
        const name = say('trend.named', { name: entry.name, date: entry.date });
        return (
          <span className={styles.actions}>
            {entry.kind === 'attempt' && (
              <IconButton icon={GitCompareArrows} label={say('trend.compare', { name })} onPress={() => navigate(`/compare/${entry.id}`)} />
            )}
            <IconButton icon={Trash2} label={say('trend.delete', { name })} onPress={() => onDelete(entry)} />
          </span>
        );
      },
    },
  ];
  return (
    <Card isFlush>
      <div className={styles.room}>
        <div className={styles.scroller}>
          <Table
            caption={say('history.caption')}
            columns={columns}
            rows={shown}
            rowKey={({ key }) => key}
            rowHref={({ kind, id }) => (kind === 'attempt' ? `#/report/${id}` : `#/outside/${id}`)}
          />
        </div>
      </div>
      <Pager table={say('trend.table')} {...pages} />
    </Card>
  );
}

interface CellProps {
  readonly entry: HistoryEntry;
}

/** What it is called, of which exam, and for a report from elsewhere what it is and how it counts. */
function NameCell({ entry, showsExam }: CellProps & Pick<HistoryTableProps, 'showsExam'>) {
  return (
    <>
      {entry.kind === 'outside' && <MarkShape mark={entry.mark} />} {entry.name} {showsExam && <span className={styles.exam}>{entry.exam}</span>}
      {entry.kind === 'outside' && (
        <span className={styles.exam}>
          {[entry.report.name !== '' && say(`trend.mark.${entry.report.kind}`), say(`outside.standing.${entry.report.standing}`)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      )}
    </>
  );
}

/** When it was, and how long it took. */
function DateCell({ entry }: CellProps) {
  return (
    <span className={styles.date}>
      {entry.date}
      {entry.kind === 'attempt' && <span className={styles.below}>{say('trend.took', { time: formatClock(entry.row.spentMs) })}</span>}
    </span>
  );
}

/** The score with its number of questions, where that is known. */
function ScoreCell({ entry }: CellProps) {
  if (entry.share === null) return <span className={styles.below}>{say('history.no-score')}</span>;
  const counts = entry.kind === 'attempt' ? { right: entry.row.right, asked: entry.row.scored } : entry.score;
  return (
    <>
      <b>{formatPercent(entry.share)}</b>{' '}
      {counts.right !== null && counts.asked !== null && (
        <span className={styles.below}>{say('history.right', { right: counts.right, asked: counts.asked })}</span>
      )}
    </>
  );
}

function ScaleCell({ entry }: CellProps) {
  const { line, share, interval, side } = entry;
  if (line === null) return <span className={styles.date}>–</span>;
  return <SmallBandScale label={scaleWords(entry, line)} marks={{ share, interval, line, previous: null, side }} />;
}

/** Of an attempt our verdict; of a report from elsewhere what it says itself. */
function VerdictCell({ entry }: CellProps) {
  if (entry.kind === 'outside') {
    const { outcome } = entry.report;
    if (outcome === null) return <span className={styles.date}>{say('outside.verdict.none')}</span>;
    return <VerdictMark verdict={outcome === 'passed' ? 'pass' : 'fail'}>{say(`outside.outcome.${outcome}`)}</VerdictMark>;
  }
  const { verdict, line } = entry.row;
  if (!verdict) return <span className={styles.date}>{say('history.no-verdict')}</span>;
  return <VerdictMark verdict={verdict}>{verdictWord(verdict, line)}</VerdictMark>;
}
