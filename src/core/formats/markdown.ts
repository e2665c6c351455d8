/** Reads question sets in Markdown: task lists, `<details>` answers, bold and struck options, letters with an answer line, quizdown, one question a file. */

import { problem } from '../problem';
import { readAdhoc } from './adhoc';
import { caps } from './caps';
import type { DraftKeyPart, DraftOption, DraftQuestion, DraftsRead } from './draft';
import { fieldsFor, wordsOf } from './field-names';
import { type FrontMatter, frontMatter } from './front-matter';
import { dedented, readTail } from './markdown-answer';
import { answerTable } from './markdown-answer-table';
import { type QuestionBlock, questionBlocks } from './markdown-blocks';
import { bulletOption, isFurniture, letteredOption, type MarkdownLine, markdownLines, withoutNumber } from './markdown-lines';
import { type OptionBlock, type OptionStyle, styleOf } from './markdown-options';
import type { PartName } from './part-names';
import { isQuizdown, orderedItem, orderingBlocks, quizzesIn } from './quizdown';
import { isTaskList, readTaskList } from './task-list';
import { writtenKey } from './written-key';

/** A line that is longer than any field may be is not looked at. */
const LINE_CHARACTERS = caps.fieldCharacters * 4;
/** An option that says of itself that it is right: at its end, in brackets or as a sign. */
const SAYS_RIGHT =
  /\s*(?:[*_]{0,2}[([]\s?(?:correct|right|correct answer|answer)\s?[)\]][*_]{0,2}|✅|✔️?|☑️?|[←⬅]️?\s?(?:correct|right|answer)?)\s*[.!]?\s*$/iu;
const SAYS_RIGHT_FIRST = /^\s*(?:✅|✔️?|☑️?)\s*/u;
/** A quote below an option that says why it is right or wrong. */
const RATIONALE = /^\s*> ?(?:\s*(?:[*_]{2})?Rationale:(?:[*_]{2})?\s*)?/i;
const SAYS_WRONG_FIRST = /^\s*(?:❌|✖️?|✗)\s*/u;
/** Folders that hold questions and say nothing about them. */
const GENERIC_FOLDER = /^(?:questions?|content|docs?|src|data|quiz(?:zes)?|exams?|tests?|en|posts|_posts|\.|)$/i;

export function readMarkdown(text: string, file: string): DraftsRead {
  if (isTaskList(text)) return readTaskList(text, file);
  const front = frontMatter(text.replace(/\r\n?/g, '\n'));
  const long = front.body.split('\n').findIndex((line) => line.length > LINE_CHARACTERS);
  if (long >= 0)
    return { drafts: [], problems: [problem('set.line-too-long', { maximum: LINE_CHARACTERS }, { file, line: front.linesBefore + long + 1 })] };
  const quizzes = quizzesIn(front.body);
  const all = markdownLines(quizzes ?? front.body, front.linesBefore);
  const ordering = orderingBlocks(all, quizzes !== null || isQuizdown(front));
  const lines = without(all, ordering);
  const style = styleOf(lines);
  const table = answerTable(lines);
  const blocks = [...questionBlocks(table === null ? lines : lines.slice(0, table.from), style), ...ordering].sort(
    (a, b) => firstLine(a) - firstLine(b),
  );
  const isOnly = blocks.filter(({ options }) => options.length > 0).length === 1;
  const drafts = blocks.slice(0, caps.questions + 1).map((block, at) => {
    return draftOf(block, style, { file, front: isOnly ? front : null, key: table?.keys.get(numberOf(block) ?? String(at + 1)) });
  });
  if (!drafts.some(({ kind, ...draft }) => kind === 'choice' && 'options' in draft && draft.options.length > 0) && front.fields !== null) {
    // All of it stands in the front matter.
    const read = readAdhoc([front.fields], file);
    if (read.drafts.length > 0) return read;
  }
  const hasKey = drafts.some((draft) => draft.kind !== 'choice' || draft.key.length > 0);
  // Bullets without a single answer are notes, and nobody's questions.
  if (!hasKey && (style === 'bulleted' || style === 'weight')) return { drafts: [], problems: [problem('set.no-questions', { file }, { file })] };
  return { drafts, problems: drafts.length === 0 ? [problem('set.no-questions', { file }, { file })] : [] };
}

/** Lines that belong to none of the blocks. */
function without(lines: readonly MarkdownLine[], blocks: readonly QuestionBlock[]): readonly MarkdownLine[] {
  if (blocks.length === 0) return lines;
  const taken = new Set(blocks.flatMap(({ stem, options, tail }) => [...stem, ...options.flatMap((option) => option.lines), ...tail]));
  return lines.filter((line) => !taken.has(line));
}

