/** Reading and judging sets of any size: our own JSON against the platform's parser and the schema alone, Markdown and CSV in questions a second. */

import { test } from 'vitest';
import { questionSchema } from '../src/core/bank';
import { judgeDrafts } from '../src/core/formats/judge-drafts';
import { readSetFile } from '../src/importing/set-file';
import { longQuestions } from './made';
import { medianMs, ms, print, type Row } from './table';

const SIZES = [1_000, 10_000] as const;

function read(text: string, file: string): number {
  const set = readSetFile(Buffer.from(text), file, { blueprints: new Map(), learningPoints: null } as never);
  if (!set.ok) throw new Error(JSON.stringify(set.problems));
  const found = set.value;
  if (found.kind === 'other') throw new Error('no set');
  return found.kind === 'questions' ? found.read.questions.length : judgeDrafts(found.read.drafts).questions.length;
}

test('import', { timeout: 300_000 }, async () => {
  const rows: Row[] = [];
  for (const count of SIZES) {
    const questions = longQuestions(count);
    const json = JSON.stringify(questions);
    const n = read(json, 'questions.json');
    const floor = await medianMs(5, () => (JSON.parse(json) as unknown[]).map((q) => questionSchema.parse(q)));
    const own = await medianMs(5, () => read(json, 'questions.json'));
    rows.push({ what: 'our JSON', size: `${n} of ${count}`, result: `${ms(own)}, ${(own / floor).toFixed(1)} x`, reach: '3 x' });
    const md = questions
      .map(
        (q, i) =>
          `### ${i + 1}. ${q.scenario} ${q.stem}\n\n${q.options.map((o) => `- [${q.key instanceof Array && q.key.includes(o.id) ? 'x' : ' '}] ${o.text}`).join('\n')}\n`,
      )
      .join('\n');
    const m = read(md, 'set.md');
    const tm = await medianMs(5, () => read(md, 'set.md'));
    rows.push({ what: 'Markdown', size: `${m} of ${count}`, result: `${ms(tm)}, ${Math.round((count / tm) * 1000)} a second`, reach: '20000' });
    const csv = `question,a,b,c,d,e,answer\n${questions.map((q) => [`${q.scenario} ${q.stem}`, ...q.options.map((o) => o.text), (q.key as string[]).join(',')].map((t) => `"${t.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`;
    const c = read(csv, 'set.csv');
    const tc = await medianMs(5, () => read(csv, 'set.csv'));
    rows.push({ what: 'CSV', size: `${c} of ${count}`, result: `${ms(tc)}, ${Math.round((count / tc) * 1000)} a second`, reach: '20000' });
  }
  print(rows);
});
