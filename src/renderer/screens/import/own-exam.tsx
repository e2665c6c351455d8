/** Describes an exam that the app does not know: its name, its size, and its domains with their weights. */

import { Plus, X } from 'lucide-react';
import { say } from '../../../language/say';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { NumberField } from '../../ui/number-field';
import { TextField } from '../../ui/text-field';
import styles from './import.module.css';
import { type OwnExam as Exam, OWN_DOMAINS, type OwnDomain } from './use-placement';

interface OwnExamProps {
  readonly exam: Exam;
  readonly onChange: (exam: Exam) => void;
}

export function OwnExam({ exam, onChange }: OwnExamProps) {
  const steps = { increaseLabel: say('import.place.own.more'), decreaseLabel: say('import.place.own.fewer') };
  const change = (at: number, changed: Partial<OwnDomain>) =>
    onChange({ ...exam, domains: exam.domains.map((domain, place) => (place === at ? { ...domain, ...changed } : domain)) });
  const add = () => {
    // Questions stay with the domain that they were given, so the name of one that is gone is not used again.
    const id = String(Math.max(...exam.domains.map((domain) => Number(domain.id))) + 1);
    onChange({ ...exam, domains: [...exam.domains, { id, title: '', weight: 0 }] });
  };
  return (
    <div className={styles.own}>
      <TextField label={say('import.place.own.title')} value={exam.title} maxLength={200} onChange={(title) => onChange({ ...exam, title })} />
      <div className={styles.numbers}>
        <NumberField
          {...steps}
          label={say('import.place.own.questions')}
          minValue={1}
          maxValue={500}
          value={exam.questions}
          onChange={(questions) => onChange({ ...exam, questions })}
        />
        <NumberField
          {...steps}
          label={say('import.place.own.minutes')}
          minValue={1}
          maxValue={1440}
          value={exam.minutes}
          onChange={(minutes) => onChange({ ...exam, minutes })}
        />
      </div>
      <fieldset className={styles.domains}>
        <legend>{say('import.place.own.domains')}</legend>
        {exam.domains.map((domain, at) => (
          <div key={domain.id} className={styles.domain}>
            <TextField
              label={say('import.place.own.domain', { number: at + 1 })}
              value={domain.title}
              maxLength={200}
              onChange={(title) => change(at, { title })}
            />
            <NumberField
              {...steps}
              label={say('import.place.own.weight')}
              minValue={0}
              maxValue={1000}
              value={domain.weight}
              onChange={(weight) => change(at, { weight })}
            />
            {exam.domains.length > 1 && (
              <IconButton
                icon={X}
                label={say('import.place.own.remove', { title: domain.title || say('import.place.own.domain', { number: at + 1 }) })}
                onPress={() => onChange({ ...exam, domains: exam.domains.filter((_, place) => place !== at) })}
              />
            )}
          </div>
        ))}
        {exam.domains.length < OWN_DOMAINS && (
          <Button icon={Plus} size="small" onPress={add}>
            {say('import.place.own.add')}
          </Button>
        )}
      </fieldset>
      <p className={styles.soft}>{say('import.place.own.hint')}</p>
    </div>
  );
}
