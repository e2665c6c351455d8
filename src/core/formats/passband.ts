/** Reads our own YAML and JSON: questions, the header of a bank, a blueprint. Never a throw, and never all or nothing. */

import type { z } from 'zod';
import { type BankHeader, type Blueprint, bankHeaderSchema, blueprintSchema, type Question, questionSchema } from '../bank';
import { type Place, type Problem, problem } from '../problem';
import { caps } from './caps';
import { checkDomains, checkQuestion } from './check-question';
import { checkedPlain, checkedValue } from './checked-value';
import { plainJson } from './plain-json';
import { splitEntries, type TextPiece } from './split-entries';
import { entriesOf, fieldOf, hasNoFieldBut, isGroup, lineOf, parseYaml, plainValue, type YamlPart } from './yaml-text';

/** What a question is checked against where it is known: the header's learning points and topics, and the blueprints' domains. */
export interface Known {
  readonly header?: BankHeader | undefined;
  readonly blueprints?: readonly Blueprint[] | undefined;
}

export interface QuestionsRead {
  readonly questions: readonly Question[];
  /** Where each question was written, by its id. */
  readonly places: ReadonlyMap<string, Place>;
  /** How many entries the lists had; those that are no question here were left out, and the problems say why. */
  readonly entries: number;
  readonly problems: readonly Problem[];
}

export interface HeaderRead<T = BankHeader> {
  /** Null where the text holds no header that can be used; the problems say why, and are empty for a bare list of questions. */
  readonly header: T | null;
  readonly problems: readonly Problem[];
}

/** Reads a list of questions, or the one under `questions` of a whole bank. A broken entry costs itself alone. */
export function readQuestions(text: string, file: string, known: Known = {}): QuestionsRead {
  const split = splitEntries(text);
  if (split !== null) {
    return joinQuestions(split.entries.slice(0, caps.questions + 1).map((piece) => pieceRead(piece, file, known)));
  }
  const { root, problems } = parseYaml({ text, linesBefore: 0 }, file);
  if (root === null) {
    return nothing(problems.length > 0 ? problems : [problem('bank.empty', {}, { file })]);
  }
  const list = isGroup(root) ? fieldOf(root, 'questions') : root;
  const entries = list === null ? null : entriesOf(list);
  if (entries === null) {
    return nothing([problem('bank.no-questions', {}, { file, line: lineOf(list ?? root) })]);
  }
  return joinQuestions(entries.slice(0, caps.questions + 1).map((entry) => entryRead(entry, known)));
}

/** Reads the header of a bank; what stands under `questions` is left aside. */
export function readHeader(text: string, file: string): HeaderRead {
  return readHeaderAs(bankHeaderSchema, text, file);
}

/** The header of a set that somebody shares: as that of a bank, but id, title and version may be missing. */
export const setHeaderSchema = bankHeaderSchema.partial({ id: true, title: true, version: true });
export type SetHeader = z.infer<typeof setHeaderSchema>;

export function readSetHeader(text: string, file: string): HeaderRead<SetHeader> {
  return readHeaderAs(setHeaderSchema, text, file);
}

function readHeaderAs<T>(schema: z.ZodType<T>, text: string, file: string): HeaderRead<T> {
  const split = splitEntries(text);
  const { root, problems } = parseYaml({ text: split?.rest ?? text, linesBefore: 0 }, file);
  if (root === null) {
    return { header: null, problems: problems.length > 0 || split !== null ? problems : [problem('bank.empty', {}, { file })] };
  }
  if (!isGroup(root)) {
    const isList = entriesOf(root) !== null;
    return { header: null, problems: isList ? [] : [problem('bank.no-header', {}, { file, line: lineOf(root) })] };
  }
  if (hasNoFieldBut(root, 'questions')) {
    return { header: null, problems: [] };
  }
  const { value: header, problems: found } = checkedValue(root, schema, { leaveOut: ['questions'] });
  return { header, problems: found };
}

/** Reads one blueprint. */
export function readBlueprint(text: string, file: string): { readonly blueprint: Blueprint | null; readonly problems: readonly Problem[] } {
  const { root, problems } = parseYaml({ text, linesBefore: 0 }, file);
  if (root === null) {
    return { blueprint: null, problems: problems.length > 0 ? problems : [problem('bank.empty', {}, { file })] };
  }
  const { value, problems: found } = checkedValue(root, blueprintSchema);
  return { blueprint: value, problems: found };
}

