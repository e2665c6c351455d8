/** Tells from the names of columns (or of the fields of a note) which part of a question stands in each. */

import { plainName } from './field-names';
import { NAMES } from './part-names';

/** What a column holds. `place` counts the options from 0. */
export type ColumnRole =
  | { readonly kind: 'stem' | 'scenario' | 'explanation' | 'category' | 'id' | 'difficulty' | 'reference' | 'type' | 'picture' | 'other' }
  | { readonly kind: 'option'; readonly place: number }
  /** All options in one cell. */
  | { readonly kind: 'options' }
  | { readonly kind: 'rationale'; readonly place: number }
  /** Whether the option is right, said beside it. */
  | { readonly kind: 'mark'; readonly place: number }
  | { readonly kind: 'right' }
  /** A wrong answer; the right one stands in words in its own column. */
  | { readonly kind: 'wrong' };

export type RoleKind = ColumnRole['kind'];

const OPTION_WORD =
  '(?:possible|incorrect)?(?:answers?|options?|choices?|opts?|ans|op|responses?|alternatives?|alt|variants?|respuestas?|opcion(?:es)?|antwort(?:en)?|reponses?|choix|alternativas?|opcao|risposta|resp)';
const PLACE = '(a|b|c|d|e|f|g|h|i|j|10|[0-9])';
const EXPLAINING = '(?:explanation|feedback|rationale|comment|explain|reason)s?(?:for)?';
const RIGHTNESS = '(?:is)?(?:correct|right|true|score|fraction|grade|points?)';

const OPTION_COLUMN = new RegExp(`^(${OPTION_WORD}(?:option|choice|answer|text|texto)?|)${PLACE}(?:text|option|answer|choice)?$`);
const RATIONALE_COLUMN = new RegExp(
  `^(?:${EXPLAINING}(?:${OPTION_WORD})?${PLACE}|(?:${OPTION_WORD})?${PLACE}${EXPLAINING}|${OPTION_WORD}${EXPLAINING}${PLACE})$`,
);
const MARK_COLUMN = new RegExp(
  `^(?:${RIGHTNESS}(?:${OPTION_WORD})?${PLACE}|${OPTION_WORD}?${PLACE}${RIGHTNESS}|${OPTION_WORD}${RIGHTNESS}${PLACE})$`,
);
const WRONG_COLUMN = /^(?:distractors?|wrong|incorrect|false)(?:answers?|options?|choices?)?\d{0,2}$/;
const RIGHT_COLUMN =
  /^(?:the)?(?:correct|right|correta|correcta|richtige)(?:ans|answers?|options?|choices?|responses?|keys?|respuestas?|antwort(?:en)?)?s?(?:letters?|numbers?|no|nr|ind(?:ex|ices)|keys?|texts?|ids?|options?|choices?)?\d?$/;
const STEM_COLUMN =
  /^(?:the)?(?:questions?|preguntas?|fragen?|perguntas?|domanda)(?:text|texto|stem|body|title|content|prompt|description|statement|html|wording|en|name)?$/;
const OUT_OF_COUNT =
  /^(?:(?:question)?(?:no|nr|num|number|count|sn|sno|serial|srno|index|points?|time|timelimit|marks?|weight)|number|month.*|date|year|s?no)$/;

