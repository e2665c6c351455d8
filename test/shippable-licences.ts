/** Licences, by their SPDX names, under which a package may be part of what we ship: all ask for no more than to be named. */

export const SHIPPABLE: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
]);
