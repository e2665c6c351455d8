/** How the installers are made: what electron-builder.yml asks for, and that the release workflow makes, reads back and starts just that, with pinned tools. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..');
const TOOLS = '.github/installer-tools';
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const json = (file: string) => JSON.parse(text(file));

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly if?: string;
}

const config = parse(text('electron-builder.yml'));
const manifest = json('package.json');
const workflow: { readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>> } = parse(text('.github/workflows/release.yml'));
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
const installerSteps = workflow.jobs.installers?.steps ?? [];
/** Where the first step stands that runs this; -1 where none does. */
const place = (words: string) => installerSteps.findIndex(({ run }) => run?.includes(words));

describe('an installer', () => {
  test('is made for each system, in the forms that the README names', () => {
    expect([config.win.target, config.mac.target, config.linux.target]).toEqual(['nsis', 'dmg', ['AppImage', 'deb']]);
    expect(config.publish).toBeNull();
    const upload = text('.github/workflows/release.yml');
    for (const file of ['dist/*.exe', 'dist/*.dmg', 'dist/*.AppImage', 'dist/*.deb']) expect(upload).toContain(file);
  });

  test('holds the built app, its licence and nothing else of the checkout, in one archive', () => {
    expect(config.files).toEqual(['out/**', 'package.json', 'LICENSE']);
    expect(config.asar).toBe(true);
    expect(config).not.toHaveProperty('asarUnpack');
    expect(config).not.toHaveProperty('extraResources');
  });

  test('shuts every fuse that lets a program run something else than its own archive', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test('claims the ending of banks, for files that Linux knows by a type, under an icon that is large enough everywhere', () => {
    expect(config.fileAssociations).toEqual([expect.objectContaining({ ext: 'passband', mimeType: expect.stringMatching(/^application\/vnd\./) })]);
    // The kind of file has no icon of its own, and takes the app's: a Mac wants 512 pixels of it.
    const icon = readFileSync(join(ROOT, config.icon));
    expect(icon.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
    const [width, height] = [icon.readUInt32BE(16), icon.readUInt32BE(20)];
    expect(width).toBe(height);
    expect(width).toBeGreaterThanOrEqual(512);
  });

  test('leaves what the candidate wrote where it is when it is removed', () => {
    expect(config.nsis.deleteAppDataOnUninstall).toBe(false);
  });

  test('has the runtime that the specs run in, by the hashes that its package is locked with', () => {
    const version = manifest.devDependencies.electron;
    expect(config.electronVersion).toBe(version);
    const known = json('node_modules/electron/checksums.json');
    const files = ['darwin-arm64', 'linux-x64', 'win32-x64'].map((system) => `electron-v${version}-${system}.zip`);
    expect(config.electronDownload).toEqual({ checksums: Object.fromEntries(files.map((file) => [file, known[file]])) });
    for (const file of files) expect(known[file]).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('the tools that make it', () => {
  const lock: { readonly packages: Readonly<Record<string, { version?: string; integrity?: string; resolved?: string; link?: boolean }>> } = json(
    `${TOOLS}/package-lock.json`,
  );
  const locked = Object.entries(lock.packages).filter(([folder]) => folder !== '');

  test('are asked for by exact versions, and locked by a SHA-512 like the app’s own packages', () => {
    const asked = Object.entries<string>(json(`${TOOLS}/package.json`).dependencies);
    expect(asked.map(([name]) => name).sort()).toEqual(['@electron/fuses', 'electron-builder']);
    for (const [name, version] of asked) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
    expect(locked.length).toBeGreaterThan(100);
    expect(locked.filter(([, { integrity, link }]) => link || !integrity?.startsWith('sha512-')).map(([folder]) => folder)).toEqual([]);
    expect(locked.filter(([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))).toEqual([]);
  });

  test('are all that is run: the workflow fetches nothing by a name or a range, and lets none of their install scripts run', () => {
    const runs = steps.flatMap(({ run }) => run?.split('\n') ?? []);
    const fetching = runs
      .filter((line) => /\bnpx\s+(?!vitest )|\bnpm\s+(?:i|install|exec|add|ci)\b|\b(?:yarn|pnpm|curl|wget|pip)\b/.test(line))
      .map((line) => line.trim());
    expect(new Set(fetching)).toEqual(
      new Set([
        'npm ci',
        `npm ci --ignore-scripts --prefix ${TOOLS}`,
        // The packed app, with its dependencies as a candidate's npm fetches them; it is looked at and not shipped.
        'mkdir "$RUNNER_TEMP/installed" && cd "$RUNNER_TEMP/installed" && npm install --ignore-scripts "$packed"',
      ]),
    );
    expect(
      runs.filter(
        (line) => line.includes('electron-builder') && !line.includes(`node ${TOOLS}/node_modules/electron-builder/cli.js --publish never`),
      ),
    ).toEqual([]);
  });

  test('are run after the specs in Electron, and before the fuses are read back, the program is started and the files are kept', () => {
    const order = [
      place('vitest run --project e2e test/e2e/electron'),
      place(`--prefix ${TOOLS}`),
      place('electron-builder/cli.js'),
      place('read-fuses.mjs'),
      place('dist/linux-unpacked/passband'),
      installerSteps.findIndex(({ uses }) => uses?.startsWith('actions/upload-artifact@')),
    ];
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    // On every system.
    expect(installerSteps[place('read-fuses.mjs')]).not.toHaveProperty('if');
  });
});

test('the packed package is tested as npm has installed it', () => {
  const runs = workflow.jobs.package?.steps.map(({ run }) => run ?? '') ?? [];
  expect(runs.findIndex((run) => run.includes('test/e2e/packed'))).toBeGreaterThan(runs.findIndex((run) => run.includes('npm install')));
});
