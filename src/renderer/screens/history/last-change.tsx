/** What changed between the last two mocks of an exam, and whether that beats chance. */

import { Link } from 'wouter';
import { changeOfScore } from '../../../core/change';
import type { AttemptRow } from '../../../core/evidence';
import { say } from '../../../language/say';
import { changeWords } from '../../change-words';
import styles from './history.module.css';

/** Nothing where there are not two that can be held against each other. `rows` oldest first. */
export function LastChange({ rows }: { readonly rows: readonly AttemptRow[] }) {
  const [first, second] = rows.filter(({ mode, share }) => (mode === 'mock' || mode === 'short') && share !== null).slice(-2);
  if (!first || !second) return null;
  const compared = changeOfScore(first, second);
  if (compared.kind !== 'change') return null;
  return (
    <p className={styles.change}>
      {changeWords(compared.change, { first: first.share ?? 0, second: second.share ?? 0 })}{' '}
      <Link href={`/compare/${first.id}/${second.id}`}>{say('change.look')}</Link>
    </p>
  );
}
