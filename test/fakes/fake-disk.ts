/** A disk in memory that fails where it is told to, and that forgets at a power cut whatever was not synced. */

import { dirname } from 'node:path';
import type { EntryKind, FileSystem, OpenFile } from '../../src/storage/file-system';

/** Each file is made at a moment of its own. */
let made = 0;

interface Inode {
  readonly kind: 'file' | 'folder';
  readonly mode: number;
  readonly madeAt?: number;
  content: Buffer;
  synced: Buffer;
  dirty: boolean;
}

/** A change of names that a power cut may still undo. */
type NameChange =
  | { readonly kind: 'add'; readonly path: string; readonly inode: Inode }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'move'; readonly from: string; readonly to: string; readonly inode: Inode };

type Names = Map<string, Inode>;

/** What becomes of data that were written and not synced. */
export const LOSSES = ['kept', 'as-synced', 'empty', 'half', 'nul-filled', 'garbage-tail'] as const;
export type Loss = (typeof LOSSES)[number];

function diskError(code: string, step: string): Error {
  return Object.assign(new Error(`${code}: ${step}`), { code });
}

function carryOut(names: Names, change: NameChange): void {
  switch (change.kind) {
    case 'add':
      names.set(change.path, change.inode);
      return;
    case 'remove':
      names.delete(change.path);
      return;
    case 'move':
      if (names.get(change.from) === change.inode) names.delete(change.from);
      names.set(change.to, change.inode);
      if (change.inode.kind === 'folder') moveBelow(names, change.from, change.to);
  }
}

/** What is in a folder goes with it. */
function moveBelow(names: Names, from: string, to: string): void {
  for (const [path, inode] of [...names]) {
    if (!path.startsWith(`${from}/`)) continue;
    names.delete(path);
    names.set(`${to}${path.slice(from.length)}`, inode);
  }
}

function folderOf(change: NameChange): string {
  return dirname(change.kind === 'move' ? change.to : change.path);
}

function remains(inode: Inode, loss: Loss): Buffer {
  if (!inode.dirty) return inode.content;
  const half = inode.content.subarray(0, Math.floor(inode.content.length / 2));
  switch (loss) {
    case 'kept':
      return inode.content;
    case 'as-synced':
      return inode.synced;
    case 'empty':
      return Buffer.alloc(0);
    case 'half':
      return half;
    case 'nul-filled':
      return Buffer.alloc(inode.content.length);
    case 'garbage-tail':
      return Buffer.concat([half, Buffer.alloc(inode.content.length - half.length, 0x7e)]);
  }
}

export class FakeDisk implements FileSystem {
  /** What was asked of the disk so far, such as `rename a.json a.json.prev`. */
  readonly steps: string[] = [];
  /** Only the steps that change something, with those of reading left out. */
  changes = 0;
  #names: Names = new Map();
  #syncedNames: Names = new Map();
  #pending: NameChange[] = [];
  #fault: { from: number; to: number; code: string } | null = null;
  #powerCutAfter = Number.POSITIVE_INFINITY;

  /** A disk with these folders and files on it, all synced. */
  static with(folders: readonly string[], files: Readonly<Record<string, Uint8Array | string>> = {}): FakeDisk {
    const disk = new FakeDisk();
    for (const folder of ['/', ...folders])
      disk.#names.set(folder, { kind: 'folder', mode: 0o700, content: Buffer.alloc(0), synced: Buffer.alloc(0), dirty: false });
    for (const [path, content] of Object.entries(files)) disk.put(path, content);
    disk.settle();
    return disk;
  }

  /** Puts a file on the disk from outside, synced. */
  put(path: string, content: Uint8Array | string, mode = 0o600): void {
    const bytes = Buffer.from(content as Uint8Array);
    const inode: Inode = { kind: 'file', mode, madeAt: ++made, content: bytes, synced: bytes, dirty: false };
    this.#names.set(path, inode);
    this.#syncedNames.set(path, inode);
  }

  /** Removes a file from outside. */
  take(path: string): void {
    this.#names.delete(path);
    this.#syncedNames.delete(path);
  }

  bytesOf(path: string): Buffer | null {
    return this.#names.get(path)?.content ?? null;
  }

  modeOf(path: string): number | null {
    return this.#names.get(path)?.mode ?? null;
  }

