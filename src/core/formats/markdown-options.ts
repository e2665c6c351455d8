/** Finds the options of a Markdown text: which style it writes them in, and which lines each run of them has. */

import { isAnswerLine, isExplanationLine } from './markdown-answer';
import { bulletOption, isFurniture, isNamedQuestion, isNumbered, letteredOption, type MarkdownLine } from './markdown-lines';

/** How a text writes its options: boxes, bold and struck words, letters, or bullets alone. */
export type OptionStyle = 'task' | 'weight' | 'lettered' | 'bulleted';

export interface OptionBlock {
  /** The first line is that of the option's own sign. */
  readonly lines: readonly MarkdownLine[];
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

export interface OptionRun {
  readonly start: number;
  /** Behind the last line of the last option. */
  readonly end: number;
  readonly options: readonly OptionBlock[];
}

/** Runs of options; after an answer or an explanation, a list is one of options only where a new question has begun. */
export function optionRuns(lines: readonly MarkdownLine[], style: OptionStyle): readonly OptionRun[] {
  const runs: OptionRun[] = [];
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
