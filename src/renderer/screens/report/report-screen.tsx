/** The report of a finished attempt: how it went, where the marks went, how the time was used, and every question with its reasons. */

import { useLocation } from 'wouter';
import { CallError } from '../../../api/client';
import type { Report } from '../../../api/report-views';
import { say, sayCode } from '../../../language/say';
import { useRead } from '../../data/queries';
import { ErrorState } from '../../ui/error-state';
import { Loading } from '../../ui/loading';
import { AnswerChanges } from './answer-changes';
import { attemptName } from './attempt-words';
import { CertaintyResults } from './certainty-results';
import { DomainTable } from './domain-table';
import { Facts } from './facts';
import { Headline } from './headline';
import { MissedOnPaper } from './missed-on-paper';
import { QuestionList } from './question-list';
import styles from './report.module.css';
import { ReportActions } from './report-actions';
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
      <ReportActions report={report} />
      <DomainTable report={report} />
      <TypeResults report={report} />
      <AnswerChanges report={report} />
      <CertaintyResults report={report} />
      <TimeUsed report={report} />
      <div data-print="hide">
        <QuestionList report={report} />
      </div>
      <MissedOnPaper report={report} />
      <p className={styles.fine}>{say('report.not-official')}</p>
    </article>
  );
}
