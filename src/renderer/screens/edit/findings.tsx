/** What is wrong with a question, or could be better: each sentence leads to the field that it speaks of. */

import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { Output } from '../../../api/contract';
import type { Problem } from '../../../core/problem';
import { say, sayCode } from '../../../language/say';
import { letterOf } from '../../format';
import styles from './edit.module.css';

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;

interface FindingsProps {
  readonly checked: Pick<Output<'edit.save'>, 'whole' | 'problems' | 'findings'>;
  readonly onGo: (field: string) => void;
}

export function Findings({ checked: { whole, problems, findings }, onGo }: FindingsProps) {
  const all: readonly Problem[] = [...problems, ...findings];
  return (
    <section className={styles.findings} aria-labelledby="findings">
      <h2 id="findings">{say('edit.findings', { count: all.length })}</h2>
      <p role="status" className={styles.soft}>
        {say(
          whole
            ? all.length === 0
              ? 'edit.findings.none'
              : 'edit.findings.whole'
            : all.length === 0
              ? 'edit.findings.blank'
              : 'edit.findings.not-whole',
        )}
      </p>
      {all.length > 0 && (
        <ul>
          {all.map((found, at) => {
            const Icon = ICONS[found.severity];
            const { field } = found.place;
            const words = sayCode(
              found.code,
              typeof found.params.field === 'string' ? { ...found.params, field: fieldWords(found.params.field) } : found.params,
            );
            return (
              // One rule may speak twice of one field.
              // biome-ignore lint/suspicious/noArrayIndexKey: findings have no other name than their place.
              <li key={at} data-severity={found.severity}>
                <Icon size="1.125em" aria-hidden="true" />
                <span className="visually-hidden">{say(`import.severity.${found.severity}`)}</span>
                {field === undefined ? (
                  <span>{words}</span>
                ) : (
                  <button type="button" onClick={() => onGo(field)}>
                    {words}
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** What the form calls a field that a check names: "options.2.text" is "Option B". */
function fieldWords(field: string): string {
  const [first = '', place = '', part] = field.split('.');
  const number = Number(place);
  switch (first) {
    case 'stem':
    case 'scenario':
    case 'explanation':
    case 'topics':
    case 'references':
    case 'options':
    case 'prompts':
      break;
    default:
      return field;
  }
  if (first === 'options' && number > 0)
    return say(part === 'rationale' ? 'edit.option.rationale' : 'edit.option.text', { letter: letterOf(number - 1) });
  if (first === 'prompts' && number > 0) return say('edit.prompt', { number });
  if (first === 'references' && number > 0) return say(part === 'title' ? 'edit.reference.title' : 'edit.reference.url', { number });
  return say(`edit.${first}`);
}