/** Puts what several files gave into one: of questions with the same id the first one stays. */
export function joinQuestions(reads: readonly QuestionsRead[]): QuestionsRead {
  const questions: Question[] = [];
  const places = new Map<string, Place>();
  const problems: Problem[] = [];
  let entries = 0;
  for (const read of reads) {
    entries += read.entries;
    problems.push(...read.problems);
    for (const question of read.questions) {
      const place = read.places.get(question.id) ?? {};
      const first = places.get(question.id);
      if (first !== undefined) {
        problems.push(problem('bank.id-twice', { id: question.id, first: shownPlace(first) }, { ...place, field: 'id' }));
      } else if (questions.length >= caps.questions) {
        problems.push(problem('bank.too-many-questions', { maximum: caps.questions }, place));
        return { questions, places, entries, problems: capped(problems) };
      } else {
        questions.push(question);
        places.set(question.id, place);
      }
    }
  }
  return { questions, places, entries, problems: capped(problems) };
}

/** `entries` is 1 where it was an entry that gave nothing, 0 where there was none at all. */
function nothing(problems: readonly Problem[], entries = 0): QuestionsRead {
  return { questions: [], places: new Map(), entries, problems };
}

function pieceRead(piece: TextPiece, file: string, known: Known): QuestionsRead {
  return soundJson(piece, file, known) ?? yamlRead(piece, file, known);
}

/** An entry in strict JSON with which nothing is wrong; null for any other, which is read with care and with lines. */
function soundJson(piece: TextPiece, file: string, known: Known): QuestionsRead | null {
  const value = plainJson(piece);
  if (value === null) return null;
  const { text, linesBefore } = piece;
  const place: Place = { file, line: linesBefore + text.slice(0, text.indexOf('{')).split('\n').length };
  const read = questionRead(
    checkedPlain(value, questionSchema, () => place),
    known,
    place,
    () => place,
  );
  return read.problems.length === 0 ? read : null;
}

function yamlRead(piece: TextPiece, file: string, known: Known): QuestionsRead {
  const { root, problems } = parseYaml(piece, file);
  if (root === null) {
    // The id can be read from the text even where the entry cannot.
    const question = /^[ \t{,-]*["']?id["']?\s*:\s*["']?([a-z0-9][a-z0-9-]*)/m.exec(piece.text)?.[1];
    return nothing(question === undefined ? problems : problems.map((found) => ({ ...found, place: { ...found.place, question } })), 1);
  }
  // A piece that was cut at a hyphen is a list of one entry.
  return joinQuestions((entriesOf(root) ?? [root]).map((entry) => entryRead(entry, known)));
}

function entryRead(entry: YamlPart, known: Known): QuestionsRead {
  const place: Place = { file: entry.file, line: lineOf(entry) };
  if (!isGroup(entry)) {
    return nothing([problem('bank.entry-not-a-group', {}, place)], 1);
  }
  const idPart = fieldOf(entry, 'id');
  const id = idPart === null ? undefined : plainValue(idPart).value;
  const checked = checkedValue(entry, questionSchema, { question: typeof id === 'string' ? id : undefined });
  return questionRead(checked, known, place, (path) => ({ file: entry.file, line: lineOf(entry, path), question: checked.value?.id }));
}

/** A question that fits its schema, checked against what is known; `placeOf` says where a field of it was written. */
function questionRead(
  { value: question, problems: found }: ReturnType<typeof checkedPlain<Question>>,
  known: Known,
  place: Place,
  placeOf: (path: readonly PropertyKey[]) => Place,
): QuestionsRead {
  const problems = [...found];
  if (question === null) {
    return nothing(problems, 1);
  }
  const errors = [...checkQuestion(question, placeOf), ...checkDomains(question, known.blueprints ?? [], placeOf)];
  problems.push(...errors);
  if (errors.length > 0) {
    return nothing(problems, 1);
  }
  const { header } = known;
  if (header && question.learningPoint !== undefined && !header.learningPoints.some((point) => point.id === question.learningPoint)) {
    const at = { ...placeOf(['learningPoint']), field: 'learningPoint' };
    problems.push({ ...problem('bank.unknown-learning-point', { learningPoint: question.learningPoint }, at), severity: 'warning' });
  }
  return { questions: [question], places: new Map([[question.id, { ...place, question: question.id }]]), entries: 1, problems };
}

function capped(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= caps.problems) {
    return problems;
  }
  const last = problems[caps.problems - 1];
  return [...problems.slice(0, caps.problems), problem('bank.more-problems', { more: problems.length - caps.problems }, { ...last?.place })];
}

/** "file:line", for a sentence about another place. */
export function shownPlace(place: Place): string {
  return place.line === undefined ? (place.file ?? '') : `${place.file ?? ''}:${place.line}`;
}
