/** The history: every score on a line against the pass band, domain by domain, and all of it as a table. */

import { FilePlus2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Output } from '../../../api/contract';
import { say } from '../../../language/say';
import { useCall, useRead } from '../../data/queries';
import { whyFailed } from '../../data/why-failed';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Loading } from '../../ui/loading';
import { PageHeader } from '../../ui/page-header';
import { SegmentedControl } from '../../ui/segmented-control';
import { Select } from '../../ui/select';
import { Bin, type Deleted, JustDeleted } from './bin';
import { DomainTrends } from './domain-trends';
import { entriesOf, type HistoryEntry, isOfKind, type KindFilter, kindFilters } from './entries';
import styles from './history.module.css';
import { HistoryTable } from './history-table';
import { LastChange } from './last-change';
import { Trend } from './trend';
import trendStyles from './trend.module.css';

type Exams = Output<'library.read'>['exams'];

export default function HistoryScreen() {
  const [, navigate] = useLocation();
  const history = useRead('history.list', {});
  const outside = useRead('outside.list', {});
  // Titles of domains; without them the history is still whole.
  const library = useRead('library.read', {});
  const [gone, setGone] = useState<readonly Deleted[]>([]);
  const deletion = useDeletion(setGone);
  const entries = useMemo(() => entriesOf(history.data?.rows ?? [], outside.data?.reports ?? []), [history.data, outside.data]);
  if (history.isPending || outside.isPending || library.isPending) return <Loading label={say('app.loading')} />;
  const failed = history.isError ? history : outside.isError ? outside : null;
  if (failed) {
    return (
      <ErrorState
        title={say('app.broken')}
        detail={whyFailed(failed.error)}
        action={{ label: say('exam.retry'), onPress: () => void failed.refetch() }}
      />
    );
  }
  return (
    <>
      <PageHeader
        title={say('history.title')}
        actions={
          <Button icon={FilePlus2} onPress={() => navigate('/outside')}>
            {say('outside.add')}
          </Button>
        }
      />
      <JustDeleted items={gone} onUndo={deletion.undo} />
      {deletion.error && <Banner tone="error">{deletion.error}</Banner>}
      {entries.length === 0 ? (
        <EmptyState sentence={say('history.empty')} action={{ label: say('history.empty.go'), onPress: () => navigate('/') }} />
      ) : (
        <History entries={entries} exams={library.data?.exams ?? []} onDelete={deletion.remove} />
      )}
      <Bin except={gone} />
    </>
  );
}

function useDeletion(setGone: (change: (gone: readonly Deleted[]) => readonly Deleted[]) => void) {
  const remove = { attempt: useCall('attempt.delete'), outside: useCall('outside.delete') };
  const restore = { attempt: useCall('attempt.restore'), outside: useCall('outside.restore') };
  const error = remove.attempt.error ?? remove.outside.error ?? restore.attempt.error ?? restore.outside.error;
  return {
    error: error && whyFailed(error),
    remove({ kind, id, name, date }: HistoryEntry) {
      const item: Deleted = { kind, id, name: say('trend.named', { name, date }) };
      remove[kind].mutate({ id }, { onSuccess: () => setGone((gone) => [...gone, item]) });
    },
    undo({ kind, id }: Deleted) {
      const onSuccess = () => {
        setGone((gone) => gone.filter((item) => item.kind !== kind || item.id !== id));
        // Its button goes away with the line that it stands in.
        document.querySelector('h1')?.focus();
      };
      restore[kind].mutate({ id }, { onSuccess });
    },
  };
}

const ALL = 'all';
const RANGES = ['20', '100', 'all'] as const;
type Range = (typeof RANGES)[number];

interface HistoryProps {
  /** Oldest first. */
  readonly entries: readonly HistoryEntry[];
  readonly exams: Exams;
  readonly onDelete: (entry: HistoryEntry) => void;
}

