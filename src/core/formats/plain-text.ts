/** Reads questions that are written as people write them: words, options A, B, C below, and "Answer: B" after them or in a list at the end. Aiken is the strict form of it. */

import { type Problem, problem } from '../problem';
import { caps } from './caps';
import type { DraftKeyPart, DraftOption, DraftQuestion, DraftsRead } from './draft';
import { writtenKey } from './written-key';

interface Entry {
  readonly line: number;
  /** Undefined where the set does not number it. */
  readonly number: string | undefined;
  readonly stem: string[];
  readonly options: { label: string; text: string; isRight: boolean }[];
  answer: string | null;
  readonly explanation: string[];
  /** Which part the next line goes on with. */
  at: 'stem' | 'options' | 'answer' | 'explanation';
}

const LETTERS = 'ABCDEFGHIJ';
const OPTION = /^\s*(?:[-•] {1,4})?(\*)? ?[([]?([A-Ja-j])(?:[.):\]])\s*(\S.*)$/;
const ANSWER =
  /^\s*(?:the\s+)?(?:correct\s+|right\s+)?(?:answers?|ans|respuesta(?:\s+correcta)?|antwort|lösung|réponse)(?:\s*\(s\))?(?:\s+(?:is|are))?\s*(?:[:=]|\s[-–])\s*(\S.*)$/i;
const EXPLANATION = /^\s*(?:explanations?|rationale|reason|feedback|explicación|erklärung|explication)\s*[:=]\s*(.*)$/i;
const NUMBERED = /^\s*(?:(?:Q|Question|Pregunta|Frage|NO\.?)\s*#?\s*(\d{1,4})\s*[.):-]?|#?(\d{1,4})\s*[.)])(?:\s+|$)(.*)$/i;
const ANSWER_LIST = /^\s*(?:answers?(?:\s+key)?|answer\s+sheet|key|solutions?|respuestas|lösungen)\s*:?\s*$/i;

export function readPlainText(text: string, file: string): DraftsRead {
  const lines = text.split(/\r\n?|\n/);
  const listed = answerList(lines);
  const entries = entriesOf(listed === null ? lines : lines.slice(0, listed.from));
  const drafts = entries.slice(0, caps.questions + 1).map((entry) => draftOf(entry, listed?.answers, file));
  const problems: Problem[] = drafts.length === 0 ? [problem('set.no-questions', { file }, { file })] : [];
  return { drafts, problems };
}

function entriesOf(lines: readonly string[]): readonly Entry[] {
  const entries: Entry[] = [];
  let current: Entry | null = null;
  const begin = (at: number, number: string | undefined, words: string): Entry => {
    const entry: Entry = { line: at + 1, number, stem: words.trim() === '' ? [] : [words], options: [], answer: null, explanation: [], at: 'stem' };
    entries.push(entry);
    return entry;
  };
  for (const [at, line] of lines.entries()) {
    const afterBlank = (lines[at - 1] ?? '').trim() === '';
    if (line.trim() === '') {
      if (current?.at === 'stem') current.stem.push('');
      else if (current?.at === 'explanation') current.explanation.push('');
      continue;
    }
    const option = OPTION.exec(line);
    const letter = option?.[2]?.toUpperCase();
    const isNext: boolean = current !== null && current.answer === null && letter !== undefined && letter === LETTERS[current.options.length];
    if (current !== null && isNext && (current.stem.length > 0 || current.number !== undefined)) {
      current.options.push({ label: letter ?? '', text: option?.[3] ?? '', isRight: option?.[1] !== undefined });
      current.at = 'options';
      continue;
    }
    const answer = ANSWER.exec(line)?.[1];
    if (current !== null && answer !== undefined && current.options.length > 0 && current.answer === null) {
      current.answer = answer;
      current.at = 'answer';
      continue;
    }
    const explanation = EXPLANATION.exec(line)?.[1];
    if (current !== null && explanation !== undefined && current.options.length > 0) {
      if (explanation.trim() !== '') current.explanation.push(explanation);
      current.at = 'explanation';
      continue;
    }
    const [, word, bare, words = ''] = NUMBERED.exec(line) ?? [];
    const number: string | undefined = word ?? bare;
    // Inside an explanation a number begins a question only where it is the next one.
    const isNewNumber: boolean =
      number !== undefined && (current?.at !== 'explanation' || current.number === undefined || Number(number) === Number(current.number) + 1);
    if (current === null || isNewNumber) {
      current = begin(at, isNewNumber ? number : undefined, isNewNumber ? words : line);
    } else if (current.at === 'stem') {
      current.stem.push(line);
    } else if (current.at === 'explanation') {
      if (afterBlank && current.number === undefined) current = begin(at, undefined, line);
      else current.explanation.push(line);
    } else if (current.at === 'options' && !afterBlank) {
      const last = current.options.at(-1);
      if (last !== undefined) last.text += `\n${line}`;
    } else {
      current = begin(at, undefined, line);
    }
  }
  return entries.filter(hasQuestion);
}

/** Words without options are titles and notes; a number makes them a question that lacks something. */
function hasQuestion({ options, number }: Entry): boolean {
  return options.length > 0 || number !== undefined;
}

/** "1. B  2. C" at the end, below a line that says "Answers"; null where there is none. */
function answerList(lines: readonly string[]): { readonly from: number; readonly answers: ReadonlyMap<string, string> } | null {
  const from = lines.findLastIndex((line) => ANSWER_LIST.test(line));
  if (from < 0) return null;
  const answers = new Map<string, string>();
  for (const line of lines.slice(from + 1)) {
    if (line.trim() === '') continue;
    const found = [...line.matchAll(/(?<!\w)(\d{1,4})\s*[.):-]?\s*([A-J](?:[ ,&]{0,3}[A-J])*)(?!\w)/g)];
    if (found.length === 0) return null;
    for (const [, number = '', key = ''] of found) answers.set(String(Number(number)), key);
  }
  return answers.size === 0 ? null : { from, answers };
}

