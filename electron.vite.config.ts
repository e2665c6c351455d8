/** Builds the three worlds of the app: Node (window, command line, tests' entry), the preload, and the page; and compiles the question banks. */

import { resolve } from 'node:path';
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

export default defineConfig({
  main: {
    plugins: [questionBanks()],
    build: {
      outDir: 'out/node',
      minify: true,
      rollupOptions: {
        input: {
          main: at('src/main/index.ts'),
          cli: at('src/cli/index.ts'),
          app: at('src/server/index.ts'),
          'import-worker': at('src/importing/worker.ts'),
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
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      minify: true,
      modulePreload: { polyfill: false },
      // Small files as data: urls would break the content security policy.
      assetsInlineLimit: 0,
      rollupOptions: { input: at('src/renderer/index.html') },
    },
  },
});