  /** The names of all files, sorted. */
  get files(): readonly string[] {
    return [...this.#names]
      .filter(([, inode]) => inode.kind === 'file')
      .map(([path]) => path)
      .sort();
  }

  /** Everything so far is on the disk itself, and counting begins anew. */
  settle(): void {
    for (const inode of this.#names.values()) {
      inode.synced = inode.content;
      inode.dirty = false;
    }
    this.#syncedNames = new Map(this.#names);
    this.#pending = [];
    this.steps.length = 0;
    this.changes = 0;
  }

  /** The step with this number (from 0), or all from there on, fails with a code such as ENOSPC. */
  failAt(step: number, code: string, andAfter = false): void {
    this.#fault = { from: step, to: andAfter ? Number.POSITIVE_INFINITY : step, code };
  }

  heal(): void {
    this.#fault = null;
  }

  /** After so many changes the power goes; every later step fails. */
  cutPowerAfter(changes: number): void {
    this.#powerCutAfter = changes;
  }

  /** How many changes of names a power cut could still undo. */
  get pendingNames(): number {
    return this.#pending.length;
  }

  /** The disk as it is found when the power is back: the first `namesKept` of the pending name changes have reached it, the rest have not. */
  afterPowerCut(namesKept: number, loss: Loss): FakeDisk {
    const names: Names = new Map(this.#syncedNames);
    for (const change of this.#pending.slice(0, namesKept)) carryOut(names, change);
    const disk = new FakeDisk();
    for (const [path, inode] of [...names].sort(([a], [b]) => a.length - b.length)) {
      // A folder whose own name is lost takes what is in it along.
      if (path !== '/' && !disk.#names.has(dirname(path))) continue;
      disk.#names.set(path, { ...inode, content: remains(inode, loss) });
    }
    disk.settle();
    return disk;
  }

  #step(step: string, change: boolean): void {
    const number = this.steps.length;
    this.steps.push(step);
    if (change) this.changes += 1;
    if (this.changes > this.#powerCutAfter || (this.changes === this.#powerCutAfter && !change)) throw diskError('POWER', step);
    if (this.#fault !== null && number >= this.#fault.from && number <= this.#fault.to) throw diskError(this.#fault.code, step);
  }

  #find(path: string, step: string): Inode {
    const inode = this.#names.get(path);
    if (inode === undefined) throw diskError('ENOENT', step);
    return inode;
  }

  #rename(change: NameChange): void {
    carryOut(this.#names, change);
    this.#pending.push(change);
  }

  async readFile(path: string): Promise<Uint8Array> {
    this.#step(`readFile ${path}`, false);
    return Buffer.from(this.#find(path, `readFile ${path}`).content);
  }

  async create(path: string, mode: number): Promise<OpenFile> {
    this.#step(`create ${path}`, true);
    this.#find(dirname(path), `create ${path}`);
    if (this.#names.has(path)) throw diskError('EEXIST', `create ${path}`);
    const inode: Inode = { kind: 'file', mode, madeAt: ++made, content: Buffer.alloc(0), synced: Buffer.alloc(0), dirty: true };
    this.#rename({ kind: 'add', path, inode });
    return {
      write: async (bytes) => {
        // What fails half way leaves a half behind.
        inode.dirty = true;
        inode.content = Buffer.from(bytes.subarray(0, Math.floor(bytes.byteLength / 2)));
        this.#step(`write ${path}`, true);
        inode.content = Buffer.from(bytes);
      },
      sync: async () => {
        this.#step(`sync ${path}`, true);
        inode.synced = inode.content;
        inode.dirty = false;
      },
      close: async () => this.#step(`close ${path}`, false),
    };
  }

  async rename(from: string, to: string): Promise<void> {
    this.#step(`rename ${from} ${to}`, true);
    const inode = this.#find(from, `rename ${from}`);
    if (dirname(from) !== dirname(to)) throw new Error('this fake renames within a folder only');
    if (this.#names.get(to)?.kind === 'folder') throw diskError('EISDIR', `rename ${to}`);
    this.#rename({ kind: 'move', from, to, inode });
  }

  async unlink(path: string): Promise<void> {
    this.#step(`unlink ${path}`, true);
    this.#find(path, `unlink ${path}`);
    this.#rename({ kind: 'remove', path });
  }

  async makeFolder(path: string): Promise<void> {
    this.#step(`makeFolder ${path}`, true);
    if (this.#names.has(path)) throw diskError('EEXIST', `makeFolder ${path}`);
    this.#find(dirname(path), `makeFolder ${path}`);
    const inode: Inode = { kind: 'folder', mode: 0o700, content: Buffer.alloc(0), synced: Buffer.alloc(0), dirty: false };
    this.#rename({ kind: 'add', path, inode });
  }

  async readFolder(path: string): Promise<readonly { name: string; kind: EntryKind }[]> {
    this.#step(`readFolder ${path}`, false);
    this.#find(path, `readFolder ${path}`);
    const children = [...this.#names].filter(([child]) => child !== '/' && dirname(child) === path);
    return children.map(([child, inode]) => ({ name: child.slice(path === '/' ? 1 : path.length + 1), kind: inode.kind }));
  }

  async stat(path: string): Promise<{ kind: EntryKind; bytes: number; mode: number; changedMs: number }> {
    this.#step(`stat ${path}`, false);
    const inode = this.#find(path, `stat ${path}`);
    return { kind: inode.kind, bytes: inode.content.length, mode: inode.mode, changedMs: inode.madeAt ?? 0 };
  }

  async identityOf(path: string): Promise<string | null> {
    this.#step(`identityOf ${path}`, false);
    return String(this.#find(path, `identityOf ${path}`).madeAt ?? path);
  }

  async realPath(path: string): Promise<string> {
    this.#step(`realPath ${path}`, false);
    this.#find(path, `realPath ${path}`);
    return path;
  }

  async syncFolder(path: string): Promise<void> {
    this.#step(`syncFolder ${path}`, true);
    for (const change of this.#pending) if (folderOf(change) === path) carryOut(this.#syncedNames, change);
    this.#pending = this.#pending.filter((change) => folderOf(change) !== path);
  }
}

/**
 * Runs `work` on fresh disks, cutting the power after each change in turn, and shows `check` every state that the disk may then be found in.
 * `acknowledged` says whether `work` had ended. Answers with how many states were looked at.
 */
export async function everyPowerCut(
  setUp: () => Promise<FakeDisk>,
  work: (disk: FakeDisk) => Promise<unknown>,
  check: (disk: FakeDisk, acknowledged: boolean, state: string) => Promise<void>,
): Promise<number> {
  let states = 0;
  for (let cut = 0; ; cut += 1) {
    const disk = await setUp();
    disk.cutPowerAfter(cut);
    const acknowledged = await work(disk).then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof Error) || !('code' in error) || error.code !== 'POWER') throw error;
        return false;
      },
    );
    for (let names = 0; names <= disk.pendingNames; names += 1) {
      for (const loss of LOSSES) {
        await check(disk.afterPowerCut(names, loss), acknowledged, `power cut after ${cut} (${disk.steps.at(-1)}), ${names} names, data ${loss}`);
        states += 1;
      }
    }
    if (acknowledged) return states;
  }
}
