/** The numbers of a score report: by domain, in total, or as percentages. */

import { say } from '../../../language/say';
import { NumberField } from '../../ui/number-field';
import { EMPTY, type Form } from './draft';
import styles from './outside.module.css';

type Domains = readonly { readonly id: string; readonly title: string }[];

interface ResultFieldsProps {
  readonly form: Form;
  readonly domains: Domains;
  readonly problemAt: (field: string) => string | undefined;
  readonly onChange: (part: Partial<Form>) => void;
}

export function ResultFields({ form, domains, problemAt, onChange }: ResultFieldsProps) {
  const problem = problemAt('result');
  const fields = (() => {
    switch (form.gives) {
      case 'domain-counts':
        return domains.map(({ id, title }) => {
          const pair = form.counts[id] ?? EMPTY;
          const change = (part: Partial<typeof pair>) => onChange({ counts: { ...form.counts, [id]: { ...pair, ...part } } });
          return (
            <Pair
              key={id}
              labels={[say('outside.domain.right', { domain: id, title }), say('outside.domain.asked.of', { domain: id, title })]}
              pair={pair}
              problem={problemAt(`domain.${id}`)}
              onChange={change}
            />
          );
        });
      case 'total-counts':
        return (
          <Pair
            labels={[say('outside.right'), say('outside.asked')]}
            pair={form.total}
            problem={problem}
            onChange={(part) => onChange({ total: { ...form.total, ...part } })}
          />
        );
      case 'percentages':
        return (
          <>
            <div className={styles.percents}>
              <Percent label={say('outside.total-percent')} value={form.totalPercent} onChange={(totalPercent) => onChange({ totalPercent })} />
              {domains.map(({ id, title }) => (
                <Percent
                  key={id}
                  label={say('outside.domain.percent', { domain: id, title })}
                  value={form.percents[id] ?? Number.NaN}
                  onChange={(percent) => onChange({ percents: { ...form.percents, [id]: percent } })}
                />
              ))}
            </div>
            <p className={styles.soft}>{say('outside.percent.hint')}</p>
          </>
        );
      case 'outcome':
        return null;
    }
  })();
  if (fields === null) return null;
  return (
    <div className={styles.result}>
      {problem && form.gives !== 'total-counts' && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {fields}
    </div>
  );
}

interface PairProps {
  readonly labels: readonly [right: string, asked: string];
  readonly pair: { readonly right: number; readonly asked: number };
  readonly problem: string | undefined;
  readonly onChange: (part: { readonly right?: number; readonly asked?: number }) => void;
}

function Pair({ labels: [right, asked], pair, problem, onChange }: PairProps) {
  const steps = { increaseLabel: say('app.increase'), decreaseLabel: say('app.decrease'), minValue: 0, maxValue: 1000 };
  return (
    <div className={styles.pair}>
      <NumberField {...steps} label={right} problem={problem} value={pair.right} onChange={(value) => onChange({ right: value })} />
      <NumberField {...steps} label={asked} value={pair.asked} onChange={(value) => onChange({ asked: value })} />
    </div>
  );
}

interface PercentProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (percent: number) => void;
}

function Percent({ label, value, onChange }: PercentProps) {
  return (
    <NumberField
      increaseLabel={say('app.increase')}
      decreaseLabel={say('app.decrease')}
      label={label}
      value={value}
      minValue={0}
      maxValue={100}
      formatOptions={{ maximumFractionDigits: 2 }}
      onChange={onChange}
    />
  );
}
