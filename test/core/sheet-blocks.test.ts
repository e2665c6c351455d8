import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sheetBlocks } from '../../src/core/sheet-blocks';

describe('the blocks of a note', () => {
  it('are what empty lines part', () => {
    expect(sheetBlocks('One\ntwo\n\n- a\n- b\n\nThree')).toEqual(['One\ntwo', '- a\n- b', 'Three']);
  });

  it('keep code whole with its empty lines, and what is indented with what it belongs to', () => {
    expect(sheetBlocks('```\na\n\nb\n```\n\n- item\n\n  more of it\n\nend')).toEqual(['```\na\n\nb\n```', '- item\n\n  more of it', 'end']);
  });

  it('are short enough for a column: code, tables, lists and paragraphs are cut where they can be', () => {
    const long = 'word '.repeat(60).trim();
    const code = `\`\`\`\n${Array.from({ length: 20 }, () => long).join('\n')}\n\`\`\``;
    const table = `| a |\n| - |\n${Array.from({ length: 20 }, () => `| ${long} |`).join('\n')}`;
    const list = Array.from({ length: 20 }, () => `- ${long}`).join('\n');
    for (const block of sheetBlocks(code)) expect(block).toMatch(/^```\n[\s\S]+\n```$/);
    for (const block of sheetBlocks(table)) expect(block).toMatch(/^\| a \|\n\| - \|\n/);
    for (const block of sheetBlocks(list)) expect(block).toMatch(/^- /);
    for (const text of [code, table, list, `${long}. `.repeat(20), 'x'.repeat(5000)]) {
      expect(sheetBlocks(text).length).toBeGreaterThan(1);
      for (const block of sheetBlocks(text)) expect(block.length).toBeLessThan(1700);
    }
  });

  it('lose no word', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.constantFrom('', '', '- item', '1. one', '  indented', 'A sentence. Another one? Yes! '.repeat(60)),
    );
    const letters = (text: string) => text.replace(/\s/g, '');
    fc.assert(
      fc.property(
        fc.array(
          line.filter((text) => !/[`~|]/.test(text)),
          { maxLength: 20 },
        ),
        (lines) => {
          const text = lines.join('\n');
          expect(letters(sheetBlocks(text).join(''))).toBe(letters(text));
        },
      ),
    );
  });
});
