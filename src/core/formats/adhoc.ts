/** Reads question sets that follow no known format: each group of fields that is a question by its shape becomes a draft. */

import { type Place, type Problem, problem } from '../problem';
import { type Entry, findEntries } from './adhoc-entries';
import { findKey, keyFields, numbersInKey } from './adhoc-key';
import { type FoundOptions, findOptions, truthOf } from './adhoc-options';
import { paragraphs, type Stem, stemOf } from './adhoc-stem';
import { caps } from './caps';
import type { DraftKeyPart, DraftOption, DraftQuestion, DraftReference, DraftsRead } from './draft';
import { entriesIn, type FieldMapping, fieldsShown, mappingFor, renamed } from './field-mapping';
import { fieldsFor, isNothing, type NamedField, plainName, wordsOf } from './field-names';
import type { PartName } from './part-names';
import { brokenIn, type Tree, type TreeGroup } from './value-tree';
import { type NumbersCount, optionOfLetter, placeOfPart, placeOfText } from './written-key';

/** With this many numbered keys and no 0 among them, a set that counts from 0 is unlikely (3 in 100 for four options and twelve keys). */
const ENOUGH_NUMBERS = 12;

export function readAdhoc(written: readonly Tree[], file: string, mappings: readonly FieldMapping[] = []): DraftsRead {
  const shown = entriesIn(written);
  const mapping = shown === null ? undefined : mappingFor(shown.names, mappings);
  const roots = mapping === undefined ? written : renamed(written, mapping);
  const taken = findEntries(roots).slice(0, caps.questions + 1);
  const parts = taken.map((entry) => ({ entry, stem: entry.group && stemOf(entry.group), options: entry.group && findOptions(entry.group) }));
  const numbered = parts.flatMap(({ entry: { group }, options }) =>
    group === null || options === null ? [] : { keys: numbersInKey(group, options), count: options.options.length },
  );
  const told = mapping?.numbers === undefined ? null : { count: mapping.numbers, isSure: true };
  const numbers =
    told ??
    countFrom(
      numbered,
      parts.some(
        ({ entry: { group }, options }) =>
          group !== null && options !== null && keyFields(group, options).some(({ name }) => /ind(?:ex|ices)/i.test(name)),
      ),
    );
  const drafts = parts.map(({ entry, stem, options }) => draftOf(entry, stem, options, numbers.count, file));
  const problems = roots.flatMap((root) =>
    root.kind === 'broken' ? [problem(root.code, paramsOf(root.code, root.detail), { file, line: root.line })] : [],
  );
  if (!numbers.isSure)
    problems.push({ ...problem(numbers.count === 'from-0' ? 'set.numbers-from-0' : 'set.numbers-from-1', {}, { file }), severity: 'warning' });
  const guessed = guessedFields(parts, numbers.count, numbers.isSure);
  const fields = shown === null ? undefined : fieldsShown(shown, mapping, guessed);
  return { drafts, problems, ...(guessed !== undefined && { guessed }), ...(fields !== undefined && { fields }) };
}

function countFrom(
  questions: readonly { readonly keys: readonly number[]; readonly count: number }[],
  saysIndex: boolean,
): { count: NumbersCount; isSure: boolean } {
  const withNumbers = questions.filter(({ keys }) => keys.length > 0);
  if (withNumbers.length === 0) return { count: 'from-0', isSure: true };
  if (withNumbers.some(({ keys }) => keys.includes(0))) return { count: 'from-0', isSure: true };
  if (withNumbers.some(({ keys, count }) => keys.includes(count))) return { count: 'from-1', isSure: true };
  if (withNumbers.length >= ENOUGH_NUMBERS) return { count: 'from-1', isSure: false };
  return { count: 'from-0', isSure: saysIndex };
}

