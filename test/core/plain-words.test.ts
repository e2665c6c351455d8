import { expect, it } from 'vitest';
import { bare } from '../../src/core/plain-words';

it.each(['Title <b>x</b> a>b 5 > 3', 'C# and F#', '2 * 3 * 4', 'snake_case - and a dash'])(
  'leaves signs that mean nothing to Markdown: %s',
  (text) => {
    expect(bare(text)).toBe(text);
  },
);

it.each([
  ['# Roles', 'Roles'],
  ['> said **twice**', 'said twice'],
  ['- use `s3:PutObject`', 'use s3:PutObject'],
  ['see [the docs](https://aws.example)', 'see the docs'],
  ['an _emphasis_ here', 'an emphasis here'],
  ['an *emphasis* and **more\nof it**', 'an emphasis and more of it'],
])('takes the signs of Markdown from %j', (text, plain) => {
  expect(bare(text)).toBe(plain);
});
