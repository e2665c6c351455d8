/** Rules on how a question is worded (L09, L10, L12, L13, L17, L25 to L27, L29, L33). */

import type { Hit, QuestionRule } from './rule';
import { askingSentence, prose, sentencesOf, wordsOf } from './words';

const ofTheAbove = /\b(?:all|none|both|neither) of (?:the )?above\b/i;
/** As a whole option these do the same; inside a sentence ("routes to both of them") they are plain English. */
const ofThese = /^\W*(?:all|none|both|neither) of (?:these|them)\W*$/i;
const pairOfLetters = /\bboth [a-e] (?:and|&) [a-e]\b|^\W*(?:both )?[a-e] (?:and|&) [a-e]\W*$/i;
const pairOfCapitals = /\b(?:answers?|options?|choices?) [A-E] (?:and|&) [A-E]\b/i;
const pairOfOptions = /\boptions? [1-6a-f] (?:and|&) [1-6a-f]\b/i;

/** L09: options that speak of other options. */
export const aboutOptionsRule: QuestionRule = ({ question }) =>
  question.options
    .filter(({ text }) => [ofTheAbove, ofThese, pairOfLetters, pairOfCapitals, pairOfOptions].some((pattern) => pattern.test(text)))
    .map(({ id, text }) => ({ rule: 'L09', severity: 'error', params: { option: id, text }, field: 'options' }));

/** An article after "choice" or "option" is no letter: the A has to be a capital, and no word may follow that it could belong to. */
const position = /\b(?:[Oo]ption|[Aa]nswer|[Cc]hoice) (?:[b-eB-E1-5]|A(?! [a-z]+ (?:who|that|is|has)))\b(?![.\d]\d)/;

/** L10: a letter or a number of an option, in a question whose options are shuffled. */
export const positionRule: QuestionRule = ({ question }) => {
  const texts = [question.stem, question.explanation ?? '', ...question.options.flatMap(({ text, rationale }) => [text, rationale ?? ''])];
  const found = question.shuffle ? texts.map((text) => position.exec(text)?.[0]).find((match) => match !== undefined) : undefined;
  return found === undefined ? [] : [{ rule: 'L10', severity: 'error', params: { found } }];
};

