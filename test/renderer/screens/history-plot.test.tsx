/** Where the marks of a trend stand, for any number of them at any width. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datedPlaces, linePath, type PlotPoint, plotOf, whiskersPath } from '../../../src/renderer/screens/history/plot';

const frame = fc.record({ width: fc.integer({ min: 120, max: 2000 }), height: fc.integer({ min: 80, max: 400 }) }).map(({ width, height }) => ({
  width,
  height,
  left: 30,
  right: 4,
  top: 10,
  bottom: 26,
}));
const count = fc.integer({ min: 1, max: 1000 });
const pointAt = (at: number, fields: Partial<PlotPoint> = {}): PlotPoint => ({
  at,
  share: 0.5,
  interval: { low: 0.4, high: 0.6 },
  mark: 'mock',
  ...fields,
});

describe('a plot', () => {
  it('keeps every mark inside its frame and in its order, and 100 % above 0', () => {
    fc.assert(
      fc.property(frame, count, (room, many) => {
        const plot = plotOf(many, room);
        const places = Array.from({ length: many }, (_, at) => plot.x(at));
        expect(places.every((x, at) => x >= room.left && x <= room.width - room.right && (at === 0 || x > (places[at - 1] ?? 0)))).toBe(true);
        expect(plot.y(1)).toBeLessThan(plot.y(0.5));
        expect(plot.y(1)).toBeGreaterThanOrEqual(0);
        expect(plot.y(0)).toBeLessThanOrEqual(room.height);
        expect(plot.radius).toBeGreaterThan(0);
      }),
    );
  });

  it('finds the mark that is pointed at, and the nearest one beside the picture', () => {
    fc.assert(
      fc.property(frame, count, fc.nat(), (room, many, some) => {
        const plot = plotOf(many, room);
        const at = some % many;
        expect(plot.nearest(plot.x(at))).toBe(at);
        expect(plot.nearest(-50)).toBe(0);
        expect(plot.nearest(room.width + 50)).toBe(many - 1);
      }),
    );
  });

  it('joins mocks only, and gives whiskers to what has an interval', () => {
    const plot = plotOf(3, { width: 400, height: 200, left: 30, right: 4, top: 10, bottom: 26 });
    const points = [pointAt(0), pointAt(1, { mark: 'practice' }), pointAt(2, { interval: null })];
    expect(linePath(points, plot).match(/[ML]/g)).toHaveLength(2);
    expect(whiskersPath(points, plot).match(/V/g)).toHaveLength(2);
    expect(linePath([], plot)).toBe('');
  });

  it('dates the first and the last, and never more than there is room for', () => {
    fc.assert(
      fc.property(count, fc.integer({ min: 0, max: 3000 }), (many, width) => {
        const dated = datedPlaces(many, width, 110);
        expect(dated.length).toBeLessThanOrEqual(Math.max(1, Math.floor(width / 110)));
        expect(dated.at(-1)).toBe(many - 1);
        if (dated.length > 1) expect(dated[0]).toBe(0);
        expect([...dated].sort((a, b) => a - b)).toEqual(dated);
        expect(new Set(dated).size).toBe(dated.length);
      }),
    );
  });
});
