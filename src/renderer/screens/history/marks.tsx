/** The marks of a trend: whiskers, the line through the mocks, and a shape for each score. */

import type { AttemptRow } from '../../../core/evidence';
import { linePath, markPath, type Plot, type PlotPoint, whiskersPath } from './plot';
import styles from './trend.module.css';

export type DrawnPoint = PlotPoint & { readonly key: string; readonly side: AttemptRow['verdict'] };

interface MarksProps {
  readonly points: readonly DrawnPoint[];
  readonly plot: Plot;
  /** The colour of a domain, 1 to 7; without it the marks have the colour of their verdict. */
  readonly domain?: number;
}

export function Marks({ points, plot, domain }: MarksProps) {
  return (
    <g data-domain={domain} data-dense={plot.isDense || undefined}>
      <path className={styles.whiskers} d={whiskersPath(points, plot)} />
      <path className={styles.line} d={linePath(points, plot)} />
      {points.map(({ key, at, share, mark, side }) => (
        <path
          key={key}
          className={styles.mark}
          data-mark={mark}
          data-side={side ?? undefined}
          d={markPath(mark, plot.radius)}
          transform={`translate(${plot.x(at).toFixed(1)} ${plot.y(share).toFixed(1)})`}
        />
      ))}
    </g>
  );
}

/** A shape with its word, once for each kind that is in the picture. */
export function MarkShape({ mark }: { readonly mark: PlotPoint['mark'] }) {
  return (
    <svg className={styles.shape} viewBox="-8 -8 16 16" aria-hidden="true">
      <path className={styles.mark} data-mark={mark} d={markPath(mark, 5.5)} />
    </svg>
  );
}
