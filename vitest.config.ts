/** Three kinds of test: pure and file-level (unit), components in jsdom (renderer), the built app in a real browser (e2e). Pictures and timings are asked for. */

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/renderer/**'],
          setupFiles: ['test/properties.ts'],
          environment: 'node',
          testTimeout: 60_000,
          // They share no state but their modules, which a hundred files would else load a hundred times.
          isolate: false,
          // Left to itself it leaves a core to nobody.
          maxWorkers: 2,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          include: ['test/renderer/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['test/properties.ts'],
          testTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What a screen shows comes a moment after the key: it is asked for until it is there.
          expect: { poll: { timeout: 10_000 } },
          // Each file has an app and a browser of its own; more of them than cores only wait for one another.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'screenshots',
          // The specs that hold a screen still leave pictures of it as well.
          include: ['test/screenshots/**/*.shots.ts', 'test/e2e/{bank-study,edit,history,import,notes,report,reviews,screens}.e2e.ts'],
          environment: 'node',
          testTimeout: 300_000,
          hookTimeout: 120_000,
          env: { PASSBAND_SCREENSHOTS: 'screenshots' },
        },
      },
      { test: { name: 'bench', include: ['bench/**/*.bench.ts'], environment: 'node', testTimeout: 600_000, fileParallelism: false } },
    ],
  },
});
