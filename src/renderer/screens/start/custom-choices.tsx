/** What a practice of one's own can choose: how many, which domains, which questions, which types, and when the answers come. */

import type { Blueprint } from '../../../core/bank';
import { say } from '../../../language/say';
import { Checkbox } from '../../ui/checkbox';
import { NumberField } from '../../ui/number-field';
import { SegmentedControl } from '../../ui/segmented-control';
import { Select } from '../../ui/select';
import styles from './start.module.css';
import type { Choices } from './start-screen';

const POOLS = ['all', 'unseen', 'missed', 'flagged', 'slow'] as const;
const TYPES = ['single', 'multiple', 'ordering', 'matching'] as const;
/** Minutes that a fresh time limit starts from, for each question: the pace of the reference exam. */
const MINUTES_EACH = 80 / 55;

interface CustomChoicesProps {
  readonly blueprint: Blueprint;
  readonly choices: Choices;
  readonly onChange: (part: Partial<Choices>) => void;
}

export function CustomChoices({ blueprint, choices, onChange }: CustomChoicesProps) {
  const { questions, minutes, domains, types, pool, lastAttempts, feedback, shuffle } = choices;
  return (
    <>
      <div className={styles.row}>
        <NumberField
          increaseLabel={say('app.increase')}
          decreaseLabel={say('app.decrease')}
          label={say('start.questions')}
          value={questions}
          onChange={(value) => onChange({ questions: value })}
          minValue={1}
          maxValue={500}
        />
        {minutes !== null && (
          <NumberField
            increaseLabel={say('app.increase')}
            decreaseLabel={say('app.decrease')}
            label={say('start.minutes')}
            value={minutes}
            onChange={(value) => onChange({ minutes: value })}
            minValue={1}
            maxValue={1440}
          />
        )}
      </div>
      <Checkbox isSelected={minutes !== null} onChange={(on) => onChange({ minutes: on ? Math.max(1, Math.round(questions * MINUTES_EACH)) : null })}>
        {say('start.timed')}
      </Checkbox>
      <fieldset className={styles.set}>
        <legend>{say('start.domains')}</legend>
        {blueprint.domains.map((domain) => (
          <Checkbox
            key={domain.id}
            isSelected={domains.length === 0 || domains.includes(domain.id)}
            onChange={(on) =>
              onChange({
                domains: toggled(
                  domains,
                  domain.id,
                  on,
                  blueprint.domains.map(({ id }) => id),
                ),
              })
            }
          >
            {domain.id} {domain.title}
          </Checkbox>
        ))}
      </fieldset>
      <div className={styles.row}>
        <Select
          label={say('start.pool')}
          value={pool}
          onChange={(value) => onChange({ pool: value })}
          options={POOLS.map((value) => ({
            id: value,
            label: value === 'all' ? say('start.pool.all') : say(`start.pool.${value}`, { count: lastAttempts }),
          }))}
        />
        {pool !== 'all' && (
          <NumberField
            increaseLabel={say('app.increase')}
            decreaseLabel={say('app.decrease')}
            label={say('start.last')}
            value={lastAttempts}
            onChange={(value) => onChange({ lastAttempts: value })}
            minValue={1}
            maxValue={100}
          />
        )}
      </div>
      <fieldset className={styles.set} data-inline>
        <legend>{say('start.types')}</legend>
        {TYPES.map((type) => (
          <Checkbox
            key={type}
            isSelected={types.length === 0 || types.includes(type)}
            onChange={(on) => onChange({ types: toggled(types, type, on, TYPES) })}
          >
            {say(`start.type.${type}`)}
          </Checkbox>
        ))}
      </fieldset>
      <div className={styles.choice}>
        <span id="feedback">{say('start.feedback')}</span>
        <SegmentedControl
          label={say('start.feedback')}
          selected={feedback}
          onSelect={(value) => onChange({ feedback: value })}
          segments={[
            { id: 'each', label: say('start.feedback.each') },
            { id: 'end', label: say('start.feedback.end') },
          ]}
        />
      </div>
      <Checkbox isSelected={shuffle} onChange={(on) => onChange({ shuffle: on })}>
        {say('start.shuffle')}
      </Checkbox>
    </>
  );
}

/** None chosen means all; the last one cannot be taken away. */
function toggled<T extends string>(chosen: readonly T[], value: T, on: boolean, all: readonly T[]): T[] {
  const before = chosen.length === 0 ? all : chosen;
  const after = on ? [...before.filter((other) => other !== value), value] : before.filter((other) => other !== value);
  return after.length === 0 || after.length === all.length ? [] : after;
}
