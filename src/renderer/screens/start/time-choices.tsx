/** How the clock runs, extra time, and the seed. */

import { say } from '../../../language/say';
import { Checkbox } from '../../ui/checkbox';
import { NumberField } from '../../ui/number-field';
import { RadioGroup } from '../../ui/radio-group';
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
        <RadioGroup
          variant="cards"
          label={say('start.clock')}
          value={choices.clockPolicy}
          onChange={(clockPolicy) => onChange({ clockPolicy })}
          options={[
            { id: 'forgiving', label: say('start.clock.forgiving'), detail: say('start.clock.forgiving.hint') },
            { id: 'strict', label: say('start.clock.strict'), detail: say('start.clock.strict.hint') },
          ]}
        />
      )}
      <details className={styles.more}>
        <summary>{say('start.more')}</summary>
        <div className={styles.moreBody}>
          {timed && (
            <NumberField
              increaseLabel={say('app.increase')}
              decreaseLabel={say('app.decrease')}
              label={say('start.extra')}
              hint={say('start.extra.hint')}
              value={choices.extraMinutes}
              onChange={(extraMinutes) => onChange({ extraMinutes })}
              minValue={0}
              maxValue={720}
            />
          )}
          <TextField
            label={say('start.seed')}
            hint={say('start.seed.hint')}
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
