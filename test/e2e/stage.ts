/** What every spec stands on: a browser for the file, and for each test a fresh app with one watched page on its library. */

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchBrowser, type WatchedPage, watchedPage } from './browser';
import { startTestApp, type TestApp } from './served';

export interface Stage {
  readonly app: TestApp;
  readonly context: BrowserContext;
  readonly page: Page;
}

/** Sets the stage for each test of a file; the stage is empty outside of one. A page that did what it should not fails its test at the end. */
export function setStage(viewport: { readonly width: number; readonly height: number }): Stage {
  let browser: Browser;
  let app: TestApp;
  let context: BrowserContext;
  let watched: WatchedPage;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    app = await startTestApp();
    context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
    await app.attach(context);
    watched = await watchedPage(context);
    await watched.page.goto(app.url);
    await watched.page.getByRole('heading', { name: 'Library' }).waitFor();
  });
  afterEach(async () => {
    await context.close();
    await app.close();
    expect(watched.faults).toEqual([]);
  });

  return {
    get app() {
      return app;
    },
    get context() {
      return context;
    },
    get page() {
      return watched.page;
    },
  };
}
