/** The power goes at every step of taking in a set of questions, and of starting an attempt: all of it is there or none, and what was acknowledged stays. */

import { expect, it } from 'vitest';
import { createAttemptFiles, openAttemptFiles, wasBegun } from '../../src/api/attempt-files';
import { importChoicesSchema } from '../../src/api/import-choices';
import { type ImportedBanks, openImportedBanks } from '../../src/api/imported-banks';
import { bankSchema } from '../../src/core/bank';
import { openCache } from '../../src/storage/cache';
import { made } from '../core/made-bank';
import { paperOf } from '../core/made-paper';
import { everyPowerCut, FakeDisk } from '../fakes/fake-disk';
import { houseOn, NOW_MS, temporaryFolder } from '../fakes/house';

const FOLDERS = ['/data', '/data/attempts', '/data/library'];
const choices = importChoicesSchema.parse({});
const picture = { file: 'a.png', bytes: Buffer.from('a picture') };

const bankOf = (version: string) =>
  bankSchema.parse({
    id: 'set-one',
    title: 'Set one',
    version,
    blueprints: [],
    questions: [made('q-one', '1', { stem: `As in ${version}?`, exhibits: [{ file: picture.file, alt: `A picture of ${version}` }] })],
    hash: `hash of ${version}`,
  });
const [first, second] = [bankOf('1.0.0'), bankOf('2.0.0')];

async function banksOn(disk: FakeDisk, files: string): Promise<ImportedBanks> {
  return openImportedBanks(
    houseOn(disk, '/data'),
    openCache(disk, '/caches', () => NOW_MS),
    files,
  );
}

it('a new set: not there, or whole with its picture; there once it was acknowledged', async () => {
  const files = await temporaryFolder();
  const states = await everyPowerCut(
    async () => FakeDisk.with(FOLDERS),
    async (disk) => (await banksOn(disk, files)).put(first, [picture], choices),
    async (found, acknowledged, state) => {
      const banks = await banksOn(found, files);
      expect(banks.problems, state).toEqual([]);
      const versions = banks.summaries.map(({ version }) => version);
      if (acknowledged || versions.length > 0) {
        expect(versions, state).toEqual([first.version]);
        expect(await banks.picture(first.id, picture.file), state).toEqual(picture.bytes);
      }
    },
  );
  expect(states).toBeGreaterThan(100);
});

it('a newer version of a set: the one before or the new one, and once it was acknowledged the undo brings back the one before', async () => {
  const files = await temporaryFolder();
  const kept: string[] = [];
  await everyPowerCut(
    async () => {
      const disk = FakeDisk.with(FOLDERS);
      await (await banksOn(disk, files)).put(first, [], choices);
      disk.settle();
      return disk;
    },
    async (disk) => (await banksOn(disk, files)).put(second, [picture], choices),
    async (found, acknowledged, state) => {
      const banks = await banksOn(found, files);
      expect(banks.problems, state).toEqual([]);
      const [version] = banks.summaries.map((summary) => summary.version);
      expect(acknowledged ? [second.version] : [first.version, second.version], state).toContain(version);
      if (version === second.version) {
        expect(await banks.picture(second.id, picture.file), state).toEqual(picture.bytes);
        await banks.putBack(second.id, 'another version');
        expect(
          banks.summaries.map((summary) => summary.version),
          state,
        ).toEqual([first.version]);
      }
      kept.push(version ?? '');
    },
  );
  expect(new Set(kept)).toEqual(new Set([first.version, second.version]));
});

it('an attempt that is started: never begun, or whole with its paper and clock; begun once it was acknowledged', async () => {
  const paper = paperOf();
  const start = { wallMs: NOW_MS, uptimeMs: 1, run: 'a-run' };
  let begun = 0;
  await everyPowerCut(
    async () => FakeDisk.with(FOLDERS),
    async (disk) => {
      const written = await createAttemptFiles(houseOn(disk, '/data'), paper, start);
      if (!written.ok) throw new Error(JSON.stringify(written.problems));
    },
    async (found, acknowledged, state) => {
      const house = houseOn(found, '/data');
      const wasStarted = found.files.some((path) => path.startsWith('/data/attempts/')) && (await wasBegun(house, paper.id));
      if (acknowledged) expect(wasStarted, state).toBe(true);
      if (!wasStarted) return;
      begun += 1;
      const opened = await openAttemptFiles(house, paper.id);
      if (!opened.ok) throw new Error(`${state}: ${JSON.stringify(opened.problems)}`);
      expect(opened.value.paper, state).toEqual(paper);
      expect(opened.value.log.data, state).toMatchObject({ startedAtMs: NOW_MS, entries: [] });
      expect(house.mishaps, state).toEqual([]);
    },
  );
  expect(begun).toBeGreaterThan(0);
});