function History({ entries, exams, onDelete }: HistoryProps) {
  const titles = useMemo(() => new Map(entries.map(({ blueprint, exam }) => [blueprint, exam])), [entries]);
  const [chosen, setExam] = useState<string | null>(null);
  const [kind, setKind] = useState<KindFilter>('all');
  const [range, setRange] = useState<Range>('100');
  // What was practised last is what the candidate came for; a band belongs to one exam.
  const exam = chosen !== null && (chosen === ALL || titles.has(chosen)) ? chosen : (entries.at(-1)?.blueprint ?? ALL);
  const ofExam = useMemo(() => entries.filter(({ blueprint }) => exam === ALL || blueprint === exam), [entries, exam]);
  const shown = useMemo(() => ofExam.filter((entry) => isOfKind(entry, kind)), [ofExam, kind]);
  const newest = useMemo(() => [...shown].reverse(), [shown]);
  const drawn = useMemo(() => (range === 'all' ? shown : shown.slice(-Number(range))), [shown, range]);
  return (
    <>
      <div className={styles.bar}>
        {titles.size > 1 && (
          <Select
            label={say('history.exam')}
            value={exam}
            onChange={setExam}
            options={[{ id: ALL, label: say('history.all') }, ...[...titles].map(([id, label]) => ({ id, label }))]}
          />
        )}
        <SegmentedControl
          label={say('trend.kind')}
          selected={kind}
          onSelect={setKind}
          segments={kindFilters.map((id) => ({
            id,
            label: say(`trend.kind.${id}`),
            count: ofExam.filter((entry) => isOfKind(entry, id)).length,
          }))}
        />
      </div>
      {shown.length === 0 ? (
        <p className={trendStyles.soft} role="status">
          {say('trend.none')}
        </p>
      ) : (
        <>
          <section className={trendStyles.sheet} aria-labelledby="history-scores">
            <div className={styles.bar}>
              <h2 id="history-scores">{say('trend.title')}</h2>
              {shown.length > Number(RANGES[0]) && (
                <SegmentedControl
                  label={say('trend.range')}
                  selected={range}
                  onSelect={setRange}
                  segments={RANGES.map((id) => ({ id, label: say(`trend.range.${id}`) }))}
                />
              )}
            </div>
            <Trends entries={drawn} exam={exam} titles={titles} />
          </section>
          {exam !== ALL && <ByDomain entries={drawn} exams={exams} exam={exam} />}
          <section className={styles.section} aria-labelledby="history-all">
            <h2 id="history-all" className="visually-hidden">
              {say('trend.table')}
            </h2>
            <p className={styles.count} role="status">
              {say('trend.count', { count: shown.length })}
            </p>
            <HistoryTable entries={newest} showsExam={exam === ALL} onDelete={onDelete} />
          </section>
        </>
      )}
    </>
  );
}

interface TrendsProps {
  readonly entries: readonly HistoryEntry[];
  readonly exam: string;
  readonly titles: ReadonlyMap<string, string>;
}

/** One picture an exam: each has a band of its own. */
function Trends({ entries, exam, titles }: TrendsProps) {
  const one = (of: readonly HistoryEntry[]) => (
    <>
      <LastChange rows={of.flatMap((entry) => (entry.kind === 'attempt' ? [entry.row] : []))} />
      <Trend entries={of} line={of.findLast(({ line }) => line !== null)?.line ?? null} />
    </>
  );
  if (exam !== ALL || titles.size === 1) {
    return (
      <>
        <p className={trendStyles.soft}>{say('trend.caption')}</p>
        {one(entries)}
      </>
    );
  }
  const blueprints = [...new Set(entries.map(({ blueprint }) => blueprint))];
  return (
    <>
      <p className={trendStyles.soft}>
        {say('trend.caption')} {say('trend.domains.choose')}
      </p>
      {blueprints.map((blueprint) => (
        <section key={blueprint} className={styles.section} aria-label={titles.get(blueprint)}>
          <h3>{titles.get(blueprint)}</h3>
          {one(entries.filter((entry) => entry.blueprint === blueprint))}
        </section>
      ))}
    </>
  );
}

function ByDomain({ entries, exams, exam }: { readonly entries: readonly HistoryEntry[]; readonly exams: Exams; readonly exam: string }) {
  const card = exams.find(({ blueprint }) => blueprint.id === exam);
  if (!card || !entries.some(({ domains }) => domains.length > 0)) return null;
  return <DomainTrends entries={entries} domains={card.blueprint.domains} line={card.line} />;
}
