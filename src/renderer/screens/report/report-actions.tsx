/** What can be done with a report: practise what was missed, take it away as a file or on paper, or leave it. */

import { Braces, Download, FileText, Printer, Sheet } from 'lucide-react';
import { useLocation } from 'wouter';
import { CallError } from '../../../api/client';
import type { Report } from '../../../api/views';
import { attemptCsv, attemptJson, attemptRecord } from '../../../core/export/attempt-record';
import { say, sayCode } from '../../../language/say';
import { useCall } from '../../data/queries';
import { download } from '../../data/transfer';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Menu } from '../../ui/menu';
import { attemptText } from './attempt-text';
import { missedIds } from './question-filters';
import styles from './report.module.css';

export function ReportActions({ report }: { readonly report: Report }) {
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
      <div className={styles.actions} data-print="hide">
        {missed.length > 0 && (
          <Button variant="primary" isDisabled={start.isPending} onPress={practise}>
            {say('report.practise-missed', { count: missed.length })}
          </Button>
        )}
        <Menu
          label={say('report.export')}
          icon={Download}
          items={[
            { id: 'csv', label: say('report.export.csv'), icon: Sheet },
            { id: 'json', label: say('report.export.json'), icon: Braces },
            { id: 'markdown', label: say('report.export.markdown'), icon: FileText },
          ]}
          onChoose={(format) => exportAs(format, report)}
        />
        <Button icon={Printer} onPress={() => window.print()}>
          {say('report.print')}
        </Button>
        <Button onPress={() => navigate(`/compare/${report.row.id}`)}>{say('compare.link')}</Button>
        <Button onPress={() => navigate('/')}>{say('app.back-to-library')}</Button>
      </div>
      {start.isError && <Banner tone="error">{problem ? sayCode(problem.code, problem.params) : say('call.bug')}</Banner>}
    </>
  );
}

function exportAs(format: 'csv' | 'json' | 'markdown', report: Report): void {
  const { row } = report;
  const name = `passband-${row.blueprint}-${row.mode}-${row.number}`;
  const record = () =>
    attemptRecord(report, { startedAt: new Date(row.startedAtMs).toISOString(), submittedAt: new Date(row.submittedAtMs).toISOString() });
  switch (format) {
    case 'csv':
      download(`${name}.csv`, new Blob([attemptCsv(record())], { type: 'text/csv' }));
      break;
    case 'json':
      download(`${name}.json`, new Blob([attemptJson(record())], { type: 'application/json' }));
      break;
    case 'markdown':
      download(`${name}.md`, new Blob([attemptText(report)], { type: 'text/markdown' }));
      break;
  }
}
