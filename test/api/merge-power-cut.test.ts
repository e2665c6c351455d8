/** The power goes at every step of a merge: the next start finishes it, and nothing of either machine is lost. */

import { expect, it } from 'vitest';
import { createAttemptFiles, LOG } from '../../src/api/attempt-files';
import { mergeCopies } from '../../src/api/merging/merge-copies';
import { NOTE } from '../../src/api/notebook';
import type { Entry } from '../../src/core/attempt';
import { startCountdown } from '../../src/core/countdown';
import { changeNote, ownNote } from '../../src/core/notes';
import { judge, sealDocument } from '../../src/storage/document-kind';
import { paperOf } from '../core/made-paper';
import { everyPowerCut, FakeDisk } from '../fakes/fake-disk';
import { houseOn, NOW_MS } from '../fakes/house';
import { choose, visit } from './desk-room';

const FOLDERS = ['/data', '/data/attempts', '/data/notes', '/data/library', '/data/quarantine'];
const COPY = '.sync-conflict-20261123-101010-ABCDEFG.json';

/** The power that goes is the end of the process, not something that the merge reports. */
async function merge(disk: FakeDisk): Promise<void> {
  const { problems } = await mergeCopies(houseOn(disk, '/data'));
  if (problems.length > 0) throw Object.assign(new Error(JSON.stringify(problems)), { code: 'POWER' });
}

function expectBothTexts(found: FakeDisk, state: string): void {
  const note = judge(NOTE, found.bytesOf('/data/notes/own.aaaaaaaa.json') ?? new Uint8Array());
  const body = note.kind === 'sound' ? note.data.body : '';
  for (const text of [/Here\./g, /There\./g]) expect(body?.match(text), state).toHaveLength(1);
}

it('of a note: both texts are there in the end, and the copy is kept', async () => {
  const common = ownNote('aaaaaaaa', 'Title\nCommon.', [], 1);
  const copy = sealDocument(NOTE, changeNote(common, { body: 'There.' }, 3), NOW_MS);
  const states = await everyPowerCut(
    async () =>
      FakeDisk.with(FOLDERS, {
        '/data/notes/own.aaaaaaaa.json': sealDocument(NOTE, changeNote(common, { body: 'Here.' }, 2), NOW_MS),
        [`/data/notes/own.aaaaaaaa${COPY}`]: copy,
      }),
    merge,
    async (found, acknowledged, state) => {
      if (!acknowledged) await merge(found);
      expectBothTexts(found, state);
      expect(found.bytesOf(`/data/notes/own.aaaaaaaa${COPY}`), state).toBeNull();
      const kept = found.files.filter((path) => path.startsWith('/data/quarantine/merged/') && found.bytesOf(path)?.equals(copy));
      expect(kept.length, state).toBeGreaterThan(0);
    },
  );
  expect(states).toBeGreaterThan(100);
});

it('of a note with the marks of git: both texts are there in the end, and the file with the marks is kept', async () => {
  const common = ownNote('aaaaaaaa', 'Title\nCommon.', [], 1);
  const halves = ['Here.', 'There.'].map((body, at) => Buffer.from(sealDocument(NOTE, changeNote(common, { body }, 2 + at), NOW_MS)).toString());
  const marked = `<<<<<<< HEAD\n${halves[0]}\n=======\n${halves[1]}\n>>>>>>> there\n`;
  await everyPowerCut(
    async () => FakeDisk.with([...FOLDERS, '/data/.git', '/data/quarantine/merged'], { '/data/notes/own.aaaaaaaa.json': marked }),
    merge,
    async (found, acknowledged, state) => {
      if (!acknowledged) await merge(found);
      expectBothTexts(found, state);
      const kept = found.files.filter((path) => path.startsWith('/data/quarantine/merged/') && found.bytesOf(path)?.equals(Buffer.from(marked)));
      expect(kept.length, state).toBeGreaterThan(0);
      expect(
        found.files.filter((path) => /^\/data\/notes\/.*conflicted copy[^/]*\.json$/.test(path)),
        state,
      ).toEqual([]);
    },
  );
});

it('of an attempt that was gone on with on both: each answer is in one of two attempts in the end', async () => {
  const paper = paperOf();
  const start = { wallMs: NOW_MS, uptimeMs: 1, run: 'a-run' };
  const countdown = startCountdown(paper.limitMs, paper.clockPolicy, start);
  const entryOf = (seq: number, action: Entry['action']): Entry => ({ seq, wallMs: NOW_MS + seq, spentMs: seq, activeMs: seq, action });
  const logOf = (option: string) =>
    sealDocument(LOG, { startedAtMs: NOW_MS, countdown, entries: [entryOf(1, visit(0)), entryOf(2, choose(0, option))] }, NOW_MS);
  await everyPowerCut(
    async () => {
      const disk = FakeDisk.with(FOLDERS);
      const made = await createAttemptFiles(houseOn(disk, '/data'), paper, start);
      if (!made.ok) throw new Error('it is new');
      disk.put(`/data/attempts/${paper.id}/log.json`, logOf('a'));
      disk.put(`/data/attempts/${paper.id}/log${COPY}`, logOf('b'));
      disk.settle();
      return disk;
    },
    merge,
    async (found, acknowledged, state) => {
      if (!acknowledged) await merge(found);
      const logs = found.files.filter((path) => /^\/data\/attempts\/[^/]+\/log\.json$/.test(path));
      const chosen = logs.map((path) => {
        const log = judge(LOG, found.bytesOf(path) ?? new Uint8Array());
        const action = log.kind === 'sound' ? log.data.entries[1]?.action : null;
        return action?.kind === 'answer' && action.response?.kind === 'choice' ? action.response.chosen[0] : null;
      });
      expect(chosen.sort(), state).toEqual(['a', 'b']);
      for (const path of logs) expect(found.bytesOf(path.replace('log.json', 'paper.json')), state).not.toBeNull();
    },
  );
});
