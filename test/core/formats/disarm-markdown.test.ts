import { describe, expect, test } from 'vitest';
import { disarmed } from '../../../src/core/formats/disarm-markdown';
import { foreignText } from '../../../src/core/formats/foreign-text';

describe('what is left after a set was cleaned', () => {
  test.each([
    ['a tag that was put together from the rest of two', '<<img src=x>summary>Answer', 'markdown', '\\<summary>Answer'],
    ['a declaration', 'Which <!DOCTYPE x [<!ENTITY a "a">]> fits?', 'markdown', 'Which \\<!DOCTYPE x [\\<!ENTITY a "a">]> fits?'],
    ['an address of a program where an item begins', '- [a]: javascript:1', 'markdown', '- [a\\]: javascript:1'],
    [
      'a tag behind an address, which would take a backslash for its own',
      'http://a.b<img src=x onerror=alert(1)>',
      'plain',
      'http://a.b&lt;img src=x onerror=alert(1)>',
    ],
  ] as const)('%s is words', (_, written, markup, text) => {
    expect(foreignText(written, markup).text).toBe(text);
  });

  test.each([
    ['an entity in the way', '[x](java&#115;cript:alert(1))', '[x\\](java&#115;cript:alert(1))'],
    ['a backslash in the way', '[x](javascript\\:alert(1))', '[x\\](javascript\\:alert(1))'],
    ['a picture', '![x](a.png)', '\\![x](a.png)'],
    ['a second tag behind the same address', 'http://a.b\\<b>\\<img src=x>', 'http://a.b&lt;b>&lt;img src=x>'],
    ['a picture behind a sign behind an address', 'http://a.b)<![p](q.png)', 'http://a.b)<\\![p](q.png)'],
    ['two backslashes before it', '\\\\<script>', '\\\\\\<script>'],
  ])('%s is words', (_, armed, text) => {
    expect(disarmed(armed)).toBe(text);
    expect(disarmed(text)).toBe(text);
  });

  test.each([
    '[docs](https://a.b/c?d=e&f)',
    '<https://a.b>',
    '<mailto:a@b.c>',
    '[up](../readme.md)',
    '[a]: https://b.c',
    'a < b',
    '`<script>`',
    '\\<b>',
  ])('%s stays as it is', (text) => {
    expect(disarmed(text)).toBe(text);
  });
});
