/** The figure of readiness with its word, and the sentence that says what it means; or what is missing before there is one. */

import { CircleCheck, CircleDashed, CircleHelp, Hourglass, type LucideIcon, Scale } from 'lucide-react';
import type { ExamReadinessView } from '../../api/readiness-views';
import { say } from '../../language/say';
import { Tag, type TagProps } from '../ui/tag';
import styles from './readiness.module.css';
import { fewestAnswers, missingWords, readinessLabel, readinessSentence } from './readiness-words';

type Kind = 'ready' | 'either-way' | 'not-yet' | 'official-only' | 'too-early';
const LOOKS: Readonly<Record<Kind, { readonly icon: LucideIcon; readonly tone: NonNullable<TagProps['tone']> }>> = {
  ready: { icon: CircleCheck, tone: 'pass' },
  'either-way': { icon: Scale, tone: 'caution' },
  'not-yet': { icon: Hourglass, tone: 'neutral' },
  'official-only': { icon: CircleHelp, tone: 'neutral' },
  'too-early': { icon: CircleDashed, tone: 'neutral' },
};

export function ReadinessHead({ shown }: { readonly shown: ExamReadinessView }) {
  const { readiness } = shown;
  const { icon, tone } = LOOKS[readiness.kind === 'chance' ? readiness.label : readiness.kind];
  return (
    <>
      <p className={styles.figure}>
        {readiness.kind !== 'too-early' && <b>{say('readiness.percent', { percent: readiness.percent })}</b>}
        <Tag icon={icon} tone={tone}>
          {readinessLabel(readiness)}
        </Tag>
      </p>
      {[readinessSentence(shown), ...missingWords(shown, fewestAnswers)].map((sentence) => sentence && <p key={sentence}>{sentence}</p>)}
      {readiness.kind === 'official-only' && <p className={styles.soft}>{say('readiness.official-only', { needed: fewestAnswers })}</p>}
    </>
  );
}
