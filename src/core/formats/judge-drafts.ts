/** Turns drafts into questions: each is ready, ready with a warning, or skipped with a reason. Contradictions are shown, never guessed away. */

import { type Option, type Question, questionSchema, type Reference, referenceSchema } from '../bank';
import { namesOptions } from '../option-order';
import { type Place, type Problem, problem } from '../problem';
import { askedCount, asksForSeveral } from './asked-count';
import { caps } from './caps';
import { cleanText, shortened } from './clean-text';
import type { DraftKeyPart, DraftOption, DraftQuestion, PictureAt, Warn } from './draft';
import { identityOf, idFrom, inOneLine } from './draft-identity';
import { exhibitsOf } from './draft-pictures';
import { type ForeignPicture, foreignText } from './foreign-text';
import { type QuestionsRead, shownPlace } from './passband';
import { placeOfPart } from './written-key';

export interface JudgeOptions {
  readonly pictureAt?: PictureAt;
}

export interface Judged extends QuestionsRead {
  /** The categories of the drafts as topics of a bank. */
  readonly topics: readonly { readonly id: string; readonly title: string }[];
}

type Choice = Extract<DraftQuestion, { kind: 'choice' }>;

/** A refusal inside the judgement of one draft; it never leaves this module. */
class Skip {
  constructor(
    readonly code: string,
    readonly params: Problem['params'] = {},
    readonly field?: string,
  ) {}
}

