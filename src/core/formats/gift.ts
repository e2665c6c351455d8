/** Reads GIFT, the text format of Moodle for questions. Grammar: Moodle's question/format/gift/format.php. */

import { type Place, type Problem, problem } from '../problem';
import { caps } from './caps';
import { markupOf, withLineBreaks } from './cell-markup';
import type { DraftMarkup, DraftQuestion, DraftsRead } from './draft';
import { keyOfFractions } from './fractions';
import { type GiftEntry, giftEntries } from './gift-entries';

export function readGift(text: string, file: string): DraftsRead {
  const entries = giftEntries(text).slice(0, caps.questions + 1);
  const drafts = entries.map((entry) => draftOf(entry, { file, line: entry.line }));
  return { drafts, problems: drafts.length === 0 ? [problem('set.no-questions', { file }, { file })] : [] };
}

/** A piece that stands between signs: an option, a line of a matching question. */
interface Answer {
  readonly sign: '=' | '~';
  readonly text: string;
  readonly feedback: string | undefined;
  /** Percent of the points. */
  readonly fraction: number;
}

const FORMAT = /^\s*\[(html|markdown|plain|moodle)\]/i;

function draftOf({ text, categories, tags, id, isOpen }: GiftEntry, place: Place): DraftQuestion {
  const open = openOf(text);
  const close = open < 0 ? -1 : closeOf(text, open);
  const head = /^\s*::((?:[^:\\]|\\[\s\S]|:(?!:)){0,1000})::/.exec(text.slice(0, open < 0 ? undefined : open));
  const words = text.slice(head?.[0].length ?? 0, open < 0 ? undefined : open);
  const format = FORMAT.exec(words)?.[1]?.toLowerCase();
  const before = words.replace(FORMAT, '').trim();
  const after = close < 0 ? '' : text.slice(close + 1).trim();
  // A question around its answers has a gap in their place.
  const stem = unescaped(after === '' ? before : `${before} _____${/^[.,;:!?)]/.test(after) ? '' : ' '}${after}`.trim());
  const fields = { place, id, stem, categories: [...categories, ...tags] };
  const unread = (why: Problem): DraftQuestion => ({ kind: 'unread', markup: 'plain', ...fields, why });
  if (isOpen || (open >= 0 && close < 0)) return unread(problem('set.brackets-open'));
  if (open < 0) return unread(otherType('description'));
  const [body = '', general] = atGeneralFeedback(text.slice(open + 1, close));
  const explanation = general === undefined ? undefined : unescaped(general.replace(FORMAT, '').trim());
  const truth = /^\s*(true|false|t|f)\s*(?:#([\s\S]*))?$/i.exec(body);
  if (truth?.[1] !== undefined) return trueOrFalse(fields, truth[1], truth[2], markupFor(format, [stem]), explanation);
  if (body.trim() === '') return unread(otherType('essay'));
  if (/^\s*#/.test(body)) return unread(otherType('numerical'));
  const { answers, hasSignInWords } = answersOf(body);
  const warnings: Problem[] = hasSignInWords ? [{ ...problem('set.sign-as-word'), severity: 'warning' }] : [];
  const markup = markupFor(format, [stem, ...answers.map((answer) => unescaped(answer.text.replace(FORMAT, '')))]);
  const shown = (written: string) => worded(written, markup);
  const made = { ...fields, stem: withLineBreaks(stem, markup), markup, explanation, warnings };
  const pairs = answers.map(({ text: written }) => splitPair(written));
  if (answers.length > 0 && answers.every(({ sign }, at) => sign === '=' && pairs[at] !== null)) {
    const options = [...new Set(pairs.map((pair) => shown(pair?.option ?? '')))];
    const prompts = pairs.flatMap((pair) =>
      pair === null || pair.prompt.trim() === '' ? [] : [{ text: shown(pair.prompt), option: options.indexOf(shown(pair.option)) }],
    );
    return { kind: 'matching', ...made, options: options.map((option) => ({ text: option })), prompts };
  }
  if (!answers.some(({ sign }) => sign === '~')) return unread(otherType('short answer'));
  const options = answers.map((answer) => ({
    text: shown(answer.text),
    ...(answer.feedback !== undefined && answer.feedback.trim() !== '' && { rationale: shown(answer.feedback) }),
  }));
  const verdict = keyOfFractions(answers.map(({ fraction }) => fraction));
  if (!verdict.ok) return unread(verdict.why);
  return { kind: 'choice', ...made, warnings: [...warnings, ...verdict.warnings], options, key: verdict.key, asksFor: verdict.asksFor };
}

type Fields = Pick<DraftQuestion, 'place' | 'id' | 'stem' | 'categories'>;

/** The first feedback is for those who answered wrongly, the second for the others. */
function trueOrFalse(
  fields: Fields,
  truth: string,
  feedback: string | undefined,
  markup: DraftMarkup,
  explanation: string | undefined,
): DraftQuestion {
  const isTrue = /^t/i.test(truth);
  const [wrong, right] = atFeedback(feedback ?? '').map((part) => worded(part, markup) || undefined);
  return {
    kind: 'choice',
    ...fields,
    stem: withLineBreaks(fields.stem, markup),
    markup,
    explanation,
    options: [
      { text: 'True', rationale: isTrue ? right : wrong },
      { text: 'False', rationale: isTrue ? wrong : right },
    ],
    key: [{ by: 'place', place: isTrue ? 0 : 1 }],
  };
}

/** In a body that has its answers on lines of their own, an equals sign within a line is a word of the line; so is one with a space on either side. */
function answersOf(body: string): { readonly answers: readonly Answer[]; readonly hasSignInWords: boolean } {
  const isByLine = (body.match(/^[ \t]*[=~]/gm) ?? []).length > 1;
  const isSpaced = /[\s][=~]\S/.test(body);
  const starts: number[] = [];
  let hasSignInWords = false;
  for (let at = 0; at < body.length; at++) {
    const sign = body[at];
    if (sign === '\\') {
      at++;
      continue;
    }
    if (sign !== '=' && sign !== '~') continue;
    // After "~" comes the sign of an answer that is right in older files: "~=".
    if (sign === '=' && starts.at(-1) === at - 1) continue;
    const isFirst = /(?:^|\n)[ \t]*$/.test(body.slice(Math.max(0, at - 200), at));
    // A line of a matching question may lack its left side.
    const isApart = /\s/.test(body[at - 1] ?? ' ') && /^(?:\S|\s+->)/.test(body.slice(at + 1, at + 10));
    const isStart =
      isFirst ||
      (sign === '='
        ? !isByLine && (isApart || (!isSpaced && /\S/.test(body[at - 1] ?? ' ')))
        : isApart
          ? body[at + 1] !== '/'
          : !isSpaced && !isByLine);
    if (isStart) starts.push(at);
    else hasSignInWords = true;
  }
  const answers = starts.map((start, place) => answerOf(body.slice(start, starts[place + 1])));
  return { answers, hasSignInWords };
}

function answerOf(written: string): Answer {
  const sign = written.startsWith('=') || written.startsWith('~=') ? '=' : '~';
  const rest = written.replace(/^~?[=~]/, '').trim();
  const weight = /^%(-?\d+(?:[.,]\d+)?)%/.exec(rest);
  const [text = '', ...feedback] = atFeedback(rest.slice(weight?.[0].length ?? 0));
  return {
    sign,
    text: text.trim(),
    feedback: feedback.length === 0 ? undefined : feedback.join('#').trim(),
    fraction: weight?.[1] === undefined ? (sign === '=' ? 100 : 0) : Number(weight[1].replace(',', '.')),
  };
}

function splitPair(written: string): { readonly prompt: string; readonly option: string } | null {
  const at = written.indexOf('->');
  return at < 0 ? null : { prompt: written.slice(0, at).trim(), option: written.slice(at + 2).trim() };
}

function atGeneralFeedback(body: string): readonly string[] {
  const at = /(?<!\\)####/.exec(body)?.index;
  return at === undefined ? [body] : [body.slice(0, at), body.slice(at + 4)];
}

/** Parts between the signs of feedback; the name of a language ("C#") is a word. */
function atFeedback(text: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (
      text[at] === '#' &&
      !(/(?:^|[^\w])[CF]$/.test(text.slice(Math.max(0, at - 2), at)) && /^(?:[\s.,;)/]|$)/.test(text.slice(at + 1, at + 2)))
    ) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

/** Moodle's own format has tags in some texts and none in most. */
function markupFor(format: string | undefined, texts: readonly string[]): DraftMarkup {
  return format === 'html' || format === 'markdown' || format === 'plain' ? format : markupOf(texts);
}

/** An answer may have a format of its own. */
function worded(written: string, markup: DraftMarkup): string {
  const own = FORMAT.exec(written)?.[1]?.toLowerCase();
  const words = unescaped(written.replace(FORMAT, '').trim());
  if (own === 'plain' && markup === 'html') return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return withLineBreaks(words, markup);
}

function unescaped(text: string): string {
  return text.replace(/\\([\\~=#{}:n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}

function openOf(text: string): number {
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '{') return at;
  }
  return -1;
}

/** Brackets inside the answers that close again belong to their words. */
function closeOf(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return -1;
}

function otherType(type: string): Problem {
  return problem('set.other-type', { type });
}
