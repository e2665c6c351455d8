/** The file of an imported bank in the local folder: made from its document when it is missing, and again when it was changed behind our back. */

import { dirname } from 'node:path';
import type { Bank } from '../core/bank';
import { problem } from '../core/problem';
import { type BankFile, BankFileGone, openBankFile, unwrittenBank, writeBankFile } from '../importing/bank-file';
import { makeFolders } from '../storage/durable-write';
import { type FileSystem, PRIVATE_FILE_MODE } from '../storage/file-system';
import { asStorageError, StorageError } from '../storage/storage-error';
import { Refusal } from './refusal';

/** Does its best: a bank whose file cannot be written is kept in memory. */
export async function keepBankFile(fs: FileSystem, base: string, bank: Bank): Promise<void> {
  try {
    await makeFolders(fs, dirname(base));
    await writeBankFile(base, bank, PRIVATE_FILE_MODE);
  } catch (error) {
    if (!(asStorageError(error, base) instanceof StorageError)) throw error;
  }
}

/** Where a version of a bank is kept: the name of its file before the endings, and the hash of the bank. */
interface KeptAs {
  readonly base: string;
  readonly hash: string;
}

/**
 * `document` reads the bank that the file is made from, and rejects where that cannot be read either. Where it is another version by then, that is
 * what is opened, from memory; where it is another by the time that the file is found gone, reading refuses with `start.unknown-bank`.
 */
export async function openKeptBankFile(fs: FileSystem, { base, hash }: KeptAs, document: () => Promise<Bank>): Promise<BankFile> {
  async function made(): Promise<BankFile> {
    const bank = await document();
    // The name is that of another version.
    if (bank.hash !== hash) return unwrittenBank(bank);
    await keepBankFile(fs, base, bank);
    return (await openBankFile(base)) ?? unwrittenBank(bank);
  }

  let file = (await openBankFile(base)) ?? (await made());
  const { catalogue, alike, pictures } = file;
  /** Under way for all who have found the file gone: the document of a large bank is read once for them. */
  let healing: Promise<BankFile> | null = null;

  /** From memory for the rest of the session: a disk that has changed the file once may do so again. */
  async function healed(): Promise<BankFile> {
    const bank = await document();
    // Places in the one are not those of the other.
    if (bank.hash !== catalogue.hash) throw new Refusal(problem('start.unknown-bank', { bank: catalogue.title }));
    await keepBankFile(fs, base, bank);
    return unwrittenBank(bank);
  }

  async function heal(broken: BankFile, error: unknown): Promise<void> {
    if (!(error instanceof BankFileGone)) throw error;
    if (file !== broken) return;
    healing ??= healed().finally(() => {
      healing = null;
    });
    file = await healing;
  }

  return {
    catalogue,
    alike,
    pictures,
    async read(places) {
      const asked = file;
      try {
        return await asked.read(places);
      } catch (error) {
        await heal(asked, error);
        return file.read(places);
      }
    },
    async *each(from = 0) {
      const asked = file;
      let next = from;
      try {
        for await (const question of asked.each(next)) {
          next += 1;
          yield question;
        }
      } catch (error) {
        await heal(asked, error);
        yield* file.each(next);
      }
    },
  };
}
