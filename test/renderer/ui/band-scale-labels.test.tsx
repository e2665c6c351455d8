/** The words of the band scale never cover each other and never leave the scale. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centred, endsShown, placeAbove, type Word } from '../../../src/renderer/ui/band-scale-labels';

const scaleWidth = fc.integer({ min: 320, max: 1600 });
const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const wordWidth = fc.integer({ min: 8, max: 300 });

const scene = fc.record({ scaleWidth, score: fc.tuple(share, wordWidth), previous: fc.tuple(share, wordWidth) }).map(({ scaleWidth, ...words }) => {
  const word = ([at, width]: [number, number]): Word => ({ at: at * scaleWidth, width });
  return { scaleWidth, score: word(words.score), previous: word(words.previous) };
});

describe('words above the scale', () => {
  it('never overlap on one line, and stay on the scale', () => {
    fc.assert(
      fc.property(scene, ({ scaleWidth, score, previous }) => {
        const placed = placeAbove(score, previous, scaleWidth);
        if (!placed.score || !placed.previous) throw new Error('both words are placed');
        for (const [place, word] of [
          [placed.score, score],
          [placed.previous, previous],
        ] as const) {
          expect(place.left).toBeGreaterThanOrEqual(0);
          expect(place.left + word.width).toBeLessThanOrEqual(scaleWidth);
        }
        if (placed.score.lane === placed.previous.lane) {
          const isLeft = placed.previous.left + previous.width < placed.score.left;
          const isRight = placed.score.left + score.width < placed.previous.left;
          expect(isLeft || isRight).toBe(true);
        }
      }),
    );
  });

  it('stand over their marks where there is room', () => {
    expect(placeAbove({ at: 500, width: 40 }, { at: 200, width: 80 }, 800)).toEqual({
      score: { left: 480, lane: 0 },
      previous: { left: 160, lane: 0 },
    });
  });

  it('give way to the score on the side of their own mark', () => {
    const left = placeAbove({ at: 500, width: 40 }, { at: 470, width: 80 }, 800).previous;
    const right = placeAbove({ at: 500, width: 40 }, { at: 530, width: 80 }, 800).previous;
    expect(left).toEqual({ left: 480 - 10 - 80, lane: 0 });
    expect(right).toEqual({ left: 520 + 10, lane: 0 });
  });

  it('go a line higher where no place beside the score is near their mark', () => {
    expect(placeAbove({ at: 500, width: 120 }, { at: 500, width: 80 }, 800).previous).toEqual({ left: 460, lane: 1 });
  });

  it('leave out the attempt before when there is none', () => {
    expect(placeAbove({ at: 10, width: 40 }, null, 800)).toEqual({ score: { left: 0, lane: 0 }, previous: null });
  });
});

describe('words below the scale', () => {
  it('keep the ends of the scale only where the band leaves them room', () => {
    fc.assert(
      fc.property(scaleWidth, share, wordWidth, (scaleWidth, at, width) => {
        const band = { at: at * scaleWidth, width };
        const left = centred(band, scaleWidth);
        const { zero, hundred } = endsShown(band, [8, 24], scaleWidth);
        if (zero) expect(left).toBeGreaterThan(8);
        if (hundred) expect(left + width).toBeLessThan(scaleWidth - 24);
      }),
    );
    expect(endsShown({ at: 512, width: 100 }, [8, 24], 800)).toEqual({ zero: true, hundred: true });
    expect(endsShown({ at: 5, width: 100 }, [8, 24], 800)).toEqual({ zero: false, hundred: true });
  });
});
