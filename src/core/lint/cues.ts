/** Rules on what gives the key away to a reader who does not know it (L16, L18, L19, L22, L23). */

import type { Option } from '../bank';
import type { Hit, QuestionRule } from './rule';
import { contentWords, prose, singular, wordsOf } from './words';

const absolute = /(?<![\w-])(?:always|never|only|every|all|none|must|cannot|any)\b/i;

/** Whether an option claims something without exception. "read-only" and code do not. */
export function hasAbsoluteWord(option: Option): boolean {
  return absolute.test(prose(option.text));
}

/** L16: absolute words on one side alone, the key's or the distractors'. */
export const absoluteRule: QuestionRule = ({ keys, distractors }) => {
  const inKeys = keys.filter(hasAbsoluteWord);
  const inDistractors = distractors.filter(hasAbsoluteWord);
  const report = (variant: string, options: readonly Option[]): readonly Hit[] => {
    const words = options.map(({ text }) => absolute.exec(prose(text))?.[0].toLowerCase());
    return [
      {
        rule: 'L16',
        variant,
        severity: 'warning',
        params: { options: options.map(({ id }) => id).join(', '), words: words.join(', ') },
        field: 'options',
      },
    ];
  };
  if (inKeys.length > 0 && inDistractors.length === 0) {
    return report('key', inKeys);
  }
  return inDistractors.length > 0 && inKeys.length === 0 && keys.length > 0 ? report('distractor', inDistractors) : [];
};

/** A word that stands in more of the bank than this share is no cue. */
const rareShare = 0.05;

/** L18: a rare word of the question that the key repeats and no distractor has. */
export const clangRule: QuestionRule = ({ question, text, keys, distractors }, { bank, wordQuestions }) => {
  const asked = contentWords(prose(text));
  const inDistractors = new Set(distractors.flatMap((option) => [...contentWords(prose(option.text))]));
  const shared = keys.flatMap((option) => [...contentWords(prose(option.text))]).filter((word) => asked.has(word) && !inDistractors.has(word));
  const rare = shared.filter((word) => (wordQuestions.get(word) ?? 0) <= rareShare * bank.questions.length);
  return rare.length === 0 || question.type !== 'single'
    ? []
    : [{ rule: 'L18', severity: 'warning', params: { words: [...new Set(rare)].join(', ') }, field: 'options' }];
};

/** Spoken vowels at the start; letters that are spelt out (an MX record, a URL) follow their own sound. */
function startsWithVowelSound(text: string): boolean {
  const first = /^\W*(\w+)/.exec(text)?.[1] ?? '';
  if (/^[A-Z]{2,}$/.test(first)) {
    return /^[AEFHILMNORSX]/.test(first);
  }
  return /^[aeiou]/i.test(first) && !/^(?:uni|use|eu|one|once|ur[ei])/i.test(first);
}

/** L19: a stem that ends in an article or a plural verb that only some options fit. */
export const grammarRule: QuestionRule = ({ question: { stem, options } }) => {
  const last = /\b(an?|are|were)\s*[:?.]?$/i.exec(stem.trim())?.[1]?.toLowerCase();
  if (last === undefined) {
    return [];
  }
  const fits = ({ text }: Option) =>
    last === 'an' ? startsWithVowelSound(text) : last === 'a' ? !startsWithVowelSound(text) : /s\b|\band\b/.test(text.toLowerCase());
  const fitting = options.filter(fits);
  return fitting.length > 0 && fitting.length < options.length
    ? [{ rule: 'L19', severity: 'warning', params: { word: last, options: fitting.map(({ id }) => id).join(', ') }, field: 'stem' }]
    : [];
};

/** How far the first has to lead the second. */
const convergenceLead = 1.3;

/** L22: the key shares clearly more words with the other options than any of them does: it is where the variations meet. */
export const convergenceRule: QuestionRule = ({ question, keys }) => {
  const [key] = keys;
  if (question.type !== 'single' || key === undefined) {
    return [];
  }
  const words = question.options.map(({ text }) => contentWords(prose(text)));
  const holders = new Map<string, number>();
  for (const word of words.flatMap((set) => [...set])) {
    holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  const scores = words.map((set) => [...set].reduce((sum, word) => sum + (holders.get(word) ?? 1) - 1, 0));
  const at = question.options.indexOf(key);
  const own = scores[at] ?? 0;
  const best = Math.max(...scores.filter((_, index) => index !== at));
  return own > best && own >= convergenceLead * best && own - best >= 2
    ? [{ rule: 'L22', severity: 'warning', params: { key: own, distractor: best }, field: 'options' }]
    : [];
};

const opposites = /^(?:not|no|enabled?|disabled?|enabling|disabling|public|publicly|private|privately|do|does|without|with)$/;

/** L23: two options that differ in a yes or no alone, so that one of them has to be right. Two such pairs cancel out. */
export const oppositesRule: QuestionRule = ({ question, keys }) => {
  const byCore = new Map<string, Option[]>();
  for (const option of question.options) {
    const core = wordsOf(option.text)
      .filter((word) => !opposites.test(word))
      .map(singular)
      .join(' ');
    byCore.set(core, [...(byCore.get(core) ?? []), option]);
  }
  const pairs = [...byCore.values()].filter((group) => group.length === 2);
  const [pair] = pairs;
  return pairs.length === 1 && pair?.some((option) => keys.includes(option)) && question.options.length > 2
    ? [{ rule: 'L23', severity: 'warning', params: { options: pair.map(({ id }) => id).join(', ') }, field: 'options' }]
    : [];
};
