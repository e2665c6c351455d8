/** Our own form of a Markdown task list: what it consists of, and how it is read. Its first line names it, so nothing in it has to be guessed. */

import { z } from 'zod';
import { problem } from '../problem';
import { caps } from './caps';
import type { DraftOption, DraftQuestion, DraftsRead } from './draft';

export const TASK_LIST_SIGN = '<!-- Passband task list 1 -->';

/** What stands in the comment below the heading of a question. */
export const taskListFactsSchema = z.object({
  id: z.string(),
  domains: z.record(z.string(), z.string()).default({}),
  topics: z.array(z.string()).default([]),
  difficulty: z.enum(['easy', 'medium', 'hard']).default('medium'),
});
export type TaskListFacts = z.infer<typeof taskListFactsSchema>;

/** Lines that are the form's and no words. A line of words that looks like one has a space more in front of it. */
const FORM = /^ *(?:#{1,3} |<!-- |- \[[ x]\]|\*\*(?:Explanation|References|Domain):\*\*|> Rationale:)/;
const MOVED = /^ (?= *(?:#{1,3} |<!-- |- \[[ x]\]|\*\*(?:Explanation|References|Domain):\*\*|> Rationale:))/;

export function asWords(text: string): string {
  return text
    .split('\n')
    .map((line) => (FORM.test(line) ? ` ${line}` : line))
    .join('\n');
}

function fromWords(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(MOVED, ''))
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

export function isTaskList(text: string): boolean {
  return text.replace(/^\ufeff/, '').startsWith(TASK_LIST_SIGN);
}

type Part = 'scenario' | 'stem' | 'options' | 'explanation' | 'references' | 'other';

/** Each heading "### Question …" begins a question; what stands before the first is the title. */
export function readTaskList(text: string, file: string): DraftsRead {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const starts = lines.flatMap((line, at) => (line.startsWith('### ') ? [at] : [])).slice(0, caps.questions + 1);
  const drafts = starts.map((start, at) => draftOf(lines.slice(start, starts[at + 1]), { file, line: start + 1 }));
  return { drafts, problems: drafts.length === 0 ? [problem('set.no-questions', { file }, { file })] : [] };
}

function draftOf(lines: readonly string[], place: DraftQuestion['place']): DraftQuestion {
  const texts: Record<Exclude<Part, 'options' | 'other'>, string[]> = { scenario: [], stem: [], explanation: [], references: [] };
  const options: { readonly isRight: boolean; readonly lines: string[] }[] = [];
  let facts: TaskListFacts | null = null;
  let part: Part = 'stem';
  for (const line of lines.slice(1)) {
    const [, sign, first] = /^- (\[[ x]\])(?: (.*))?$/.exec(line) ?? [];
    if (facts === null && line.startsWith('<!-- question ')) facts = factsIn(line);
    else if (line === '<!-- scenario -->') part = 'scenario';
    else if (line === '<!-- stem -->') part = 'stem';
    else if (sign !== undefined) {
      part = 'options';
      options.push({ isRight: sign === '[x]', lines: [first ?? ''] });
    } else if (line === '**Explanation:**') part = 'explanation';
    else if (line === '**References:**') part = 'references';
    // A chapter, or the name of the domain: for whoever reads the file.
    else if (/^(?:#{1,2} |\*\*Domain:\*\*)/.test(line)) part = 'other';
    else if (part === 'options') options.at(-1)?.lines.push(line.replace(/^ {2}/, ''));
    else if (part !== 'other') texts[part].push(line);
  }
  return {
    kind: 'choice',
    place,
    markup: 'markdown',
    isOurs: true,
    id: facts?.id,
    domains: facts?.domains,
    categories: facts?.topics,
    difficulty: facts?.difficulty,
    scenario: fromWords(texts.scenario),
    stem: fromWords(texts.stem),
    options: options.map(optionOf),
    key: options.flatMap(({ isRight }, at) => (isRight ? [{ by: 'place' as const, place: at }] : [])),
    explanation: fromWords(texts.explanation) || undefined,
    references: texts.references.flatMap((line) => {
      const [, title, url] = /^- \[((?:[^\]\\]|\\.)*)\]\(<([^<>\s]+)>\)$/.exec(line) ?? [];
      return url === undefined ? [] : [{ url, title: (title ?? '').replace(/\\([\\[\]])/g, '$1') }];
    }),
  };
}

function optionOf({ lines }: { readonly lines: readonly string[] }): DraftOption {
  const from = lines.findIndex((line) => /^> Rationale:/.test(line));
  if (from < 0) return { text: fromWords(lines) };
  const rationale = lines.slice(from).map((line, at) => (at === 0 ? line.replace(/^> Rationale: ?/, '') : line.replace(/^> ?/, '')));
  return { text: fromWords(lines.slice(0, from)), rationale: fromWords(rationale) };
}

function factsIn(line: string): TaskListFacts | null {
  try {
    const read = taskListFactsSchema.safeParse(JSON.parse(line.replace(/^<!-- question /, '').replace(/ -->$/, '')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
