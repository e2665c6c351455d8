/** Reading and judging sets: our own JSON against the platform's parser and the schema alone, Markdown and CSV in questions a second, and the memory. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { test } from 'vitest';
import type { Question } from '../src/core/bank';
import { bundled } from '../test/fakes/bundled';
import { asMarkdown, isRight, longQuestions } from './made';
import { medianMs, ms, print, type Row } from './table';

const SIZES = [1_000, 10_000, 20_000] as const;
const MEGABYTE = 1024 * 1024;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

const WRITTEN = {
  'set.md': asMarkdown,
  'set.csv': (questions: readonly Question[]) => {
    const rows = questions.map((question) => {
      const right = question.options.flatMap(({ id }) => (isRight(question, id) ? id : [])).join(',');
      return [`${question.scenario} ${question.stem}`, ...question.options.map(({ text }) => text), right].map(quoted).join(',');
    });
    return `question,a,b,c,d,e,answer\n${rows.join('\n')}\n`;
  },
} as const;

/** As long as those of the community's sets, half a kilobyte with its options; ours are three times as long. */
function usualQuestions(count: number): Question[] {
  return longQuestions(count).map((question) => ({
    ...question,
    scenario: question.scenario.slice(0, 130),
    options: question.options.map((option) => ({ ...option, text: option.text.slice(0, 60) })),
  }));
}

test('import', { timeout: 300_000 }, async () => {
  const { read, questionSchema } = (await import(await bundled('bench/read-set.ts', 'read-set.mjs'))) as typeof import('./read-set');
  const rows: Row[] = [];
  for (const count of SIZES) {
    const questions = longQuestions(count);
    const json = JSON.stringify(questions);
    const bytes = Buffer.from(json);
    const size = `${count} questions, ${(bytes.length / MEGABYTE).toFixed(0)} MB`;
    const floor = await medianMs(5, () => (JSON.parse(json) as unknown[]).map((question) => questionSchema.parse(question)));
    const own = await medianMs(5, () => read(bytes, 'questions.json'));
    rows.push({ what: 'our JSON', size, result: `${ms(own)}, ${(own / floor).toFixed(1)} × parser and schema`, reach: '≤ 3 ×' });
    collect();
    const before = process.memoryUsage().heapUsed;
    const kept = read(bytes, 'questions.json');
    collect();
    const heap = (process.memoryUsage().heapUsed - before) / kept.length;
    rows.push({ what: 'memory of what was read', size, result: `${(heap / 1024).toFixed(1)} kB a question`, reach: 'linear' });
    for (const [file, write] of Object.entries(WRITTEN)) {
      for (const written of [usualQuestions(count), questions]) {
        const text = Buffer.from(write(written));
        if (read(text, file).length !== count) throw new Error(`${file} is read whole`);
        const took = await medianMs(5, () => read(text, file));
        const each = `${count} questions of ${(text.length / count / 1000).toFixed(1)} kB`;
        rows.push({ what: file, size: each, result: `${ms(took)}, ${Math.round((1000 * count) / took)} a second`, reach: '≥ 20,000 a second' });
      }
    }
  }
  print(rows);
});
