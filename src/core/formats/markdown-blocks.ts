/** Finds the questions of a Markdown text: which lines are its words, which its options, and which come after them. */

import { isAnswerLine, isExplanationLine } from './markdown-answer';
import { bulletOption, isFurniture, isNamedQuestion, isNumbered, letteredOption, type MarkdownLine } from './markdown-lines';

/** How a text writes its options: boxes, bold and struck words, letters, or bullets alone. */
export type OptionStyle = 'task' | 'weight' | 'lettered' | 'bulleted';

export interface OptionBlock {
  /** The first line is that of the option's own sign. */
  readonly lines: readonly MarkdownLine[];
}

export interface QuestionBlock {
  readonly stem: readonly MarkdownLine[];
  readonly options: readonly OptionBlock[];
  readonly tail: readonly MarkdownLine[];
  /** Headings above it that are no part of it, outermost first. */
  readonly chapters: readonly string[];
  /** The options are a list in the right order. */
  readonly isOrdering?: boolean;
}

export function styleOf(lines: readonly MarkdownLine[]): OptionStyle {
  const seen = { task: 0, struck: 0, bold: 0, lettered: 0 };
  for (const { text, isCode, isHidden, task } of lines) {
    if (isCode || isHidden) continue;
    if (task !== null) seen.task++;
    else if (letteredOption(text) !== null) seen.lettered++;
    else {
      const weight = bulletOption(text)?.weight;
      if (weight === 'struck') seen.struck++;
      if (weight === 'bold') seen.bold++;
    }
  }
  if (seen.task >= 2 && seen.task >= seen.lettered / 4) return 'task';
  if (seen.struck >= 2 && seen.bold >= 1) return 'weight';
  if (seen.lettered >= 2) return 'lettered';
  return seen.bold >= 1 ? 'weight' : 'bulleted';
}

/** The next letter that a list of options may have; the first may be glued to the words, so that a list begins with B. */
function isOption(line: MarkdownLine, style: OptionStyle, before: readonly string[]): boolean {
  if (line.isCode || line.isHidden || line.isBlank || line.heading > 0) return false;
  switch (style) {
    case 'task':
      return line.task !== null;
    case 'weight':
    case 'bulleted':
      return bulletOption(line.text) !== null && !isAnswerLine(line.text) && line.task === null;
    case 'lettered': {
      const letter = letteredOption(line.text)?.letter;
      const last = before.at(-1);
      if (letter === undefined) return false;
      return last === undefined
        ? letter === 'A' || (letter === 'B' && /^\s*[-*+]\s/.test(line.text))
        : letter.charCodeAt(0) - last.charCodeAt(0) === 1 || letter === last;
    }
  }
}