/** A tag and nothing else, as words or as code. */
const LONE_TAG = /^\s*(?:<\/?[a-z][a-z0-9]{0,20}\s?\/?>|`<[^`<>]{1,60}>`)\s*$/i;
const IDS = 'abcdefghij';
/** A field that is this much longer than a field may be is not even converted. */
const RAW_CHARACTERS = caps.fieldCharacters * 4;

/** Questions and skipped drafts add up to `drafts.length`, which is `entries`. */
export function judgeDrafts(drafts: readonly DraftQuestion[], options: JudgeOptions = {}): Judged {
  const questions: Question[] = [];
  const problems: Problem[] = [];
  const places = new Map<string, Place>();
  const topics = new Map<string, string>();
  const bodies = new Map<string, { readonly key: string; readonly place: Place; readonly id: string }>();
  const contradicted = new Set<string>();
  for (const draft of drafts) {
    if (questions.length >= caps.questions) {
      problems.push(problem('bank.too-many-questions', { maximum: caps.questions }, draft.place));
      break;
    }
    const warnings: Problem[] = [];
    try {
      const judged = judgedDraft(draft, options, (code, params = {}, field) =>
        warnings.push({ ...problem(code, params, { ...draft.place, ...(field !== undefined && { field }) }), severity: 'warning' }),
      );
      const { body, key } = identityOf(judged);
      const twin = bodies.get(body);
      if (twin !== undefined) {
        const isSame = twin.key === key;
        if (!isSame) contradicted.add(twin.id);
        throw new Skip(isSame ? 'set.question-twice' : 'set.question-twice-other-key', { first: shownPlace(twin.place) });
      }
      const given = draft.id === undefined ? null : idFrom(draft.id);
      if (given !== null && places.has(given)) {
        const first = shownPlace(places.get(given) ?? {});
        warnings.push({ ...problem('set.id-twice', { id: given, first }, { ...draft.place, field: 'id' }), severity: 'warning' });
      }
      const id = given === null || places.has(given) ? `q-${body}` : given;
      bodies.set(body, { key, place: draft.place, id });
      places.set(id, { ...draft.place, question: id });
      for (const title of draft.categories ?? []) {
        const topic = idFrom(title);
        if (topic !== null && !topics.has(topic)) topics.set(topic, cleanText(title).text.trim().slice(0, 300));
      }
      questions.push({ ...judged, id });
      const all = [...(draft.warnings ?? []), ...warnings];
      problems.push(...all.map((found) => ({ ...found, place: { ...draft.place, ...found.place, question: id } })));
    } catch (reason) {
      if (!(reason instanceof Skip)) throw reason;
      const { code, params, field } = reason;
      const question = draft.id === undefined ? {} : { question: draft.id.slice(0, 64) };
      problems.push(problem(code, params, { ...draft.place, ...question, ...(field !== undefined && { field }) }));
    }
  }
  for (const id of contradicted) problems.push(problem('set.other-key-elsewhere', {}, { ...places.get(id) }));
  const kept = questions.filter(({ id }) => !contradicted.has(id));
  return { questions: kept, places, entries: drafts.length, problems, topics: [...topics].map(([id, title]) => ({ id, title })) };
}

function judgedDraft(written: DraftQuestion, { pictureAt = () => null }: JudgeOptions, warn: Warn): Question {
  const draft = withoutEmptyOptions(written, warn);
  if (draft.kind === 'unread') throw new Skip(draft.why.code, draft.why.params, draft.why.place.field);
  const pictures: ForeignPicture[] = [];
  const explaining: ForeignPicture[] = [];
  let removed = 0;
  const raw = withoutLetters(draft);
  // Options that are nothing but a tag are what the question asks about.
  const areTags = draft.markup === 'markdown' && raw.filter(({ text }) => LONE_TAG.test(text)).length > 1;
  const clean = (written: string, field: string): string => {
    if (written === '') return '';
    if (written.length > RAW_CHARACTERS) throw new Skip('set.too-long', { field, maximum: caps.fieldCharacters }, field);
    const isTag = areTags && /^options\.\d+\.text$/.test(field) && LONE_TAG.test(written) && !written.includes('`');
    const made = foreignText(written, isTag ? 'plain' : draft.markup);
    if (made.text.length > caps.fieldCharacters) throw new Skip('set.too-long', { field, maximum: caps.fieldCharacters }, field);
    removed += made.removed;
    if (made.pictures.length === 0) return made.text.trim();
    // What explains the answer must not be seen beside the question.
    (/^explanation$|rationale$/.test(field) ? explaining : pictures).push(...made.pictures);
    const [only] = made.pictures;
    const isPictureAlone = made.text.trim() === '' && only !== undefined && /^(?:options\.\d+\.text|prompts\.)/.test(field);
    return isPictureAlone ? only.alt || shortened(only.source) : made.text.trim();
  };
  const stem = clean(draft.stem, 'stem');
  const scenario = clean(draft.scenario ?? '', 'scenario');
  if (stem === '') throw new Skip('set.no-stem', {}, 'stem');
  const options = raw.map((option, place) => ({
    label: option.label,
    text: clean(option.text, `options.${place + 1}.text`),
    rationale: clean(option.rationale ?? '', `options.${place + 1}.rationale`) || undefined,
  }));
  if (options.length < caps.optionsLeast) throw new Skip(options.length === 0 ? 'set.no-options' : 'set.one-option', {}, 'options');
  if (options.length > caps.optionsMost) throw new Skip('set.too-many-options', { options: options.length, maximum: caps.optionsMost }, 'options');
  const empty = options.findIndex(({ text }) => text === '');
  if (empty >= 0) throw new Skip('set.empty-option', { option: shownLabel(options, empty) }, 'options');
  refuseEqual(options);

  const explanation = explanationOf(draft, clean, warn);
  const exhibits = exhibitsOf(draft, pictures, pictureAt, warn);
  for (const { source } of explaining) warn('set.picture-explains', { picture: shortened(source) }, 'explanation');
  if (removed > 0) warn('set.characters-removed');
  const fields = {
    id: 'to-be-named',
    version: 1,
    domains: draft.domains ?? {},
    topics: [...new Set((draft.categories ?? []).flatMap((title) => idFrom(title) ?? []))],
    difficulty: difficultyOf(draft.difficulty),
    scenario,
    stem,
    exhibits,
    options: options.map(({ text, rationale }, place): Option => ({ id: IDS[place] ?? '', text, ...(rationale !== undefined && { rationale }) })),
    ...(explanation !== undefined && { explanation }),
    references: referencesOf(draft, warn),
  };
  const ids = fields.options.map(({ id }) => id);
  const question = parsed({ ...fields, ...answerOf(draft, raw, options, ids, stem, clean, warn) });
  if (question.type === 'ordering' || !namesOptions(question)) return question;
  if (options.some(({ label }, place) => label !== undefined && /^[a-z]$/i.test(label) && label.toLowerCase() !== IDS[place]))
    warn('set.letters-moved');
  return { ...question, shuffle: false };
}

