/** The file of an imported bank in the local folder, as the shelf opens it: what many ask for at once is done once, and words are never those of another bank. */

import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepBankFile, openKeptBankFile } from '../../src/api/kept-bank-file';
import { Refusal } from '../../src/api/refusal';
import type { Bank, Question } from '../../src/core/bank';
import { realFileSystem } from '../../src/storage/file-system';
import { made } from '../core/made-bank';
import { bankOf } from '../fakes/compiled-banks';
import { temporaryFolder } from '../fakes/house';

const BANK = bankOf(['q-a', 'q-b', 'q-c'].map((id) => made(id, '1')));

/** A kept bank, and how often its document was read. */
async function kept() {
  const base = join(await temporaryFolder(), 'banks', 'name');
  let reads = 0;
  let bank: Bank = BANK;
  const file = await openKeptBankFile(realFileSystem, { base, hash: BANK.hash }, async () => {
    reads += 1;
    return bank;
  });
  return {
    file,
    reads: () => reads,
    /** What another machine does to the document. */
    become(other: Bank) {
      bank = other;
    },
    remove: () => rm(dirname(base), { recursive: true }),
  };
}

it('is made again once, however many ask for it when it is gone', async () => {
  const { file, reads, remove } = await kept();
  await remove();
  const before = reads();
  const all = await Promise.all(Array.from({ length: 20 }, async () => (await file.read([2])).map(({ id }) => id)));
  expect(all).toEqual(Array.from({ length: 20 }, () => ['q-c']));
  expect(reads()).toBe(before + 1);
});

it('is tried afresh when its document could not be read either', async () => {
  const base = join(await temporaryFolder(), 'banks', 'name');
  let isReadable = true;
  const file = await openKeptBankFile(realFileSystem, { base, hash: BANK.hash }, async () => {
    if (isReadable) return BANK;
    throw new Error('not now');
  });
  await rm(dirname(base), { recursive: true });
  isReadable = false;
  await expect(file.read([0])).rejects.toThrow('not now');
  isReadable = true;
  expect(await file.read([0])).toEqual([BANK.questions[0]]);
});

it('gives no words of another version that has come in the place of its document', async () => {
  const { file, become, remove } = await kept();
  become(bankOf([made('q-0', '1'), ...BANK.questions], { hash: 'another' }));
  await remove();
  await expect(file.read([0])).rejects.toThrow(Refusal);
  await expect(file.each()[Symbol.asyncIterator]().next()).rejects.toThrow(Refusal);
});

describe.each([
  [
    'whose questions another version has written, which this one cannot read',
    async (base: string) =>
      keepBankFile(realFileSystem, base, {
        ...BANK,
        questions: BANK.questions.map((question) => ({ ...question, status: 'of-another-version' as 'draft' })),
      }),
  ],
  [
    'that the disk does not give',
    async (base: string) => {
      await keepBankFile(realFileSystem, base, BANK);
      await rm(`${base}.jsonl`);
      await mkdir(`${base}.jsonl`);
    },
  ],
])('a file %s', (_, write) => {
  it('is as good as gone', async () => {
    const base = join(await temporaryFolder(), 'name');
    await write(base);
    const file = await openKeptBankFile(realFileSystem, { base, hash: BANK.hash }, async () => BANK);
    expect(await file.read([1, 0])).toEqual([BANK.questions[1], BANK.questions[0]]);
    const all: Question[] = [];
    for await (const question of file.each()) all.push(question);
    expect(all).toEqual(BANK.questions);
  });
});
