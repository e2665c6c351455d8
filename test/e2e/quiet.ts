/** Watches that no text has become more than words: nothing runs, loads, leads or turns, and no window or dialog opens that nobody asked for. */

import { beforeEach, expect } from 'vitest';
import type { Stage } from './stage';

/** What a browser would run, fetch, embed or send, if any of the texts had become markup. */
const ACTIVE =
  'main script, iframe, frame, object, embed, form[action], meta[http-equiv], base, link[rel=prefetch], video, audio, math, svg script, svg use, svg image, foreignObject';

/** For each test of a file; answers with what is to be asked on each screen. */
export function watchForQuiet(stage: Stage): (screen: string) => Promise<void> {
  /** What the page did that it should not, beside what every spec watches. */
  let uncalled: string[];
  beforeEach(() => {
    uncalled = [];
    stage.page.on('popup', (popup) => uncalled.push(`window ${popup.url()}`));
    stage.page.on('dialog', (dialog) => {
      uncalled.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
  });

  return async (screen) => {
    const { page } = stage;
    expect(page.frames().length, screen).toBe(1);
    const found = await page.evaluate((active) => {
      const all = [...document.querySelectorAll('*')];
      return {
        hit: '__hit' in window,
        active: [...document.querySelectorAll(active)].map(({ outerHTML }) => outerHTML.slice(0, 200)),
        handlers: all.flatMap((element) =>
          element
            .getAttributeNames()
            .filter((name) => /^on/i.test(name))
            .map((name) => `${element.tagName} ${name}`),
        ),
        addresses: all.flatMap((element) =>
          ['src', 'srcset', 'href', 'xlink:href', 'action', 'formaction', 'poster', 'ping', 'data']
            .map((name) => element.getAttribute(name) ?? '')
            .filter((value) => /^\s*(?:javascript|data|vbscript|file):/i.test(value)),
        ),
        // Only links that open on a press may lead out.
        loads: all.flatMap((element) =>
          ['src', 'srcset', 'poster'].some((name) => /canary/.test(element.getAttribute(name) ?? '')) ? [element.outerHTML.slice(0, 200)] : [],
        ),
        turned: /[\u202a-\u202e\u2066-\u2069]/.test(document.body.innerText),
      };
    }, ACTIVE);
    expect(found, screen).toEqual({ hit: false, active: [], handlers: [], addresses: [], loads: [], turned: false });
    expect(uncalled, screen).toEqual([]);
  };
}