function answerOf(
  draft: Exclude<DraftQuestion, { kind: 'unread' }>,
  raw: readonly DraftOption[],
  options: readonly DraftOption[],
  ids: readonly string[],
  stem: string,
  clean: (written: string, field: string) => string,
  warn: Warn,
): object {
  switch (draft.kind) {
    case 'choice': {
      const places = keyPlaces(draft.key, raw, options);
      const asked = draft.isOurs === true ? null : askedCount(stem);
      if (asked !== null && asked !== places.length) throw new Skip('set.asks-for-other-count', { asked, keys: places.length }, 'key');
      if (draft.asksFor === 'one' && places.length > 1) throw new Skip('set.one-asked-several-keys', { keys: places.length }, 'key');
      if (draft.asksFor === undefined && draft.isOurs !== true && places.length > 1 && asked === null && !asksForSeveral(stem))
        warn('set.several-keys-unasked', {}, 'key');
      if (draft.asksFor === 'several' && places.length === 1) warn('set.several-asked-one-key', {}, 'key');
      if (places.length > 1 && places.length === options.length) throw new Skip('set.every-option-right', {}, 'key');
      return { type: places.length === 1 ? 'single' : 'multiple', key: places.map((place) => ids[place]) };
    }
    case 'ordering':
      return { type: 'ordering', key: ids };
    case 'matching': {
      if (draft.prompts.length < 2 || draft.prompts.length > 10) throw new Skip('set.prompt-count', { prompts: draft.prompts.length }, 'prompts');
      const prompts = draft.prompts.map(({ text, option }, place) => {
        const prompt = clean(text, `prompts.${place + 1}`);
        if (prompt === '') throw new Skip('set.empty-prompt', {}, 'prompts');
        if (ids[option] === undefined) throw new Skip('set.key-names-no-option', { option: String(option + 1) }, 'key');
        return { prompt: { id: IDS[place] ?? '', text: prompt }, option: ids[option] };
      });
      const key = Object.fromEntries(prompts.map(({ prompt, option }) => [prompt.id, option]));
      return { type: 'matching', prompts: prompts.map(({ prompt }) => prompt), key };
    }
  }
}

/** An option without words that nobody calls right is a slip of the pen: it is left out, and said. */
function withoutEmptyOptions(draft: DraftQuestion, warn: Warn): DraftQuestion {
  if (draft.kind !== 'choice' || draft.isOurs === true) return draft;
  if (!draft.options.some(isWordless)) return draft;
  const isEmpty = draft.options.map(isWordless);
  const raw = withoutLetters(draft);
  const places = draft.key.map((part) => placeOfPart(part, raw, raw));
  if (places.some((place) => place === null || isEmpty[place])) return draft;
  warn('set.empty-option-left-out', {}, 'options');
  const kept = draft.options.filter((_, place) => !isEmpty[place]);
  const key = places.map((place) => ({ by: 'place' as const, place: isEmpty.slice(0, place ?? 0).filter((empty) => !empty).length }));
  return { ...draft, options: kept, key };
}

const isWordless = ({ text }: DraftOption) => text.trim() === '';

