/** Cuts a Markdown text into lines and says of each what it may be to a question: a heading, an option, an answer, or words. */

import { fencedLines } from './markdown-code';

export interface MarkdownLine {
  readonly text: string;
  /** Counted from 1 in the whole file. */
  readonly line: number;
  /** White space before the first sign; a tab is four. */
  readonly indent: number;
  readonly isBlank: boolean;
  readonly isCode: boolean;
  /** Inside a `<details>` element. */
  readonly isHidden: boolean;
  /** 1 to 6 for a heading, 0 otherwise. */
  readonly heading: number;
  /** Null for code, and for a line that is no option with a box. */
  readonly task: TaskOption | null;
}

/** Fifty or more; written out at its beginning, it is looked for in strides. */
const LONG_SPACES = new RegExp(`${'[^\\S\\n]'.repeat(8)}[^\\S\\n]{42,}`, 'g');

/** Lines of the text below its front matter. Elements of `<details>` are put on lines of their own, comments are taken out. */
export function markdownLines(text: string, linesBefore: number): readonly MarkdownLine[] {
  // Long rows of spaces mean nothing, and would cost patterns their time.
  const raw = withoutComments(text.replace(LONG_SPACES, ' '.repeat(49))).split('\n');
  const fenced = fencedLines(raw);
  const pieces: { readonly text: string; readonly line: number; readonly isCode: boolean }[] = [];
  for (const [at, whole] of raw.entries()) {
    const line = linesBefore + at + 1;
    const isCode = fenced[at] === true;
    if (isCode || !/<\/?(?:details|summary)\b/i.test(whole)) pieces.push({ text: whole, line, isCode });
    else for (const part of cutAtDetails(whole)) pieces.push({ text: part, line, isCode });
  }
  let isHidden = false;
  let hiddenIndent = 0;
  return pieces.map(({ text: words, line, isCode }, at) => {
    const indent = indentOf(words);
    const heading = isCode ? 0 : headingLevel(words);
    if (!isCode && /^\s*<details\b/i.test(words)) {
      isHidden = true;
      hiddenIndent = indent;
    }
    // A block that is never closed ends where the next question begins.
    if (isHidden && !isCode && (heading > 0 || (indent <= Math.max(0, hiddenIndent - 2) && isNumbered(words) && opensOptions(pieces, at))))
      isHidden = false;
    const task = isCode ? null : taskOption(words);
    const made = { text: words, line, indent, isBlank: words.trim() === '', isCode, isHidden, heading, task };
    if (!isCode && /^\s*<\/details\s*>/i.test(words)) isHidden = false;
    return made;
  });
}

