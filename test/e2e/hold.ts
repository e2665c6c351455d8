/** Holds a screen as it stands, and keeps pictures of it when they are asked for (`npm run screenshots`). */

import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeViolations } from './axe';
import { isServed } from './served';

const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 640 },
] as const;
const pictures = process.env.PASSBAND_SCREENSHOTS;

/** No axe violation in either theme, nothing wider than the window at either size. Leaves the smaller window, in the dark. In one shell only, as the page is the same. */
export async function holdScreen(page: Page, screen: string): Promise<void> {
  if (!isServed()) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const size of sizes) {
      await page.setViewportSize(size);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, `${screen} is wider than ${size.width}`).toBe(0);
      if (pictures) await page.screenshot({ path: join(pictures, `${screen.replace(/[^a-z0-9]+/gi, '-')}-${size.width}-${colorScheme}.png`) });
    }
    expect(await axeViolations(page), `${screen}, ${colorScheme}`).toEqual([]);
  }
}

/** Holds a screen and gives the window its size and its light back, for a test that goes on. */
export async function holdAndGiveBack(page: Page, screen: string): Promise<void> {
  const size = page.viewportSize();
  await holdScreen(page, screen);
  await page.emulateMedia({ colorScheme: 'light' });
  if (size) await page.setViewportSize(size);
}
