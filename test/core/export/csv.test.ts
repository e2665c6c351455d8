/** Comma-separated text: whatever goes in comes out of an ordinary reader, and nothing of it is a formula. */

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, csvOf, fromHarmless, harmless } from '../../../src/core/export/csv';

const read = (csv: string): string[][] => parse(csv, { bom: true });
/** Texts full of what breaks tables. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('"', ',', '\r', '\n', '\r\n', ';', '\t', '=', '+', '-', '@', "'", ' ', 'a', '1', '＝', '\uFEFF', '\0'), { maxLength: 12 })
    .map((signs) => signs.join('')),
);
const cell: fc.Arbitrary<Cell> = fc.oneof({ weight: 4, arbitrary: nasty }, fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
const table = fc
  .integer({ min: 1, max: 6 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

const wanted = (value: Cell) => (typeof value === 'string' ? harmless(value) : value === null ? '' : String(value));

describe('comma-separated text', () => {
  it('is read back cell by cell', () => {
    // A line of one empty cell is an empty line, which readers may skip; a table of ours has two columns or more.
    fc.assert(
      fc.property(table, (lines) => {
        const wide = lines.map((line) => ['x', ...line]);
        expect(read(csvOf(wide))).toEqual(wide.map((line) => line.map(wanted)));
      }),
    );
  });

  it('has no text that begins as a formula does, and changes no other', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(harmless(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        // An apostrophe that stood there before is told apart by a second one.
        if (!/^'*[=+\-@\t\r\n＝＋－＠]/.test(text)) expect(harmless(text)).toBe(text);
        else expect(harmless(text)).toBe(`'${text}`);
        expect(fromHarmless(harmless(text))).toBe(text);
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1'])('takes the edge off %j', (text) => {
    expect(read(csvOf([['x', text]]))).toEqual([['x', `'${text}`]]);
  });

  it('lets a negative number be a number', () => {
    expect(csvOf([[-4.5, true, null, '-4.5']])).toBe(`\uFEFF-4.5,true,,"'-4.5"\r\n`);
  });

  it('fills short lines up, so that all are as wide as the widest', () => {
    expect(read(csvOf([['a'], ['b', 'c', 'd']]))).toEqual([
      ['a', '', ''],
      ['b', 'c', 'd'],
    ]);
  });
});
