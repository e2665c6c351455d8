/** What can be done with a report: practise what was missed, take it away as a file or on paper, or leave it. */

import { Braces, Download, FileText, FolderOutput, Printer, Sheet } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Report } from '../../../api/report-views';
import { attemptCsv, attemptJson, attemptRecord } from '../../../core/export/attempt-record';
import { say } from '../../../language/say';
import { useCall } from '../../data/queries';
import { download } from '../../data/transfer';
import { whyFailed } from '../../data/why-failed';
import { type ExportChoice, ExportDialog } from '../../export/export-dialog';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Menu } from '../../ui/menu';
import { attemptText } from './attempt-text';
import { attemptName } from './attempt-words';
import { isShown, missedIds } from './question-filters';
import styles from './report.module.css';

export function ReportActions({ report }: { readonly report: Report }) {
  const [, navigate] = useLocation();
  const [isExporting, setExporting] = useState(false);
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
        <Button icon={FolderOutput} onPress={() => setExporting(true)}>
          {say('export.button')}
        </Button>
        <Button icon={Printer} onPress={() => window.print()}>
          {say('report.print')}
        </Button>
        <Button onPress={() => navigate(`/compare/${report.row.id}`)}>{say('compare.link')}</Button>
        <Button onPress={() => navigate('/')}>{say('app.back-to-library')}</Button>
      </div>
      {isExporting && <ExportDialog title={say('export.title')} choices={choicesOf(report)} onClose={() => setExporting(false)} />}
      {start.isError && <Banner tone="error">{whyFailed(start.error)}</Banner>}
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

/** Missed and flagged questions where there are any, and all of them. */
function choicesOf({ row, questions }: Report): readonly [ExportChoice, ...ExportChoice[]] {
  const choice = (id: 'missed' | 'flagged' | 'all'): ExportChoice => {
    const ids = [...new Set(questions.filter((question) => isShown(question, id)).map(({ view }) => view.id))];
    const label = say(`export.which.${id}`, { count: ids.length });
    const title = say(`export.selection.${id}`, { exam: row.title, attempt: attemptName(row) });
    return { id, label, from: { kind: 'attempt', attempt: row.id, questions: ids, title } };
  };
  const some = (['missed', 'flagged'] as const).filter((id) => questions.some((question) => isShown(question, id))).map(choice);
  const [first, ...rest] = [...some, choice('all')];
  return first === undefined ? [choice('all')] : [first, ...rest];
}
