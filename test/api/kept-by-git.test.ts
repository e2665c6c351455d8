/** Two machines whose data folder is kept by the real git: both work apart, one pulls with conflicts, and nothing is lost on either. */

import { execFile, execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../fakes/house';
import { type ImportApp, importApp } from '../fakes/import-app';
import { act, bodyOf, choose, submit, VIEWER } from './made-machines';

const IDENTITY = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', '-c', 'init.defaultBranch=main', '-c', 'core.autocrlf=false'];

function hasGit(): boolean {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Whatever the developer has set up for his own git has no say here. Answers with what it said and whether it did it. */
async function git(folder: string, ...words: readonly string[]): Promise<{ isDone: boolean; text: string }> {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' };
  try {
    const { stdout } = await promisify(execFile)('git', [...IDENTITY, ...words], { cwd: folder, env });
    return { isDone: true, text: stdout };
  } catch (error) {
    return { isDone: false, text: String((error as { stdout?: unknown }).stdout) };
  }
}

async function commit(app: ImportApp, message: string): Promise<void> {
  await app.stop();
  expect((await git(app.home, 'add', '--all')).isDone).toBe(true);
  expect((await git(app.home, 'commit', '--quiet', '--message', message)).isDone).toBe(true);
}

/** Something that storage has to tell: a copy that cannot be read. */
async function leaveMishap(app: ImportApp, name: string): Promise<void> {
  await app.stop();
  await writeFile(join(app.home, `settings (${name} conflicted copy 2026-11-23).json`), '{"app":"passband","ki');
  await app.restart();
}

const custom = { bank: 'our-bank', blueprint: 'exam', mode: 'custom', questions: 2, minutes: 10 } as const;

async function finished(app: ImportApp, option: string): Promise<string> {
  const { id } = await app.call('attempt.start', custom);
  await act(app, id, 1, choose(0, option));
  await act(app, id, 2, submit);
  return id;
}

/** A folder with a past that git keeps, and its clone on another machine. */
async function clonedMachines() {
  const here = await importApp();
  const { id } = await here.call('attempt.start', custom);
  await act(here, id, 1, { kind: 'visit', question: 0 });
  const { id: note } = await here.call('notes.add', { text: 'Title\nCommon.', tags: [] });
  await here.call('settings.write', { theme: 'dark' });
  await leaveMishap(here, 'common');
  await here.stop();
  expect((await git(here.home, 'init', '--quiet')).isDone).toBe(true);
  await commit(here, 'The past of both');
  const root = await temporaryFolder();
  expect((await git(root, 'clone', '--quiet', here.home, 'home')).isDone).toBe(true);
  await here.restart();
  const there = await importApp({ home: join(root, 'home') });
  there.clock.pass(60_000);
  return { here, there, id, note };
}

async function answersIn(app: ImportApp): Promise<unknown[]> {
  const { resumable } = await app.call('library.read', {});
  const opened = await Promise.all(resumable.map(({ id }) => app.call('attempt.open', { id, viewer: VIEWER, takeOver: true })));
  return opened.map(({ answers }) => answers[0]?.response);
}

async function health({ call }: ImportApp) {
  return (await call('app.info', {})).health;
}

describe('a data folder that git keeps', () => {
  it('is pulled with conflicts in attempt, note, settings and health log: the next start joins them, here and after the next pull there', async ({
    skip,
  }) => {
    skip(!hasGit(), 'git is not installed on this machine');
    const { here, there, id, note } = await clonedMachines();
    await here.call('notes.save', { id: note, body: 'Written here.' });
    await there.call('notes.save', { id: note, body: 'Written there.' });
    await act(here, id, 2, choose(0, 'a'));
    await act(there, id, 2, choose(0, 'b'));
    const sat = [await finished(here, 'a'), await finished(there, 'b')].sort();
    await here.call('settings.write', { textSize: 115 });
    await there.call('settings.write', { textSize: 130 });
    await leaveMishap(here, 'here');
    await leaveMishap(there, 'there');
    await commit(here, 'Written here');
    await commit(there, 'Written there');

    const pulled = await git(there.home, 'pull', '--no-rebase', 'origin', 'main');
    expect(pulled.isDone).toBe(false);
    for (const file of ['health.json', 'settings.json', `notes/${note}.json`, `attempts/${id}/log.json`]) {
      expect(pulled.text).toContain(`Merge conflict in ${file}`);
      expect(await readFile(join(there.home, file), 'utf8')).toContain('<<<<<<<');
    }

    await there.restart();
    const isWhole = async (app: ImportApp) => {
      const body = await bodyOf(app, note);
      expect(body).toContain('Written here.');
      expect(body).toContain('Written there.');
      expect(await answersIn(app)).toEqual(
        expect.arrayContaining([
          { kind: 'choice', chosen: ['a'] },
          { kind: 'choice', chosen: ['b'] },
        ]),
      );
      expect((await app.call('history.list', {})).rows.map((row) => row.id).sort()).toEqual(sat);
      expect(await app.call('settings.read', {})).toMatchObject({ theme: 'dark', textSize: 130 });
      const unreadable = (await health(app)).filter(({ code }) => code === 'storage.copy-unreadable');
      expect(unreadable.map(({ file }) => /\((\w+) conflicted/.exec(file)?.[1]).sort()).toEqual(['common', 'here', 'there']);
    };
    await isWhole(there);
    const told = (await health(there)).map(({ code, file }) => `${code} ${file}`);
    expect(told).toEqual(expect.arrayContaining(['storage.copy-merged settings.json', `storage.copy-merged notes/${note}.json`]));
    expect(told.filter((each) => /damaged|missing/.test(each))).toEqual([]);

    await commit(there, 'Joined');
    await here.stop();
    expect((await git(here.home, 'pull', '--no-rebase', there.home, 'main')).isDone).toBe(true);
    await here.restart();
    await isWhole(here);
    await there.restart();
    expect(await health(here)).toEqual(await health(there));
    const marked: string[] = [];
    for (const name of await readdir(here.home, { recursive: true })) {
      if (/^(\.git|quarantine)/.test(name) || !name.endsWith('.json')) continue;
      if ((await readFile(join(here.home, name), 'utf8')).includes('<<<<<<<')) marked.push(name);
    }
    expect(marked).toEqual([]);
  });
});