interface Run {
  readonly start: number;
  /** Behind the last line of the last option. */
  readonly end: number;
  readonly options: readonly OptionBlock[];
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

/** Runs of options; after an answer or an explanation, a list is one of options only where a new question has begun. */
function optionRuns(lines: readonly MarkdownLine[], style: OptionStyle): readonly Run[] {
  const runs: Run[] = [];
  let options: { lines: MarkdownLine[] }[] = [];
  let letters: string[] = [];
  let start = 0;
  let end = 0;
  let isClosed = false;
  let indent = 0;
  const close = () => {
    if (options.length > 0) runs.push({ start, end, options });
    options = [];
    letters = [];
  };
  for (const [at, line] of lines.entries()) {
    if (startsQuestion(lines, at, style)) {
      close();
      isClosed = false;
    }
    // A quote further in is about the option above it.
    const isBelow = line.indent > indent + 1 && /^\s*>/.test(line.text);
    if (options.length > 0 && !isBelow && endsOptions(line)) {
      close();
      isClosed = true;
    }
    if (!isClosed && isOption(line, style, letters)) {
      const letter = style === 'lettered' ? letteredOption(line.text)?.letter : undefined;
      // A bullet further in belongs to the option above it.
      if (options.length === 0 || line.indent < indent + 4 || style === 'task' || style === 'lettered') {
        if (options.length === 0) {
          start = at;
          indent = line.indent;
        }
        options.push({ lines: [line] });
        if (letter !== undefined) letters.push(letter);
        end = at + 1;
        continue;
      }
    }
    if (options.length === 0 || isClosed) continue;
    const blanks = at - end;
    const isNear = blanks === 0 && !line.isBlank;
    const isInside = !line.isBlank && (line.indent > indent + 1 || line.isCode) && (blanks <= 1 || line.isCode);
    if (isNear || (isInside && (line.indent > indent + 1 || continues(lines, at, style, letters)))) {
      options.at(-1)?.lines.push(...lines.slice(end, at + 1));
      end = at + 1;
    } else if (!line.isBlank) {
      close();
      isClosed = true;
    }
  }
  close();
  return runs;
}

function endsOptions(line: MarkdownLine): boolean {
  if (line.isCode) return false;
  return (
    line.isHidden ||
    line.heading > 0 ||
    (!line.isBlank &&
      (isAnswerLine(line.text) ||
        isExplanationLine(line.text) ||
        isFurniture(line.text) ||
        /^\s*>/.test(line.text) ||
        /^\s*\[[^\]]{1,200}\]\(/.test(line.text)))
  );
}

/** Whether the list goes on behind the block of code that stands here. */
function continues(lines: readonly MarkdownLine[], at: number, style: OptionStyle, letters: readonly string[]): boolean {
  for (let next = at; next < Math.min(lines.length, at + STEM_LINES); next++) {
    const line = lines[next];
    if (line === undefined) return false;
    if (line.isCode || line.isBlank) continue;
    return isOption(line, style, letters);
  }
  return false;
}

/** A line that can only be the beginning of a question, or of words before options. */
function startsQuestion(lines: readonly MarkdownLine[], at: number, style: OptionStyle): boolean {
  const line = lines[at];
  if (line === undefined || line.isCode || line.isHidden || line.isBlank) return false;
  if (line.heading > 0) return !isAnswerLine(line.text) && !isExplanationLine(line.text);
  if (isNamedQuestion(line.text)) return true;
  if (isFurniture(line.text) || isAnswerLine(line.text) || isExplanationLine(line.text)) return false;
  if (isNumbered(line.text) && style !== 'task') return leadsToOptions(lines, at, style);
  if (isOption(line, style, []) || /^\s*[>|]/.test(line.text) || /^\s*[-*+]\s/.test(line.text)) return false;
  const isAfterBlank = at === 0 || lines[at - 1]?.isBlank === true;
  return isAfterBlank && line.indent < 4 && leadsToOptions(lines, at, style);
}

/** How far the words of a question may run before its options. */
const STEM_LINES = 60;

/** Words, code and pictures, and then the first option, with no other beginning and no answer between. */
function leadsToOptions(lines: readonly MarkdownLine[], at: number, style: OptionStyle): boolean {
  for (let next = at + 1; next < Math.min(lines.length, at + STEM_LINES); next++) {
    const line = lines[next];
    if (line === undefined || line.heading > 0 || line.isHidden) return false;
    if (line.isBlank || line.isCode) continue;
    if (isOption(line, style, [])) return true;
    if (isAnswerLine(line.text) || isExplanationLine(line.text) || isFurniture(line.text) || isNamedQuestion(line.text)) return false;
    // Its own words go on where no blank line came between; after one, the next paragraph may be the question.
    if (isNumbered(line.text) && isNumbered(lines[at]?.text ?? '')) return false;
  }
  return false;
}

/** The level of the headings that questions stand under; null where most questions have none of their own. `isEvery`: enough of them to rely on it. */
interface StartLevel {
  readonly level: number | null;
  readonly isEvery: boolean;
}

function startLevel(lines: readonly MarkdownLine[], runs: readonly Run[]): StartLevel {
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
  const own = named ?? firstOfCount(lines, from, numbered);
  if (heading !== null && isQuestionHeading && (own === null || own < heading || isEveryHead || readsLikeQuestion(lines[heading]?.text ?? '')))
    return heading;
  if (own !== null && (heading === null || own > heading)) return own;
  if (heading !== null && hasOnlyHeading(lines, heading, to)) return heading;
  return paragraphStart(lines, Math.max(from, heading === null ? from : heading + 1), to, isFirst || heading !== null);
}

/** Of numbered lines right before the options ("1. … 2. …") only the last can be the question; statements inside a question are further in. */
function firstOfCount(lines: readonly MarkdownLine[], from: number, numbered: number | null): number | null {
  return numbered !== null && numbered >= from && (lines[numbered]?.indent ?? 0) < 4 ? numbered : null;
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
