/** The page before the first clock: what the room does and its keys. Nothing is drawn and no time runs until "Begin". */

import { useEffect, useRef } from 'react';
import { say } from '../../../language/say';
import { Button } from '../../ui/button';
import styles from './guide.module.css';
import { KeyList } from './help-dialog';
import { RoomGuide } from './room-guide';

interface TutorialProps {
  readonly isBeginning: boolean;
  readonly onBegin: () => void;
  readonly onBack: () => void;
}

export function Tutorial({ isBeginning, onBegin, onBack }: TutorialProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles.tutorial}>
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {say('exam.guide.title')}
        </h1>
        <p>{say('exam.guide.lead')}</p>
      </header>
      <p className={styles.actions}>
        <Button variant="primary" isDisabled={isBeginning} onPress={onBegin}>
          {say('exam.guide.begin')}
        </Button>
        <Button variant="quiet" onPress={onBack}>
          {say('exam.guide.back')}
        </Button>
      </p>
      <div className={styles.sides}>
        <RoomGuide />
        <div className={styles.keySide}>
          <h2>{say('exam.guide.keys')}</h2>
          <KeyList />
        </div>
      </div>
    </section>
  );
}
