/** Compiles banks as they are written into banks as the app opens them: two files each (bank-file.ts), and an index over all. */

import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Bank, type BankHeader, type Blueprint, bankSchema, byCodeUnit, type Question } from '../core/bank';
import { summarise } from '../core/bank-summary';
import { canonicalJson } from '../core/canonical-json';
import { type Problem, problem } from '../core/problem';
import { writeBankFile } from './bank-file';
import { readBankFolder } from './bank-folder';
import { readBlueprintFolder } from './blueprint-folder';

export interface CompiledBank {
  /** Null where the header cannot be used. */
  readonly bank: Bank | null;
  readonly problems: readonly Problem[];
}

const blueprintsFolder = 'blueprints';

/** Questions are sorted by id; the hash is the SHA-256 over the rest of the bank with the names of all fields in order. */
export async function compileBank(folder: string, blueprints: readonly Blueprint[]): Promise<CompiledBank> {
  const read = await readBankFolder(folder, blueprints);
  if (read.header === null) {
    const isSaid = read.problems.some(({ severity }) => severity === 'error');
    return { bank: null, problems: isSaid ? read.problems : [...read.problems, problem('bank.no-header', {}, {})] };
  }
  return { bank: sealedBank(read.header, read.blueprints, read.questions), problems: read.problems };
}

/** A bank as the app opens it, with its hash. */
export function sealedBank(header: BankHeader, blueprints: readonly Blueprint[], unsorted: readonly Question[]): Bank {
  const questions = [...unsorted].sort((a, b) => byCodeUnit(a.id, b.id));
  const content = { ...header, blueprints, questions };
  const hash = createHash('sha256').update(canonicalJson(content)).digest('hex');
  return bankSchema.parse({ ...content, hash });
}

/**
 * Every folder of `questionBanks` but `blueprints` is a bank. Writes the bank's files and the exhibits below `<id>/` for each, `index.json` with the
 * summaries and `blueprints.json` (the shipped ones and those that banks bring along); with an error among the problems it writes nothing.
 */
export async function compileAll(questionBanks: string, outFolder: string): Promise<readonly Problem[]> {
  const shipped = await readBlueprintFolder(join(questionBanks, blueprintsFolder));
  const problems: Problem[] = shipped.problems.map((found) => below(blueprintsFolder, found));
  const entries = await readdir(questionBanks, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() && entry.name !== blueprintsFolder && !entry.name.startsWith('.'))
    .map(({ name }) => name);
  const banks: { readonly folder: string; readonly bank: Bank }[] = [];
  for (const name of names.sort(byCodeUnit)) {
    const folder = join(questionBanks, name);
    const { bank, problems: found } = await compileBank(folder, shipped.blueprints);
    problems.push(...found.map((one) => below(name, one)));
    if (bank !== null && banks.some((other) => other.bank.id === bank.id)) {
      problems.push(problem('bank.bank-id-twice', { bank: bank.id }, { file: `${name}/bank.yaml`, field: 'id' }));
    } else if (bank !== null) {
      banks.push({ folder, bank });
    }
  }
  if (!problems.some(({ severity }) => severity === 'error')) {
    await mkdir(outFolder, { recursive: true });
    const own = banks.flatMap(({ bank }) => bank.blueprints.filter(({ id }) => !shipped.blueprints.some((blueprint) => blueprint.id === id)));
    await writeFile(join(outFolder, 'blueprints.json'), JSON.stringify([...shipped.blueprints, ...own]));
    await writeFile(join(outFolder, 'index.json'), JSON.stringify({ banks: banks.map(({ bank }) => summarise(bank)) }));
    for (const { folder, bank } of banks) {
      await writeBankFile(join(outFolder, bank.id), bank);
      await copyExhibits(bank, folder, join(outFolder, bank.id));
    }
  }
  return problems;
}

async function copyExhibits(bank: Bank, from: string, to: string): Promise<void> {
  for (const file of new Set(bank.questions.flatMap(({ exhibits }) => exhibits.map((exhibit) => exhibit.file)))) {
    await mkdir(dirname(join(to, file)), { recursive: true });
    await copyFile(join(from, file), join(to, file));
  }
}

function below(folder: string, found: Problem): Problem {
  const { file } = found.place;
  return { ...found, place: { ...found.place, file: file === undefined ? folder : `${folder}/${file}` } };
}
