/** Telling whether a process that left its number somewhere is still the one that runs under it. */

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { errorCode } from './file-system';

/** Null: no such process. Otherwise when it was started, in words that only compare; empty where the system does not tell. */
export type StartMark = string | null;

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and belongs to somebody else.
    return errorCode(error) === 'EPERM';
  }
}

/** Ticks since boot when the process started, with the boot's own id: numbers and ticks come again after a restart of the machine. */
async function linuxMark(pid: number): Promise<StartMark> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in brackets, and may hold brackets and blanks itself.
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  if (state === 'Z' || state === 'X') return null;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${boot.trim()} ${fields[19] ?? ''}`;
}

/** When the process with this number was started. */
export async function startMarkOf(pid: number): Promise<StartMark> {
  if (!isThere(pid)) return null;
  try {
    if (process.platform === 'linux') return await linuxMark(pid);
    if (process.platform === 'darwin') return (await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)])).stdout.trim();
  } catch {
    // It may have ended between the two questions, or the system keeps its answer to itself.
    return isThere(pid) ? '' : null;
  }
  return '';
}
