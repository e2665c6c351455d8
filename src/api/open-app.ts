/** Puts the Node side together over one data folder: the lock, what is behind it, and the one door that pages call. */

import { ok, problem, type Result } from '../core/problem';
import { type StartApart, startApart } from '../importing/apart';
import { BUILT_READER } from '../importing/read-apart';
import { type FolderSettings, makeSubfolders, openDataFolder } from '../storage/data-folder';
import { realFileSystem } from '../storage/file-system';
import { holdFolder } from '../storage/held-folder';
import { acquireLock, type Lock } from '../storage/lock';
import { trying } from '../storage/storage-error';
import { changeFeed } from './changes';
import { topicSchema } from './contract';
import { openJobs } from './jobs';
import { hasCopies } from './merging/merge-copies';
import { type OpenRooms, openRooms, type RoomsOptions } from './open-rooms';
import type { Clock, Shell } from './ports';
import { must, Refusal } from './refusal';
import type { Reply } from './reply';
import { openScratch } from './scratch';

export interface App {
  /** One JSON string in, one out; never rejects. */
  readonly call: (request: string) => Promise<string>;
  readonly lock: Lock;
  /** The folder of this machine that goes with the data folder. */
  readonly local: string;
  /** Looks at all clocks again, after sleep. */
  readonly recheck: () => Promise<void>;
  /** Takes no more calls, waits for those that run, and lets everything go. What was acknowledged is on disk already. */
  readonly close: () => Promise<void>;
}

export interface AppOptions {
  readonly version: string;
  readonly folders: FolderSettings;
  /** The folder of compiled banks. */
  readonly banks: string;
  readonly clock: Clock;
  readonly shell: Shell;
  readonly onBug: (operation: string, error: unknown) => void;
  /** The bundle that reads foreign files, where it is not beside the others. */
  readonly readerFile?: string;
  /** How a process apart is started where Node's own way is shut. */
  readonly startApart?: StartApart;
}

/** What a call gets that comes after the end has begun. */
const GONE: Reply = { ok: false, problem: problem('call.unreachable') };

/** Opens the app. The problems are those of the data folder: it cannot be written, another Passband has it, or a newer one wrote it. */
export async function openApp({
  version,
  folders,
  banks,
  clock,
  shell,
  onBug,
  readerFile = BUILT_READER,
  startApart: start = startApart,
}: AppOptions): Promise<Result<App>> {
  const opened = await openDataFolder(realFileSystem, folders);
  if (!opened.ok) return opened;
  const folder = opened.value;
  const locked = await acquireLock(folder.local);
  if (!locked.ok) return locked;
  const lock = locked.value;
  const holding = await trying(folder.root, async () => ok(await holdFolder(realFileSystem, folder.root)));
  if (!holding.ok) {
    await lock.release();
    return holding;
  }
  const held = holding.value;

  const feed = changeFeed(topicSchema.options);
  const jobs = openJobs(() => feed.publish(['jobs']));
  const scratch = await openScratch(folder.local);
  const room = { fs: held.fs, root: folder.root, now: () => clock.now().wallMs };

  let rooms: OpenRooms;
  let inside = 0;
  /** Set while a restore is under way: calls wait for it. */
  let closed: Promise<void> | null = null;
  let ending: Promise<void> | null = null;
  const leavers = new Set<() => void>();

  /** Answers when no more than `count` calls are inside. */
  async function untilInside(count: number): Promise<void> {
    while (inside > count) await new Promise<void>((resolve) => leavers.add(resolve));
  }

  /** Closes all rooms and lets `work` open them again; calls wait meanwhile. */
  async function whileNobodyIsInside<T>(work: () => Promise<T>): Promise<T> {
    if (closed) throw new Refusal(problem('restore.under-way'));
    let reopen = () => {};
    closed = new Promise((resolve) => {
      reopen = resolve;
    });
    try {
      jobs.cancelAll();
      feed.close();
      await rooms.close();
      // The call that asked for this is itself inside.
      await untilInside(1);
      return await work();
    } finally {
      closed = null;
      reopen();
    }
  }

  /** A sync program may have taken folders away that were empty; whatever keeps the rooms from opening is a problem, so that there is a way back. */
  function reopen(): Promise<Result<OpenRooms>> {
    return trying(folder.root, async () => {
      await makeSubfolders(held.fs, folder.root);
      return openRooms(options);
    });
  }

  async function whileClosed(...[restore, from]: Parameters<RoomsOptions['whileClosed']>): Promise<string> {
    // Rooms that are opened over another folder would take it for the candidate's own.
    must(await held.check());
    return whileNobodyIsInside(async () => {
      const undo = await restore(from).catch(async (error: unknown) => {
        rooms = must(await reopen());
        throw error;
      });
      const restored = await reopen();
      if (restored.ok) {
        rooms = restored.value;
        return undo;
      }
      // Documents of a newer Passband, or some that cannot be opened here: better what there was.
      await restore({ kind: 'backup', name: undo });
      rooms = must(await reopen());
      return must(restored);
    });
  }

  /** Opening the rooms anew merges what there is. */
  async function findCopies(): Promise<number> {
    must(await held.check());
    if (!must(await hasCopies(room))) return 0;
    return whileNobodyIsInside(async () => {
      rooms = must(await reopen());
      return rooms.copies.count;
    });
  }

  async function call(request: string): Promise<string> {
    while (closed) await closed;
    if (ending) return JSON.stringify(GONE);
    inside += 1;
    try {
      return await rooms.call(request);
    } finally {
      inside -= 1;
      for (const leave of leavers) leave();
      leavers.clear();
    }
  }

  const options: RoomsOptions = {
    version,
    room,
    folder,
    banks,
    reader: { file: readerFile, start },
    clock,
    shell,
    feed,
    jobs,
    scratch,
    onBug,
    whileClosed,
    findCopies,
  };
  const first = await openRooms(options);
  if (!first.ok) {
    await lock.release();
    return first;
  }
  rooms = first.value;
  const daily = rooms.daily().then((hasNews) => hasNews && feed.publish(['health']));

  async function end(): Promise<void> {
    jobs.cancelAll();
    feed.close();
    // Lets waiting pages go, so that their calls come to an end; what the others still do is waited for afterwards.
    await rooms.close();
    await untilInside(0);
    await rooms.close();
    await daily;
    await scratch.close();
    await lock.release();
  }

  return ok({
    call,
    lock,
    local: folder.local,
    recheck: () => rooms.recheck(),
    close() {
      ending ??= end();
      return ending;
    },
  });
}
