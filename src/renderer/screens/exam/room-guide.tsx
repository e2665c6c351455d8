/** What the exam room does, in a few paragraphs: before the first mock, and in the help. */

import { say } from '../../../language/say';
import styles from './guide.module.css';

export function RoomGuide() {
  return (
    <dl className={styles.guide}>
      {(['clock', 'answer', 'marks', 'move', 'safe'] as const).map((topic) => (
        <div key={topic}>
          <dt>{say(`exam.guide.${topic}`)}</dt>
          <dd>{say(`exam.guide.${topic}.text`)}</dd>
        </div>
      ))}
    </dl>
  );
}
