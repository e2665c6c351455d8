/** Builds the three worlds of the app: Node (window, command line, tests' entry), the preload, and the page; compiles the banks, and gathers licences. */

import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { compileAll } from './src/importing/compile';

const at = (path: string) => resolve(import.meta.dirname, path);

/** Compiles question-banks/ to out/banks/: the app opens only validated files. An error in a bank fails the build. */
function questionBanks(): Plugin {
  return {
    name: 'passband-question-banks',
    async closeBundle() {
      const problems = await compileAll(at('question-banks'), at('out/banks'));
      const errors = problems.filter((problem) => problem.severity === 'error');
      if (errors.length > 0) this.error(`question-banks has ${errors.length} errors:\n${errors.map((error) => JSON.stringify(error)).join('\n')}`);
    },
  };
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
  readonly homepage?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifestIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** The folders of what `folder` depends on, and of what that depends on. */
function dependenciesOf(folder: string, found = new Set<string>()): ReadonlySet<string> {
  const places = createRequire(join(folder, 'package.json')).resolve.paths('any-package') ?? [];
  for (const name of Object.keys(manifestIn(folder).dependencies ?? {})) {
    const place = places.map((modules) => join(modules, name)).find((candidate) => existsSync(join(candidate, 'package.json')));
    if (place === undefined || found.has(place)) continue;
    found.add(place);
    dependenciesOf(place, found);
  }
  return found;
}

/** Folders of the packages whose code or fonts went into a bundle. */
const bundled = new Set<string>();

/** Notes what a bundle took out of node_modules. */
function takings(): Plugin {
  return {
    name: 'passband-takings',
    generateBundle(_, files) {
      // A font is no module: it goes in as a file that a style names.
      const assets = Object.values(files).flatMap((file) =>
        file.type === 'asset' ? file.originalFileNames.map((name) => at(join('src/renderer', name))) : [],
      );
      for (const id of [...this.getModuleIds(), ...assets]) {
        const folder = /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/.exec(id.replace(/^\0/, ''))?.[0];
        if (folder && existsSync(join(folder, 'package.json'))) bundled.add(folder);
      }
    },
  };
}

/** What a package says of its licence in files of its own, or null. */
function licenceText(folder: string): string | null {
  const files = readdirSync(folder).filter((name) => /^(?:licen[cs]e|copying|notice|unlicense)/i.test(name));
  const texts = files.sort().map((name) =>
    readFileSync(join(folder, name), 'utf8')
      .replaceAll('\r\n', '\n')
      .replace(/^\n+|\s+$/g, ''),
  );
  return texts.length === 0 ? null : texts.join('\n\n');
}

/** Whom a package names that brings no licence file; null where it names nobody. */
function makerOf({ author, homepage }: Manifest): string | null {
  const name = typeof author === 'object' ? author.name : author;
  // A name may stand with an address for letters, which is nobody's business here.
  return name?.replace(/\s*<.*$/, '') ?? homepage ?? null;
}

/**
 * Lists whose work the app contains: what the bundles took, what they ask for when they run, and the runtime of the window. Names go to
 * out/licences.json, and what their licences want to be told with every copy to out/licence-texts.json, each text once.
 */
function licences(): Plugin {
  return {
    name: 'passband-licences',
    async closeBundle() {
      const runtime = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
      const folders = new Set([...bundled, ...dependenciesOf(at('.')), runtime].map((folder) => realpathSync(folder)));
      const packages = [...folders].map((folder) => {
        const manifest = manifestIn(folder);
        const { name, version, license: licence } = manifest;
        if (!licence) return this.error(`${name} does not say under which licence it is`);
        const text = licenceText(folder);
        return { name, version, licence, text, maker: text === null ? makerOf(manifest) : null };
      });
      packages.sort((a, b) => (a.name < b.name ? -1 : 1));
      const texts = new Map<string, { licence: string; text: string | null; maker: string | null; packages: string[] }>();
      for (const { name, licence, text, maker } of packages) {
        const key = `${licence} ${text ?? name}`;
        const known = texts.get(key);
        if (known) known.packages.push(name);
        else texts.set(key, { licence, text, maker, packages: [name] });
      }
      await mkdir(at('out'), { recursive: true });
      await writeFile(at('out/licences.json'), JSON.stringify(packages.map(({ name, version, licence }) => ({ name, version, licence }))));
      await writeFile(at('out/licence-texts.json'), JSON.stringify([...texts.values()]));
    },
  };
}

export default defineConfig({
  main: {
    plugins: [questionBanks(), takings()],
    build: {
      outDir: 'out/node',
      minify: true,
      rollupOptions: {
        input: {
          main: at('src/main/index.ts'),
          cli: at('src/cli/index.ts'),
          app: at('src/server/index.ts'),
          'set-reader': at('src/importing/reader.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      minify: true,
      // A sandboxed preload must be one CommonJS file.
      rollupOptions: { input: { index: at('src/preload/index.ts') }, output: { format: 'cjs', entryFileNames: 'index.cjs' } },
    },
  },
  renderer: {
    root: 'src/renderer',
    // The last of the three to be built: it knows what all of them took.
    plugins: [react(), takings(), licences()],
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      minify: true,
      modulePreload: { polyfill: false },
      // The script of the first screen is one file, and that is meant.
      chunkSizeWarningLimit: 600,
      // Small files as data: urls would break the content security policy.
      assetsInlineLimit: 0,
      rollupOptions: {
        input: at('src/renderer/index.html'),
        // What the first screen needs comes in one file: eleven files wait for one another in a browser that knows none of them.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
  },
});