/** Of the question's words, or of its first option. */
function firstLine({ stem, options }: QuestionBlock): number {
  return stem.find(({ isBlank }) => !isBlank)?.line ?? options[0]?.lines[0]?.line ?? 1;
}

interface About {
  readonly file: string;
  /** Where the block is the only question of its file. */
  readonly front: FrontMatter | null;
  /** From a table of answers at the end of the file. */
  readonly key: string | undefined;
}

function draftOf(block: QuestionBlock, style: OptionStyle, about: About): DraftQuestion {
  const frontWords = (part: PartName) =>
    about.front?.fields ? (fieldsFor(about.front.fields, part).flatMap(({ value }) => wordsOf(value) ?? [])[0] ?? undefined) : undefined;
  const made = block.options.map((option) => optionOf(option, block.isOrdering === true ? 'ordered' : style));
  const glued = gluedFirst(block, style);
  const written = glued === null ? made : [{ option: { label: 'A', text: glued.option }, isRight: false }, ...made];
  const options = written.map(({ option }) => option);
  const tail = readTail(block.tail, options);
  const marked = written.flatMap(({ isRight }, place) => (isRight ? [{ by: 'place' as const, place }] : []));
  const frontKey = frontAnswer(about.front);
  const beside =
    tail.key.length > 0
      ? tail.key
      : about.key !== undefined
        ? writtenKey(about.key, options, 'from-1')
        : frontKey !== undefined
          ? writtenKey(frontKey, options, 'from-1')
          : [];
  const frontStem = about.front?.fields ? questionField(about.front) : undefined;
  const { stem, hint } = stemOf(block.stem, frontStem !== undefined, glued);
  const folder = about.file.split('/').at(-2) ?? '';
  const fields = {
    place: { file: about.file, line: firstLine(block) },
    markup: 'markdown' as const,
    stem: frontStem === undefined ? stem : stem === '' || frontStem.includes(stem) ? frontStem : `${frontStem}\n\n${stem}`,
    explanation: [hint, tail.explanation, frontWords('explanation')].filter((part) => part !== undefined && part !== '').join('\n\n') || undefined,
    categories: [
      ...(frontStem !== undefined && !GENERIC_FOLDER.test(folder) ? [folder] : []),
      ...block.chapters,
      ...frontList(about.front, 'category'),
    ],
    difficulty: frontWords('difficulty'),
    references: tail.references,
  };
  if (options.length === 0) return { kind: 'choice', ...fields, options, key: [] };
  if (block.isOrdering === true) return { kind: 'ordering', ...fields, options };
  if (marked.length > 0 && beside.length > 0 && !isSameKey(marked, beside, options)) {
    return { kind: 'unread', ...fields, why: problem('set.keys-disagree', {}, { field: 'key' }) };
  }
  const isSingle = style === 'task' && block.options.every(({ lines }) => lines[0]?.task?.isNumbered === true);
  return { kind: 'choice', ...fields, options, key: marked.length > 0 ? marked : beside, asksFor: isSingle ? 'one' : undefined };
}

/** The words of an option, and whether its own sign says that it is right. */
function optionOf({ lines }: OptionBlock, style: OptionStyle | 'ordered'): { readonly option: DraftOption; readonly isRight: boolean } {
  const [first, ...more] = lines;
  const text = first?.text ?? '';
  const task = style === 'task' ? (first?.task ?? null) : null;
  const lettered = style === 'lettered' ? letteredOption(text) : null;
  const bullet = style === 'weight' || style === 'bulleted' ? bulletOption(text) : null;
  const ordered = style === 'ordered' ? orderedItem({ lines }) : null;
  const head = ordered ?? task?.text ?? lettered?.text ?? bullet?.text ?? text;
  const why = more.findIndex((line) => !line.isCode && RATIONALE.test(line.text));
  const rest = (why < 0 ? more : more.slice(0, why)).map((line) => line.text);
  const rationale = why < 0 ? '' : dedented(more.slice(why).map((line) => line.text.replace(RATIONALE, '')));
  const below = dedented(rest);
  const whole = (head === '' || below === '' ? head + below : `${head}\n${below}`).trim();
  const isSignedRight = SAYS_RIGHT.test(whole) || SAYS_RIGHT_FIRST.test(whole);
  const isSigned = isSignedRight || SAYS_WRONG_FIRST.test(whole);
  const words = isSigned ? whole.replace(SAYS_RIGHT, '').replace(SAYS_RIGHT_FIRST, '').replace(SAYS_WRONG_FIRST, '').trim() : whole;
  const isRight = task?.isRight ?? ((words !== '' && isSignedRight) || lettered?.isBold === true || bullet?.weight === 'bold');
  return {
    option: {
      text: isSigned && words !== '' ? words : whole,
      ...(lettered !== null && { label: lettered.letter }),
      ...(rationale !== '' && { rationale }),
    },
    isRight,
  };
}

