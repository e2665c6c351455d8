/** Holds what the colours promise: AA contrast in both themes, and domains that colour-blind eyes tell apart. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Rgb = readonly [number, number, number];
type Theme = 'light' | 'dark';

const css = readFileSync('src/renderer/styles/tokens.css', 'utf8');
const pairs = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [name, { light, dark }]),
);

function colour(name: string, theme: Theme): Rgb {
  const hex = pairs.get(name)?.[theme];
  if (!hex) throw new Error(`no colour --${name}`);
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** WCAG 2.2, contrast ratio. */
function contrast(a: Rgb, b: Rgb): number {
  const luminance = ([r, g, blue]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * blue + 0.05;
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return light / dark;
}

type Matrix = readonly [Rgb, Rgb, Rgb];
const times = (matrix: Matrix, [r, g, b]: Rgb): Rgb => matrix.map((row) => row[0] * r + row[1] * g + row[2] * b) as unknown as Rgb;

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
const EYES: Readonly<Record<string, Matrix>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'red-blind': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'green-blind': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'blue-blind': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Ottosson 2020, OKLab from linear sRGB; distances in it are about as far as they look. */
function oklab(rgb: Rgb): Rgb {
  const lms = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb.map((value) => Math.min(1, Math.max(0, value))) as unknown as Rgb,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    lms.map(Math.cbrt) as unknown as Rgb,
  );
}

const THEMES: readonly Theme[] = ['light', 'dark'];
const GROUNDS = ['paper', 'surface', 'surface-raised', 'sunken'];
const DOMAINS = [1, 2, 3, 4, 5, 6, 7].map((place) => `domain-${place}`);

describe.each(THEMES)('the %s theme', (theme) => {
  const ratio = (front: string, ground: string) => contrast(colour(front, theme), colour(ground, theme));

  it.each(GROUNDS.flatMap((ground) => ['ink', 'ink-soft', 'accent', 'pass', 'caution', 'fail'].map((front) => [front, ground])))(
    'reads %s on %s at 4.5 to 1 or better',
    (front, ground) => {
      expect(ratio(front, ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each([
    ['on-accent', 'accent'],
    ['on-accent', 'accent-strong'],
    ['on-fail', 'fail'],
    ['ink', 'accent-soft'],
    ['ink-soft', 'accent-soft'],
    ['accent', 'accent-soft'],
    ['accent-strong', 'accent-soft'],
    ['ink', 'pass-soft'],
    ['pass', 'pass-soft'],
    ['ink', 'caution-soft'],
    ['caution', 'caution-soft'],
    ['ink', 'fail-soft'],
    ['fail', 'fail-soft'],
    ['ink', 'mark'],
    ['ink', 'band'],
    ['ink', 'track'],
  ])('reads %s on %s at 4.5 to 1 or better', (front, ground) => {
    expect(ratio(front, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['paper', 'surface', 'surface-raised'].flatMap((ground) => ['line-strong', 'focus', 'band-edge'].map((edge) => [edge, ground])))(
    'shows %s on %s at 3 to 1 or better',
    (edge, ground) => {
      expect(ratio(edge, ground)).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(DOMAINS)('shows %s on paper, surface and track at 3 to 1 or better', (domain) => {
    for (const ground of ['paper', 'surface', 'track']) expect(ratio(domain, ground)).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.keys(EYES))('keeps the seven domains apart for %s eyes', (eyes) => {
    const seen = DOMAINS.map((domain) => oklab(times(EYES[eyes] as Matrix, colour(domain, theme))));
    const distances = seen.flatMap((a, i) => seen.slice(i + 1).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])));
    expect(distances).toHaveLength(21);
    // Five just noticeable differences of 0.02 would be 0.1; the numbers beside the colours carry the rest.
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(0.09);
  });
});
