/** Two finished attempts side by side: the verdicts, where the marks went, the time, and the questions that both asked. */

import { useLocation } from 'wouter';
import type { Report } from '../../../api/report-views';
import type { AttemptRow } from '../../../core/evidence';
import { say } from '../../../language/say';
import { useRead } from '../../data/queries';
import { whyFailed } from '../../data/why-failed';
import { formatDate } from '../../format';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Loading } from '../../ui/loading';
import { PageHeader } from '../../ui/page-header';
import { Select } from '../../ui/select';
import { attemptName } from '../report/attempt-words';
import { BothQuestions } from './both-questions';
import styles from './compare.module.css';
import { DomainSides, PacingSides, Sides, TypeSides } from './sides';
import { WhatChanged } from './what-changed';

interface CompareScreenProps {
  readonly id: string;
  /** Not chosen yet where it is missing. */
  readonly other: string | undefined;
}

/** A list of more is no help, and takes long to open. */
const MOST_OFFERED = 200;

export default function CompareScreen({ id, other }: CompareScreenProps) {
  const [, navigate] = useLocation();
  const history = useRead('history.list', {});
  if (history.isPending) return <Loading label={say('app.loading')} />;
  const row = history.data?.rows.find((each) => each.id === id);
  if (!history.data || !row) {
    return <Failed detail={history.error ? whyFailed(history.error) : say('attempt.unknown')} />;
  }
  const others = candidatesFor(row, history.data.rows);
  const offered = others.filter((each, place) => place < MOST_OFFERED || each.id === other);
  return (
    <div className={styles.page}>
      <PageHeader
        title={say('compare.title')}
        subtitle={`${row.title} · ${nameAndDate(row)}`}
        back={{ label: say('compare.back'), onPress: () => navigate('/history') }}
      />
      {others.length === 0 ? (
        <EmptyState sentence={say('compare.alone')} action={{ label: say('compare.back'), onPress: () => navigate('/history') }} />
      ) : (
        <>
          <div className={styles.picker}>
            <Select
              label={say('compare.with')}
              placeholder={say('compare.choose')}
              value={other ?? null}
              onChange={(chosen) => navigate(`/compare/${id}/${chosen}`, { replace: other !== undefined })}
              hint={offered.length < others.length ? say('compare.with.newest', { shown: offered.length, count: others.length }) : undefined}
              options={offered.map((each) => ({ id: each.id, label: nameAndDate(each), detail: each.title }))}
            />
          </div>
          {other !== undefined && <Comparison key={`${id} ${other}`} first={id} second={other} />}
        </>
      )}
    </div>
  );
}

function Failed({ detail }: { readonly detail: string }) {
  const [, navigate] = useLocation();
  return <ErrorState title={say('compare.failed')} detail={detail} action={{ label: say('compare.back'), onPress: () => navigate('/history') }} />;
}

function nameAndDate(row: AttemptRow): string {
  return say('trend.named', { name: attemptName(row), date: formatDate(row.submittedAtMs) });
}

/** The others, those of the same exam first, the newest of each first. */
function candidatesFor(row: AttemptRow, rows: readonly AttemptRow[]): AttemptRow[] {
  const isSame = (each: AttemptRow) => Number(each.blueprint === row.blueprint);
  return rows.filter(({ id }) => id !== row.id).sort((a, b) => isSame(b) - isSame(a) || b.submittedAtMs - a.submittedAtMs);
}

/** The reports in the order of time, whichever was chosen first. */
function Comparison({ first, second }: { readonly first: string; readonly second: string }) {
  const one = useRead('attempt.report', { id: first });
  const two = useRead('attempt.report', { id: second });
  if (one.isPending || two.isPending) return <Loading label={say('app.loading')} />;
  const error = one.error ?? two.error;
  if (error || !one.data || !two.data) {
    return <Failed detail={whyFailed(error)} />;
  }
  const [before, after] = one.data.row.submittedAtMs <= two.data.row.submittedAtMs ? [one.data, two.data] : [two.data, one.data];
  return <Pair before={before} after={after} />;
}

function Pair({ before, after }: { readonly before: Report; readonly after: Report }) {
  const pair = { before, after };
  return (
    <>
      <WhatChanged {...pair} />
      <Sides {...pair} />
      {before.blueprint.id === after.blueprint.id && <DomainSides {...pair} />}
      <TypeSides {...pair} />
      <PacingSides {...pair} />
      <BothQuestions {...pair} />
    </>
  );
}