/** L12: the stem asks, or tells what to choose or to arrange. */
export const questionMarkRule: QuestionRule = ({ question }) => {
  const last = sentencesOf(question.stem).at(-1) ?? '';
  const isAsking = /\?["'”’)\]*]*$/.test(askingSentence(question.stem)) || /\b(?:select|choose|pick)\b/i.test(last);
  const isArranging = question.type === 'ordering' || question.type === 'matching';
  return isAsking || isArranging ? [] : [{ rule: 'L12', severity: 'warning', params: {}, field: 'stem' }];
};

/** The clause that asks ends where another begins: "… that does not need …" is a condition, not a negative question. */
const nextClause = /,|\b(?:that|who|whose|if|when|where|while|because|so|but|and|although|without|after|before|until)\b/i;
const negatives = /\bexcept\b|\bleast likely\b|\b(?:is|are) (?:false|incorrect)\b|\b(?:false|incorrect) (?:statement|answer|option)s?\b/gi;
const negation = /\b(?:not|cannot|isn['’]t|aren['’]t|doesn['’]t|don['’]t|won['’]t|can['’]t)\b(?! only\b)/gi;

/** L13: a question for what is wrong; an error where the negative is not in capitals or bold. */
export const negativeRule: QuestionRule = ({ question }) => {
  const asking = askingSentence(question.stem);
  // The question word itself is often "which": the search for the next clause starts behind it.
  const start = /^\W*(?:\w+\s+){0,3}?(?:which|what|who|when|where|why|how)\b/i.exec(asking)?.[0].length ?? 0;
  const rest = asking.slice(start);
  const clause = asking.slice(0, start) + rest.slice(0, nextClause.exec(rest)?.index ?? rest.length);
  const found = [...clause.matchAll(negation), ...asking.matchAll(negatives)].map((match) => match[0]);
  const isEmphasised = (word: string) => /\b(?:NOT|CANNOT|EXCEPT|LEAST LIKELY|FALSE|INCORRECT|N['’]T)\b/.test(word) || asking.includes(`**${word}**`);
  const plain = found.find((word) => !isEmphasised(word));
  const [first] = found;
  if (first === undefined) {
    return [];
  }
  return plain === undefined
    ? [{ rule: 'L13', severity: 'warning', params: { word: first }, field: 'stem' }]
    : [{ rule: 'L13', variant: 'plain', severity: 'error', params: { word: plain }, field: 'stem' }];
};

/** "May" with a capital is a month. */
const vague = /\b(?:[Uu]sually|[Oo]ften|[Ss]ometimes|may|[Mm]ight|[Gg]enerally|[Rr]arely)\b/;

/** L17: a vague frequency word in an option. */
export const vagueRule: QuestionRule = ({ question }) =>
  question.options.flatMap(({ id, text }): readonly Hit[] => {
    const word = vague.exec(prose(text))?.[0];
    return word === undefined ? [] : [{ rule: 'L17', severity: 'warning', params: { option: id, word }, field: 'options' }];
  });

/** L25: words of scenario and stem, of the stem, and of all that has to be read. A case study tells its story elsewhere. */
export const lengthRule: QuestionRule = ({ question, text }) => {
  const before = wordsOf(prose(text)).length;
  const stem = wordsOf(prose(question.stem)).length;
  const total = before + question.options.reduce((sum, option) => sum + wordsOf(prose(option.text)).length, 0);
  const report = (variant: string, words: number, limit: number): readonly Hit[] => [
    { rule: 'L25', variant, severity: 'warning', params: { words, limit } },
  ];
  if (before < 12 && question.caseStudy === null) {
    return report('short', before, 12);
  }
  if (before > 150) {
    return report('long', before, 150);
  }
  return stem > 40 ? report('stem', stem, 40) : total > 260 ? report('total', total, 260) : [];
};

/** L26: two sentences of scenario before the question. */
export const scenarioRule: QuestionRule = ({ question }) => {
  const sentences = sentencesOf(question.scenario).length + Math.max(0, sentencesOf(question.stem).length - 1);
  return sentences >= 2 || question.caseStudy !== null ? [] : [{ rule: 'L26', severity: 'warning', params: { sentences }, field: 'scenario' }];
};

/** L27: a blank to fill in, or a stem that the options finish. */
export const unfinishedRule: QuestionRule = ({ question }) =>
  /_{3,}/.test(prose(question.stem)) || /:\W*$/.test(question.stem) ? [{ rule: 'L27', severity: 'warning', params: {}, field: 'stem' }] : [];

const opinion = /\bwhat do you think\b|\bin your opinion\b|\bdo you (?:believe|feel)\b/i;
const trivia = /\bwhich (?:one )?(?:of the following )?(?:statements? )?(?:about .{1,60} )?(?:is|are) (?:true|correct)\b/i;

/** L29: wording that asks for an opinion, or for whatever is true. */
export const triviaRule: QuestionRule = ({ question }) => {
  const phrase = opinion.exec(question.stem)?.[0] ?? trivia.exec(question.stem)?.[0];
  return phrase === undefined ? [] : [{ rule: 'L29', severity: 'warning', params: { phrase }, field: 'stem' }];
};

/** L33: a sentence of more than 35 words. */
export const longSentenceRule: QuestionRule = ({ question }) => {
  const longest = Math.max(0, ...[...sentencesOf(question.scenario), ...sentencesOf(question.stem)].map((sentence) => wordsOf(sentence).length));
  return longest > 35 ? [{ rule: 'L33', severity: 'info', params: { words: longest } }] : [];
};
