/** The report of a finished attempt: where the marks went, by domain, type, time and question. */

import { tallyChanges } from '../core/answer-changes';
import { type Corrections, correctionOf } from '../core/corrections';
import { type Countdown, INTERRUPTION_LIMIT_MS, interruptedMs } from '../core/countdown';
import { isRushed, rapidAnswers } from '../core/effort';
import { type AttemptRow, type Evidence, isMock } from '../core/evidence';
import { domainInterval, fewestForVerdict } from '../core/interval';
import { type MarkedAnswer, referencePaceMs, tempoOf } from '../core/marking';
import type { Paper } from '../core/paper';
import { inflationPoints, type Outcome, score } from '../core/scoring';
import { targetShare } from '../core/target';
import { typeResults } from '../core/type-results';
import { practiceScaleOn, verdict } from '../core/verdict';
import { keyResponse, presentAnswer, presentQuestion, presentSolution } from './present';
import type { Report, ReportQuestion } from './report-views';

interface ReportSource {
  readonly paper: Paper;
  readonly evidence: Evidence;
  readonly marked: readonly MarkedAnswer[];
  /** The same attempt as it was scored before the candidate put anything right. */
  readonly uncorrected: Evidence;
  readonly corrections: Corrections;
  readonly countdown: Countdown;
  /** The last submitted mock of the same blueprint before this one. */
  readonly previous: AttemptRow | null;
}

export function reportOf({ paper, evidence, marked, uncorrected, corrections, countdown, previous }: ReportSource): Report {
  const { row } = evidence;
  const result = score(marked, paper.blueprint.domains);
  const pace = referencePaceMs(paper, marked);
  const counted = marked.filter((answer) => answer.scored && !answer.voided);
  const totalWeight = paper.blueprint.domains.reduce((sum, domain) => sum + domain.weight, 0);
  const seen = marked.filter((answer) => answer.seen);
  const wrong = (answer: MarkedAnswer) => answer.outcome === 'wrong';
  const tempo = (answer: MarkedAnswer) => tempoOf(answer.answer.dwellMs, pace);

  return {
    row,
    blueprint: paper.blueprint,
    bank: { id: paper.bank.id, title: paper.bank.title, version: paper.bank.version },
    // What the candidate typed or was given; the rest of the seed string is told by the report anyway.
    seed: paper.seed.split('|').slice(4).join('|'),
    fixed: paper.fixed,
    feedback: paper.feedback,
    clockPolicy: paper.clockPolicy,
    extraMs: paper.extraMs,
    coverage: result.coverage,
    counts: {
      right: result.right,
      wrong: result.wrong,
      unanswered: result.skipped + result.notReached,
      unscored: marked.filter((answer) => !answer.scored).length,
      voided: marked.filter((answer) => answer.voided).length,
    },
    clear: row.share !== null && verdict(row.share, row.line, row.interval).clear,
    domains: paper.blueprint.domains.map((domain) => {
      const line = result.domains.find((candidate) => candidate.domain === domain.id);
      const before = previous?.domains.find((candidate) => candidate.id === domain.id);
      const share = line?.share ?? null;
      const beforeShare = before && before.asked > 0 ? before.right / before.asked : null;
      return {
        id: domain.id,
        title: domain.title,
        weightPercent: (100 * domain.weight) / totalWeight,
        asked: line?.asked ?? 0,
        right: line?.right ?? 0,
        share,
        interval: line ? domainInterval(line.credit, line.asked) : null,
        target: targetShare(row.line),
        pointsLost: line?.pointsLost ?? null,
        change: share === null || beforeShare === null ? null : 100 * (share - beforeShare),
        tooFew: (line?.asked ?? 0) < fewestForVerdict,
      };
    }),
    types: typeResults(marked),
    allocation: paper.allocation,
    pacing: {
      evenMs: paper.limitMs === null ? null : (paper.limitMs - paper.extraMs) / paper.questions.length,
      meanMs: seen.length === 0 ? 0 : seen.reduce((sum, answer) => sum + answer.answer.dwellMs, 0) / seen.length,
      leftMs: paper.limitMs === null ? null : Math.max(0, paper.limitMs - row.spentMs),
      slowWrong: seen.filter((answer) => wrong(answer) && tempo(answer).slow).length,
      fastWrong: seen.filter((answer) => wrong(answer) && tempo(answer).fast).length,
      notReached: marked.filter((answer) => answer.outcome === 'not-reached').length,
      // A drill, and practice with feedback on the way, weigh no more than half anyway.
      rushed:
        (isMock(paper) || (paper.mode === 'custom' && paper.feedback === 'end')) && isRushed(evidence.answers)
          ? rapidAnswers(evidence.answers)
          : null,
    },
    changes: tallyChanges(
      counted.flatMap((answer) => answer.changes),
      counted.length,
    ),
    // What has no verdict has no place on a scale that is about passing.
    practiceScale: row.share === null || row.verdict === null ? null : practiceScaleOn(row.share, row.line),
    interruptedMs: interruptedMs(countdown),
    interruptedTooLong: isMock(paper) && interruptedMs(countdown) > INTERRUPTION_LIMIT_MS,
    inflationPoints: inflationPoints(row.repeats, row.questions, row.share ?? 0),
    clockMoves: countdown.clockMoves,
    previous,
    beforeCorrections: marked.some(({ question }) => correctionOf(corrections, question) !== null)
      ? { share: uncorrected.row.share, right: uncorrected.row.right, scored: uncorrected.row.scored, verdict: uncorrected.row.verdict }
      : null,
    caseStudies: paper.caseStudies,
    topicTitles: Object.fromEntries(paper.topics.map((topic) => [topic.id, topic.title])),
    questions: marked.map((answer, index) => ({
      ...reportQuestion(paper, answer, index, tempo(answer)),
      correction: correctionShown(corrections, answer, uncorrected.answers[index]?.outcome),
    })),
  };
}

function reportQuestion(
  paper: Paper,
  answer: MarkedAnswer,
  index: number,
  { slow, fast }: { slow: boolean; fast: boolean },
): Omit<ReportQuestion, 'correction'> {
  const { drawn, question, domain, scored, voided, outcome, mark } = answer;
  return {
    number: index + 1,
    view: presentQuestion({ question, optionOrder: drawn.optionOrder }),
    answer: presentAnswer(answer.answer),
    solution: presentSolution(paper, question),
    domain,
    topics: question.topics,
    scored,
    voided,
    outcome,
    hits: mark.hits,
    dwellMs: answer.answer.dwellMs,
    slow: slow && answer.seen,
    fast: fast && answer.seen,
    changed: answer.changes.length > 0,
    exposuresBefore: drawn.exposuresBefore,
  };
}

/** What the candidate has put right about a question, beside what it was before. */
function correctionShown(corrections: Corrections, { drawn }: MarkedAnswer, outcomeBefore: Outcome | undefined): ReportQuestion['correction'] {
  const correction = correctionOf(corrections, drawn.question);
  if (correction === null || outcomeBefore === undefined) return null;
  return { kind: correction.kind, note: correction.note, keyBefore: keyResponse(drawn.question), outcomeBefore };
}
