/** Finds the questions of a Markdown text: which lines are its words, which its options, and which come after them. */

import { isAnswerLine, isExplanationLine } from './markdown-answer';
import { isFurniture, isNamedQuestion, isNumbered, type MarkdownLine } from './markdown-lines';
import { type OptionBlock, type OptionRun, type OptionStyle, optionRuns } from './markdown-options';

export interface QuestionBlock {
  readonly stem: readonly MarkdownLine[];
  readonly options: readonly OptionBlock[];
  readonly tail: readonly MarkdownLine[];
  /** Headings above it that are no part of it, outermost first. */
  readonly chapters: readonly string[];
  /** The options are a list in the right order. */
  readonly isOrdering?: boolean;
}

/** All questions with options, and those lines between them that announce a question without any. */
export function questionBlocks(lines: readonly MarkdownLine[], style: OptionStyle): readonly QuestionBlock[] {
  const runs = optionRuns(lines, style);
  const level = startLevel(lines, runs);
  const { level: headed, isEvery } = level;
  const blocks: QuestionBlock[] = [];
  const chapters: { readonly level: number; readonly title: string }[] = [];
  let from = 0;
  for (const [at, run] of runs.entries()) {
    const start = stemStart(lines, from, run.start, headed, at === 0, isEvery);
    blocks.push(...between(lines, from, start, level, blocks.length > 0, chapters));
    // Lines up to here belong to the question before.
    const last = blocks.at(-1);
    if (last !== undefined && last.tail.length === 0 && last.options.length > 0)
      blocks[blocks.length - 1] = { ...last, tail: lines.slice(from, firstPicture(lines, from, start)) };
    note(chapters, lines.slice(from, start), headed);
    const before = lines.slice(firstPicture(lines, from, start), start).filter((line) => /^\s*!\[/.test(line.text));
    blocks.push({
      stem: [...lines.slice(start, run.start), ...before],
      options: run.options,
      tail: [],
      chapters: chapters.map(({ title }) => title),
    });
    from = run.end;
  }
  const rest = between(lines, from, lines.length, level, true, chapters);
  const firstRest = rest[0]?.stem[0]?.line ?? Number.POSITIVE_INFINITY;
  const last = blocks.at(-1);
  if (last !== undefined && last.options.length > 0)
    blocks[blocks.length - 1] = { ...last, tail: lines.slice(from).filter(({ line }) => line < firstRest) };
  return [...blocks, ...rest];
}

/** The level of the headings that questions stand under; null where most questions have none of their own. `isEvery`: enough of them to rely on it. */
interface StartLevel {
  readonly level: number | null;
  readonly isEvery: boolean;
}

function startLevel(lines: readonly MarkdownLine[], runs: readonly OptionRun[]): StartLevel {
  const levels = new Map<number, number>();
  let from = 0;
  for (const run of runs) {
    const last = lines.slice(from, run.start).findLast(({ heading }) => heading > 0);
    if (last !== undefined) levels.set(last.heading, (levels.get(last.heading) ?? 0) + 1);
    from = run.end;
  }
  const [best] = [...levels].sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[1] < runs.length * 0.5) return { level: null, isEvery: false };
  return { level: best[0], isEvery: best[1] >= RELIABLE && best[1] >= runs.length * 0.9 };
}

/** With as many questions under headings of one level, numbered lines below these are parts of the questions. */
const RELIABLE = 3;

