/** The picture of a pace: time added up question by question, the even pace beside it, and where an answer was slow or fast and wrong. */

import { scaleLinear } from 'd3-scale';
import { line, symbol, symbolDiamond2, symbolTriangle } from 'd3-shape';
import type { PaceStep } from '../../../core/pacing';
import { say } from '../../../language/say';
import { useBoxSize } from '../../ui/box-size';
import styles from './pace.module.css';

type MarkKind = 'slow' | 'fast';

interface PaceChartProps {
  /** All that the picture says, in a sentence or two. */
  readonly label: string;
  readonly steps: readonly PaceStep[];
  /** Questions whose answer was wrong, and slow or fast. */
  readonly marks: readonly { readonly number: number; readonly kind: MarkKind }[];
  /** The whole time allowed; null when untimed. */
  readonly limitMs: number | null;
}

const MINUTE_MS = 60_000;
/** Heights and margins in the size of the text, so that large text has its room. */
const HEIGHT_EM = 15;
const LEFT_EM = 2.75;
const TOP_EM = 1.9;
const BOTTOM_EM = 2.6;
/** A tick of each axis takes at least this much. */
const TICK_EM = { x: 4.5, y: 2.5 } as const;

export function PaceChart({ label, steps, marks, limitMs }: PaceChartProps) {
  const [box, { width, fontSize }] = useBoxSize();
  const height = HEIGHT_EM * fontSize;
  const left = LEFT_EM * fontSize;
  const right = width - fontSize;
  const top = TOP_EM * fontSize;
  const bottom = height - BOTTOM_EM * fontSize;
  const last = steps.at(-1);
  const mostMs = Math.max(MINUTE_MS, last?.elapsedMs ?? 0, last?.evenMs ?? 0, limitMs ?? 0);
  const x = scaleLinear([0, Math.max(1, steps.length)], [left, right]);
  const y = scaleLinear([0, mostMs / MINUTE_MS], [bottom, top]).nice();
  const at = (ms: number) => y(ms / MINUTE_MS);
  const path = line<{ readonly number: number; readonly ms: number }>(
    ({ number }) => x(number),
    ({ ms }) => at(ms),
  );
  const yours = path([{ number: 0, ms: 0 }, ...steps.map(({ number, elapsedMs }) => ({ number, ms: elapsedMs }))]);
  const xTicks = x.ticks(Math.max(2, Math.floor((right - left) / (TICK_EM.x * fontSize)))).filter((tick) => Number.isInteger(tick) && tick > 0);
  const yTicks = y.ticks(Math.max(2, Math.floor((bottom - top) / (TICK_EM.y * fontSize)))).filter((tick) => Number.isInteger(tick));
  return (
    <div ref={box} className={styles.box}>
      <svg className={styles.chart} role="img" aria-label={label} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        <text className={styles.word} x={0} y={fontSize}>
          {say('report.pace.minutes')}
        </text>
        {yTicks.map((tick) => (
          <g key={tick}>
            <line className={styles.grid} x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
            <text className={styles.word} x={left - fontSize * 0.5} y={y(tick)} dy="0.35em" textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        {xTicks.map((tick) => (
          <text key={tick} className={styles.word} x={x(tick)} y={bottom + fontSize * 1.2} textAnchor="middle">
            {tick}
          </text>
        ))}
        <text className={styles.word} x={right} y={height - fontSize * 0.15} textAnchor="end">
          {say('report.pace.question')}
        </text>
        {limitMs !== null && <line className={styles.limit} x1={left} x2={right} y1={at(limitMs)} y2={at(limitMs)} />}
        {last?.evenMs != null && <line className={styles.even} x1={left} y1={bottom} x2={x(last.number)} y2={at(last.evenMs)} />}
        {yours && <path className={styles.yours} d={yours} />}
        {marks.map(({ number, kind }) => (
          <path
            key={number}
            className={styles.mark}
            data-kind={kind}
            d={shapeOf(kind, fontSize) ?? undefined}
            transform={`translate(${x(number)} ${at(steps[number - 1]?.elapsedMs ?? 0)})`}
          />
        ))}
      </svg>
      <Legend isTimed={limitMs !== null} kinds={(['slow', 'fast'] as const).filter((each) => marks.some(({ kind }) => kind === each))} />
    </div>
  );
}

/** The words of the picture. Its label says the same, and more. */
function Legend({ isTimed, kinds }: { readonly isTimed: boolean; readonly kinds: readonly MarkKind[] }) {
  const lines = isTimed ? (['yours', 'even', 'limit'] as const) : (['yours'] as const);
  return (
    <ul className={styles.legend} aria-hidden="true">
      {lines.map((name) => (
        <li key={name}>
          <svg width="28" height="10" viewBox="0 0 28 10" aria-hidden="true">
            <line className={styles[name]} x1="1" x2="27" y1="5" y2="5" />
          </svg>
          {say(`report.pace.${name}`)}
        </li>
      ))}
      {kinds.map((kind) => (
        <li key={kind}>
          <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
            <path className={styles.mark} data-kind={kind} d={shapeOf(kind, 13) ?? undefined} />
          </svg>
          {say(`report.time.${kind}-wrong`)}
        </li>
      ))}
    </ul>
  );
}

/** Full for slow, hollow for fast; they differ in shape as well. */
function shapeOf(kind: MarkKind, fontSize: number): string | null {
  return symbol(kind === 'slow' ? symbolDiamond2 : symbolTriangle, 0.35 * fontSize ** 2)();
}
