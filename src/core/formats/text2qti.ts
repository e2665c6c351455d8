/** Reads text2qti, a Markdown-like text format for Canvas quizzes. Grammar: the README of gpoore/text2qti. */

import { type Problem, problem } from '../problem';
import { caps } from './caps';
import type { DraftOption, DraftQuestion, DraftsRead } from './draft';

type Sign =
  | { readonly kind: 'question' | 'feedback' | 'right-feedback' | 'wrong-feedback' | 'numerical' | 'short answer' | 'essay' | 'upload' | 'setting' }
  | { readonly kind: 'choice' | 'check'; readonly isRight: boolean; readonly label: string | undefined };

interface Part {
  readonly sign: Sign;
  readonly words: string[];
}

interface Entry {
  readonly line: number;
  readonly parts: Part[];
}

/** The first that matches is believed; the group is the words after the sign. */
const SIGNS: readonly (readonly [sign: RegExp, make: (found: RegExpExecArray) => Sign])[] = [
  [/^\d+\.\s+()/, () => ({ kind: 'question' })],
  [/^(\*?)([A-Za-z])\)\s+/, ([, star, label]) => ({ kind: 'choice', isRight: star === '*', label: label?.toUpperCase() })],
  [/^\[([* ])\]\s+/, ([, star]) => ({ kind: 'check', isRight: star === '*', label: undefined })],
  [/^\.\.\.(?:\s+|$)/, () => ({ kind: 'feedback' })],
  [/^\+\s+/, () => ({ kind: 'right-feedback' })],
  [/^-\s+/, () => ({ kind: 'wrong-feedback' })],
  [/^=\s+/, () => ({ kind: 'numerical' })],
  [/^\*\s+/, () => ({ kind: 'short answer' })],
  [/^_{3,}\s*$/, () => ({ kind: 'essay' })],
  [/^\^{3,}\s*$/, () => ({ kind: 'upload' })],
  [
    /^(?:quiz (?:title|description)|title|points|text title|text|shuffle answers|show correct answers|one question at a time|can't go back|feedback is solution|solutions sample groups|pick|solution pick|points per question|question title|GROUP|END_GROUP)\s*(?::|$)/i,
    () => ({ kind: 'setting' }),
  ],
];

export function readText2qti(text: string, file: string): DraftsRead {
  const drafts = entriesOf(text)
    .slice(0, caps.questions + 1)
    .map((entry) => draftOf(entry, file));
  return { drafts, problems: drafts.length === 0 ? [problem('set.no-questions', { file }, { file })] : [] };
}

function entriesOf(text: string): readonly Entry[] {
  const entries: Entry[] = [];
  let isComment = false;
  // Settings belong to no question; words below them go on with them.
  let part: Part | null = null;
  for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
    if (/^COMMENT\s*$/.test(line)) isComment = true;
    if (isComment || /^%/.test(line)) {
      if (/^END_COMMENT\s*$/.test(line)) isComment = false;
      continue;
    }
    const found = SIGNS.flatMap(([form, make]) => {
      const match = form.exec(line);
      return match === null ? [] : [{ sign: make(match), words: line.slice(match[0].length) }];
    })[0];
    if (found === undefined) {
      // Paragraphs and code of a part are indented below it.
      part?.words.push(line.replace(/^(?: {1,4}|\t)/, ''));
      continue;
    }
    part = { sign: found.sign, words: [found.words] };
    if (found.sign.kind === 'question') entries.push({ line: at + 1, parts: [part] });
    else if (found.sign.kind !== 'setting') entries.at(-1)?.parts.push(part);
  }
  return entries;
}

function draftOf({ line, parts }: Entry, file: string): DraftQuestion {
  const [question, ...others] = parts;
  const options: DraftOption[] = [];
  const right: number[] = [];
  const general: string[] = [];
  let isCheck = false;
  for (const { sign, words } of others) {
    const last = options.at(-1);
    switch (sign.kind) {
      case 'choice':
      case 'check':
        if (sign.isRight) right.push(options.length);
        isCheck ||= sign.kind === 'check';
        options.push({ label: sign.label, text: wordsOf(words) });
        break;
      case 'feedback':
        if (last === undefined) general.push(wordsOf(words));
        else options[options.length - 1] = { ...last, rationale: wordsOf(words) };
        break;
      case 'right-feedback':
        // Words for those who were wrong would be read by all, so they are left out.
        general.push(wordsOf(words));
        break;
    }
  }
  const fields = {
    place: { file, line },
    markup: 'markdown' as const,
    stem: wordsOf(question?.words ?? []),
    explanation: general.join('\n\n') || undefined,
  };
  const other = others.find(({ sign }) => ['numerical', 'short answer', 'essay', 'upload'].includes(sign.kind));
  if (options.length === 0 && other !== undefined) {
    const why: Problem = problem('set.other-type', { type: other.sign.kind });
    return { kind: 'unread', ...fields, why };
  }
  return { kind: 'choice', ...fields, options, key: right.map((place) => ({ by: 'place', place })), asksFor: isCheck ? undefined : 'one' };
}

function wordsOf(words: readonly string[]): string {
  return words.join('\n').trim();
}
