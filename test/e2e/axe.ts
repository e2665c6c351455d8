/** Runs axe over a page as it stands. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { isServed } from './served';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules whose outcome depends on the theme. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * Violations as "rule: where", empty when there are none. Evaluated from outside, so the page's own policy does not stop it. In the dark only what depends
 * on colours is asked: each state is looked at in the light before. Over the desktop shell nothing is: the page is the same file there.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  if (!isServed()) return [];
  await page.evaluate(source);
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const options = { resultTypes: ['violations'], ...(isDark && { runOnly: OF_COLOURS }) };
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} — ${node.failureSummary ?? ''}`),
  );
}

/** Fails where axe finds something in either theme. Leaves the dark one. */
export async function expectNoViolations(page: Page, state: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeViolations(page), `${state}, ${colorScheme}`).toEqual([]);
  }
}
