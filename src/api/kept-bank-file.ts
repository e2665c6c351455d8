/** The file of an imported bank in the local folder: made from its document when it is missing, and again when it was changed behind our back. */

import { dirname } from 'node:path';
import type { Bank } from '../core/bank';
import { type BankFile, BankFileGone, openBankFile, unwrittenBank, writeBankFile } from '../importing/bank-file';
import { makeFolders } from '../storage/durable-write';
import { type FileSystem, PRIVATE_FILE_MODE } from '../storage/file-system';
import { asStorageError, StorageError } from '../storage/storage-error';

/** Does its best: a bank whose file cannot be written is kept in memory. */
export async function keepBankFile(fs: FileSystem, base: string, bank: Bank): Promise<void> {
  try {
    await makeFolders(fs, dirname(base));
    await writeBankFile(base, bank, PRIVATE_FILE_MODE);
  } catch (error) {
    if (!(asStorageError(error, base) instanceof StorageError)) throw error;
  }
}

/** `document` reads the bank that the file is made from, and rejects where that cannot be read either. */
export async function openKeptBankFile(fs: FileSystem, base: string, document: () => Promise<Bank>): Promise<BankFile> {
  async function made(): Promise<BankFile> {
    const bank = await document();
    await keepBankFile(fs, base, bank);
    return (await openBankFile(base)) ?? unwrittenBank(bank);
  }

  let file = (await openBankFile(base)) ?? (await made());

  /** From memory for the rest of the session: a disk that has changed the file once may do so again. */
  async function heal(error: unknown): Promise<void> {
    if (!(error instanceof BankFileGone)) throw error;
    const bank = await document();
    await keepBankFile(fs, base, bank);
    file = unwrittenBank(bank);
  }

  const { catalogue, alike, pictures } = file;
  return {
    catalogue,
    alike,
    pictures,
    async read(places) {
      try {
        return await file.read(places);
      } catch (error) {
        await heal(error);
        return file.read(places);
      }
    },
    async *each(from = 0) {
      let next = from;
      try {
        for await (const question of file.each(next)) {
          next += 1;
          yield question;
        }
      } catch (error) {
        await heal(error);
        yield* file.each(next);
      }
    },
  };
}
