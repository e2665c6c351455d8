import { describe, expect, it } from 'vitest';
import { createBackup, exportEverything, openBackup } from '../../src/storage/backups';
import { finishRestore, restoreBackup } from '../../src/storage/restore';
import type { Room } from '../../src/storage/storehouse';
import { everyPowerCut, FakeDisk } from '../fakes/fake-disk';
import { forgedVersion1, forgedVersion2 } from '../fakes/forged-container';
import { NOW_MS } from '../fakes/house';

const folders = ['/data', '/data/attempts', '/data/attempts/a1', '/data/attempts/a2', '/data/backups', '/data/quarantine', '/data/notes', '/out'];
const THEN = { '/data/settings.json': 'settings then', '/data/attempts/a1/log.json': 'log then', '/data/notes/n.json': 'same' };
const NOW = {
  '/data/settings.json': 'settings now',
  '/data/settings.json.prev': 'settings before now',
  '/data/attempts/a2/log.json': 'another log',
  '/data/notes/n.json': 'same',
  '/data/health.json': 'health now',
  '/data/quarantine/q': 'kept',
};
const room = (fs: FakeDisk): Room => ({ fs, root: '/data', now: () => NOW_MS });
const from = '/out/everything.passband-backup';

async function exported(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const disk = FakeDisk.with(folders, files);
  await exportEverything(room(disk), from);
  return disk.bytesOf(from) ?? Buffer.alloc(0);
}

/** The data folder without its backups. */
function stateOf(disk: FakeDisk): Record<string, string> {
  const files = disk.files.filter((path) => path.startsWith('/data/') && !path.startsWith('/data/backups/'));
  return Object.fromEntries(files.map((path) => [path, String(disk.bytesOf(path))]));
}

const RESTORED = { ...THEN, '/data/health.json': 'health now', '/data/quarantine/q': 'kept' };

describe('a restore', () => {
  it('makes the folder what it was, and leaves quarantine and health log alone', async () => {
    const disk = FakeDisk.with(folders, { ...NOW, [from]: await exported(THEN) });
    expect((await restoreBackup(room(disk), from)).ok).toBe(true);
    expect(stateOf(disk)).toEqual(RESTORED);
  });

  it('can be undone with the backup that it names', async () => {
    const disk = FakeDisk.with(folders, { ...NOW, [from]: await exported(THEN) });
    const undo = await restoreBackup(room(disk), from);
    if (!undo.ok) throw new Error(undo.problems[0]?.code);
    expect(undo.value).toContain('.before-restore.');
    expect((await restoreBackup(room(disk), `/data/backups/${undo.value}`)).ok).toBe(true);
    const { '/data/settings.json.prev': _, ...documents } = NOW;
    expect(stateOf(disk)).toEqual(documents);
  });

  it('leaves what no backup could carry, however often it is interrupted', async () => {
    const mine = { '/data/notes/Plan.txt': 'one', '/data/notes/plan.txt': 'two' };
    const file = await exported(THEN);
    await everyPowerCut(
      async () => FakeDisk.with(folders, { ...NOW, ...mine, [from]: file }),
      (disk) => restoreBackup(room(disk), from),
      async (disk, acknowledged, state) => {
        await finishRestore(room(disk));
        const left = stateOf(disk);
        expect(left, state).toMatchObject(mine);
        if (acknowledged) expect(left, state).toMatchObject(THEN);
      },
    );
  });

  it('beside strays of nearly the same name can be undone', async () => {
    const strays = { '/data/Settings.json': 'stray', '/data/Notes': 'stray' };
    const disk = FakeDisk.with(folders, { ...NOW, ...strays, [from]: await exported(THEN) });
    const undo = await restoreBackup(room(disk), from);
    expect(stateOf(disk)).toEqual({ ...RESTORED, ...strays });
    expect((await restoreBackup(room(disk), `/data/backups/${undo.ok ? undo.value : ''}`)).ok).toBe(true);
    const { '/data/settings.json.prev': _, ...documents } = NOW;
    expect(stateOf(disk)).toEqual({ ...documents, ...strays });
  });

  it('leaves folders of the candidate alone that are called like ours', async () => {
    const mine = { '/data/Backups/old.zip': 'mine', '/data/Quarantine/q.txt': 'mine' };
    const disk = FakeDisk.with([...folders, '/data/Backups', '/data/Quarantine'], { ...NOW, ...mine, [from]: await exported(THEN) });
    expect((await restoreBackup(room(disk), from)).ok).toBe(true);
    expect(stateOf(disk)).toEqual({ ...RESTORED, ...mine });
  });

  it('over a file that its undo could not carry is refused, and nothing is changed', async () => {
    const file = await exported({ '/data/notes/Plan.txt': 'then' });
    const mine = { '/data/notes/Plan.txt': 'one', '/data/notes/plan.txt': 'two' };
    const disk = FakeDisk.with(folders, { ...NOW, ...mine, [from]: file });
    expect(await restoreBackup(room(disk), from)).toMatchObject({
      ok: false,
      problems: [{ code: 'backup.path-taken', params: { file: 'notes/Plan.txt' } }],
    });
    expect(disk.changes).toBe(0);
  });

  it('into an empty folder brings everything back', async () => {
    const disk = FakeDisk.with(['/data', '/out'], { [from]: await exported(THEN) });
    expect((await restoreBackup(room(disk), from)).ok).toBe(true);
    expect(stateOf(disk)).toEqual(THEN);
  });

  it('that was interrupted by a power cut is finished at the next start: all of the old, or all of the new', async () => {
    const file = await exported(THEN);
    let finished = 0;
    await everyPowerCut(
      async () => FakeDisk.with(folders, { ...NOW, [from]: file }),
      (disk) => restoreBackup(room(disk), from),
      async (disk, acknowledged, state) => {
        const resumed = await finishRestore(room(disk));
        if (!resumed.ok) throw new Error(state);
        if (resumed.value.kind === 'finished') finished += 1;
        const left = stateOf(disk);
        for (const name of disk.files) if (name.endsWith('.passband-tmp')) delete left[name];
        if (left['/data/settings.json'] === 'settings then' || acknowledged) expect(left, state).toEqual(RESTORED);
        else expect(left, state).toEqual(NOW);
      },
    );
    expect(finished).toBeGreaterThan(0);
  });

  it('that was interrupted is finished even if finishing is interrupted', async () => {
    const file = await exported(THEN);
    await everyPowerCut(
      async () => FakeDisk.with(folders, { ...NOW, '/data/restoring.passband-backup': file }),
      (disk) => finishRestore(room(disk)),
      async (disk, _, state) => {
        expect((await finishRestore(room(disk))).ok, state).toBe(true);
        const left = stateOf(disk);
        for (const name of disk.files) if (name.endsWith('.passband-tmp')) delete left[name];
        expect(left, state).toEqual(RESTORED);
      },
    );
  });

  it('whose file has become unreadable is set aside', async () => {
    const disk = FakeDisk.with(folders, { ...NOW, '/data/restoring.passband-backup': 'x' });
    const quarantined = 'quarantine/2026-11-23T10-15-30-123Z.restoring.passband-backup';
    expect(await finishRestore(room(disk))).toEqual({ ok: true, value: { kind: 'unreadable', quarantined } });
    expect(stateOf(disk)).toEqual({ ...NOW, [`/data/${quarantined}`]: 'x' });
    expect(await finishRestore(room(disk))).toEqual({ ok: true, value: { kind: 'none' } });
  });

  it('changes nothing when any step before the decision fails', async () => {
    const file = await exported(THEN);
    const whole = FakeDisk.with(folders, { ...NOW, [from]: file });
    await restoreBackup(room(whole), from);
    const decided = whole.steps.findIndex((step) => step.startsWith('rename') && step.endsWith('/data/restoring.passband-backup'));
    expect(decided).toBeGreaterThan(10);
    for (let step = 0; step <= decided; step += 1) {
      const disk = FakeDisk.with(folders, { ...NOW, [from]: file });
      disk.failAt(step, 'ENOSPC', true);
      expect(await restoreBackup(room(disk), from), whole.steps[step]).toMatchObject({ ok: false });
      disk.heal();
      const left = stateOf(disk);
      for (const name of disk.files) if (name.endsWith('.passband-tmp')) delete left[name];
      expect(left, whole.steps[step]).toEqual(NOW);
    }
  });
});

