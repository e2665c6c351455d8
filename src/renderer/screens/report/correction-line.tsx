/** Above an opened question: what the candidate has put right about it, and what it was before. */

import { PencilLine } from 'lucide-react';
import type { ReportQuestion } from '../../../api/report-views';
import { answerInWords } from '../../../core/answer-words';
import { say } from '../../../language/say';
import styles from './question-actions.module.css';

export function CorrectionLine({ question }: { readonly question: ReportQuestion }) {
  const { correction, view } = question;
  if (correction === null) return null;
  const outcome = say(`report.outcome.${correction.outcomeBefore}`);
  return (
    <div className={styles.corrected} role="note">
      <PencilLine size="1.125em" aria-hidden="true" />
      <div>
        <p>{say(`question.corrected.${correction.kind}`, { outcome })}</p>
        {correction.kind === 'key' && <p>{say('question.corrected.key-before', { key: answerInWords(view, correction.keyBefore) })}</p>}
        {correction.note && <p>{say('question.corrected.note', { note: correction.note })}</p>}
      </div>
    </div>
  );
}
