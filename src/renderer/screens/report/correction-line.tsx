/** Above an opened question: what the candidate has put right about it, and what it was before. */

import { PencilLine } from 'lucide-react';
import type { ReportQuestion } from '../../../api/views';
import { say } from '../../../language/say';
import { letterOf } from '../../format';
import styles from './question-actions.module.css';

export function CorrectionLine({ question }: { readonly question: ReportQuestion }) {
  const { correction } = question;
  if (correction === null) return null;
  const outcome = say(`report.outcome.${correction.outcomeBefore}`);
  return (
    <div className={styles.corrected} role="note">
      <PencilLine size="1.125em" aria-hidden="true" />
      <div>
        <p>{say(`question.corrected.${correction.kind}`, { outcome })}</p>
        {correction.kind === 'key' && <p>{say('question.corrected.key-before', { key: keyInWords(question) })}</p>}
        {correction.note && <p>{say('question.corrected.note', { note: correction.note })}</p>}
      </div>
    </div>
  );
}

/** The key of the bank: by letter as it was shown, or the texts in their order. */
function keyInWords({ view, correction }: ReportQuestion): string {
  const textOf = (id: string) => view.options.find((option) => option.id === id)?.text ?? id;
  const key = correction?.keyBefore;
  switch (key?.kind) {
    case undefined:
      return '';
    case 'choice':
      return view.options.flatMap(({ id, text }, index) => (key.chosen.includes(id) ? [`${letterOf(index)}. ${text}`] : [])).join(' · ');
    case 'order':
      return key.order.map(textOf).join(' → ');
    case 'match':
      return view.prompts.map(({ id, text }) => `${text} – ${textOf(key.pairs[id] ?? '')}`).join(' · ');
  }
}
