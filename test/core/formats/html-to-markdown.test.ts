/** HTML of foreign sets becomes our Markdown: marks that hold words stay, all others go. */

import { describe, expect, it } from 'vitest';
import { foreignText } from '../../../src/core/formats/foreign-text';

describe('a mark of HTML', () => {
  it.each([
    ['a <b>bold</b> word', 'a **bold** word'],
    ['a <b></b>word', 'a word'],
    ['<b></b>', ''],
    ['<b> </b>x', 'x'],
    ['<b><i></i></b>x', 'x'],
    ['<strong><br></strong>x', 'x'],
    ['<code></code>x <i>y</i>', 'x *y*'],
    ['<b><i>x</i></b>', '***x***'],
  ])('%s reads %s', (html, markdown) => {
    expect(foreignText(html, 'html').text.trim()).toBe(markdown);
    expect(foreignText(html, 'markdown').text.trim()).toBe(markdown);
  });
});
