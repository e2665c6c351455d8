/** Banks on the disk: read back as they were written, a question at a time, and never as anything else. */

import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bank, Question } from '../../src/core/bank';
import { entryOf } from '../../src/core/catalogue';
import { stemEnemies } from '../../src/core/similarity';
import { type BankFile, BankFileGone, openBankFile, unwrittenBank, writeBankFile } from '../../src/importing/bank-file';
import { made, madeBank } from '../core/made-bank';
import { bankOf } from '../fakes/compiled-banks';
import { filesIn, temporaryFolder } from '../fakes/house';

async function written(bank: Bank): Promise<string> {
  const base = join(await temporaryFolder(), 'bank');
  await writeBankFile(base, bank);
  return base;
}

async function opened(base: string): Promise<BankFile> {
  const file = await openBankFile(base);
  if (!file) throw new Error('there is a bank');
  return file;
}

async function all(file: BankFile, from?: number): Promise<Question[]> {
  const questions: Question[] = [];
  for await (const question of file.each(from)) questions.push(question);
  return questions;
}

const twins = [
  made('q-a', '1', { stem: 'one two three four five six' }),
  made('q-b', '1', { stem: 'one two three four five six', exhibits: [{ file: 'plan.png', alt: 'Plan' }] }),
  made('q-c', '2', { stem: 'A line\u2028that\u2029others split, “quoted”, 日本語 😀\nand a second one', enemies: ['q-a'], learningPoint: 'point' }),
];

describe.each([
  ['on the disk', async (bank: Bank) => opened(await written(bank))],
  ['in memory', async (bank: Bank) => unwrittenBank(bank)],
])('a bank %s', (_, open) => {
  it('has its catalogue, pictures, and what reads alike, and gives its questions whole', async () => {
    const bank = bankOf(twins);
    const { questions, ...header } = bank;
    const file = await open(bank);
    expect(file.catalogue).toEqual({ ...header, questions: questions.map(entryOf) });
    expect(file.pictures).toEqual(['plan.png']);
    expect(file.alike).toEqual(stemEnemies(questions));
    expect(await file.read([2, 0, 2])).toEqual([twins[2], twins[0], twins[2]]);
    expect(await all(file)).toEqual(twins);
    expect(await all(file, 1)).toEqual(twins.slice(1));
  });

  it('has its questions in the order of their ids, whatever order it was given', async () => {
    const file = await open(bankOf([...twins].reverse()));
    expect(file.catalogue.questions.map(({ id }) => id)).toEqual(['q-a', 'q-b', 'q-c']);
    expect(await all(file)).toEqual(twins);
  });

  it('gives any of hundreds of questions, in any order', async () => {
    const questions = madeBank([200, 20, 30, 7]);
    const file = await open(bankOf(questions));
    expect(await all(file)).toEqual(questions);
    const places = [256, 64, 63, 0, 128, 127];
    expect(await file.read(places)).toEqual(places.map((place) => questions[place]));
  });
});

describe('a file that is not as it was written', () => {
  it('is no bank when any byte of its catalogue is another, or is missing', async () => {
    const base = await written(bankOf(twins));
    const path = `${base}.catalogue.jsonl`;
    const bytes = await readFile(path);
    const isRefused = async (changed: Uint8Array) => {
      await writeFile(path, changed);
      return (await openBankFile(base)) === null;
    };
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ flip;
        expect(await isRefused(changed)).toBe(true);
        expect(await isRefused(bytes.subarray(0, at))).toBe(true);
      }),
    );
    expect(await isRefused(bytes)).toBe(false);
    await rm(path);
    expect(await openBankFile(base)).toBeNull();
  });

  it('says so when any byte of a question is another, is missing, or the file is gone', async () => {
    const base = await written(bankOf(twins));
    const path = `${base}.jsonl`;
    const bytes = await readFile(path);
    const file = await opened(base);
    const lines = bytes.toString().split('\n');
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ flip;
        await writeFile(path, changed);
        const place = bytes.subarray(0, at).toString('latin1').split('\n').length - 1;
        // The end of a line says nothing.
        if (bytes[at] !== 10) await expect(file.read([place])).rejects.toThrow(BankFileGone);
        for (const other of twins.keys()) if (other !== place) expect(await file.read([other])).toEqual([twins[other]]);
      }),
      { numRuns: 60 },
    );
    await writeFile(path, lines.slice(0, 2).join('\n'));
    await expect(all(file)).rejects.toThrow(BankFileGone);
    await rm(path);
    await expect(file.read([0])).rejects.toThrow(BankFileGone);
  });
});

it('a write that fails leaves no half of a file behind', async () => {
  const folder = await temporaryFolder();
  const unwritable = Object.assign(made('q-z', '1'), {
    toJSON() {
      throw new Error('the last cannot be written');
    },
  });
  await expect(writeBankFile(join(folder, 'bank'), { ...bankOf(twins), questions: [...twins, unwritable] })).rejects.toThrow('the last');
  expect(await filesIn(folder)).toEqual({});
});
