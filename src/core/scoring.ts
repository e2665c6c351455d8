/** Scoring: the credit of one answer, and from all of them the counts by domain, the raw and the weighted score. */

import { type Blueprint, type Domain, type Question, selectCount } from './bank';
import { effectiveSize } from './interval';
import { isBlank, type Response } from './response';

export type MarkingRule = Blueprint['scoring'];

/** `correct` is the whole key and nothing else, under every rule; `credit` runs from 0 to 1 and may be partial. */
export interface Mark {
  readonly credit: number;
  readonly correct: boolean;
  readonly hits: number;
  readonly falseSelections: number;
  readonly blank: boolean;
}

/** What was ticked in a multiple-response question: `keyed` of its `options` are right. */
export interface Ticks {
  readonly options: number;
  readonly keyed: number;
  readonly hits: number;
  readonly falseSelections: number;
}

/**
 * The credit of a multiple-response answer (MEASURES 2.3). True-false and ps50 credit every wrong option that was left alone, so they give
 * something even for an empty answer; `score` counts an unanswered question as nothing all the same.
 */
export function tickCredit(rule: MarkingRule, { options, keyed, hits, falseSelections }: Ticks): number {
  const exact = hits === keyed && falseSelections === 0;
  const trueFalse = (hits + (options - keyed - falseSelections)) / options;
  switch (rule) {
    case 'all-or-nothing':
      return exact ? 1 : 0;
    case 'plus-minus':
      return Math.max(0, (hits - falseSelections) / keyed);
    case 'ratio':
      // Ticking everything would earn it all. The room allows no more than the key; a key that was corrected later may.
      return hits + falseSelections > keyed ? 0 : hits / keyed;
    case 'true-false':
      return trueFalse;
    case 'ps50':
      return exact ? 1 : trueFalse >= 0.5 ? 0.5 : 0;
  }
}

/**
 * Marks one answer. Single and ordering questions are all or nothing under every rule; a matching question gives the share of its right pairs
 * under `ratio` and `true-false`, where each pair is a question of its own. An answer of the wrong kind (the key was changed since) has no hit.
 */
export function markQuestion(question: Question, response: Response | null, rule: MarkingRule): Mark {
  const blank = isBlank(response);
  const { hits, falseSelections } = compareWithKey(question, response);
  const correct = hits === selectCount(question) && falseSelections === 0;
  return { credit: creditOf(question, rule, hits, falseSelections), correct, hits, falseSelections, blank };
}

function creditOf(question: Question, rule: MarkingRule, hits: number, falseSelections: number): number {
  const ticks: Ticks = { options: question.options.length, keyed: selectCount(question), hits, falseSelections };
  switch (question.type) {
    case 'multiple':
      return tickCredit(rule, ticks);
    case 'matching':
      return rule === 'ratio' || rule === 'true-false' ? hits / ticks.keyed : tickCredit('all-or-nothing', ticks);
    case 'single':
    case 'ordering':
      return tickCredit('all-or-nothing', ticks);
  }
}

/** Hits are options that are keyed, or stand at their place, or go with their prompt; every other one is a false selection. */
function compareWithKey(question: Question, response: Response | null): { hits: number; falseSelections: number } {
  if (response === null) return { hits: 0, falseSelections: 0 };
  if (question.type === 'matching') {
    if (response.kind !== 'match') return { hits: 0, falseSelections: 0 };
    const pairs = Object.entries(response.pairs);
    const hits = pairs.filter(([prompt, option]) => Object.hasOwn(question.key, prompt) && question.key[prompt] === option).length;
    return { hits, falseSelections: pairs.length - hits };
  }
  if (question.type === 'ordering') {
    if (response.kind !== 'order') return { hits: 0, falseSelections: 0 };
    const hits = response.order.filter((id, place) => question.key[place] === id).length;
    return { hits, falseSelections: response.order.length - hits };
  }
  if (response.kind !== 'choice') return { hits: 0, falseSelections: 0 };
  const chosen = new Set(response.chosen);
  const hits = question.key.filter((id) => chosen.has(id)).length;
  return { hits, falseSelections: chosen.size - hits };
}

/** Wrong is an answer that is not wholly right; skipped was seen and left blank; not reached was never shown. */
export type Outcome = 'right' | 'wrong' | 'skipped' | 'not-reached';

/** One question of a paper, marked. A domain that the blueprint does not have (an unmapped import) counts in the raw score only. */
export interface MarkedQuestion {
  readonly domain: string;
  readonly scored: boolean;
  /** Taken out after the fact because its key was wrong. */
  readonly voided: boolean;
  readonly seen: boolean;
  readonly mark: Pick<Mark, 'credit' | 'correct' | 'blank'>;
}

export function outcomeOf({ mark, seen }: Pick<MarkedQuestion, 'mark' | 'seen'>): Outcome {
  if (mark.blank) return seen ? 'skipped' : 'not-reached';
  return mark.correct ? 'right' : 'wrong';
}

export interface OutcomeCounts {
  readonly asked: number;
  /** Sum of the credits: equals `right` under all-or-nothing. */
  readonly credit: number;
  readonly right: number;
  readonly wrong: number;
  readonly skipped: number;
  readonly notReached: number;
}

