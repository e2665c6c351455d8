/** Where the marks of a trend stand: positions and paths from d3, nothing drawn. */

import { scaleLinear } from 'd3-scale';
import { line, type SymbolType, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolStar, symbolTriangle } from 'd3-shape';
import type { Interval } from '../../../core/interval';
import type { Mark } from './entries';

export interface PlotPoint {
  /** Place in the order of the history, from 0. */
  readonly at: number;
  readonly share: number;
  readonly interval: Interval | null;
  readonly mark: Mark;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Plot {
  readonly x: (at: number) => number;
  /** Share 0..1. */
  readonly y: (share: number) => number;
  /** The place in the order that is nearest to a horizontal position in pixels. */
  readonly nearest: (px: number) => number;
  /** Half the size of a mark in pixels: smaller where they stand close. */
  readonly radius: number;
  readonly isDense: boolean;
}

/** Marks closer than this lie on each other. */
const DENSE_PX = 11;

/** `count` places in the order; a single one stands in the middle. */
export function plotOf(count: number, { width, height, left, right, top, bottom }: Frame): Plot {
  const [from, to] = [left + 10, Math.max(left + 10, width - right - 10)];
  const scale = scaleLinear([0, Math.max(1, count - 1)], [from, to]);
  const y = scaleLinear([0, 1], [height - bottom, top]);
  const spacing = count > 1 ? (to - from) / (count - 1) : Number.POSITIVE_INFINITY;
  return {
    x: (at) => (count === 1 ? (from + to) / 2 : scale(at)),
    y: (share) => y(share),
    nearest: (px) => (count === 1 ? 0 : Math.max(0, Math.min(count - 1, Math.round(scale.invert(px))))),
    radius: Math.max(1.75, Math.min(5.5, spacing / 2.4)),
    isDense: spacing < DENSE_PX,
  };
}

/** The line through the mocks. */
export function linePath(points: readonly PlotPoint[], plot: Plot): string {
  const draw = line<PlotPoint>(
    ({ at }) => plot.x(at),
    ({ share }) => plot.y(share),
  );
  return draw(points.filter(({ mark }) => mark === 'mock')) ?? '';
}

/** All whiskers as one path: a thousand of them are one thing to draw. */
export function whiskersPath(points: readonly PlotPoint[], plot: Plot): string {
  return points
    .flatMap(({ at, interval }) => {
      if (interval === null) return [];
      const [x, low, high] = [plot.x(at), plot.y(interval.low), plot.y(interval.high)].map((value) => Math.round(value * 10) / 10);
      const cap = plot.isDense ? '' : `M${(x ?? 0) - 3},${low}h6M${(x ?? 0) - 3},${high}h6`;
      return [`M${x},${low}V${high}${cap}`];
    })
    .join('');
}

/** Each kind has a shape of its own, so that colour is not needed to tell them apart. */
const SHAPES: Readonly<Record<Mark, SymbolType>> = {
  mock: symbolCircle,
  practice: symbolTriangle,
  'official-practice': symbolDiamond,
  'course-test': symbolSquare,
  'real-exam': symbolStar,
};

/** The outline of a mark around its own place; those from elsewhere stay large enough to be found. */
export function markPath(mark: Mark, radius: number): string {
  const isOutside = mark !== 'mock' && mark !== 'practice';
  const size = isOutside ? Math.max(5, radius * 1.15) : radius;
  return symbol(SHAPES[mark], Math.PI * size ** 2)() ?? '';
}

/** Which places get their date written below: as many as there is room for, the first and the last among them. */
export function datedPlaces(count: number, width: number, roomPx: number): number[] {
  const most = Math.max(1, Math.min(count, Math.floor(width / roomPx)));
  if (count === 1 || most === 1) return [count - 1];
  return [...new Set(Array.from({ length: most }, (_, place) => Math.round((place * (count - 1)) / (most - 1))))];
}
