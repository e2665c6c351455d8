/** The page in a real Chromium: how long from the key to the next question on the screen. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { launchBrowser, watchedPage } from '../test/e2e/browser';
import { startTestApp, startTestAppOver, type TestApp } from '../test/e2e/served';
import { beginMock } from '../test/e2e/steps';
import { BLUEPRINT, longQuestions, writeBanks } from './made';
import { ms, print, quantile } from './table';

test('the next question', { timeout: 240_000 }, async () => {
  await measure(await startTestApp(), 'bundled bank');
  const folder = await mkdtemp(join(tmpdir(), 'passband-bench-'));
  await writeBanks(folder, [
    { id: 'large', title: 'Large', version: '1.0.0', blueprints: [BLUEPRINT], questions: longQuestions(20_000), hash: 'large' },
  ]);
  await measure(await startTestAppOver(folder), '20,000 questions');
  await rm(folder, { recursive: true });
});

async function measure(app: TestApp, size: string): Promise<void> {
  const browser = await launchBrowser();
  const { page } = await watchedPage(await browser.newContext({ viewport: { width: 1280, height: 800 } }));
  await page.goto(app.url);
  await page.getByRole('heading', { name: 'Library' }).waitFor();
  await beginMock(page);
  // Five presses a second, faster than anybody reads. The work from the key until the new question stands in the document and the frame that paints it begins.
  const times = await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const found: number[] = [];
    for (let step = 0; step < 100; step += 1) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      await frame();
      const painted = new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve();
        });
        // The h1 names the question: it changes with the next one.
        const main = document.querySelector('main');
        if (main) observer.observe(main, { childList: true, subtree: true });
      });
      const startMs = performance.now();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: step < 50 ? 'n' : 'p', bubbles: true, cancelable: true }));
      await painted;
      document.body.getBoundingClientRect();
      found.push(performance.now() - startMs);
    }
    return found;
  });
  expect(times.length).toBe(100);
  print([
    {
      what: 'next question, script and layout',
      size,
      result: `${ms(quantile(times, 0.5))}, 95 %: ${ms(quantile(times, 0.95))}`,
      reach: '95 % in a frame, 16 ms',
    },
  ]);
  await browser.close();
  await app.close();
}
