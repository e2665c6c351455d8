/** The report of a finished attempt: how it went, where the marks went, how the time was used, and every question with its reasons. */

import { useLocation } from 'wouter';
import { CallError } from '../../../api/client';
import type { Report } from '../../../api/views';
import { say, sayCode } from '../../../language/say';
import { useCall, useRead } from '../../data/queries';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { Loading } from '../../ui/loading';
import { attemptName } from './attempt-words';
import { DomainTable } from './domain-table';
import { Facts } from './facts';
import { Headline } from './headline';
import { missedIds } from './question-filters';
import { QuestionList } from './question-list';
import styles from './report.module.css';
import { TimeUsed } from './time-used';
import { TypeResults } from './type-results';

export default function ReportScreen({ id }: { readonly id: string }) {
  const [, navigate] = useLocation();
  const report = useRead('attempt.report', { id });
  if (report.isPending) return <Loading label={say('app.loading')} />;
  if (report.isError) {
    const problem = report.error instanceof CallError ? report.error.problem : null;
    return (
      <ErrorState
        title={say('report.not-found')}
        detail={problem ? sayCode(problem.code, problem.params) : say('call.bug')}
        action={{ label: say('app.back-to-library'), onPress: () => navigate('/') }}
      />
    );
  }
  return <ReportPage report={report.data} />;
}

function ReportPage({ report }: { readonly report: Report }) {
  return (
    <article className={styles.report} aria-labelledby="report-title">
      <header className={styles.head}>
        <h1 id="report-title">{say('report.title', { exam: report.row.title, attempt: attemptName(report.row) })}</h1>
        <Facts report={report} />
      </header>
      <Headline report={report} />
      <Actions report={report} />
      <DomainTable report={report} />
      <TypeResults report={report} />
      <TimeUsed report={report} />
      <QuestionList report={report} />
      <p className={styles.fine}>{say('report.not-official')}</p>
    </article>
  );
}

/** What comes after a report: the missed questions once more, with answers after each. */
function Actions({ report }: { readonly report: Report }) {
  const [, navigate] = useLocation();
  const start = useCall('attempt.start');
  const missed = missedIds(report.questions);
  const practise = () =>
    start.mutate(
      {
        bank: report.bank.id,
        blueprint: report.blueprint.id,
        mode: 'custom',
        questions: missed.length,
        minutes: null,
        feedback: 'each',
        only: missed,
      },
      { onSuccess: ({ id }) => navigate(`/exam/${id}`) },
    );
  const problem = start.error instanceof CallError ? start.error.problem : null;
  return (
    <>
      <div className={styles.actions}>
        {missed.length > 0 && (
          <Button variant="primary" isDisabled={start.isPending} onPress={practise}>
            {say('report.practise-missed', { count: missed.length })}
          </Button>
        )}
        <Button onPress={() => navigate(`/compare/${report.row.id}`)}>{say('compare.link')}</Button>
        <Button variant="secondary" onPress={() => navigate('/')}>
          {say('app.back-to-library')}
        </Button>
      </div>
      {start.isError && <Banner tone="error">{problem ? sayCode(problem.code, problem.params) : say('call.bug')}</Banner>}
    </>
  );
}