export interface DomainScore extends OutcomeCounts {
  readonly domain: string;
  /** Share of the blueprint, 0..1. */
  readonly weightShare: number;
  /** Credit over asked, 0..1; null when nothing was asked. */
  readonly share: number | null;
  /** Points of the total of 100 that were lost here; null when nothing was asked. With full coverage they sum to 100 − weighted percent. */
  readonly pointsLost: number | null;
}

/** Shares run from 0 to 1. Only scored questions that were not voided are in any of it. */
export interface Score extends OutcomeCounts {
  readonly domains: readonly DomainScore[];
  /** Credit over asked; null on an empty paper. */
  readonly raw: number | null;
  /** The score by blueprint weights; null unless every weighted domain was asked (what was not asked is never imputed). */
  readonly weighted: number | null;
  /** The same over the domains that were asked; not for display when `coverage` is below 1. */
  readonly weightedOverCovered: number | null;
  /** Share of the blueprint's weight whose domains were asked, 0..1. */
  readonly coverage: number;
  /** Kish's effective number of questions of the weighted score. */
  readonly effectiveSize: number | null;
  /** Total-variation distance between the paper's domains and the blueprint's weights, 0..1; bounds |weighted − raw|. */
  readonly variation: number;
  /** Which score stands at the top of the report; null on an empty paper. */
  readonly headline: 'weighted' | 'raw' | null;
}

/** Numbers this close are equal: they differ by rounding in the last digits only. */
const tolerance = 1e-9;

/** Whether an unrounded value has got to a mark. */
export function reaches(value: number, mark: number): boolean {
  return value >= mark - tolerance;
}

/** How unevenly a paper may be spread before its weighted score is more luck than the raw one (MEASURES 2.2). */
const evenEnough = 0.8;

function countOutcomes(questions: readonly MarkedQuestion[]): OutcomeCounts {
  const counts = { asked: 0, credit: 0, right: 0, wrong: 0, skipped: 0, notReached: 0 };
  for (const question of questions) {
    counts.asked += 1;
    switch (outcomeOf(question)) {
      case 'right':
        counts.right += 1;
        break;
      case 'wrong':
        counts.wrong += 1;
        break;
      case 'skipped':
        counts.skipped += 1;
        break;
      case 'not-reached':
        counts.notReached += 1;
        break;
    }
    // A blank is wrong in every exam, whatever the rule gives for options left alone.
    if (!question.mark.blank) counts.credit += question.mark.credit;
  }
  return counts;
}

/** The score of a paper from its marks (MEASURES 2.2): from counts, never from rounded percentages. */
export function score(marked: readonly MarkedQuestion[], domains: readonly Pick<Domain, 'id' | 'weight'>[]): Score {
  const counted = marked.filter((question) => question.scored && !question.voided);
  const total = countOutcomes(counted);
  const totalWeight = domains.reduce((sum, domain) => sum + domain.weight, 0);
  if (!(totalWeight > 0)) throw new RangeError('no domain has a weight');

  const rows = domains.map(({ id, weight }) => ({ domain: id, weight, ...countOutcomes(counted.filter((question) => question.domain === id)) }));
  const covered = rows.filter((row) => row.weight > 0 && row.asked > 0);
  const coveredWeight = covered.reduce((sum, row) => sum + row.weight, 0);
  const weightedOverCovered =
    coveredWeight === 0 ? null : covered.reduce((sum, row) => sum + (row.weight * row.credit) / row.asked, 0) / coveredWeight;
  const size = effectiveSize(rows);

  const isComplete = coveredWeight === totalWeight;
  const isEven = size !== null && reaches(size, evenEnough * total.asked);
  const inDomains = rows.reduce((sum, row) => sum + row.asked, 0);
  const distance = rows.reduce((sum, row) => sum + Math.abs(row.asked / total.asked - row.weight / totalWeight), 1 - inDomains / total.asked);

  return {
    ...total,
    domains: rows.map(({ weight, ...row }) => {
      const weightShare = weight / totalWeight;
      const share = row.asked === 0 ? null : row.credit / row.asked;
      return { ...row, weightShare, share, pointsLost: share === null ? null : 100 * weightShare * (1 - share) };
    }),
    raw: total.asked === 0 ? null : total.credit / total.asked,
    weighted: isComplete ? weightedOverCovered : null,
    weightedOverCovered,
    coverage: coveredWeight / totalWeight,
    effectiveSize: size,
    variation: total.asked === 0 ? 0 : distance / 2,
    headline: total.asked === 0 ? null : isComplete && isEven ? 'weighted' : 'raw',
  };
}

/** How much of the gap to a right answer the memory of a question closes; an assumption, made for the warning below alone (MEASURES 1.7). */
const remembered = 0.5;

/** Points of 100 by which questions that were seen before may have raised a score; `level` (0..1) is what the candidate can do without them. */
export function inflationPoints(repeats: number, asked: number, level: number): number {
  return asked === 0 ? 0 : ((100 * repeats) / asked) * remembered * (1 - level);
}
