/** Every question of the attempt as a line that opens; filtered, and light enough for 500 of them. */

import { useState } from 'react';
import type { Report } from '../../../api/report-views';
import { say } from '../../../language/say';
import { SegmentedControl } from '../../ui/segmented-control';
import { isShown, type QuestionFilter, questionFilters } from './question-filters';
import { QuestionRow } from './question-row';
import styles from './questions.module.css';

export function QuestionList({ report }: { readonly report: Report }) {
  const [filter, setFilter] = useState<QuestionFilter>('all');
  const { questions } = report;
  const shown = questions.filter((question) => isShown(question, filter));
  return (
    <section className={styles.questions} aria-labelledby="report-questions">
      <h2 id="report-questions">{say('report.questions')}</h2>
      <SegmentedControl
        label={say('report.filter')}
        selected={filter}
        onSelect={setFilter}
        segments={questionFilters.map((id) => ({
          id,
          label: say(`report.filter.${id}`),
          count: questions.filter((question) => isShown(question, id)).length,
        }))}
      />
      {filter === 'guessed' && <p className={styles.hint}>{say('report.filter.guessed.hint')}</p>}
      {shown.length === 0 ? (
        <p className={styles.hint}>{say('report.filter.none')}</p>
      ) : (
        <ul className={styles.list}>
          {shown.map((question) => (
            <QuestionRow key={question.number} report={report} question={question} />
          ))}
        </ul>
      )}
    </section>
  );
}