/** Lists that begin with B have their first option in the last words of the question: "1. Which? - A. This". */
function gluedFirst(block: QuestionBlock, style: OptionStyle): { readonly line: number; readonly stem: string; readonly option: string } | null {
  const [first] = block.options;
  if (style !== 'lettered' || letteredOption(first?.lines[0]?.text ?? '')?.letter !== 'B') return null;
  const last = block.stem.findLast(({ isBlank, isCode }) => !isBlank && !isCode);
  const [, stem, option] = /^(.*\S)\s+(?:[-*]\s+)?\(?A[.)]\s*(\S.*)$/.exec(last?.text ?? '') ?? [];
  return last === undefined || stem === undefined || option === undefined
    ? null
    : { line: last.line, stem: stem.replace(/\s+[-*]$/, ''), option: option.trim() };
}

/** The words without number and signs; quotes before the options are a hint. */
function stemOf(
  lines: readonly MarkdownLine[],
  hasWords: boolean,
  glued: ReturnType<typeof gluedFirst>,
): { readonly stem: string; readonly hint: string } {
  const words: string[] = [];
  const hint: string[] = [];
  let isFirst = true;
  for (const { text, line, isCode, isBlank, heading } of lines) {
    const own = line === glued?.line ? glued.stem : text;
    if (isCode || isBlank) {
      words.push(isBlank ? '' : own);
    } else if (/^\s*>/.test(own) && (hasWords || !isFirst)) {
      hint.push(own.replace(/^\s*>\s?/, ''));
    } else if (isFirst) {
      isFirst = false;
      const bare = heading > 0 ? own.replace(/^\s*#{1,6}\s*/, '').replace(/\s+#+\s*$/, '') : own.trim();
      words.push(withoutNumber(bare));
    } else if (!isFurniture(own)) {
      words.push(heading > 0 ? own.replace(/^\s*#{1,6}\s*/, '') : own);
    }
  }
  const [first = '', ...more] = words;
  return {
    stem: [first, dedented(more)]
      .filter((part) => part.trim() !== '')
      .join(separator(more))
      .trim(),
    hint: hint.join('\n').trim(),
  };
}

function separator([next = '']: readonly string[]): string {
  return next.trim() === '' ? '\n\n' : '\n';
}

function numberOf(block: QuestionBlock): string | undefined {
  return /^[\s#*_]*(?:question|q|p|pregunta)?\s*#?(\d{1,4})\b/i.exec(block.stem.find(({ isBlank }) => !isBlank)?.text ?? '')?.[1];
}

/** `title` and `name` of a front matter are the page's, not the question's. */
function questionField({ fields }: FrontMatter): string | undefined {
  if (fields === null) return undefined;
  return fieldsFor(fields, 'stem').flatMap(({ name, value }) => (/^(?:title|name|content|body|text)$/i.test(name) ? [] : (wordsOf(value) ?? [])))[0];
}

function frontAnswer(front: FrontMatter | null): string | undefined {
  return front?.fields ? fieldsFor(front.fields, 'right').flatMap(({ value }) => wordsOf(value)?.replaceAll('\n\n', ', ') ?? [])[0] : undefined;
}

function frontList(front: FrontMatter | null, part: PartName): readonly string[] {
  if (!front?.fields) return [];
  return fieldsFor(front.fields, part).flatMap(({ value }) =>
    (value.kind === 'list' ? value.items : [value]).flatMap((item) => (item.kind === 'leaf' ? (wordsOf(item) ?? []) : [])),
  );
}

function isSameKey(marked: readonly DraftKeyPart[], beside: readonly DraftKeyPart[], options: readonly DraftOption[]): boolean {
  const places = beside.map((part) => {
    if (part.by === 'place') return part.place;
    const found = part.by === 'label' ? writtenKey(part.label, options, 'from-1') : writtenKey(part.text, options, 'from-1');
    const [first] = found;
    if (first?.by === 'place') return first.place;
    return first?.by === 'label'
      ? options.findIndex(({ label }, place) => (label ?? String.fromCharCode(65 + place)).toUpperCase() === first.label)
      : null;
  });
  // A line that names no option ("Answer: see below") says nothing against the marks.
  if (places.some((place) => place === null)) return true;
  const names = new Set(places);
  return names.size === marked.length && marked.every((part) => part.by === 'place' && names.has(part.place));
}
