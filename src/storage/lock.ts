/** One writer for each data folder on this machine: a lock file in the local folder that names the process which holds it. */

import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, unlinkSync } from 'node:fs';
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { fail, ok, problem, type Result } from '../core/problem';
import { errorCode } from './file-system';
import { startMarkOf } from './processes';
import { trying } from './storage-error';

export interface Lock {
  /** Leaves an address for a second start to open instead of this app. */
  publish(url: string): Promise<void>;
  /** Gives the folder free. The end of the process does the same. */
  release(): Promise<void>;
}

const holderSchema = z.object({
  pid: z.int().positive(),
  startMark: z.string(),
  /** Makes every holding its own; part of file names. */
  token: z.string().regex(/^[0-9a-f]{16}$/),
  url: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

/** `holder` is null where the text is not one of ours, as after a power cut; the token is then made from the text. */
interface Holding {
  readonly token: string;
  readonly holder: Holder | null;
}

function readHolding(text: string): Holding {
  try {
    const holder = holderSchema.parse(JSON.parse(text));
    return { token: holder.token, holder };
  } catch {
    return { token: createHash('sha256').update(text).digest('hex').slice(0, 16), holder: null };
  }
}

async function holdingAt(path: string): Promise<Holding | null> {
  try {
    return readHolding(await readFile(path, 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** The text appears under the name whole or not at all, which open-and-write cannot promise. Answers whether the name was free. */
async function place(path: string, holder: Holder): Promise<boolean> {
  const fresh = `${path}.${randomBytes(8).toString('hex')}.new`;
  await writeFile(fresh, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
  try {
    await link(fresh, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(fresh);
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  const mark = await startMarkOf(holder.pid);
  if (mark === null) return false;
  return mark === '' || holder.startMark === '' || mark === holder.startMark;
}

const TRIES = 100;
const PAUSE_MS = 10;

/**
 * Takes the name, or answers with its living holder.
 *
 * A dead holder's file may be removed only by whoever holds a lock on removing just that file, named by its token: so nobody can remove a file
 * that a quicker starter has put there since. That second lock is taken in the same way, in case its own holder dies.
 */
async function claim(path: string, me: Holder): Promise<Holder | null> {
  for (let tries = 1; ; tries += 1) {
    if (await place(path, me)) return null;
    const found = await holdingAt(path);
    if (found === null) continue;
    if (found.holder !== null && (await isAlive(found.holder))) return found.holder;

    const removal = `${path}.${found.token}`;
    const remover = await claim(removal, me);
    if (remover === null) {
      try {
        if ((await holdingAt(path))?.token === found.token) await unlink(path);
      } finally {
        await unlink(removal);
      }
    } else if (tries >= TRIES) {
      return remover;
    } else {
      await sleep(PAUSE_MS);
    }
  }
}

/**
 * Takes the lock of a local folder (see `DataFolder.local`) for this process. The problem is `storage.locked` with the holder's `pid` and `url`
 * (empty where it has none), or what the disk refused.
 */
export async function acquireLock(localFolder: string): Promise<Result<Lock>> {
  const path = join(localFolder, 'lock.json');
  return trying(path, async () => {
    const startMark = (await startMarkOf(process.pid)) ?? '';
    const me: Holder = { pid: process.pid, startMark, token: randomBytes(8).toString('hex'), url: '' };
    const holder = await claim(path, me);
    if (holder !== null) return fail(problem('storage.locked', { pid: holder.pid, url: holder.url }));

    const releaseAtExit = (): void => {
      try {
        if (readHolding(readFileSync(path, 'utf8')).token === me.token) unlinkSync(path);
      } catch {
        // The process ends in any case, and a lock without its process is stale.
      }
    };
    process.once('exit', releaseAtExit);
    return ok({
      async publish(url) {
        const fresh = `${path}.${me.token}.url`;
        await writeFile(fresh, JSON.stringify({ ...me, url }), { mode: 0o600 });
        await rename(fresh, path);
      },
      async release() {
        process.off('exit', releaseAtExit);
        if ((await holdingAt(path))?.token === me.token) await unlink(path);
      },
    });
  });
}
