/** Hostile texts that leave the app: other programs get no scripts, tags or formulas that they would run, and what comes back is as harmless as it went. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Bank } from '../../src/core/bank';
import { EXPORT_FILES, EXPORT_FORMATS, type ExportFormat } from '../../src/core/export/formats';
import { writeBank } from '../../src/core/export/write-bank';
import { judgeDrafts } from '../../src/core/formats/judge-drafts';
import { sealedBank } from '../../src/importing/compile';
import { readPickedFiles } from '../../src/importing/picked-files';
import { readSetFile } from '../../src/importing/set-file';
import { writeFiles } from '../fakes/import-app';
import { COUNT, HOSTILE_BANK } from './hostile-bank';
import { leftIn } from './left-in-text';

/** Signs that readers of Markdown look for, so many that one that looks twice would not end. */
const HEAVY = ['[', '](', '`', '`a``', '**a', '*a_ ', '~~', '<a ', '&#', '[a](<', '***', '__a**', '[[a]', '\\', '> ', '- '].map((sign) =>
  sign.repeat(Math.floor(7_900 / sign.length)),
);

async function bankOf(files: Readonly<Record<string, string>>): Promise<Bank> {
  const folder = await mkdtemp(join(tmpdir(), 'passband-exports-'));
  await writeFiles(folder, files);
  const { header, blueprints, questions } = await readPickedFiles(folder, Object.keys(files), []);
  await rm(folder, { recursive: true });
  return sealedBank(header, blueprints, questions);
}

let written: Readonly<Record<ExportFormat, string>>;
beforeAll(async () => {
  const bank = await bankOf(HOSTILE_BANK);
  expect(bank.questions).toHaveLength(COUNT);
  written = Object.fromEntries(EXPORT_FORMATS.map((format) => [format, writeBank(format, bank, bank.questions, []).text])) as typeof written;
});

describe('a bank that holds every trick, written out', () => {
  test('for Anki has only the elements that we write, with https and http addresses alone', () => {
    // The head names the deck, which is no HTML to Anki.
    const cards = written.anki.replace(/^#.*\n/gm, '');
    const tags = cards.match(/<[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(100);
    const others = tags.filter(
      (tag) => !/^<\/?(?:p|pre|code|em|strong|s|br|ul|ol|li|hr|div|b|i)>$|^<a href="{1,2}https?:\/\/[^"<>]*"{1,2}>$|^<\/a>$/.test(tag),
    );
    expect([...new Set(others)]).toEqual([]);
  });

  test('for spreadsheets begins no formula in any cell', () => {
    const cells = (parse(written.csv, { bom: true, relax_column_count: true }) as string[][]).flat();
    expect(cells.length).toBeGreaterThan(COUNT);
    expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
  });

  test.each(EXPORT_FORMATS.filter((format) => format !== 'passband'))('as %s comes back without HTML, pictures or odd addresses', (format) => {
    const file = `bank.export.${EXPORT_FILES[format].ending}`;
    const read = readSetFile(Buffer.from(written[format]), file, {});
    if (!read.ok || read.value.kind !== 'drafts') throw new Error(`${format} is not read as drafts`);
    const { questions } = judgeDrafts(read.value.read.drafts);
    expect(questions.length).toBeGreaterThan(COUNT / 3);
    for (const { scenario, stem, options, explanation = '' } of questions) {
      const texts = [scenario, stem, explanation, ...options.flatMap(({ text, rationale = '' }) => [text, rationale])];
      expect(texts.flatMap(leftIn), stem).toEqual([]);
    }
  });

  test('in our own format comes back as it went', async () => {
    const again = await bankOf({ 'bank.yaml': written.passband });
    expect(again.questions).toHaveLength(COUNT);
    expect(writeBank('passband', again, again.questions, []).text).toBe(written.passband);
  });
});

test.each(EXPORT_FORMATS)('texts that are heavy to read are written as %s all the same', async (format) => {
  const questions = HEAVY.map((text, at) => ({
    id: `q-${at}`,
    version: 1,
    type: 'single',
    stem: text,
    options: [
      { id: 'a', text: `One ${text}` },
      { id: 'b', text: 'Two' },
    ],
    key: ['a'],
  }));
  const bank = await bankOf({ 'bank.yaml': JSON.stringify({ id: 'heavy', title: 'Heavy', version: '1.0.0' }), 'q.yaml': JSON.stringify(questions) });
  expect(bank.questions).toHaveLength(HEAVY.length);
  expect(writeBank(format, bank, bank.questions, []).questions).toBeGreaterThan(0);
});
