/** One domain's level: a bar in the domain's colour, whiskers for how sure it is, and a dotted line for the target. */

import styles from './domain-bar.module.css';

interface DomainBarProps {
  /** All that the picture says. */
  readonly label: string;
  /** Place of the domain in its blueprint, from 0: chooses the colour. Its number stands beside the bar. */
  readonly index: number;
  /** Shares from 0 to 1; null when nothing was asked. */
  readonly share: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly target: number;
}

const MIDDLE = 11;

export function DomainBar({ label, index, share, interval, target }: DomainBarProps) {
  return (
    <svg className={styles.bar} role="img" aria-label={label} width="100%" height={2 * MIDDLE}>
      <rect className={styles.track} x="0" y={MIDDLE - 6} width="100%" height="12" rx="3" />
      {share !== null && share > 0 && (
        <rect className={styles.level} data-domain={domainColour(index)} x="0" y={MIDDLE - 6} width={at(share)} height="12" rx="3" />
      )}
      {interval && (
        <>
          <g className={styles.halo}>
            <Whiskers {...interval} />
          </g>
          <g className={styles.whiskers}>
            <Whiskers {...interval} />
          </g>
        </>
      )}
      <line className={styles.target} x1={at(target)} x2={at(target)} y1="0" y2={2 * MIDDLE} />
    </svg>
  );
}

function Whiskers({ low, high }: { readonly low: number; readonly high: number }) {
  return (
    <>
      <line x1={at(low)} x2={at(high)} y1={MIDDLE} y2={MIDDLE} />
      <line x1={at(low)} x2={at(low)} y1={MIDDLE - 4} y2={MIDDLE + 4} />
      <line x1={at(high)} x2={at(high)} y1={MIDDLE - 4} y2={MIDDLE + 4} />
    </>
  );
}

/** The square of a domain's colour, to stand beside its number. */
export function DomainSwatch({ index }: { readonly index: number }) {
  return (
    <svg className={styles.swatch} viewBox="0 0 10 10" aria-hidden="true">
      <rect className={styles.level} data-domain={domainColour(index)} width="10" height="10" rx="2" />
    </svg>
  );
}

/** There are seven colours; an eighth domain starts again. */
function domainColour(index: number): number {
  return (index % 7) + 1;
}

function at(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
