import { resolve, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inside, isSafePath } from '../../src/storage/safe-path';

describe('a safe path', () => {
  it.each(['a', 'attempts/a1/log.json', 'library/my bank/bank.yaml', '.hidden', 'a..b', 'Zoë/日本.json', 'connection.json', 'com/port'])(
    'is %s',
    (path) => {
      expect(isSafePath(path)).toBe(true);
    },
  );

  it.each([
    '',
    '.',
    '..',
    '../x',
    'a/../../x',
    'a/./b',
    '/etc/passwd',
    'a//b',
    'a/',
    'C:/x',
    'C:x',
    'a\\..\\x',
    '\\\\server\\share',
    'a\u0000b',
    'a\nb',
    'x.json:stream',
    'nul',
    'NUL.json',
    'a/com1.txt',
    'a.',
    'a ',
    'x'.repeat(201),
    `${'x/'.repeat(200)}x`,
  ])('is not %j', (path) => {
    expect(isSafePath(path)).toBe(false);
    expect(() => inside('/data', path)).toThrow(RangeError);
  });

  it('never leads out of the folder, whatever the names', () => {
    const name = fc.oneof(fc.constantFrom('..', '.', '', '/', '\\', 'a', '../..', 'b/c', 'C:'), fc.string({ unit: 'binary', maxLength: 8 }));
    fc.assert(
      fc.property(fc.array(name, { maxLength: 6 }), (names) => {
        const path = names.join('/');
        if (!isSafePath(path)) return;
        const place = inside('/data', ...names);
        expect(resolve(place)).toBe(place);
        expect(place.startsWith(`${resolve('/data')}${sep}`)).toBe(true);
      }),
    );
  });
});
