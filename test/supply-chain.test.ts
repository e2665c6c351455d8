/** What comes from elsewhere: every package is pinned by its hash, runs nothing when it is installed, and has a licence that the app may ship. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SHIPPABLE } from './shippable-licences';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const ROOT = join(import.meta.dirname, '..');
const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as unknown;
const lock = read('package-lock.json') as { readonly lockfileVersion: number; readonly packages: Readonly<Record<string, Locked>> };
const locked = Object.entries(lock.packages).filter(([folder]) => folder !== '');
const manifest = read('package.json') as Manifest;
const HOOKS = ['preinstall', 'install', 'postinstall'];

describe('the lock file', () => {
  test('pins every package by a SHA-512 of what is downloaded', () => {
    expect(lock.lockfileVersion).toBe(3);
    expect(locked.length).toBeGreaterThan(100);
    expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([folder]) => folder)).toEqual([]);
    expect(locked.filter(([, { link }]) => link).map(([folder]) => folder)).toEqual([]);
  });

  test('names no host but the public registry, and no repository or file in the place of a package', () => {
    const elsewhere = locked.filter(([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'));
    expect(elsewhere).toEqual([]);
  });

  test('agrees with package.json, where each version is exact', () => {
    const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    for (const [name, version] of asked) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });
});

describe('an installation', () => {
  test('runs no script of any package', () => {
    expect(locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([folder]) => folder)).toEqual([]);
    const scripted = locked.filter(([folder]) => {
      const file = join(ROOT, folder, 'package.json');
      // Packages for other systems are locked, but not installed here.
      if (!existsSync(file)) return false;
      const { scripts = {} } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
      // npm builds a package with such a file even where it names no script.
      return HOOKS.some((hook) => Object.hasOwn(scripts, hook)) || existsSync(join(ROOT, folder, 'binding.gyp'));
    });
    expect(scripted.map(([folder]) => folder)).toEqual([]);
  });

  test('runs no script of our own', () => {
    expect([...HOOKS, 'prepare'].filter((hook) => Object.hasOwn(manifest.scripts ?? {}, hook))).toEqual([]);
  });
});

describe('the licences', () => {
  test('of what runs beside the app are among those that it may ship', () => {
    const shipped = locked.filter(([, { dev }]) => !dev);
    expect(shipped.length).toBeGreaterThan(10);
    expect(shipped.filter(([, { license }]) => !SHIPPABLE.has(license ?? '')).map(([folder, { license }]) => `${folder}: ${license}`)).toEqual([]);
  });

  test('of the tools are named', () => {
    expect(locked.filter(([, { license }]) => !license).map(([folder]) => folder)).toEqual([]);
  });
});
