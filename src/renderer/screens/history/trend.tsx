/** Every score of one exam on a line, in order, with the pass band behind it. */

import { memo, type PointerEvent, useMemo, useState } from 'react';
import type { AttemptRow } from '../../../core/evidence';
import { say } from '../../../language/say';
import { formatDay, formatPercent } from '../../format';
import { passLineWords } from '../../pass-line';
import { useBoxOnScreen } from '../../ui/box-size';
import { type HistoryEntry, type Mark, pointWords } from './entries';
import { type DrawnPoint, MarkShape, Marks } from './marks';
import { datedPlaces, type Frame, plotOf } from './plot';
import styles from './trend.module.css';

const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1] as const;

type ScoredEntry = HistoryEntry & { readonly share: number };

interface TrendProps {
  /** Oldest first. */
  readonly entries: readonly HistoryEntry[];
  readonly line: AttemptRow['line'] | null;
}

export function Trend({ entries, line }: TrendProps) {
  const [box, room] = useBoxOnScreen({ width: 800, fontSize: 13 });
  const [pointed, setPointed] = useState<number | null>(null);
  const scored = useMemo(() => entries.filter((entry): entry is ScoredEntry => entry.share !== null), [entries]);
  const frame = useMemo<Frame>(
    () => ({ width: room.width, height: 150 + room.fontSize * 8, left: room.fontSize * 2.6, right: 4, top: 10, bottom: room.fontSize * 2.1 }),
    [room],
  );
  const plot = useMemo(() => plotOf(scored.length, frame), [scored.length, frame]);
  if (scored.length === 0) return <p className={styles.soft}>{say('trend.no-scores')}</p>;
  const at = pointed === null ? undefined : scored[pointed];
  const point = (event: PointerEvent<HTMLDivElement>) => setPointed(plot.nearest(event.clientX - event.currentTarget.getBoundingClientRect().left));
  const marks = [...new Set(scored.map(({ mark }) => mark))];
  return (
    <div className={styles.trend}>
      <div ref={box} className={styles.box} onPointerMove={point} onPointerLeave={() => setPointed(null)}>
        <Picture scored={scored} line={line} frame={frame} fontSize={room.fontSize} />
        {/* Beside the picture and not in it: a thousand marks are not painted again for each step of the pointer. */}
        {at && <span className={styles.guide} style={{ insetInlineStart: plot.x(pointed ?? 0) }} />}
      </div>
      <Legend marks={marks} line={line} />
      <p className={styles.readout} aria-hidden="true">
        {at ? pointWords(at) : say('trend.hint')}
      </p>
      {scored.length === 1 && <p className={styles.soft}>{say('trend.one')}</p>}
    </div>
  );
}

interface PictureProps {
  readonly scored: readonly ScoredEntry[];
  readonly line: AttemptRow['line'] | null;
  readonly frame: Frame;
  readonly fontSize: number;
}

const Picture = memo(function Picture({ scored, line, frame, fontSize }: PictureProps) {
  const { width, height, left, right, bottom } = frame;
  const plot = plotOf(scored.length, frame);
  const points = scored.map(({ key, share, interval, mark, side }, at): DrawnPoint => ({ key, at, share, interval, mark, side }));
  const dated = datedPlaces(scored.length, width - left - right, fontSize * 8.5);
  return (
    <svg className={styles.picture} role="img" aria-label={labelOf(scored, line)} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {line && (
        <rect
          className={styles.band}
          x={left}
          width={Math.max(0, width - left - right)}
          y={plot.y(line.high / 100)}
          height={Math.max(2, plot.y(line.low / 100) - plot.y(line.high / 100))}
        />
      )}
      {TICKS.map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={left} x2={width - right} y1={plot.y(tick)} y2={plot.y(tick)} />
          <text className={styles.tick} x={left - 6} y={plot.y(tick) + fontSize * 0.35} textAnchor="end">
            {tick * 100}
          </text>
        </g>
      ))}
      {dated.map((place, order) => (
        <text
          key={place}
          className={styles.tick}
          x={plot.x(place)}
          y={height - bottom + fontSize * 1.6}
          textAnchor={dated.length === 1 ? 'middle' : order === 0 ? 'start' : order === dated.length - 1 ? 'end' : 'middle'}
        >
          {formatDay(scored[place]?.atMs ?? 0)}
        </text>
      ))}
      <Marks points={points} plot={plot} />
    </svg>
  );
});

function labelOf(scored: readonly ScoredEntry[], line: AttemptRow['line'] | null): string {
  const shares = scored.map(({ share }) => share);
  const [first, last] = [scored[0], scored.at(-1)];
  if (!first || !last) return say('trend.no-scores');
  const band = line ? passLineWords(line) : '';
  return say('trend.label', {
    count: scored.length,
    first: pointWords({ ...first, interval: null }),
    last: pointWords(scored.length === 1 ? last : { ...last, interval: null }),
    lowest: formatPercent(Math.min(...shares)),
    highest: formatPercent(Math.max(...shares)),
    line: band.charAt(0).toUpperCase() + band.slice(1),
  });
}

/** What the shapes are, where there is more than one to tell apart, and what the band is. */
function Legend({ marks, line }: { readonly marks: readonly Mark[]; readonly line: AttemptRow['line'] | null }) {
  return (
    <ul className={styles.legend}>
      {marks.map((mark) => (
        <li key={mark}>
          <MarkShape mark={mark} />
          {say(`trend.mark.${mark}`)}
        </li>
      ))}
      {line && (
        <li>
          <svg className={styles.shape} viewBox="-8 -8 16 16" aria-hidden="true">
            <rect className={styles.band} x="-7" y="-5" width="14" height="10" />
          </svg>
          {passLineWords(line)}
        </li>
      )}
    </ul>
  );
}
