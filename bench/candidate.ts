/** What a candidate does with a served app, timed: calls as the page makes them, and from a press until what it brings is painted. */

import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Call } from '../src/api/client';
import { beginMock } from '../test/e2e/steps';
import { upload } from '../test/fakes/import-app';
import { asMarkdown, longQuestions } from './made';
import { onceMs, quantile } from './table';

const MOCK = { bank: 'made', blueprint: 'saa-2013', mode: 'mock', questions: 55, minutes: 80 } as const;
/** A set as large as the community's large ones. */
const SET = 500;

const median = (times: readonly number[]) => quantile(times, 0.5);

/** Sits a mock of four answers. */
export async function sitMock(call: Call): Promise<string> {
  const viewer = randomUUID();
  const { id } = await call('attempt.start', MOCK);
  await call('attempt.open', { id, viewer });
  for (let question = 0; question < 4; question += 1) await record(call, id, viewer, question);
  await call('attempt.record', { id, viewer, seq: 5, action: { kind: 'submit', reason: 'candidate' } });
  return id;
}

function record(call: Call, id: string, viewer: string, question: number) {
  return call('attempt.record', {
    id,
    viewer,
    seq: question + 1,
    action: { kind: 'answer', question, response: { kind: 'choice', chosen: ['a'] } },
  });
}

/** Median milliseconds of a start (a paper is drawn and written) and of an answer (until it is acknowledged, so on disk), over loopback HTTP. */
export async function callTimes(call: Call): Promise<{ readonly start: number; readonly answer: number }> {
  const [starts, answers]: [number[], number[]] = [[], []];
  const viewer = randomUUID();
  for (let mock = 0; mock < 5; mock += 1) {
    let id = '';
    starts.push(await onceMs(async () => ({ id } = await call('attempt.start', MOCK))));
    await call('attempt.open', { id, viewer });
    for (let question = 0; question < 20; question += 1) answers.push(await onceMs(() => record(call, id, viewer, question)));
    await call('attempt.record', { id, viewer, seq: 21, action: { kind: 'submit', reason: 'candidate' } });
  }
  return { start: median(starts), answer: median(answers) };
}

/** Milliseconds from the first byte of a set that the bank does not have to the bank in the library. */
export async function importMs(call: Call, bankQuestions: number): Promise<number> {
  const text = asMarkdown(longQuestions(bankQuestions + SET).slice(-SET));
  return onceMs(async () => {
    const { id } = await call('import.preview', { upload: await upload({ call }, { 'set.md': text }), title: 'A new set' });
    while ((await call('job.state', { id })).state === 'running') await new Promise((resolve) => setTimeout(resolve, 20));
    const { questions } = await call('import.accept', { id, declared: true });
    if (questions !== SET) throw new Error(`${questions} questions were taken in`);
  });
}

/** The work from a press until `wanted` stands in the document, and the frame that paints it begins. */
function paintMs(page: Page, press: { readonly click: string } | { readonly goTo: string }, wanted: string): Promise<number> {
  return page.evaluate(
    async ([what, where, sought]) => {
      const startMs = performance.now();
      const isThere = new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (!document.querySelector(sought)) return;
          observer.disconnect();
          resolve();
        });
        observer.observe(document.body, { childList: true, subtree: true });
      });
      if (what === 'click') document.querySelector<HTMLElement>(where)?.click();
      else window.location.hash = where;
      await isThere;
      document.body.getBoundingClientRect();
      return performance.now() - startMs;
    },
    [...(Object.entries(press)[0] ?? ['', '']), wanted] as [string, string, string],
  );
}

/** Median milliseconds from "Begin" to the first question of a mock, and from a line of the history to its report. Leaves the page in an exam. */
export async function screenTimes(page: Page, attempts: readonly string[]): Promise<{ readonly first: number; readonly report: number }> {
  const [firsts, reports]: [number[], number[]] = [[], []];
  for (const id of attempts) {
    reports.push(await paintMs(page, { goTo: `#/report/${id}` }, '#report-domains'));
    await page.goto(`${page.url().split('#')[0]}#/`);
    await page.getByRole('heading', { name: 'Library' }).waitFor();
  }
  // The first mock of a candidate leads past the page that shows the room.
  await beginMock(page);
  for (let run = 0; run < 5; run += 1) {
    await page.goto(`${page.url().split('#')[0]}#/start/saa-2013`);
    await page.getByRole('button', { name: /^Begin/ }).waitFor();
    firsts.push(await paintMs(page, { click: 'main button[type=submit]' }, 'article [data-option]'));
  }
  return { first: median(firsts), report: median(reports) };
}

/** Milliseconds from a key to the next question, in an exam: five presses a second, faster than anybody reads. */
export function nextQuestionTimes(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
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
}