/** A number, a sign at the end, or many words: not the name of a chapter. */
function readsLikeQuestion(heading: string): boolean {
  const words = heading.replace(/^[\s#]+/, '');
  return isNamedQuestion(words) || isNumbered(words) || /[?:.…)_]\W*$/.test(words) || words.length > 60;
}

/** Where the words of the question with options at `to` begin. */
function stemStart(lines: readonly MarkdownLine[], from: number, to: number, headed: number | null, isFirst: boolean, isEveryHead: boolean): number {
  const isOpen = (line: MarkdownLine | undefined) => line !== undefined && !line.isCode && !line.isHidden && !line.isBlank;
  const lastWhere = (fits: (line: MarkdownLine, at: number) => boolean) => {
    for (let at = to - 1; at >= from; at--) {
      const line = lines[at];
      if (line !== undefined && isOpen(line) && fits(line, at)) return at;
    }
    return null;
  };
  const heading = lastWhere((line) => line.heading > 0 && !isAnswerLine(line.text) && !isExplanationLine(line.text));
  const isQuestionHeading = heading !== null && headed !== null && lines[heading]?.heading === headed;
  const named = lastWhere((line) => line.heading === 0 && isNamedQuestion(line.text));
  const numbered = lastWhere((line) => line.heading === 0 && isNumbered(line.text));
  // Numbered lines further in are statements inside a question.
  const own = named ?? (numbered !== null && (lines[numbered]?.indent ?? 0) < 4 ? numbered : null);
  if (heading !== null && isQuestionHeading && (own === null || own < heading || isEveryHead || readsLikeQuestion(lines[heading]?.text ?? '')))
    return heading;
  if (own !== null && (heading === null || own > heading)) return own;
  if (heading !== null && hasOnlyHeading(lines, heading, to)) return heading;
  return paragraphStart(lines, Math.max(from, heading === null ? from : heading + 1), to, isFirst || heading !== null);
}

function hasOnlyHeading(lines: readonly MarkdownLine[], heading: number, to: number): boolean {
  return lines.slice(heading + 1, to).every(({ isBlank, isCode, text }) => isBlank || isCode || /^\s*(?:!\[|>)/.test(text));
}

/** The paragraphs right before the options: all of them after a heading, the last one after another question. */
function paragraphStart(lines: readonly MarkdownLine[], from: number, to: number, takesAll: boolean): number {
  let start = to;
  let isBetween = true;
  for (let at = to - 1; at >= from; at--) {
    const line = lines[at];
    if (
      line === undefined ||
      line.isHidden ||
      (!line.isCode && isFurniture(line.text)) ||
      (!line.isCode && (isAnswerLine(line.text) || isExplanationLine(line.text)))
    )
      break;
    if (line.isBlank) {
      if (!isBetween && !takesAll) break;
      continue;
    }
    start = at;
    isBetween = line.isCode || /^\s*!\[/.test(line.text);
  }
  return start;
}

/** Pictures that stand before a question's heading, behind a line that closes the question before, belong to the question. */
function firstPicture(lines: readonly MarkdownLine[], from: number, start: number): number {
  let first = start;
  for (let at = start - 1; at >= from; at--) {
    const line = lines[at];
    if (line === undefined) break;
    if (line.isBlank) continue;
    if (/^\s*!\[[^\]]*\]\([^)]*\)\s*$/.test(line.text)) first = at;
    else return isFurniture(line.text) ? first : start;
  }
  return start;
}

/** A question, or a whole sentence where all questions have headings of this level. */
function asksOrStates(title: string, isEvery: boolean): boolean {
  return /[?？]\W*$/.test(title) || (isEvery && title.split(/\s+/).length > 6 && /[.…:]\W*$/.test(title));
}

/** Headings that announce a question which has no options. */
function between(
  lines: readonly MarkdownLine[],
  from: number,
  to: number,
  { level: headed, isEvery }: StartLevel,
  isInside: boolean,
  chapters: readonly { readonly title: string }[],
): QuestionBlock[] {
  if (headed === null) return [];
  const found: QuestionBlock[] = [];
  for (let at = from; at < to; at++) {
    const line = lines[at];
    if (line === undefined || line.isHidden || line.heading !== headed) continue;
    const title = line.text.replace(/^[\s#]+/, '');
    if (!(isNamedQuestion(title) || /^[QP]?\d{1,4}\s*[.):]/i.test(title) || (isInside && asksOrStates(title, isEvery)))) continue;
    let end = at + 1;
    while (end < to && !((lines[end]?.heading ?? 0) > 0 && (lines[end]?.heading ?? 0) <= headed)) end++;
    found.push({ stem: lines.slice(at, end), options: [], tail: [], chapters: chapters.map((chapter) => chapter.title) });
    at = end - 1;
  }
  return found;
}

/** Headings on the way become the chapters of what follows. */
function note(chapters: { level: number; title: string }[], lines: readonly MarkdownLine[], headed: number | null): void {
  for (const { heading, text } of lines) {
    if (heading === 0 || (headed !== null && heading >= headed)) continue;
    while ((chapters.at(-1)?.level ?? 0) >= heading) chapters.pop();
    chapters.push({ level: heading, title: text.replace(/^[\s#]+|[\s#]+$/g, '').replace(/[*_`]/g, '') });
  }
}
