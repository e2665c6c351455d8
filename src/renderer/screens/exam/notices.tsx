/** What the room has to say between the bars: a failed save or a slow one, another page, a welcome, a warning of the clock. */

import { say, sayCode } from '../../../language/say';
import { Banner } from '../../ui/banner';
import styles from './exam.module.css';
import type { Session, SessionState } from './session';

interface NoticesProps {
  readonly session: Session;
  readonly state: SessionState;
  readonly isSlow: boolean;
  readonly welcome: string | null;
  readonly warning: string | null;
}

export function Notices({ session, state: { saving, problem, role }, isSlow, welcome, warning }: NoticesProps) {
  const reason = problem && sayCode(problem.code, problem.params);
  return (
    <section className={styles.notices} aria-label={say('exam.notices')}>
      {saving === 'failed' && (
        <Banner tone="error" action={{ label: say('exam.retry'), onPress: session.retry }}>
          {say('exam.not-saved')} {reason}
        </Banner>
      )}
      {saving !== 'failed' && reason && <Banner tone="warning">{reason}</Banner>}
      {isSlow && <Banner tone="info">{say('exam.saving.slow')}</Banner>}
      {role === 'reader' && (
        <Banner tone="info" action={{ label: say('exam.take-over'), onPress: () => void session.takeOver() }}>
          {say('exam.reader')}
        </Banner>
      )}
      {welcome && <Banner tone="info">{welcome}</Banner>}
      {warning && <p className={styles.warning}>{warning}</p>}
    </section>
  );
}