function draftOf(entry: Entry, listed: ReadonlyMap<string, string> | undefined, file: string): DraftQuestion {
  const options = entry.options.map(({ label, text }): DraftOption => ({ label, text }));
  const marked = entry.options.flatMap(({ isRight }, place): DraftKeyPart[] => (isRight ? [{ by: 'place', place }] : []));
  const { title, stem } = withoutTitle(entry);
  const answer = entry.answer ?? (entry.number === undefined ? undefined : listed?.get(String(Number(entry.number)))) ?? '';
  return {
    kind: 'choice',
    place: { file, line: entry.line },
    markup: 'plain',
    stem,
    categories: title === null ? [] : [title],
    options,
    key: marked.length > 0 ? marked : keyOfAnswer(answer, options),
    explanation: entry.explanation.join('\n').trim() || undefined,
  };
}

/** A short line of its own without a full stop, above a question without a number, is the title of what follows. */
function withoutTitle({ stem, number }: Entry): { readonly title: string | null; readonly stem: string } {
  const [first = '', second, ...rest] = stem;
  const isTitle = number === undefined && second?.trim() === '' && rest.length > 0 && first.trim().length <= 80 && !/[.?!:;,]\s*$/.test(first);
  return { title: isTitle ? first.trim() : null, stem: (isTitle ? rest : stem).join('\n').trim() };
}

/** "B. Amazon S3" and "B, because …" name their option by the letter. */
export function keyOfAnswer(answer: string, options: readonly DraftOption[]): readonly DraftKeyPart[] {
  const parts = writtenKey(answer, options, 'from-1');
  const isText = parts.length === 1 && parts[0]?.by === 'text';
  const letter = isText ? /^\(?([A-J])\)?(?:[.),:;]|\s+[-–(])/.exec(answer.trim())?.[1] : undefined;
  return letter === undefined ? parts : [{ by: 'label', label: letter }];
}
