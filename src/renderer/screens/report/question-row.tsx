/** One question of a report: a line with its outcome, which opens to everything about it. */

import { Check, ChevronDown, CircleDashed, CircleSlash, Flag, type LucideIcon, X } from 'lucide-react';
import { memo, useId, useState } from 'react';
import type { Report, ReportQuestion } from '../../../api/report-views';
import { say } from '../../../language/say';
import { formatClock } from '../../format';
import { DomainSwatch } from '../../ui/domain-bar';
import { QuestionDetail } from './question-detail';
import styles from './questions.module.css';

const SIGNS: Readonly<Record<ReportQuestion['outcome'], LucideIcon>> = {
  right: Check,
  wrong: X,
  skipped: CircleDashed,
  'not-reached': CircleSlash,
};

interface QuestionRowProps {
  readonly report: Report;
  readonly question: ReportQuestion;
}

/** Nothing of an unopened question is rendered but its line. */
export const QuestionRow = memo(function QuestionRow({ report, question }: QuestionRowProps) {
  const [open, setOpen] = useState(false);
  const body = useId();
  const { number, view, outcome, domain, dwellMs } = question;
  const Sign = SIGNS[outcome];
  const tags = tagsOf(question);
  return (
    <li className={styles.row} data-outcome={outcome} data-open={open || undefined}>
      <h3 className={styles.heading}>
        <button type="button" className={styles.opener} aria-expanded={open} aria-controls={open ? body : undefined} onClick={() => setOpen(!open)}>
          <span className={styles.number}>
            <span className="visually-hidden">{say('report.question.number', { number })}</span>
            <span aria-hidden="true">{number}</span>
          </span>
          <span className={styles.outcome}>
            <Sign size="1.125em" strokeWidth={2.5} aria-hidden="true" />
            {say(`report.outcome.${outcome}`)}
          </span>
          <span className={styles.line}>
            {firstLine(view.stem)}
            <span className={styles.opening} aria-hidden="true">
              {firstLine(view.scenario)}
            </span>
          </span>
          <span className={styles.tags}>
            {question.answer.flagged && <Flag size="1.125em" fill="currentColor" role="img" aria-label={say('report.question.flagged')} />}
            {tags.map((tag) => (
              <span key={tag}>{tag}</span>
            ))}
          </span>
          <span className={styles.domain}>
            <span className="visually-hidden">{say('report.question.domain', { domain })}</span>
            <DomainSwatch index={report.blueprint.domains.findIndex((candidate) => candidate.id === domain)} />
            <span aria-hidden="true">{domain}</span>
          </span>
          <span className={styles.time}>
            <span className="visually-hidden">{say('report.question.time', { time: formatClock(dwellMs) })}</span>
            <span aria-hidden="true">{formatClock(dwellMs)}</span>
          </span>
          <ChevronDown size="1.125em" aria-hidden="true" className={styles.chevron} />
        </button>
      </h3>
      {open && (
        <div id={body} className={styles.body}>
          <QuestionDetail report={report} question={question} />
        </div>
      )}
    </li>
  );
});

function tagsOf({ changed, slow, fast, scored, voided }: ReportQuestion): string[] {
  return [
    ...(voided ? [say('report.question.voided')] : scored ? [] : [say('report.question.unscored')]),
    ...(changed ? [say('report.question.changed')] : []),
    ...(slow ? [say('report.question.slow')] : []),
    ...(fast ? [say('report.question.fast')] : []),
  ];
}

/** The first line of a text without the signs of Markdown. Many stems are alike, so the scenario begins behind them. */
function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').replace(/[*`]/g, '');
}
