/** Finds the Electron runtime, and fetches it where it is missing: npm installs the package, but its program comes at first start. */

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A download whose first byte has not come by then is not coming. */
const SILENCE_MS = 15_000;
const LOOK_EVERY_MS = 500;

export type Runtime =
  | { readonly kind: 'ready'; readonly program: string }
  | { readonly kind: 'missing'; readonly why: 'no-package' | 'no-display' | 'no-byte' | 'failed' };

/** The folder of the `electron` package, or null where it is not installed (a packed Passband runs in the browser). */
function packageFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

function installed(folder: string): string | null {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const program = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(program) ? program : null;
}

/** The runtime if it is here, else after trying to download it; `onDownload` hears of the bytes so far. */
export async function findRuntime(onDownload: (bytes: number) => void): Promise<Runtime> {
  const folder = packageFolder();
  if (!folder) return { kind: 'missing', why: 'no-package' };
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return { kind: 'missing', why: 'no-display' };
  const program = installed(folder);
  if (program) return { kind: 'ready', program };
  const why = await download(folder, onDownload);
  const fetched = installed(folder);
  return fetched ? { kind: 'ready', program: fetched } : { kind: 'missing', why };
}

/**
 * Runs the package's own installer with a temporary folder of ours, whose growth is the only sign of arriving bytes that it gives.
 * Stops it when none has come in `SILENCE_MS`; one that stands still later is not told from the unpacking, which lets no byte arrive either.
 */
async function download(folder: string, onDownload: (bytes: number) => void): Promise<'no-byte' | 'failed'> {
  const scratch = await mkdtemp(join(tmpdir(), 'passband-runtime-'));
  try {
    return await new Promise((resolve) => {
      const installer = spawn(process.execPath, [join(folder, 'install.js')], {
        stdio: 'ignore',
        env: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch },
      });
      let bytes = 0;
      const startedMs = performance.now();
      const look = setInterval(async () => {
        const now = await bytesIn(scratch);
        if (now > bytes) {
          bytes = now;
          onDownload(bytes);
        } else if (bytes === 0 && performance.now() - startedMs > SILENCE_MS) {
          installer.kill();
        }
      }, LOOK_EVERY_MS);
      const done = () => {
        clearInterval(look);
        resolve(bytes === 0 ? 'no-byte' : 'failed');
      };
      installer.once('error', done);
      installer.once('close', done);
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function bytesIn(folder: string): Promise<number> {
  let sum = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (entry.isFile())
      sum += await stat(join(entry.parentPath, entry.name))
        .then((file) => file.size)
        .catch(() => 0);
  }
  return sum;
}
