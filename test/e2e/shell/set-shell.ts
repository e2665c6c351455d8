/** A desktop shell for each test of a file, ended after it; and what a call of its own page looks like. */

import { afterEach } from 'vitest';
import { type SenderFrame, startShell, type TestShell } from './harness';

/** The main frame of the app's own page. */
export const OURS: SenderFrame = { url: 'app://passband/', parent: null };

export const request = (operation: string, input: object = {}) => JSON.stringify({ operation, input });

/** Called once in a file. */
export function setShell(): (options?: Parameters<typeof startShell>[0]) => Promise<TestShell> {
  const started: TestShell[] = [];
  afterEach(async () => {
    for (const shell of started.splice(0)) await shell.close();
  });
  return async (options = {}) => {
    const shell = await startShell(options);
    started.push(shell);
    return shell;
  };
}
