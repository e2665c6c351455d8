/** The questions that both attempts asked, with both outcomes. */

import { useState } from 'react';
import type { ReportQuestion } from '../../../api/report-views';
import { say } from '../../../language/say';
import { Card } from '../../ui/card';
import { Pager, usePages } from '../../ui/pager';
import { ScrollRoom } from '../../ui/scroll-room';
import { SegmentedControl } from '../../ui/segmented-control';
import { type Column, Table } from '../../ui/table';
import { attemptName } from '../report/attempt-words';
import styles from './compare.module.css';
import type { ReportPair } from './what-changed';

interface Both {
  readonly before: ReportQuestion;
  readonly after: ReportQuestion;
}

const FILTERS = ['changed', 'all'] as const;
type Filter = (typeof FILTERS)[number];
const PAGE = 50;

const isRight = ({ outcome }: ReportQuestion) => outcome === 'right';
const isChanged = ({ before, after }: Both) => before.outcome !== after.outcome;

export function BothQuestions({ before, after }: ReportPair) {
  const [filter, setFilter] = useState<Filter>('changed');
  const both = inBoth({ before, after });
  const found = both.filter((each) => filter === 'all' || isChanged(each));
  const { shown, pages } = usePages(found, PAGE);
  const columns: readonly Column<Both>[] = [
    { id: 'question', header: say('compare.question'), isRowHeader: true, cell: (each) => <Words question={each.after} /> },
    { id: 'before', header: attemptName(before.row), cell: (each) => outcomeOf(each.before) },
    { id: 'after', header: attemptName(after.row), cell: (each) => outcomeOf(each.after) },
  ];
  if (both.length === 0) {
    return (
      <Card title={say('compare.both')}>
        <p className={styles.soft}>{say('compare.both.none')}</p>
      </Card>
    );
  }
  return (
    <Card title={say('compare.both')}>
      <div className={styles.both}>
        <p>
          {say('compare.both.summary', {
            count: both.length,
            gained: both.filter((each) => !isRight(each.before) && isRight(each.after)).length,
            lost: both.filter((each) => isRight(each.before) && !isRight(each.after)).length,
          })}{' '}
          <span className={styles.soft}>{say('compare.both.memory')}</span>
        </p>
        <SegmentedControl
          label={say('compare.both.filter')}
          selected={filter}
          onSelect={setFilter}
          segments={FILTERS.map((id) => ({
            id,
            label: say(`compare.both.${id}`),
            count: id === 'all' ? both.length : both.filter(isChanged).length,
          }))}
        />
        {shown.length === 0 ? (
          <p className={styles.soft}>{say('compare.both.same')}</p>
        ) : (
          <ScrollRoom label={say('compare.both')}>
            <Table caption={say('compare.both')} columns={columns} rows={shown} rowKey={(each) => each.after.view.id} isDense />
          </ScrollRoom>
        )}
        <Pager table={say('compare.both')} {...pages} />
      </div>
    </Card>
  );
}

/** In the order of the later attempt. Ids are unique within a bank only. */
function inBoth({ before, after }: ReportPair): Both[] {
  if (before.bank.id !== after.bank.id) return [];
  const earlier = new Map(before.questions.map((question) => [question.view.id, question]));
  return after.questions.flatMap((question) => {
    const found = earlier.get(question.view.id);
    return found ? [{ before: found, after: question }] : [];
  });
}

/** Its question in a line, and where it begins: many stems are alike. Plain text, without the signs of Markdown. */
function Words({ question: { view, domain } }: { readonly question: ReportQuestion }) {
  return (
    <>
      {firstLine(view.stem)} <span className={styles.opening}>{firstLine(view.scenario)}</span>
      <span className={styles.opening}>{say('report.question.domain', { domain })}</span>
    </>
  );
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').replace(/[*`]/g, '');
}

function outcomeOf({ outcome, number }: ReportQuestion): string {
  return say('compare.outcome', { outcome: say(`report.outcome.${outcome}`), number });
}
