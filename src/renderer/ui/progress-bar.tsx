/** How far something is that takes longer than a second. */

import { Label } from 'react-aria-components/Label';
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import { classNames } from './class-names';
import styles from './progress-bar.module.css';

type ProgressBarProps = {
  readonly label: string;
  /** 0–100, or null while the end is not known. */
  readonly percent: number | null;
  /** What is done, in words, for example “120 of 400 questions”. */
  readonly valueText: string;
};

export function ProgressBar({ label, percent, valueText }: ProgressBarProps) {
  return (
    <AriaProgressBar className={classNames(styles.progress)} value={percent ?? 0} isIndeterminate={percent === null} valueLabel={valueText}>
      <Label>{label}</Label>
      <span className={styles.value}>{valueText}</span>
      <div className={styles.track}>
        <div
          className={classNames(styles.fill, percent === null && styles.unknown)}
          {...(percent === null ? {} : { style: { width: `${Math.min(100, Math.max(0, percent))}%` } })}
        />
      </div>
    </AriaProgressBar>
  );
}
