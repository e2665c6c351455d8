/** Which names a container cannot hold side by side. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clashes, nameOnAnyDisk } from '../../src/storage/container-rules';

const name = fc.constantFrom('a', 'A', 'b', 'é', 'e\u0301', 'a.b');
const anyPaths = fc.uniqueArray(
  fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/')),
  { maxLength: 20 },
);

/** Whether two paths could not both be on a disk that tells no upper from lower case. */
function isClash(one: string, two: string): boolean {
  const [a, b] = [nameOnAnyDisk(one), nameOnAnyDisk(two)];
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

it('what is kept clashes with nothing that is kept, what is not does, and a plain name gives way to plain names alone', () => {
  fc.assert(
    fc.property(anyPaths, (paths) => {
      const found = clashes(paths);
      const out = new Set(found.map(({ path }) => path));
      const kept = paths.filter((path) => !out.has(path));
      for (const one of kept) for (const two of kept) if (one !== two) expect(isClash(one, two)).toBe(false);
      for (const { path, other } of found) {
        expect(kept).toContain(other);
        expect(isClash(path, other)).toBe(true);
        if (path === nameOnAnyDisk(path)) expect(other).toBe(nameOnAnyDisk(other));
      }
    }),
  );
});
