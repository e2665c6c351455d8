/** What is wrong with a bank: every rule of ITEM-WRITING 7.2, as findings with a place. */

import type { Bank } from './bank';
import { alikeStems, frequentKeys, repeatedIds, type SharedHit } from './lint/alike';
import { absoluteRule, clangRule, convergenceRule, grammarRule, oppositesRule } from './lint/cues';
import { longKeyRule, unevenRule } from './lint/lengths';
import { namesRule } from './lint/names';
import { parallelRule, quantityRule, repeatedStartRule } from './lint/parallel';
import { type Finding, type Hit, type LintOptions, type Profile, type QuestionRule, type Subject, subjectOf } from './lint/rule';
import { belongingRule, emptyRationaleRule, rationaleRule, referenceRule } from './lint/sources';
import { absoluteRate, coverage, keyPositions, keyRuns, longestKeyRate, optionsOnlyAccuracy } from './lint/statistics';
import { equalOptionsRule, idRule, keyRule, optionCountRule, statedNumberRule } from './lint/structure';
import {
  aboutOptionsRule,
  lengthRule,
  longSentenceRule,
  negativeRule,
  positionRule,
  questionMarkRule,
  scenarioRule,
  triviaRule,
  unfinishedRule,
  vagueRule,
} from './lint/wording';
import { contentWords, prose } from './lint/words';

export type { Finding, LintOptions, Profile } from './lint/rule';

/** In the order of their numbers. */
const questionRules: readonly QuestionRule[] = [
  idRule,
  optionCountRule,
  keyRule,
  statedNumberRule,
  equalOptionsRule,
  rationaleRule,
  referenceRule,
  belongingRule,
  aboutOptionsRule,
  positionRule,
  questionMarkRule,
  negativeRule,
  longKeyRule,
  unevenRule,
  absoluteRule,
  vagueRule,
  clangRule,
  grammarRule,
  parallelRule,
  repeatedStartRule,
  convergenceRule,
  oppositesRule,
  quantityRule,
  lengthRule,
  scenarioRule,
  unfinishedRule,
  namesRule,
  triviaRule,
  emptyRationaleRule,
  longSentenceRule,
];

/** In a community set only these stay errors: structure and key. The rest is its quality report. */
const communityErrors: ReadonlySet<string> = new Set(['lint.L01', 'lint.L01.twice', 'lint.L02.one', 'lint.L03', 'lint.L03.count', 'lint.L05']);

/**
 * Findings question by question in the order of the bank, then those on the bank itself. A question or a bank that waives a rule has no finding of it; the
 * reader of files (`formats/passband`) has already refused what is no question at all.
 */
export function lintBank(bank: Bank, profile: Profile, options: LintOptions = {}): readonly Finding[] {
  const subjects = bank.questions.map(subjectOf);
  const surroundings = { bank, options, wordQuestions: countWords(subjects) };
  const shared = sharedByQuestion([...repeatedIds(subjects), ...alikeStems(subjects), ...frequentKeys(waiving(subjects, 'L32'))], subjects);
  const findings: Finding[] = [];
  for (const subject of subjects) {
    const { id, waive } = subject.question;
    const hits = [...questionRules.flatMap((rule) => rule(subject, surroundings)), ...(shared.get(id) ?? [])];
    shared.delete(id);
    for (const hit of hits) {
      if (!waive.some(({ rule }) => rule === hit.rule)) {
        findings.push(finding(hit, profile, { ...options.places?.get(id), question: id }));
      }
    }
  }
  const onBank = [
    ...longestKeyRate(waiving(subjects, 'B01')),
    ...keyPositions(waiving(subjects, 'B02'), options),
    ...(options.isPart === true ? [] : coverage(bank)),
    ...absoluteRate(waiving(subjects, 'B04')),
    ...optionsOnlyAccuracy(options),
    ...keyRuns(waiving(subjects, 'B06'), options),
  ];
  const isWaived = (hit: Hit) => bank.waive.some(({ rule, exam }) => rule === hit.rule && (exam === undefined || exam === hit.exam));
  return [...findings, ...onBank.filter((hit) => !isWaived(hit)).map((hit) => finding(hit, profile, {}))];
}

/** The questions that are not excused from a rule that counts over the bank. */
function waiving(subjects: readonly Subject[], rule: string): readonly Subject[] {
  return subjects.filter(({ question }) => !question.waive.some((waiver) => waiver.rule === rule));
}

function finding(hit: Hit, profile: Profile, place: Finding['place']): Finding {
  const code = hit.variant === undefined ? `lint.${hit.rule}` : `lint.${hit.rule}.${hit.variant}`;
  const severity = profile === 'community' && hit.severity === 'error' && !communityErrors.has(code) ? 'warning' : hit.severity;
  return { rule: hit.rule, code, severity, params: hit.params, place: hit.field === undefined ? place : { ...place, field: hit.field } };
}

function countWords(subjects: readonly Subject[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of subjects) {
    for (const word of contentWords(prose(text))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

/** Hits on several questions under the first of them, where none of them waives the rule. */
function sharedByQuestion(hits: readonly SharedHit[], subjects: readonly Subject[]): Map<string, Hit[]> {
  const waived = new Map(subjects.map(({ question }) => [question.id, new Set(question.waive.map(({ rule }) => rule))]));
  const byQuestion = new Map<string, Hit[]>();
  for (const { hit, questions } of hits) {
    const [first = ''] = questions;
    if (!questions.some((id) => waived.get(id)?.has(hit.rule))) {
      byQuestion.set(first, [...(byQuestion.get(first) ?? []), hit]);
    }
  }
  return byQuestion;
}
