/** Banks as the build compiles them, made for a test: an index, the blueprints, and the files of each bank. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bank, bankSchema, type Question } from '../../src/core/bank';
import { summarise } from '../../src/core/bank-summary';
import { writeBankFile } from '../../src/importing/bank-file';
import { blueprintOf, madeBank } from '../core/made-bank';
import { temporaryFolder } from './house';

/** Ten questions in twenty minutes: 6, 1, 2 and 1 by domain. */
export const shortExam = blueprintOf([60, 10, 20, 10], { questions: 10, minutes: 20, short: { questions: 5, minutes: 10 } });

export function bankOf(questions: readonly Question[] = madeBank([30, 10, 15, 10]), fields: Record<string, unknown> = {}): Bank {
  return bankSchema.parse({ id: 'made', title: 'Made', version: '1.0.0', blueprints: [shortExam], questions, hash: 'hash', ...fields });
}

/** Writes the folder and answers with its path. */
export async function compiledBanks(banks: readonly Bank[] = [bankOf()]): Promise<string> {
  const folder = await temporaryFolder();
  const write = (name: string, content: unknown) => writeFile(join(folder, name), JSON.stringify(content));
  await write('index.json', { banks: banks.map(summarise) });
  await write('blueprints.json', [shortExam]);
  for (const bank of banks) await writeBankFile(join(folder, bank.id), bank);
  return folder;
}
