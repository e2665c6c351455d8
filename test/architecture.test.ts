/** Holds the arrows of CONTRIBUTING.md: who may import whom, what stays out of the page, and what the core may not know. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '..', 'src');

interface Import {
  readonly from: string;
  /** A type import is gone when the program runs. */
  readonly typeOnly: boolean;
  /** The path below src of a file of ours, without ending; null for a package. */
  readonly ours: string | null;
}

interface Module {
  /** Below src, with forward slashes. */
  readonly path: string;
  readonly folder: string;
  readonly source: string;
  readonly imports: readonly Import[];
}

/** `import … from`, `export … from`, `import '…'` and `import('…')`. Only what says `import type` or `export type` as a whole is free at run time. */
const STATEMENT = /^[ \t]*(?:import|export)(\s+type\b(?!\s+from\b))?\s*(?:[\w*{}\s,$]*?\bfrom\s*)?['"]([^'"\n]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*(['"`])([^'"`]+)\1/g;
const UNREADABLE_DYNAMIC = /\bimport\(\s*[^'"`\s)]/;

/** Source with comments blanked out; strings that hold `//` (addresses) stay. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
}

function importsOf(path: string, source: string): Import[] {
  const make = (from: string, typeOnly: boolean): Import => ({
    from,
    typeOnly,
    ours: from.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), from)) : null,
  });
  return [
    ...[...source.matchAll(STATEMENT)].map(([, type, from]) => make(from ?? '', type !== undefined)),
    ...[...source.matchAll(DYNAMIC)].map(([, , from]) => make(from ?? '', false)),
  ];
}

const modules: readonly Module[] = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => {
    const path = relative(SRC, join(entry.parentPath, entry.name)).split(sep).join('/');
    const source = withoutComments(readFileSync(join(SRC, path), 'utf8'));
    return { path, folder: path.split('/')[0] ?? '', source, imports: importsOf(path, source) };
  });
const byPath = new Map(modules.map((module) => [module.path, module]));

/** The module that an import of ours leads to; undefined for a style sheet, a picture, or nothing. */
function target({ ours }: Import): Module | undefined {
  return ours === null ? undefined : ['.ts', '.tsx', '/index.ts', ''].map((ending) => byPath.get(`${ours}${ending}`)).find((found) => found);
}

const isNode = ({ from }: Import) => from.startsWith('node:');
const packageOf = ({ from }: Import) => (from.startsWith('@') ? from.split('/').slice(0, 2) : from.split('/').slice(0, 1)).join('/');

/** What each folder may import of ours (a folder, or the beginning of a path), which packages, and whether Node's own modules. */
const ARROWS: Readonly<Record<string, { readonly ours: readonly string[]; readonly packages: readonly string[] | 'any'; readonly node: boolean }>> = {
  core: { ours: ['core/'], packages: ['zod', 'yaml', 'pure-rand', 'saxes', 'ts-fsrs', 'minisearch'], node: false },
  storage: { ours: ['storage/', 'core/problem'], packages: ['zod', 'lowdb', 'env-paths'], node: true },
  importing: { ours: ['importing/', 'core/'], packages: 'any', node: true },
  api: { ours: ['api/', 'core/', 'storage/', 'importing/'], packages: ['zod'], node: true },
  server: { ours: ['server/', 'api/', 'core/', 'storage/', 'importing/'], packages: 'any', node: true },
  cli: { ours: ['cli/', 'server/', 'api/', 'core/', 'storage/', 'importing/', 'language/'], packages: 'any', node: true },
  // The desktop shell is started from the same package as the command line, and asks it where the parts of the app are.
  main: { ours: ['main/', 'api/', 'core/', 'storage/', 'importing/', 'language/', 'cli/places'], packages: 'any', node: true },
  preload: { ours: [], packages: ['electron'], node: false },
  renderer: { ours: ['renderer/', 'api/', 'core/', 'language/'], packages: 'any', node: false },
  language: { ours: ['language/'], packages: ['i18next'], node: false },
};

/** Every breach as "file → what", so that a failure reads as a list of things to mend. */
function breaches(of: readonly Module[], isBreach: (found: Import, module: Module) => boolean): string[] {
  return of.flatMap((module) => module.imports.filter((found) => isBreach(found, module)).map(({ from }) => `${module.path} → ${from}`));
}

/** Everything that is loaded when these modules run, themselves among it. */
function loadedBy(first: readonly Module[]): ReadonlySet<Module> {
  const loaded = new Set(first);
  for (const module of loaded) {
    for (const found of module.imports) {
      const next = found.typeOnly ? undefined : target(found);
      if (next) loaded.add(next);
    }
  }
  return loaded;
}

const inFolder = (folder: string) => modules.filter((module) => module.folder === folder);
const page = loadedBy(inFolder('renderer'));

describe('the arrows between folders', () => {
  it('are written down for every folder there is', () => {
    expect(new Set(modules.map(({ folder }) => folder))).toEqual(new Set(Object.keys(ARROWS)));
  });

  it.each(Object.keys(ARROWS))('hold in %s', (folder) => {
    const arrows = ARROWS[folder] ?? { ours: [], packages: [], node: false };
    const isBreach = (found: Import): boolean => {
      if (found.ours !== null) return !arrows.ours.some((allowed) => `${found.ours}/`.startsWith(allowed.endsWith('/') ? allowed : `${allowed}/`));
      if (isNode(found)) return !arrows.node && !found.typeOnly;
      return arrows.packages !== 'any' && !arrows.packages.includes(packageOf(found));
    };
    expect(breaches(inFolder(folder), isBreach)).toEqual([]);
  });

  it('lead only to files that are there', () => {
    const isLost = (found: Import) => found.ours !== null && !target(found) && !existsSync(join(SRC, found.ours));
    expect(breaches(modules, isLost)).toEqual([]);
  });

  it('lead to the shell, the page, the command line and the server from nowhere but themselves', () => {
    const isBreach = (found: Import, module: Module) => {
      const to = found.ours?.split('/')[0] ?? '';
      if (module.folder === to || !['main', 'preload', 'renderer', 'cli', 'server'].includes(to)) return false;
      return !(module.folder === 'cli' && to === 'server') && !(module.folder === 'main' && found.ours === 'cli/places');
    };
    expect(breaches(modules, isBreach)).toEqual([]);
  });

  it('let electron into main and preload only', () => {
    const isBreach = (found: Import, module: Module) => packageOf(found) === 'electron' && !['main', 'preload'].includes(module.folder);
    expect(breaches(modules, isBreach)).toEqual([]);
  });

  it('can all be read: no import has a name that is made at run time', () => {
    expect(modules.filter(({ source }) => UNREADABLE_DYNAMIC.test(source)).map(({ path }) => path)).toEqual([]);
  });
});

describe('the page', () => {
  it('loads no schema: zod stays on the Node side, whichever way round', () => {
    expect(breaches([...page], (found) => !found.typeOnly && packageOf(found) === 'zod')).toEqual([]);
  });

  it('loads nothing of Node or Electron, whichever way round', () => {
    expect(breaches([...page], (found) => !found.typeOnly && (isNode(found) || packageOf(found) === 'electron'))).toEqual([]);
  });

  it('loads of the Node side only the client', () => {
    const nodeSide = [...page].filter(({ folder }) => !['renderer', 'core', 'language'].includes(folder)).map(({ path }) => path);
    expect(nodeSide).toEqual(['api/client.ts']);
  });

  it('is not empty, so that the rules above have something to hold', () => {
    expect(page.size).toBeGreaterThan(20);
    expect([...page].some(({ folder }) => folder === 'core')).toBe(true);
  });
});

describe('the core', () => {
  it.each<[what: string, sign: RegExp]>([
    ['the time', /\bDate\.now\b|\bnew Date\b|\bperformance\b|\bTemporal\.Now\b/],
    ['chance', /\bMath\.random\b|\bcrypto\b/],
    ['the process it runs in', /\bprocess\b\s*[.[]|\bconsole\b\s*[.[]|\bglobalThis\b/],
    ['a page', /\b(?:window|document|localStorage|sessionStorage|navigator)\b\s*[.[]/],
    ['timers', /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame)\b/],
    ['a network', /\bfetch\s*\(/],
  ])('does not know %s', (_, sign) => {
    expect(inFolder('core').flatMap(({ path, source }) => (sign.test(source) ? [`${path}: ${sign.exec(source)?.[0]}`] : []))).toEqual([]);
  });
});

describe('the network', () => {
  const lines = (sign: RegExp) =>
    modules.flatMap(({ path, source }) => source.split('\n').flatMap((line) => (sign.test(line) ? [`${path}: ${line.trim()}`] : [])));

  it('is not asked for anything: the one fetch is the call of the page to its own server', () => {
    expect(lines(/(?<![.\w])fetch\s*\(/)).toEqual([expect.stringMatching(/^renderer\/data\/connection\.ts: .*fetch\('\/call', \{$/)]);
  });

  it('has no other way in or out', () => {
    expect(lines(/\b(?:XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection|importScripts)\b/)).toEqual([]);
    const modulesOfNode = /^node:(?:http|https|http2|net|tls|dgram|dns)\b/;
    expect(breaches(modules, ({ from, typeOnly }) => !typeOnly && modulesOfNode.test(from))).toEqual(['server/serve-page.ts → node:http']);
    // It serves with it and asks nobody.
    expect(lines(/'node:http'/)).toEqual(["server/serve-page.ts: import { createServer } from 'node:http';"]);
  });

  it('is listened to on 127.0.0.1 only', () => {
    expect(lines(/\bhostname\s*:/)).toEqual(["server/serve-page.ts: hostname: '127.0.0.1',"]);
  });
});

describe('the reader of imports', () => {
  it.each<[statement: string, from: string, typeOnly: boolean]>([
    ["import { a } from './x';", './x', false],
    ["import a, { b } from './x';", './x', false],
    ["import * as a from './x';", './x', false],
    ["import type { A } from './x';", './x', true],
    ["import type A from './x';", './x', true],
    ["import { type A } from './x';", './x', false],
    ["import {\n  a,\n  type B,\n} from './x';", './x', false],
    ["import './x.css';", './x.css', false],
    ["export { a } from './x';", './x', false],
    ["export * from './x';", './x', false],
    ["export type { A } from './x';", './x', true],
    ["const a = await import('./x');", './x', false],
    ["import type from './x';", './x', false],
  ])('understands %j', (statement, from, typeOnly) => {
    expect(importsOf('core/file.ts', withoutComments(statement))).toEqual([{ from, typeOnly, ours: `core/${from.slice(2)}` }]);
  });

  it.each([
    "// import { a } from './x';",
    "/* import { a } from './x'; */",
    "const text = 'import nothing from here';",
    "export const from = 'elsewhere';",
  ])('takes %j for no import', (source) => {
    expect(importsOf('core/file.ts', withoutComments(source))).toEqual([]);
  });
});
