/** The report of a finished attempt: how it went, where the marks went, how the time was used, and every question with its reasons. */

import { useLocation } from 'wouter';
import type { Report } from '../../../api/report-views';
import { say } from '../../../language/say';
import { useRead } from '../../data/queries';
import { whyFailed } from '../../data/why-failed';
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
    return (
      <ErrorState
        title={say('report.not-found')}
        detail={whyFailed(report.error)}
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
