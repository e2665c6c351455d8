/** Merging of an imported bank: its document, the version before, and its pictures. */

import { mergeBanks } from '../../core/merge/bank';
import { isSame } from '../../core/merge/order';
import { makeFoldersAbove, readIfThere, replaceDurably } from '../../storage/durable-write';
import { inside, isSafePath } from '../../storage/safe-path';
import type { Storehouse } from '../../storage/storehouse';
import { BANK, type ImportedBank } from '../imported-banks';
import { type Merged, type PicturesOf, readOurs, readTheirs, type Theirs, write } from './theirs';

const FILE = /^library\/([a-z0-9][a-z0-9-]{1,63})\/bank\.json$/;

export function isOfBank(file: string): boolean {
  return FILE.test(file);
}

export const readBank = (theirs: Theirs) => readTheirs(BANK, theirs);

export async function mergeBank(house: Storehouse, theirs: Theirs, pictures: PicturesOf): Promise<Merged | null> {
  const other = (await readBank(theirs))?.data;
  if (!other || `library/${other.bank.id}/bank.json` !== theirs.of) return { kind: 'unreadable', file: theirs.file };
  const { id } = other.bank;
  const ours = (await readOurs(house, BANK, theirs.of))?.data ?? null;
  if (ours === null) return (await add(house, other, id, pictures)) ? { kind: 'added', file: theirs.of } : null;
  const merged = mergeBanks(ours, other);
  switch (merged.kind) {
    case 'one':
    case 'updated':
      if (isSame(merged.bank, ours)) return null;
      await takePictures(house, merged.bank, id, pictures);
      if (merged.kind === 'updated') await write(house, BANK, `library/${id}/before.json`, ours);
      await write(house, BANK, theirs.of, merged.bank);
      return { kind: 'joined', file: theirs.of };
    case 'two': {
      const isOurs = isSame(merged.bank, ours);
      if (!isOurs) await takePictures(house, merged.bank, id, pictures);
      const added = await add(house, merged.other, id, isOurs ? pictures : ownPictures(house));
      if (!isOurs) await write(house, BANK, theirs.of, merged.bank);
      return added || !isOurs ? { kind: 'parted', file: `library/${merged.other.bank.id}` } : null;
    }
  }
}

/** Adds a bank that is not here, unless this very import of it was removed here. Answers whether it did. */
async function add(house: Storehouse, bank: ImportedBank, from: string, pictures: PicturesOf): Promise<boolean> {
  const { id } = bank.bank;
  const isHere = (await readOurs(house, BANK, `library/${id}/bank.json`)) !== null;
  const removed = isHere ? null : await readOurs(house, BANK, `library/${id}/before.json`);
  if (isHere || (removed?.data.bank.hash === bank.bank.hash && removed.data.importedAtMs >= bank.importedAtMs)) return false;
  await takePictures(house, bank, from, pictures);
  await write(house, BANK, `library/${id}/bank.json`, bank);
  return true;
}

async function takePictures(house: Storehouse, { bank, pictures: folder }: ImportedBank, from: string, pictures: PicturesOf): Promise<void> {
  if (folder === null || !/^pictures-[0-9a-f]+$/.test(folder)) return;
  for await (const { file, bytes } of pictures(from, folder)) {
    const name = `library/${bank.id}/${folder}/${file}`;
    const path = inside(house.root, name);
    // They are named after what they hold: one that is here is the same.
    if ((await readIfThere(house.fs, path)) !== null) continue;
    await makeFoldersAbove(house.fs, house.root, name);
    await replaceDurably(house.fs, path, bytes);
  }
}

/** The pictures that lie in a data folder. */
export function ownPictures({ fs, root }: Pick<Storehouse, 'fs' | 'root'>): PicturesOf {
  return async function* (bank, folder) {
    const top = inside(root, 'library', bank, folder);
    const walk = async (above: readonly string[]): Promise<string[]> => {
      const entries = await fs.readFolder(above.length === 0 ? top : inside(top, ...above)).catch(() => []);
      const safe = entries.filter(({ name }) => isSafePath(name));
      const below = await Promise.all(safe.filter(({ kind }) => kind === 'folder').map(({ name }) => walk([...above, name])));
      return [...safe.filter(({ kind }) => kind === 'file').map(({ name }) => [...above, name].join('/')), ...below.flat()];
    };
    for (const file of await walk([])) {
      const bytes = await readIfThere(fs, inside(top, file));
      if (bytes !== null) yield { file, bytes };
    }
  };
}