function draftOf(entry: Entry, stem: Stem | null, options: FoundOptions | null, numbers: NumbersCount, file: string): DraftQuestion {
  const { tree, group } = entry;
  const place: Place = { file, line: tree.line };
  const broken = brokenIn(tree);
  const unread = (why: Problem): DraftQuestion => ({ kind: 'unread', place, markup: 'markdown', stem: stem?.words ?? '', why });
  if (broken !== null) return unread(problem(broken.code, paramsOf(broken.code, broken.detail)));
  if (group === null || stem === null) {
    const named = tree.kind === 'group' ? typeWords(tree) : undefined;
    return unread(named === undefined ? problem('set.entry-no-question') : problem('set.other-type', { type: named.slice(0, 60) }));
  }
  const type = typeWords(group);
  const fields = { place, markup: 'markdown' as const, stem: stem.words, ...fieldsOf(group, entry, stem, options) };
  const simulator = simulatorKind(group);
  if (simulator === 'ordering' && options !== null) return { kind: 'ordering', ...fields, options: options.options };
  if (simulator === 'fill-in') return { kind: 'unread', ...fields, why: problem('set.other-type', { type: 'fill-in' }) };
  if (options === null || options.options.length < 2) {
    const [right] = fieldsFor(group, 'right');
    const truth = right === undefined || options !== null ? null : truthOf(right.value);
    if (truth !== null && (/true|bool|false|t\/f/i.test(type ?? '') || typeof leafValue(right?.value) === 'boolean'))
      return { kind: 'choice', ...fields, options: [{ text: 'True' }, { text: 'False' }], key: [{ by: 'place', place: truth ? 0 : 1 }] };
    if (type !== undefined && !/choice|multi|single|select|mcq|radio|check/i.test(type))
      return unread(problem('set.other-type', { type: type.slice(0, 60) }));
    return { kind: 'choice', ...fields, options: options?.options ?? [], key: [] };
  }
  const key = findKey(group, options, numbers);
  if (/order|sequence|rank|sort/i.test(type ?? '')) {
    const ordered = inOrder(options.options, key.parts);
    return ordered === null
      ? unread(problem('set.other-type', { type: (type ?? '').slice(0, 60) }))
      : { kind: 'ordering', ...fields, options: ordered };
  }
  if (key.disagrees) return unread(problem('set.keys-disagree', {}, { field: 'key' }));
  return { kind: 'choice', ...fields, options: withRationales(group, options.options), key: key.parts, asksFor: asksFor(group, type) };
}

function leafValue(tree: Tree | undefined): unknown {
  return tree?.kind === 'leaf' ? tree.value : undefined;
}

function fieldsOf(group: TreeGroup, entry: Entry, stem: Stem, options: FoundOptions | null) {
  const usedForKey =
    options === null
      ? []
      : keyFields(group, options)
          .slice(0, 1)
          .map(({ name }) => name);
  const used = new Set([stem.field, options?.field ?? '', ...usedForKey]);
  const free = (part: PartName) => fieldsFor(group, part).filter(({ name }) => !used.has(name));
  const pictures = [...stem.pictures];
  const explanation = free('explanation').filter(({ value }) => value.kind !== 'group');
  const idField = free('id').find(({ value }) => value.kind === 'leaf' && typeof value.value === 'string');
  const explaining: string[] = [];
  const explained = explanation[0] === undefined ? null : paragraphs(explanation[0].value, explaining);
  for (const { value } of free('picture'))
    for (const leaf of value.kind === 'list' ? value.items : [value])
      pictures.push(...(wordsOf(leaf) ?? '').split('\n').filter((line) => line.trim() !== ''));
  const scenario = free('scenario').map(({ value }) => wordsOf(value))[0] ?? undefined;
  return {
    id: idField === undefined ? entry.id : (wordsOf(idField.value) ?? entry.id),
    scenario: scenario !== undefined && !stem.words.includes(scenario.trim()) ? scenario : undefined,
    // In the text a picture is told about as one of the explanation, and does not come to stand beside the question.
    explanation: [...(explained === null ? [] : [explained]), ...explaining.map((source) => `![](<${source}>)`)].join('\n\n') || undefined,
    categories: [...new Set([...entry.categories, ...categoriesOf(free('category'))])].filter((title) => title.trim() !== ''),
    difficulty: wordsOf(free('difficulty')[0]?.value) ?? undefined,
    references: free('reference').flatMap(({ value }) => referencesOf(value)),
    pictures,
  };
}

/** Words of a line each; long texts are no categories. */
function categoriesOf(fields: readonly NamedField[]): readonly string[] {
  return fields.flatMap(({ value }) =>
    (value.kind === 'list' ? value.items : [value]).flatMap((item) =>
      item.kind === 'leaf' && typeof item.value === 'string' && item.value.length <= 200 ? [item.value] : [],
    ),
  );
}

