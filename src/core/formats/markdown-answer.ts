/** Reads what stands after the options of a Markdown question: the answer, the explanation, references. */

import type { DraftKeyPart, DraftOption, DraftReference } from './draft';
import { isFurniture, type MarkdownLine } from './markdown-lines';
import { optionOfLetter, placeOfText, writtenKey } from './written-key';

export interface Tail {
  readonly key: readonly DraftKeyPart[];
  readonly explanation: string;
  readonly references: readonly DraftReference[];
}

const LEAD = '[\\s>*_#`~•✅✔☑🔑👉+-]*';
const ANSWER_WORDS =
  '(?:(?:the\\s+)?(?:correct|right|best)\\s+)?(?:answers?|ans|options?|choices?|solution|answer key|key|respuestas?(?:\\s+correctas?)?|antwort(?:en)?|réponses?|resposta(?:s)?|risposta)(?:\\s*\\((?:s|[^()]{0,20})\\))?';
const ANSWER = new RegExp(`^${LEAD}${ANSWER_WORDS}(?:\\s+(?:is|are|es|son))?\\s*[*_]*\\s*(?:[:=]|[-–—](?=\\s))?\\s*[*_]*\\s*(.*)$`, 'iu');
const SIGNED = new RegExp(`^${LEAD}${ANSWER_WORDS}(?:(?:\\s+(?:is|are|es|son)\\b\\s*:?)|\\s*[*_]*\\s*(?:[:=]|[-–—](?=\\s)))`, 'iu');
const BARE = new RegExp(
  `^${LEAD}(?:(?:show|view|reveal|click for|see|ver)\\s+)?(?:the\\s+)?${ANSWER_WORDS}(?:\\s*(?:&|and|\\+)\\s*explanation)?\\s*[:.*_!]*\\s*$`,
  'iu',
);
const EXPLANATION =
  /^[\s>*_#`]*(?:(?:detailed\s+|overall\s+|answer\s+)?explanations?|rationale|reason(?:ing)?|explicación|explicacion|erklärung|explication|why\??)\s*[*_]*\s*[:.–-]?\s*[*_]*\s*(.*)$/iu;
const EXPLAINING =
  /^[\s>*_#`]*(?:(?:detailed\s+|overall\s+|answer\s+)?explanations?|rationale|explicación|explicacion|erklärung|explication)\s*[*_]*\s*(?:[:.–(-]|$)/iu;
const REFERENCE =
  /^[\s>*_-]*(?:\[?\s*(?:references?|sources?|referencias?|fuente|read more|learn more|more info(?:rmation)?|documentation|docs?|link|quelle|see also)\s*\d*)\b[^\n]*?(?:https?:\/\/|\]\()/i;
/** Letters at the start of an answer; what follows them is an explanation, or the words of the option. */
const LETTERS =
  /^[*_`([\s]*((?:[A-J](?:\s*(?:,|;|&|\/|\band\b|\by\b|\bund\b|\s)\s*)?){1,10}|[a-j](?:\s*[,;&/]\s*[a-j])*)(?![\w'’])[)\].:*_`]*(?=$|[\s–—-])\s*[–—:-]?\s*(.*)$/u;

/** Enough of a line to see what it says of itself. */
const HEAD = 300;

export function isAnswerLine(text: string): boolean {
  const head = text.slice(0, HEAD);
  return SIGNED.test(head) || BARE.test(head);
}

export function isExplanationLine(text: string): boolean {
  return EXPLAINING.test(text.slice(0, HEAD));
}

/** `lines` are those between the last option and the next question. */
export function readTail(lines: readonly MarkdownLine[], options: readonly DraftOption[]): Tail {
  let key: readonly DraftKeyPart[] = [];
  const words: string[] = [];
  const references: DraftReference[] = [];
  let awaitsKey = false;
  let isSummary = false;
  for (const { text, isCode, isBlank, isHidden, heading } of lines) {
    if (isCode) {
      words.push(text);
      awaitsKey = false;
      continue;
    }
    if (isBlank) {
      words.push('');
      continue;
    }
    if (/^\s*<\/?details\b/i.test(text)) {
      awaitsKey = key.length === 0;
      continue;
    }
    if (/^\s*<summary\b/i.test(text)) {
      isSummary = true;
      continue;
    }
    if (/^\s*<\/summary\b/i.test(text)) {
      isSummary = false;
      awaitsKey = key.length === 0;
      continue;
    }
    // A chapter begins; what follows is no longer about this question.
    if (heading > 0 && !isHidden && !isAnswerLine(text) && !isExplanationLine(text)) break;
    if (isFurniture(text)) continue;
    if (key.length === 0 && isAnswerLine(text)) {
      const rest = BARE.test(text) ? '' : (ANSWER.exec(text)?.[1] ?? '');
      const found = keyAndRest(rest, options);
      key = found.key;
      if (found.rest !== '') words.push(found.rest);
      awaitsKey = key.length === 0;
      continue;
    }
    if (isSummary) continue;
    if (REFERENCE.test(text)) {
      const found = addressesIn(text);
      references.push(...found);
      if (found.length > 0) continue;
    }
    if (awaitsKey) {
      const found = keyAndRest(text.replace(/^[\s>*+-]+(?=\S)/, ''), options);
      awaitsKey = false;
      if (isResolved(found.key, options)) {
        key = found.key;
        if (found.rest !== '') words.push(found.rest);
        continue;
      }
    }
    const explained = isExplanationLine(text) ? (EXPLANATION.exec(text)?.[1] ?? '') : text;
    words.push(explained.replace(/^\s*>\s?/, ''));
  }
  return { key, explanation: dedented(words), references };
}

function keyAndRest(written: string, options: readonly DraftOption[]): { readonly key: readonly DraftKeyPart[]; readonly rest: string } {
  const text = written.replace(/[*_]{2}/g, '').trim();
  if (text === '') return { key: [], rest: '' };
  const whole = writtenKey(text, options, 'from-1');
  if (isResolved(whole, options)) return { key: whole, rest: '' };
  const [, letters, rest] = LETTERS.exec(text) ?? [];
  if (letters !== undefined && rest !== undefined) {
    const key = writtenKey(letters, options, 'from-1');
    if (key.length > 0 && key.every(({ by }) => by === 'label')) {
      const places = key.map((part) => (part.by === 'label' ? optionOfLetter(part.label, options) : null));
      const isOptionText = placeOfText(rest, options) !== null && places.includes(placeOfText(rest, options));
      return { key, rest: isOptionText ? '' : rest };
    }
  }
  return { key: whole, rest: '' };
}

function isResolved(key: readonly DraftKeyPart[], options: readonly DraftOption[]): boolean {
  return (
    key.length > 0 &&
    key.every((part) =>
      part.by === 'label' ? optionOfLetter(part.label, options) !== null : part.by === 'place' && part.place >= 0 && part.place < options.length,
    )
  );
}

/** Links and bare addresses of a line. */
function addressesIn(text: string): readonly DraftReference[] {
  const links = [
    ...text.matchAll(/\[([^\][\n]{0,500})\]\(\s*<?((?:https?:)?[^\s()<>]{1,2000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,500})?)(?:>|\s[^)\n]{0,200})?\)/g),
  ];
  const rest = links.reduce((left, [whole]) => left.replace(whole, ' '), text);
  const bare = rest.match(/https?:\/\/[^\s<>"'`)\]]{1,2000}/gi) ?? [];
  return [
    ...links.flatMap(([, title, url]) =>
      url === undefined ? [] : [{ url, title: /^\s*(?:references?|source|link|here)?\s*$/i.test(title ?? '') ? undefined : title }],
    ),
    ...bare.map((url) => ({ url: url.replace(/[.,;:]+$/, '') })),
  ];
}

/** The margin that all lines have in common is no part of the text. */
export function dedented(lines: readonly string[]): string {
  if (lines.every((line) => line === '')) return '';
  const margins = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const margin = margins.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  const kept = Number.isFinite(margin) ? lines.map((line) => line.slice(Math.min(margin, line.length - line.trimStart().length))) : lines;
  return kept
    .map((line) => line.replaceAll('\t', '    '))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd();
}
