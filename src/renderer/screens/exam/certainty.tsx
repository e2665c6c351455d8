/** How sure the candidate is of his answer: asked in practice, never in a mock. */

import { say } from '../../../language/say';
import { SegmentedControl } from '../../ui/segmented-control';
import styles from './question-card.module.css';

type Level = 1 | 2 | 3;

interface CertaintyProps {
  readonly level: Level | null;
  readonly locked: boolean;
  readonly onLevel: (level: Level | null) => void;
}

const LEVELS = ['1', '2', '3'] as const;

export function Certainty({ level, locked, onLevel }: CertaintyProps) {
  return (
    <div className={styles.certainty}>
      <span aria-hidden="true">{say('exam.certainty')}</span>
      <SegmentedControl
        label={say('exam.certainty')}
        isDisabled={locked}
        selected={LEVELS.find((one) => Number(one) === level) ?? null}
        onSelect={(one) => onLevel(Number(one) as Level)}
        onClear={() => onLevel(null)}
        segments={LEVELS.map((one) => ({ id: one, label: say(`report.certainty.${one}`) }))}
      />
    </div>
  );
}
