/** How the clock runs, extra time, and the seed. */

import { say } from '../../../language/say';
import { Checkbox } from '../../ui/checkbox';
import { NumberField } from '../../ui/number-field';
import { RadioCards } from '../../ui/radio-cards';
import { TextField } from '../../ui/text-field';
import styles from './start.module.css';
import type { Choices } from './start-screen';

interface TimeChoicesProps {
  readonly timed: boolean;
  readonly choices: Choices;
  readonly onChange: (part: Partial<Choices>) => void;
}

export function TimeChoices({ timed, choices, onChange }: TimeChoicesProps) {
  return (
    <>
      {timed && (
        <RadioCards
          label={say('start.clock')}
          value={choices.clockPolicy}
          onChange={(clockPolicy) => onChange({ clockPolicy })}
          items={[
            { value: 'forgiving', label: say('start.clock.forgiving'), description: say('start.clock.forgiving.hint') },
            { value: 'strict', label: say('start.clock.strict'), description: say('start.clock.strict.hint') },
          ]}
        />
      )}
      <details className={styles.more}>
        <summary>{say('start.more')}</summary>
        <div className={styles.moreBody}>
          {timed && (
            <NumberField
              label={say('start.extra')}
              description={say('start.extra.hint')}
              value={choices.extraMinutes}
              onChange={(extraMinutes) => onChange({ extraMinutes })}
              minValue={0}
              maxValue={720}
            />
          )}
          <TextField
            label={say('start.seed')}
            description={say('start.seed.hint')}
            value={choices.seed ?? ''}
            onChange={(seed) => onChange({ seed: seed === '' ? undefined : seed })}
            maxLength={64}
          />
          <Checkbox isSelected={choices.fixed} onChange={(fixed) => onChange({ fixed })}>
            {say('start.fixed')}
          </Checkbox>
        </div>
      </details>
    </>
  );
}