/** Places of the right options, in the order of the options. */
function keyPlaces(key: readonly DraftKeyPart[], raw: readonly DraftOption[], options: readonly DraftOption[]): readonly number[] {
  if (key.length === 0) throw new Skip('set.no-key', {}, 'key');
  const places = new Set<number>();
  for (const part of key) {
    const place = placeOfPart(part, raw, options);
    if (place === null) throw new Skip('set.key-names-no-option', { option: shownPart(part) }, 'key');
    places.add(place);
  }
  return [...places].sort((a, b) => a - b);
}

function shownPart(part: DraftKeyPart): string {
  return shortened(part.by === 'place' ? String(part.place + 1) : part.by === 'label' ? part.label : part.text);
}

function shownLabel(options: readonly DraftOption[], place: number): string {
  return options[place]?.label ?? String(place + 1);
}

/** Case counts: "aws:Demo" and "aws:demo" are two options of a technical question. */
function refuseEqual(options: readonly DraftOption[]): void {
  const seen = new Map<string, number>();
  for (const [place, { text }] of options.entries()) {
    const form = inOneLine(text);
    const first = seen.get(form);
    if (first !== undefined)
      throw new Skip('set.options-equal', { first: shownLabel(options, first), second: shownLabel(options, place) }, 'options');
    seen.set(form, place);
  }
}

const LABEL = /^\s*\(?([A-Ja-j]|\d{1,2})\s*[.):]\s*(?=\S)([\s\S]+)$/;

/** Letters that stand in front of every option, in their order, are labels and no words: "A. …", "b) …", "(C) …". */
function withoutLetters({ options, isOurs }: Pick<Choice, 'options' | 'isOurs'>): readonly DraftOption[] {
  if (options.length < 2 || isOurs === true || !LABEL.test(options[0]?.text ?? '')) return options;
  const parts = options.map(({ text }) => LABEL.exec(text));
  const inOrder = parts.every((part, place) => {
    const sign = part?.[1]?.toUpperCase();
    // "1.5 GB" and "2:1" are no labels: after a number's dot or colon comes a space.
    return sign !== undefined && (sign === IDS[place]?.toUpperCase() || (sign === String(place + 1) && /^\s*\(?\d{1,2}[.)]\s/.test(part?.[0] ?? '')));
  });
  if (!inOrder) return options;
  return options.map((option, place) => ({
    ...option,
    label: option.label ?? parts[place]?.[1]?.toUpperCase(),
    text: parts[place]?.[2] ?? option.text,
  }));
}

function explanationOf(draft: DraftQuestion, clean: (written: string, field: string) => string, warn: Warn): string | undefined {
  try {
    return clean(draft.explanation ?? '', 'explanation') || undefined;
  } catch (reason) {
    if (!(reason instanceof Skip)) throw reason;
    // A question can be asked without its explanation.
    warn('set.explanation-left-out', { maximum: caps.fieldCharacters }, 'explanation');
    return undefined;
  }
}

function referencesOf({ references = [], isOurs }: DraftQuestion, warn: Warn): Reference[] {
  const kept = new Map<string, Reference>();
  for (const { url, title } of references) {
    const address = url.trim();
    const cut = (title ?? '').slice(0, 300);
    const words = (isOurs === true ? cleanText(cut) : foreignText(cut, 'plain')).text.replace(/\s+/g, ' ').trim();
    const made = referenceSchema.safeParse({ url: address, title: words || address.slice(0, 300) });
    if (made.success) kept.set(address, made.data);
    else warn('set.reference-left-out', { reference: shortened(address) });
  }
  return [...kept.values()];
}

function difficultyOf(written: string | undefined): Question['difficulty'] {
  const word = written?.trim().toLowerCase() ?? '';
  if (/^(easy|beginner|basic|low|foundational|simple|1)$/.test(word)) return 'easy';
  return /^(hard|difficult|advanced|expert|high|3)$/.test(word) ? 'hard' : 'medium';
}

/** What the schema still refuses after all this is a bound that only it knows. */
function parsed(question: object): Question {
  const result = questionSchema.safeParse(question);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Skip('set.unfit', { field: issue?.path.join('.') ?? '' });
}