describe.each([
  ['1', forgedVersion1],
  ['2', forgedVersion2],
])('a hostile backup of version %s', (_, forged) => {
  const entry = (path: string) => ({ path, text: 'evil' });

  it.each([
    ['backup.unsafe-path', forged([entry('good.json'), entry('../x')])],
    ['backup.unsafe-path', forged([entry('/etc/passwd')])],
    ['backup.wrong-hash', forged([{ ...entry('a.json'), hashed: 'changed' }])],
    ['backup.path-twice', forged([entry('a.json'), entry('A.json')])],
    ['backup.path-taken', forged([entry('attempts')])],
    ['backup.path-taken', forged([entry('exposures')])],
    ['backup.path-taken', forged([entry('notes/n.json/x')])],
    ['backup.path-taken', forged([entry('attempts/a1')])],
    ['backup.damaged', Buffer.from('PK')],
  ])('is refused as %s, and nothing is changed', async (code, bytes) => {
    const disk = FakeDisk.with(folders, { ...NOW, [from]: bytes });
    expect(await restoreBackup(room(disk), from)).toMatchObject({ ok: false, problems: [{ code }] });
    expect(disk.changes).toBe(0);
  });

  it('has no say in backups, quarantine and health log', async () => {
    const files = ['backups/x', 'Quarantine/q', 'health.json', 'restoring.passband-backup', 'notes/n.json'].map((path) => entry(path));
    const disk = FakeDisk.with(folders, { ...NOW, [from]: forged(files) });
    expect((await restoreBackup(room(disk), from)).ok).toBe(true);
    expect(stateOf(disk)).toEqual({ '/data/notes/n.json': 'evil', '/data/health.json': 'health now', '/data/quarantine/q': 'kept' });
    expect(disk.files).not.toContain('/data/backups/x');
  });
});

describe('the undo backup', () => {
  it('can be opened, and holds what was there', async () => {
    const disk = FakeDisk.with(folders, NOW);
    const made = await createBackup(room(disk), 'before-restore');
    const opened = await openBackup(room(disk), `/data/backups/${made.ok ? made.value : ''}`);
    expect(opened.ok && opened.value.files.map((file) => file.path)).toEqual(['attempts/a2/log.json', 'notes/n.json', 'settings.json']);
  });
});
