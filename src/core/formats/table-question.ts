/** Makes a draft of the cells of a row, or of the fields of a note, whose parts are known. */

import { type Place, type Problem, problem } from '../problem';
import { truthOf } from './adhoc-options';
import { caps } from './caps';
import { markupOf, withLineBreaks } from './cell-markup';
import type { ColumnRole, RoleKind } from './column-roles';
import type { DraftKeyPart, DraftMarkup, DraftOption, DraftQuestion } from './draft';
import { plainName } from './field-names';
import { optionsInOneText, splitLettered } from './lettered-options';
import { writtenKey } from './written-key';

/** How the keys of a table are written: places of options, their letters, or anything else. */
export type KeyStyle = 'from-0' | 'from-1' | 'letters' | 'free';

export interface TableReading {
  readonly roles: readonly ColumnRole[];
  readonly keys: KeyStyle;
  /** Where the cells do not have to tell it. */
  readonly markup?: DraftMarkup | undefined;
  /** "multiple-choice" means one answer there. */
  readonly isUdemy?: boolean | undefined;
}

const NOTHING = /^\s*(?:n\/?a|null|nil|none given|-+)?\s*$/i;

export function rowDraft(cells: readonly string[], { roles, keys, markup: given, isUdemy = false }: TableReading, place: Place): DraftQuestion {
  const byRole = new Map<RoleKind, string[]>();
  for (const [at, { kind }] of roles.entries()) {
    const cell = cells[at] ?? '';
    if (cell.trim() !== '') byRole.set(kind, [...(byRole.get(kind) ?? []), cell]);
  }
  const all = (kind: RoleKind): readonly string[] => byRole.get(kind) ?? [];
  const first = (kind: RoleKind) => all(kind)[0];
  const whole = first('stem') ?? '';
  const inRow = optionCells(cells, roles, keys);
  const rights = all('right');
  const wrongs = all('wrong');
  const type = first('type');
  const inStem = inRow.length === 0 && wrongs.length === 0 && first('options') === undefined && isShort(whole) ? splitLettered(whole) : null;
  const asked = questionParts({ inRow, oneCell: first('options'), rights, wrongs, inStem });
  const stem = inStem?.stem ?? whole;
  const texts = [stem, ...asked.options.map(({ text }) => text)];
  const markup = given ?? markupOf(texts);
  const words = (text: string) => withLineBreaks(text, markup);
  const fields = {
    place,
    markup,
    stem: words(stem),
    scenario: first('scenario') === undefined ? undefined : words(first('scenario') ?? ''),
    id: first('id'),
    explanation:
      all('explanation').length === 0
        ? undefined
        : all('explanation')
            .map(words)
            .join(markup === 'html' ? '<br>' : '\n\n'),
    categories: all('category').filter((title) => title.length <= 200),
    difficulty: first('difficulty'),
    references: all('reference').flatMap((cell) =>
      (cell.match(/https?:\/\/[^\s"'<>)\]]{1,2000}/gi) ?? []).map((url) => ({ url: url.replace(/[.,;]+$/, '') })),
    ),
    pictures: all('picture')
      .flatMap((cell) => cell.split('\n').map((line) => line.trim()))
      .filter((line) => line !== ''),
  };
  if (asked.options.length === 0 && type !== undefined && !/choice|select|true|single|multi|radio|check/i.test(type))
    return { kind: 'unread', ...fields, why: problem('set.other-type', { type: type.slice(0, 60) }) };
  const written = asked.answer ?? rights.join('\n');
  const marked = markedPlaces(cells, roles);
  const key = asked.key ?? marked ?? keyOf(written, asked.options, keys);
  const options = asked.options.map(({ text, rationale, ...option }) => ({
    ...option,
    text: words(text),
    ...(rationale !== undefined && { rationale: words(rationale) }),
  }));
  return { kind: 'choice', ...fields, options, key, asksFor: type === undefined ? undefined : asksFor(type, isUdemy) };
}

interface Asked {
  readonly options: readonly DraftOption[];
  /** Where the options themselves say which are right. */
  readonly key?: readonly DraftKeyPart[] | undefined;
  /** A key that stands with the options. */
  readonly answer?: string | undefined;
}

interface Found {
  readonly inRow: readonly DraftOption[];
  readonly oneCell: string | undefined;
  readonly rights: readonly string[];
  readonly wrongs: readonly string[];
  readonly inStem: ReturnType<typeof splitLettered>;
}

function questionParts({ inRow, oneCell, rights, wrongs, inStem }: Found): Asked {
  if (inRow.length > 0) return { options: inRow };
  if (oneCell !== undefined) return starred(isShort(oneCell) ? optionsInOneText(oneCell) : []);
  if (wrongs.length > 0) {
    // The table gives no order, and the app shuffles.
    const right = rights.map((text) => ({ text }));
    const wrong = wrongs.length === 1 && isShort(wrongs[0] ?? '') ? optionsInOneText(wrongs[0] ?? '') : [];
    return {
      options: [...right, ...(wrong.length > 0 ? wrong : wrongs.map((text) => ({ text })))],
      key: right.map((_, place) => ({ by: 'place', place })),
    };
  }
  if (inStem !== null) return { options: inStem.options, answer: rights.length === 0 ? (inStem.answer ?? undefined) : undefined };
  const truth = rights.length === 1 ? /^\s*(true|false)\s*\.?\s*$/i.exec(rights[0] ?? '')?.[1]?.toLowerCase() : undefined;
  if (truth !== undefined) return { options: [{ text: 'True' }, { text: 'False' }], key: [{ by: 'place', place: truth === 'true' ? 0 : 1 }] };
  return { options: [] };
}

/** A star before some of the options says which are right. */
function starred(options: readonly DraftOption[]): Asked {
  const stars = options.flatMap(({ text }, place) => (/^\s*\*(?!\*)/.test(text) ? [place] : []));
  if (stars.length === 0 || stars.length === options.length) return { options };
  return {
    options: options.map((option) => ({ ...option, text: option.text.replace(/^\s*\*\s*/, '') })),
    key: stars.map((place) => ({ by: 'place', place })),
  };
}

/** Empty cells are no options, but they count: the key may be the number of the column. */
function optionCells(cells: readonly string[], roles: readonly ColumnRole[], keys: KeyStyle): readonly DraftOption[] {
  const rationales = new Map(
    roles.flatMap((role, at) => (role.kind === 'rationale' && cells[at]?.trim() ? [[role.place, cells[at] ?? ''] as const] : [])),
  );
  const options = roles.flatMap((role, at) => {
    if (role.kind !== 'option') return [];
    const label = keys === 'from-0' || keys === 'from-1' ? String(role.place + (keys === 'from-1' ? 1 : 0)) : String.fromCharCode(65 + role.place);
    const rationale = rationales.get(role.place);
    return [{ label, text: cells[at] ?? '', ...(rationale !== undefined && { rationale }) }];
  });
  let end = options.length;
  while (end > 0 && NOTHING.test(options[end - 1]?.text ?? '')) end--;
  return options.slice(0, end).filter(({ text }) => text.trim() !== '');
}

/** Columns that say of each option whether it is right; null where there are none. */
function markedPlaces(cells: readonly string[], roles: readonly ColumnRole[]): readonly DraftKeyPart[] | null {
  if (!roles.some(({ kind }) => kind === 'mark')) return null;
  const shown = roles.flatMap((role, at) => (role.kind === 'option' && cells[at]?.trim() ? [role.place] : []));
  const marks = roles.flatMap((role, at) => (role.kind === 'mark' ? [{ place: shown.indexOf(role.place), cell: cells[at] ?? '' }] : []));
  const isRight = (cell: string) =>
    truthOf({ kind: 'leaf', line: 1, value: /^-?\d+(?:\.\d+)?$/.test(cell.trim()) ? Number(cell) : cell, source: cell }) === true;
  return marks.flatMap(({ place, cell }) => (isRight(cell) ? [{ by: 'place' as const, place }] : []));
}

function keyOf(written: string, options: readonly DraftOption[], keys: KeyStyle): readonly DraftKeyPart[] {
  const names = namesIn(written);
  if ((keys === 'from-0' || keys === 'from-1') && names !== null && names.every((name) => /^\d+$/.test(name)))
    return names.map((name) => numbered(Number(name), options, keys));
  if (keys === 'letters' && names !== null && names.every((name) => /^[A-Z]$/i.test(name))) return names.map((label) => ({ by: 'label', label }));
  return writtenKey(written, options, keys === 'from-0' ? 'from-0' : 'from-1');
}

/** Options from columns of their own have the numbers of their columns; others count as they stand. */
function numbered(number: number, options: readonly DraftOption[], keys: 'from-0' | 'from-1'): DraftKeyPart {
  const isColumn = options.some(({ label }) => label !== undefined && /^\d+$/.test(label));
  return isColumn ? { by: 'label', label: String(number) } : { by: 'place', place: number - (keys === 'from-1' ? 1 : 0) };
}

/** Letters or numbers in a row; null where there is anything else, and where there is nothing. */
function namesIn(written: string): readonly string[] | null {
  const bare = written
    .trim()
    .replace(/^[[({]|[\])}]$/g, '')
    .replace(/["']/g, '');
  const parts = bare
    .replace(/\.0\b/g, '')
    .split(/\s*(?:[,;/|&+\n]|\band\b)\s*|\s+/i)
    .map((part) => part.replace(/^\(|[).]$/g, ''))
    .filter((part) => part !== '');
  if (parts.length === 0) return null;
  if (parts.every((part) => /^\d{1,2}$/.test(part))) return parts;
  if (parts.every((part) => /^[A-J]$/i.test(part))) return parts;
  const [run] = parts;
  return parts.length === 1 && run !== undefined && /^[A-J]{2,10}$/.test(run) && new Set(run).size === run.length ? [...run] : null;
}

/** How the keys of a whole table are written. `given` are the rows' keys with how many options their rows have. */
export function keyStyle(given: readonly { readonly key: string; readonly options: readonly string[] }[]): {
  readonly style: KeyStyle;
  readonly isSure: boolean;
} {
  const written = given.filter(({ key }) => key.trim() !== '');
  const named = written.flatMap(({ key, options }) => {
    const names = namesIn(key);
    // Words of an option may be a letter or a number by chance: what no option says is the name of one.
    return names === null ? [] : [{ names, options, isWords: names.length === 1 && options.some((text) => text.trim() === key.trim()) }];
  });
  const of = (form: RegExp) => named.filter(({ names }) => names.every((name) => form.test(name)));
  const numbers = of(/^\d+$/);
  const letters = of(/^[A-J]$/i);
  const isStyle = (found: typeof named) => found.length >= written.length * 0.5 && found.some(({ isWords }) => !isWords);
  if (isStyle(letters)) return { style: 'letters', isSure: true };
  if (!isStyle(numbers)) return { style: 'free', isSure: true };
  const values = numbers.flatMap(({ names }) => names.map(Number));
  if (values.includes(0)) return { style: 'from-0', isSure: true };
  const reachesEnd = numbers.some(({ names, options }) => names.some((name) => Number(name) >= options.length));
  return { style: 'from-1', isSure: reachesEnd };
}

function asksFor(type: string, isUdemy: boolean): 'one' | 'several' | undefined {
  const word = plainName(type);
  if (/^(?:multiselect|checkbox(?:es)?|check|multipleselect|multipleanswers?|multipleresponse|multiresponse|multianswer|selectall.*)$/.test(word))
    return 'several';
  return /^(?:single.*|radio|oneanswer|truefalse)$/.test(word) || (isUdemy && word === 'multiplechoice') ? 'one' : undefined;
}

function isShort(text: string): boolean {
  return text.length <= caps.fieldCharacters * 4;
}

/** For a row or a note that holds no question. */
export function unreadDraft(place: Place, stem: string, why: Problem): DraftQuestion {
  return { kind: 'unread', place, markup: 'plain', stem, why };
}