function headingLevel(text: string): number {
  return text.includes('#') ? (/^ {0,3}(#{1,6})(?:\s|$)/.exec(text)?.[1]?.length ?? 0) : 0;
}

function indentOf(text: string): number {
  if (/^\S/.test(text)) return 0;
  const space = /^[ \t]*/.exec(text)?.[0] ?? '';
  return [...space].reduce((sum, sign) => sum + (sign === '\t' ? 4 : 1), 0);
}

/** The next words are an option "A". */
function opensOptions(pieces: readonly { readonly text: string }[], at: number): boolean {
  for (let next = at + 1; next < Math.min(pieces.length, at + 12); next++) {
    const text = pieces[next]?.text ?? '';
    if (letteredOption(text)?.letter === 'A') return true;
    if (isNumbered(text) || /<\/?details/i.test(text)) return false;
  }
  return false;
}

function cutAtDetails(line: string): readonly string[] {
  const space = /^\s*/.exec(line)?.[0] ?? '';
  return line
    .split(/(<\/?(?:details|summary)\b[^<>]*>)/i)
    .filter((part) => part.trim() !== '')
    .map((part) => space + part.trim());
}

/** Comments become nothing, their line breaks stay. */
function withoutComments(text: string): string {
  if (!text.includes('<!--')) return text;
  let out = '';
  let at = 0;
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', at)) {
    const close = text.indexOf('-->', open + 4);
    // An arrow that is never closed is no comment.
    if (close < 0) break;
    out += text.slice(at, open) + text.slice(open, close).replace(/[^\n]/g, '');
    at = close + 3;
  }
  return out + text.slice(at);
}

export interface TaskOption {
  readonly isRight: boolean;
  /** `1. [x]` instead of `- [x]`. */
  readonly isNumbered: boolean;
  readonly text: string;
}

/** `- [ ] …`, `* [X] …`, `1. [x] …`. */
function taskOption(text: string): TaskOption | null {
  if (!text.includes(']')) return null;
  const [, sign, mark, words] = /^\s*([-*+]|\d{1,3}[.)])\s*\[\s*([xX✓✔✅]?)\s*\](?![([:])\s*(.*)$/u.exec(text) ?? [];
  return sign === undefined || words === undefined ? null : { isRight: (mark ?? '') !== '', isNumbered: /\d/.test(sign), text: words };
}

export interface LetteredOption {
  /** A capital. */
  readonly letter: string;
  readonly text: string;
  readonly isBold: boolean;
}

/** `- A. …`, `B) …`, `(c) …`, `**D.** …`, `* **E. …**`. */
export function letteredOption(text: string): LetteredOption | null {
  const [, bold, letter, words] =
    /^\s*(?:[-*+]\s+|\d{1,2}\.\s+(?=\(?[A-J][.)]\s))?(\*\*|__)?\s*\(?([A-Ja-j])\s*(?:[.):]|\s-)(?=\s|\*|_)\s*(\S.*)$/.exec(text) ?? [];
  if (letter === undefined || words === undefined) return null;
  // "**A.** words" has the letter in bold alone; "**A. words**" is bold as a whole.
  const isLetterBold = bold !== undefined && words.startsWith(bold);
  const isBold = bold !== undefined && !isLetterBold && words.trimEnd().endsWith(bold);
  const rest = isLetterBold ? words.slice(bold.length) : isBold ? words.trimEnd().slice(0, -bold.length) : words;
  return rest.trim() === '' ? null : { letter: letter.toUpperCase(), text: rest.trim(), isBold };
}

export interface BulletOption {
  readonly text: string;
  /** The whole text is bold, struck through, or neither. */
  readonly weight: 'bold' | 'struck' | 'plain';
}

/** `- **right**`, `- ~~wrong~~`, `- words`. */
export function bulletOption(text: string): BulletOption | null {
  const words = /^\s*[-*+]\s+(\S.*?)\s*$/.exec(text)?.[1];
  if (words === undefined) return null;
  const [, bold] = /^(?:\*\*|__)(?!\s)((?:(?!\*\*|__).)+)(?:\*\*|__)[.]?$/.exec(words) ?? [];
  if (bold !== undefined) return { text: bold, weight: 'bold' };
  const [, struck] = /^~~(?!\s)((?:(?!~~).)+)~~[.]?$/.exec(words) ?? [];
  return struck !== undefined ? { text: struck, weight: 'struck' } : { text: words, weight: 'plain' };
}

/** `1. …`, `2) …` at the margin, also in bold. */
export function isNumbered(text: string): boolean {
  return /^ {0,3}(?:\*\*|__)?\d{1,4}[.)]\s+\S/.test(text) && taskOption(text) === null;
}

const WORD_START =
  /^\s{0,3}(?:[-*+]\s+)?(?:\*\*|__)?\s*(?:question|pregunta|frage|pergunta|domanda|q)(?:\s*(?:n[o°º]?\.?|#)?\s*\d{1,4}\b|(?=\s*[.:)]))/i;

/** "Question 12: …", "**Q3.** …": words that say that a question begins. */
export function isNamedQuestion(text: string): boolean {
  return WORD_START.test(text);
}

const NUMBER_BEFORE =
  /^(?:\*\*|__)?\s*(?:(?:question|pregunta|frage|pergunta|domanda|q|p)\s*(?:n[o°º]?\.?|#)?\s*\d{1,4}\s*(?:\*\*|__)?\s*[.:)\]–—-]?|(?:question|pregunta|frage|q)\s*[.:)]|#?\d{1,4}\s*[.:)])\s*(?:\*\*(?=\s|$)|__(?=\s|$))?\s*/i;

/** The words of a question without the number in front of them, and without the emphasis around them. */
export function withoutNumber(text: string): string {
  const found = NUMBER_BEFORE.exec(text)?.[0];
  if (found === undefined) return unbolded(text);
  const rest = text.slice(found.length);
  const opened = /^(\*\*|__)/.exec(text)?.[1];
  const isOpen = opened !== undefined && found.indexOf(opened, 2) < 0;
  return isOpen && rest.includes(opened) ? rest.replace(opened, '').trim() : unbolded(rest);
}

function unbolded(text: string): string {
  return /^(\*\*|__)((?:(?!\1).)+)\1$/.exec(text.trim())?.[2] ?? text.trim();
}

/** Lines that lead about in the file and say nothing: rules, "Back to Top", anchors. */
export function isFurniture(text: string): boolean {
  return (
    /^\s*(?:(?:[-*_]\s*){3,}|<a\s[^<>]*>\s*(?:<\/a>)?|\{:[^}]*\})\s*$/i.test(text) ||
    (text.length < 200 && /back to (?:the )?top|volver arriba|⬆|nach oben|retour en haut/i.test(text))
  );
}
