/** What solvers answered who saw the options alone: `options-only.csv` beside a bank, scored against its keys (ITEM-WRITING 7.4, step 2). */

import { parse } from 'csv-parse/sync';
import { type Question, selectCount } from '../core/bank';
import type { LintOptions } from '../core/lint';
import { readTextFile } from './text-file';

const file = 'options-only.csv';

/**
 * One line a question: its id, then what each solver chose, option ids joined by "+". Lines on questions that the bank no longer has say nothing.
 * Undefined where the bank has no such file, or it cannot be read.
 */
export async function readOptionsOnly(folder: string, questions: readonly Question[]): Promise<LintOptions['optionsOnly']> {
  const read = await readTextFile(folder, file);
  if (!read.ok) return undefined;
  let lines: string[][];
  try {
    lines = parse(read.value.text, { bom: true, relaxColumnCount: true, skipEmptyLines: true, fromLine: 2 });
  } catch {
    return undefined;
  }
  const byId = new Map(questions.map((question) => [question.id, question]));
  let asked = 0;
  let right = 0;
  let chances = 0;
  for (const [id = '', ...answers] of lines) {
    const question = byId.get(id);
    if (question?.type !== 'single' && question?.type !== 'multiple') continue;
    const key = [...question.key].sort().join('+');
    for (const answer of answers.filter((given) => given.trim() !== '')) {
      asked += 1;
      chances += chanceOf(question);
      if (answer.split('+').sort().join('+') === key) right += 1;
    }
  }
  return asked === 0 ? undefined : { asked, right, chance: chances / asked };
}

/** That a blind choice of as many options as the key has is the key: one of C(n, k). */
function chanceOf(question: Question): number {
  const wanted = selectCount(question);
  let ways = 1;
  for (let place = 0; place < wanted; place += 1) ways = (ways * (question.options.length - place)) / (place + 1);
  return 1 / ways;
}
