/** A module of ours as it ships: bundled, and not as the test runner loads it. */

import { rmSync } from 'node:fs';
import { mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..');

/** The path of the bundle of `entry`, a path below the repository; it is gone when the process ends. */
export async function bundled(entry: string, name: string): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'passband-bundle-'));
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  // Packages stay where they are, as in the built app: some bring files of their own.
  await symlink(join(root, 'node_modules'), join(outDir, 'node_modules'), 'junction');
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { external: true },
    build: { ssr: join(root, entry), outDir, emptyOutDir: false, rollupOptions: { output: { entryFileNames: name } } },
  });
  return join(outDir, name);
}