/** Addresses in a text or a list, or groups with one; a Markdown link or "('title', 'address')" keeps its title. */
function referencesOf(value: Tree): readonly DraftReference[] {
  if (value.kind === 'list') return value.items.flatMap(referencesOf);
  if (value.kind === 'group') {
    const leaf = (names: RegExp) =>
      [...value.fields].find(([name, inner]) => names.test(plainName(name)) && inner.kind === 'leaf' && !isNothing(inner))?.[1];
    const url = wordsOf(leaf(/^(?:url|link|href|address|src)$/));
    return url === null ? [] : [{ url, title: wordsOf(leaf(/^(?:title|text|name|label)$/)) ?? undefined }];
  }
  const words = wordsOf(value) ?? '';
  const tuple = /^\(\s*(['"])(.{1,500})\1\s*,\s*(['"])(https?:\/\/[^\s'"]{1,2000})\3\s*\)$/.exec(words.trim());
  // Python shows a space that does not break as four signs.
  if (tuple?.[4] !== undefined) return [{ url: tuple[4], title: tuple[2]?.replaceAll('\\xa0', ' ') }];
  const link = /^\s*\[([^\]]{1,500})\]\((\S{1,2000})\)\s*$/.exec(words);
  if (link?.[2] !== undefined) return [{ url: link[2], title: link[1] }];
  const urls = words.match(/https?:\/\/[^\s"'<>)\]]{1,2000}/gi) ?? [];
  if (urls.length > 0) return urls.map((url) => ({ url: url.replace(/[.,;]+$/, '') }));
  return /^\s*[a-z][a-z0-9+.-]{1,30}:\S+\s*$/i.test(words) ? [{ url: words.trim() }] : [];
}

function typeWords(group: TreeGroup): string | undefined {
  return fieldsFor(group, 'type').flatMap(({ value }) => (value.kind === 'leaf' && typeof value.value === 'string' ? [value.value] : []))[0];
}

/** "multiple choice" and "multiple" alone are said of questions with one answer as well; only plainer words count. */
function asksFor(group: TreeGroup, type: string | undefined): 'one' | 'several' | undefined {
  for (const { value } of fieldsFor(group, 'several')) {
    const truth = value.kind === 'leaf' && typeof value.value === 'number' ? value.value > 1 : truthOf(value);
    if (truth !== null) return truth ? 'several' : 'one';
  }
  const word = plainName(type ?? '');
  if (/single|radio|oneanswer|^one$|choosone|chooseone/.test(word)) return 'one';
  return /checkbox|multiselect|multianswer|multiresponse|multipleselect|multipleanswer|multipleresponse|multiplecorrect|selectall|choosemultiple|choosetwo|choosethree|mmcq/.test(
    word,
  )
    ? 'several'
    : undefined;
}

/** Files of one exam simulator number their kinds of question: 2 is a gap to fill, 3 a list to put in order, which it has in the right one. */
function simulatorKind(group: TreeGroup): 'ordering' | 'fill-in' | null {
  const { fields } = group;
  const variant = leafValue(fields.get('variant'));
  const nodes = fields.get('question');
  const isSimulator =
    nodes?.kind === 'list' &&
    nodes.items.every((node) => node.kind === 'group' && node.fields.has('variant')) &&
    fields.get('answer')?.kind === 'list';
  if (!isSimulator) return null;
  return variant === 3 ? 'ordering' : variant === 2 ? 'fill-in' : null;
}

function inOrder(options: readonly DraftOption[], parts: readonly DraftKeyPart[]): readonly DraftOption[] | null {
  const places = parts.map((part) => placeOfPart(part, options, options));
  const ordered = places.flatMap((place) => (place === null ? [] : (options[place] ?? [])));
  return ordered.length === options.length && new Set(places).size === options.length ? ordered : null;
}

/** Explanations under the letters of the options are those of the options. */
function withRationales(group: TreeGroup, options: readonly DraftOption[]): readonly DraftOption[] {
  const [beside] = fieldsFor(group, 'explanation').flatMap(({ value }) => (value.kind === 'group' ? [value] : []));
  if (beside === undefined) return options;
  const byOption = new Map(
    [...beside.fields].flatMap(([name, value]) => {
      const letter = /^(?:answer|option|choice)?([a-j]|\d)$/.exec(plainName(name))?.[1];
      const place = letter === undefined ? placeOfText(name, options) : optionOfLetter(letter, options);
      return place === null ? [] : [[place, wordsOf(value)] as const];
    }),
  );
  return options.map((option, place) => ({ ...option, rationale: option.rationale ?? byOption.get(place) ?? undefined }));
}

function guessedFields(
  parts: readonly { readonly entry: Entry; readonly stem: Stem | null; readonly options: FoundOptions | null }[],
  numbers: NumbersCount,
  isSure: boolean,
): DraftsRead['guessed'] {
  const uses = new Map<string, { stem: string; options: string; right: string; count: number }>();
  for (const { entry, stem, options } of parts) {
    if (entry.group === null || stem === null || options === null) continue;
    const right = findKey(entry.group, options, numbers).field || options.field;
    const name = [stem.field, options.field, right].join('\u0000');
    const use = uses.get(name) ?? { stem: stem.field, options: options.field, right, count: 0 };
    use.count += 1;
    uses.set(name, use);
  }
  const [best] = [...uses.values()].sort((a, b) => b.count - a.count);
  if (best === undefined) return undefined;
  return { stem: best.stem, options: best.options, right: best.right, confidence: (best.count / parts.length) * (isSure ? 1 : 0.5) };
}

function paramsOf(code: string, detail: string): Problem['params'] {
  return code === 'bank.too-deep' ? { maximum: detail } : { detail };
}
