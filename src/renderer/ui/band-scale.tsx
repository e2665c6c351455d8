/** The app's signature: a scale from 0 to 100 with the pass band as a band, the score as a point, its interval as a line, the last attempt as a circle. */

import styles from './band-scale.module.css';
import { centred, endsShown, estimateWidth, placeAbove } from './band-scale-labels';
import { useBoxSize } from './box-size';

/** Shares run from 0 to 1, the line is in percent. */
export interface BandScaleMarks {
  readonly share: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly line: { readonly low: number; readonly high: number };
  readonly previous: number | null;
  /** Which side of the line the score is on; the words for it stand beside the scale. */
  readonly side: 'pass' | 'borderline' | 'fail' | null;
}

interface BandScaleProps {
  /** All that the picture says, in a sentence or two. */
  readonly label: string;
  readonly marks: BandScaleMarks;
  readonly words: { readonly score: string | null; readonly previous: string | null; readonly band: string };
}

const LINE_HEIGHT = 1.45;
/** Half the height of the band, and of the room for the marks. */
const HALF = 15;

/** The whole picture with its words. As wide as its place; words stay apart at every width and text size. */
export function BandScale({ label, marks, words }: BandScaleProps) {
  const [box, { width, fontSize }] = useBoxSize();
  const x = positions(width);
  const word = (text: string | null, share: number | null) =>
    text === null || share === null ? null : { at: x(share), width: estimateWidth(text, fontSize) };
  const previousWidth = fontSize;
  const previousWord = word(words.previous, marks.previous);
  const previous = previousWord && { ...previousWord, width: previousWord.width + previousWidth };
  const above = placeAbove(word(words.score, marks.share), previous, width);
  const band = { at: x((marks.line.low + marks.line.high) / 200), width: estimateWidth(words.band, fontSize) };
  const ends = endsShown(band, [estimateWidth('0', fontSize), estimateWidth('100', fontSize)], width);

  const row = fontSize * LINE_HEIGHT;
  const top = row * (above.previous?.lane === 1 ? 2 : 1) + 6;
  const baseline = (lane: 0 | 1) => top - 8 - lane * row;
  const below = top + 2 * HALF + row * 0.95;
  return (
    <div ref={box} className={styles.box}>
      <svg className={styles.scale} role="img" aria-label={label} width={width} height={below + 6} viewBox={`0 0 ${width} ${below + 6}`}>
        <Marks marks={marks} width={width} middle={top + HALF} />
        {above.score && (
          <text className={styles.score} x={middleOf(above.score.left, word(words.score, marks.share))} y={baseline(0)} textAnchor="middle">
            {words.score}
          </text>
        )}
        {above.previous && previous && (
          <>
            <circle
              className={styles.ring}
              cx={above.previous.left + fontSize * 0.35}
              cy={baseline(above.previous.lane) - fontSize * 0.33}
              r={fontSize * 0.26}
            />
            <text className={styles.word} x={above.previous.left + previousWidth} y={baseline(above.previous.lane)}>
              {words.previous}
            </text>
          </>
        )}
        {ends.zero && (
          <text className={styles.word} x={0} y={below}>
            0
          </text>
        )}
        {ends.hundred && (
          <text className={styles.word} x={width} y={below} textAnchor="end">
            100
          </text>
        )}
        <text className={styles.bandWord} x={middleOf(centred(band, width), band)} y={below} textAnchor="middle">
          {words.band}
        </text>
      </svg>
    </div>
  );
}

const SMALL = { width: 128, height: 24 } as const;

/** The same picture without words, for rows of a table that say them in their other cells. */
export function SmallBandScale({ label, marks }: Pick<BandScaleProps, 'label' | 'marks'>) {
  return (
    <svg
      className={styles.small}
      role="img"
      aria-label={label}
      width={SMALL.width}
      height={SMALL.height}
      viewBox={`0 0 ${SMALL.width} ${SMALL.height}`}
    >
      <Marks marks={marks} width={SMALL.width} middle={SMALL.height / 2} small />
    </svg>
  );
}

interface MarksProps {
  readonly marks: BandScaleMarks;
  readonly width: number;
  readonly middle: number;
  readonly small?: boolean;
}

function Marks({ marks: { share, interval, line, previous, side }, width, middle, small = false }: MarksProps) {
  const x = positions(width);
  const track = small ? 6 : 10;
  const half = small ? 10 : HALF;
  const point = small ? 5.5 : 8;
  const bandLeft = x(line.low / 100);
  const bandWidth = Math.max(2, x(line.high / 100) - bandLeft);
  // A circle under the point would be hidden by it, so it is drawn around it.
  const hidden = share !== null && previous !== null && Math.abs(x(share) - x(previous)) < point;
  return (
    <>
      <rect className={styles.track} x={0} y={middle - track / 2} width={width} height={track} rx={track / 2} />
      {!small &&
        [10, 20, 30, 40, 50, 60, 70, 80, 90].map((percent) => (
          <line
            key={percent}
            className={styles.tick}
            x1={x(percent / 100)}
            x2={x(percent / 100)}
            y1={middle + track / 2 + 3}
            y2={middle + track / 2 + (percent === 50 ? 8 : 6)}
          />
        ))}
      <rect className={styles.band} x={bandLeft} y={middle - half + 0.5} width={bandWidth} height={2 * half - 1} rx={small ? 1.5 : 3} />
      {interval && (
        <g className={styles.interval} data-small={small || undefined}>
          <line x1={x(interval.low)} x2={x(interval.high)} y1={middle} y2={middle} />
          {!small && <line x1={x(interval.low)} x2={x(interval.low)} y1={middle - 5} y2={middle + 5} />}
          {!small && <line x1={x(interval.high)} x2={x(interval.high)} y1={middle - 5} y2={middle + 5} />}
        </g>
      )}
      {previous !== null && <circle className={styles.previous} cx={x(previous)} cy={middle} r={hidden ? point + 4 : small ? 3.5 : 6} />}
      {share !== null && <circle className={styles.point} data-side={side ?? undefined} cx={x(share)} cy={middle} r={point} />}
    </>
  );
}

/** From a share to pixels; the ends leave room for half a point. */
function positions(width: number): (share: number) => number {
  return (share) => 8 + Math.max(0, Math.min(1, share)) * Math.max(0, width - 16);
}

function middleOf(left: number, word: { readonly width: number } | null): number {
  return left + (word?.width ?? 0) / 2;
}
