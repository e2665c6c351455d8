/** Weak areas: what to study and what to test, in two lists that are never one, each area with why and one press to drill it. */

import { Printer } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { ExamStudy } from '../../../api/study-views';
import { say } from '../../../language/say';
import { useCall, useRead } from '../../data/queries';
import { whyFailed } from '../../data/why-failed';
import { wholePercent } from '../../format';
import { ReadinessPanel } from '../../readiness/readiness-panel';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Loading } from '../../ui/loading';
import { PageHeader } from '../../ui/page-header';
import { SegmentedControl } from '../../ui/segmented-control';
import { Select } from '../../ui/select';
import { AreaList } from './area-list';
import { SetAside } from './set-aside';
import styles from './weak.module.css';

const DRILL_QUESTIONS = 10;
/** What tells whether a fixed area has stayed so. */
const CHECK_QUESTIONS = 5;

export default function WeakScreen() {
  const [, navigate] = useLocation();
  const [exam, setExam] = useState<string | null>(null);
  const weak = useRead('weak.read', { blueprint: exam });
  if (weak.isPending) return <Loading label={say('app.loading')} />;
  if (weak.isError) {
    return (
      <ErrorState
        title={say('weak.not-found')}
        detail={whyFailed(weak.error)}
        action={{ label: say('exam.retry'), onPress: () => void weak.refetch() }}
      />
    );
  }
  const { exams, shown } = weak.data;
  return (
    <>
      <PageHeader
        title={say('weak.title')}
        actions={
          <Button variant="quiet" icon={Printer} onPress={() => navigate('/cram-sheet')}>
            {say('sheet.open')}
          </Button>
        }
      />
      {shown === null ? (
        <>
          <ReadinessPanel blueprint={null} />
          <EmptyState sentence={say('weak.empty')} action={{ label: say('weak.empty.go'), onPress: () => navigate('/') }} />
        </>
      ) : (
        <>
          {exams.length > 1 && (
            <div className={styles.exam}>
              <Select
                label={say('weak.exam')}
                value={shown.blueprint}
                onChange={setExam}
                options={exams.map(({ blueprint, title }) => ({ id: blueprint, label: title }))}
              />
            </div>
          )}
          <ReadinessPanel key={`readiness ${shown.blueprint}`} blueprint={shown.blueprint} />
          <Study key={shown.blueprint} study={shown} />
        </>
      )}
      <SetAside />
    </>
  );
}

type Level = 'domain' | 'topic' | 'task';
const LEVELS: readonly Level[] = ['domain', 'topic', 'task'];

function Study({ study }: { readonly study: ExamStudy }) {
  const [, navigate] = useLocation();
  const [level, setLevel] = useState<Level>('domain');
  const start = useCall('attempt.start');
  const readiness = useRead('readiness.read', { blueprint: study.blueprint });
  const of = (kind: Level) => ({
    weak: study.weak.filter((area) => area.kind === kind),
    notEnough: study.notEnough.filter((area) => area.kind === kind),
    rest: study.rest.filter((area) => area.kind === kind),
    fixed: study.fixed.filter((area) => area.kind === kind),
  });
  const countOf = (lists: ReturnType<typeof of>) => lists.weak.length + lists.notEnough.length + lists.rest.length + lists.fixed.length;
  const levels = LEVELS.map((id) => ({ id, count: countOf(of(id)) })).filter(({ count }) => count > 0);
  const { weak, notEnough, rest, fixed } = of(level);
  const drill = (area: ExamStudy['weak'][number]) => {
    if (area.bank === null) return;
    start.mutate(
      {
        bank: area.bank,
        blueprint: study.blueprint,
        mode: 'drill',
        questions: area.recovery?.kind === 'fixed' && area.recovery.isDue ? CHECK_QUESTIONS : DRILL_QUESTIONS,
        minutes: null,
        feedback: 'each',
        domains: area.kind === 'topic' ? [] : area.domains,
        ...(area.kind === 'topic' && { topics: [area.id] }),
        ...(area.kind === 'task' && { tasks: [area.id] }),
      },
      { onSuccess: ({ id }) => navigate(`/exam/${id}`) },
    );
  };
  const drillNow = useCall('drill.start');
  const failed = start.error ?? drillNow.error;
  const oneMore = new Map(readiness.data?.shown?.oneMore.map(({ domain, points }) => [domain, points]));
  const lists = { exam: study.blueprint, domains: study.domains, oneMore, isBusy: start.isPending || drillNow.isPending, onDrill: drill };
  return (
    <>
      <p className={styles.subtitle}>
        <b>{study.title}</b>
        <br />
        {say('weak.subtitle.answers', { count: study.answers })} {say('weak.subtitle.attempts', { count: study.attempts })}{' '}
        {say('weak.subtitle', { target: wholePercent(study.target) })}
      </p>
      <div className={styles.now}>
        <Button
          variant="primary"
          isDisabled={lists.isBusy}
          onPress={() => drillNow.mutate({ blueprint: study.blueprint }, { onSuccess: ({ id }) => navigate(`/exam/${id}`) })}
        >
          {say('weak.drill-now')}
        </Button>
        <p className={styles.hint}>{say('weak.drill-now.hint')}</p>
      </div>
      <SegmentedControl
        label={say('weak.level')}
        selected={level}
        onSelect={setLevel}
        segments={levels.map(({ id, count }) => ({ id, label: say(`weak.level.${id}`), count }))}
      />
      {failed !== null && <Banner tone="error">{whyFailed(failed)}</Banner>}
      <AreaList {...lists} title={say('weak.weak')} hint={say('weak.weak.hint')} none={say('weak.weak.none')} areas={weak} />
      <AreaList {...lists} title={say('weak.not-enough')} hint={say('weak.not-enough.hint')} none={say('weak.not-enough.none')} areas={notEnough} />
      {fixed.length > 0 && <AreaList {...lists} title={say('weak.fixed')} hint={say('weak.fixed.hint')} areas={fixed} />}
      {rest.length > 0 && <AreaList {...lists} title={say('weak.rest')} hint={say('weak.rest.hint')} areas={rest} />}
      <p className={styles.explain}>
        {say('weak.explain')} <Link href="/help/worked-example">{say('help.example.link')}</Link>
      </p>
    </>
  );
}
