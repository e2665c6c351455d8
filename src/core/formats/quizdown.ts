/** Knows what quizdown adds to Markdown: quizzes that stand inside a page, and plain numbered lists that are to be put in order. */

import { plainName } from './field-names';
import type { FrontMatter } from './front-matter';
import { isAnswerLine, isExplanationLine } from './markdown-answer';
import type { QuestionBlock } from './markdown-blocks';
import { fencedLines } from './markdown-code';
import { isFurniture, type MarkdownLine } from './markdown-lines';
import type { OptionBlock } from './markdown-options';

/** Settings of a quiz that no other page has in front of it. */
const SETTING = /^(?:primarycolor|secondarycolor|textcolor|buttoncolor|shufflequestions|shuffleanswers|nquestions|enableretry|passinggrade)$/;

/** How pages open a quiz, and what closes it. */
const OPENINGS: readonly (readonly [opens: RegExp, closes: (sign: string) => RegExp])[] = [
  [/^\s*\{\{[<%]\s*quizdown\b[^{}]*[>%]\}\}\s*$/i, () => /^\s*\{\{[<%]\s*\/\s*quizdown\s*[>%]\}\}\s*$/i],
  [/^\s*<div\b[^<>]*\bclass\s*=\s*["']?[^"'<>]*\bquizdown\b[^<>]*>\s*$/i, () => /^\s*<\/div\s*>\s*$/i],
  [/^\s*(`{3,}|~{3,}|:{3,})\s*\{?\s*quizdown\b[^`]*$/i, (sign) => new RegExp(`^\\s*\\${sign[0] ?? ''}{${sign.length},}\\s*$`)],
];

/** No line that opens a quiz is longer. */
const OPENING_CHARACTERS = 300;

/** The words of a task that is a list to put in order. */
const ASKS_FOR_ORDER =
  /\b(?:(?:in|into|by)\s+(?:(?:the|a|an|its|their|this)\s+)?(?:[a-z]+\s+){0,2}?(?:order|sequence)|(?:correct|right|proper|logical|chronological)\s+(?:order|sequence)|(?:re-?)?(?:arrange|order|sort|rank|sequence)\s+(?:the|these|this|following)|reihenfolge|orden\s+correcto|orden[ae]\s+(?:los|las)|bon\s+ordre)\b/i;

const ITEM = /^ {0,3}\d{1,3}[.)]\s+(\S.*)$/;

/** Whether the fields in front of a text are settings of a quiz. */
export function isQuizdown({ fields }: FrontMatter): boolean {
  return fields !== null && [...fields.fields.keys()].some((name) => SETTING.test(plainName(name)));
}

/** The text with nothing but its quizzes, all on their lines; null where no quiz is marked off in it. */
export function quizzesIn(text: string): string | null {
  if (!/quizdown/i.test(text)) return null;
  const lines = text.split('\n');
  const fenced = fencedLines(lines);
  const kept = lines.map(() => '');
  let hasQuiz = false;
  for (let at = 0; at < lines.length; at++) {
    // Only the fence of a quiz itself is looked at, and not what other code shows.
    if (fenced[at] === true && fenced[at - 1] === true) continue;
    const line = (lines[at] ?? '').slice(0, OPENING_CHARACTERS);
    const found = OPENINGS.map(([opens, closes]) => ({ sign: opens.exec(line), closes })).find(({ sign }) => sign !== null);
    if (found === undefined) continue;
    const closes = found.closes(found.sign?.[1] ?? '');
    let end = at + 1;
    while (end < lines.length && !closes.test(lines[end] ?? '')) end++;
    const inner = withoutMargin(lines.slice(at + 1, end));
    for (const [place, line] of withoutSettings(inner).entries()) kept[at + 1 + place] = line;
    hasQuiz = true;
    at = end;
  }
  return hasQuiz ? kept.join('\n') : null;
}

function withoutMargin(lines: readonly string[]): readonly string[] {
  const margin = (line: string) => line.length - line.trimStart().length;
  const least = lines.filter((line) => line.trim() !== '').reduce((found, line) => Math.min(found, margin(line)), Number.POSITIVE_INFINITY);
  return lines.map((line) => line.slice(Math.min(least, margin(line))));
}

function withoutSettings(lines: readonly string[]): readonly string[] {
  const open = lines.findIndex((line) => line.trim() !== '');
  if (lines[open]?.trim() !== '---') return lines;
  const close = lines.findIndex((line, at) => at > open && line.trim() === '---');
  return close < 0 ? lines : lines.map((line, at) => (at >= open && at <= close ? '' : line));
}

/** Headings with a plain numbered list below them, and nothing but quotes behind it. In a text that is no quiz, the words have to ask for an order. */
export function orderingBlocks(lines: readonly MarkdownLine[], isQuiz: boolean): readonly QuestionBlock[] {
  const chapters: { readonly level: number; readonly title: string }[] = [];
  const found: QuestionBlock[] = [];
  const heads = lines.flatMap(({ heading, isHidden }, at) => (heading > 0 && !isHidden ? [at] : []));
  for (const [place, at] of heads.entries()) {
    const level = lines[at]?.heading ?? 0;
    while ((chapters.at(-1)?.level ?? 0) >= level) chapters.pop();
    const section = lines.slice(at, heads[place + 1] ?? lines.length);
    const block = orderingBlock(section, isQuiz);
    if (block !== null) found.push({ ...block, chapters: chapters.map(({ title }) => title) });
    else if (!section.some(({ task }) => task !== null))
      chapters.push({ level, title: (lines[at]?.text ?? '').replace(/^[\s#]+|[\s#]+$/g, '').replace(/[*_`]/g, '') });
  }
  return found;
}

function orderingBlock(section: readonly MarkdownLine[], isQuiz: boolean): QuestionBlock | null {
  const isItem = ({ text, isCode, isHidden, task }: MarkdownLine) => !isCode && !isHidden && ITEM.test(text) && task === null;
  const first = section.findIndex((line, at) => at > 0 && isItem(line));
  if (first < 0 || section.some(({ isHidden, task }) => isHidden || task !== null)) return null;
  const options: { readonly lines: MarkdownLine[] }[] = [];
  let end = first;
  for (let at = first; at < section.length; at++) {
    const line = section[at];
    if (line === undefined || (!line.isBlank && line.indent < 2 && !line.isCode && !isItem(line))) break;
    if (line.isBlank) continue;
    if (isItem(line)) options.push({ lines: [line] });
    else options.at(-1)?.lines.push(...section.slice(end, at + 1));
    end = at + 1;
  }
  const stem = section.slice(0, first);
  const tail = section.slice(end);
  const isOnlyQuoted = tail.every(({ text, isBlank, isCode }) => isBlank || (!isCode && (/^\s*>/.test(text) || isFurniture(text))));
  const isAnswer = section.some(({ text, isCode }) => !isCode && (isAnswerLine(text) || (!isQuiz && isExplanationLine(text))));
  const words = stem
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 2000);
  if (!isOnlyQuoted || isAnswer || !(isQuiz || (options.length > 1 && ASKS_FOR_ORDER.test(words)))) return null;
  return { stem, options, tail, chapters: [], isOrdering: true };
}

/** The words of a line of such a list. */
export function orderedItem({ lines }: OptionBlock): string {
  return ITEM.exec(lines[0]?.text ?? '')?.[1] ?? '';
}