/** Without a column for the words of the question and one for answers there is nothing that a row could say. */
export function rolesOfNames(names: readonly string[]): readonly ColumnRole[] {
  const plain = names.map(plainName);
  const roles: ColumnRole[] = plain.map(() => ({ kind: 'other' }));
  const isFree = (at: number) => roles[at]?.kind === 'other';
  const set = (at: number, role: ColumnRole) => {
    if (isFree(at)) roles[at] = role;
  };

  const rows = optionRows(plain);
  const [best] = [...rows.values()].sort((a, b) => b.length - a.length);
  if (best !== undefined && best.length > 1) for (const [place, at] of best.entries()) set(at, { kind: 'option', place });
  const hasOptions = roles.some(({ kind }) => kind === 'option');
  const placeOfSign = new Map(hasOptions ? (best ?? []).map((at, place) => [signOf(plain[at] ?? ''), place]) : []);
  for (const [at, name] of plain.entries()) {
    const rationale = sign(RATIONALE_COLUMN, name);
    const mark = sign(MARK_COLUMN, name);
    const place = placeOfSign.get(rationale ?? mark ?? '');
    if (place !== undefined) set(at, { kind: rationale === null ? 'mark' : 'rationale', place });
    else if (/^questiontype/.test(name)) set(at, { kind: 'type' });
    else if (/^(?:knowledgearea|examdomain|examtopic|examobjective|chaptername|unit|lesson|thema|tema)$/.test(name)) set(at, { kind: 'category' });
    else if (OUT_OF_COUNT.test(name)) roles[at] = { kind: 'other' };
    else if (WRONG_COLUMN.test(name) && !hasOptions) set(at, { kind: 'wrong' });
    else if (RIGHT_COLUMN.test(name)) set(at, { kind: 'right' });
    else if (STEM_COLUMN.test(name) && !roles.some(({ kind }) => kind === 'stem')) set(at, { kind: 'stem' });
  }
  // One mark is no row of marks: "Correct 1" beside four options is a key.
  const marks = roles.filter(({ kind }) => kind === 'mark').length;
  if (marks > 0 && marks < placeOfSign.size) for (const [at, { kind }] of roles.entries()) if (kind === 'mark') roles[at] = { kind: 'right' };
  const byName = (
    kind: 'stem' | 'options' | 'right' | 'explanation' | 'category' | 'id' | 'difficulty' | 'reference' | 'type' | 'picture' | 'scenario',
  ) => {
    const named = NAMES[kind].flatMap((name) => plain.flatMap((found, at) => (found === name && isFree(at) ? [at] : [])));
    const all = kind === 'category' || kind === 'reference' || kind === 'picture' || kind === 'explanation';
    for (const at of all ? named : named.slice(0, 1)) set(at, { kind });
  };
  const has = (kind: RoleKind) => roles.some((role) => role.kind === kind);
  if (!hasOptions && !has('wrong')) {
    byName('options');
    // "Question, Answers, Correct": the answers are the options where another column has the key.
    if (!has('options') && (has('right') || plain.some((name) => name === 'correct' || name === 'key'))) {
      const at = plain.findIndex((name, column) => isFree(column) && NAMES.optionsOrKey.some((known) => known === name));
      if (at >= 0) set(at, { kind: 'options' });
    }
  }
  if (!has('stem')) byName('stem');
  if (!has('right') && !has('mark')) byName('right');
  for (const kind of ['scenario', 'explanation', 'category', 'difficulty', 'reference', 'type', 'picture', 'id'] as const) byName(kind);
  return roles;
}

/** Whether the roles are those of a table of questions. */
export function isQuestionTable(roles: readonly ColumnRole[]): boolean {
  const has = (...kinds: readonly RoleKind[]) => roles.some(({ kind }) => kinds.includes(kind));
  return has('stem') && (has('option', 'options', 'wrong') || has('right', 'mark'));
}

/** Columns by the word before their letter or number: "Option A", "Option B" are one row. */
function optionRows(plain: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  for (const [at, name] of plain.entries()) {
    const found = OPTION_COLUMN.exec(name);
    if (found === null) continue;
    const kind = `${found[1] ?? ''} ${/\d/.test(found[2] ?? '') ? 'number' : 'letter'}`;
    const row = rows.get(kind) ?? [];
    row.push(at);
    rows.set(kind, row);
  }
  return rows;
}

function signOf(name: string): string {
  return OPTION_COLUMN.exec(name)?.[2] ?? '';
}

function sign(columns: RegExp, name: string): string | null {
  return (
    columns
      .exec(name)
      ?.slice(1)
      .find((part) => part !== undefined) ?? null
  );
}
