/** The score in one look: number, verdict, how sure it is, and where it lies against the line. */

import { Check, CircleDashed, Eye, X } from 'lucide-react';
import type { Report } from '../../../api/report-views';
import { say } from '../../../language/say';
import { useRead } from '../../data/queries';
import { formatPercent, wholePercent } from '../../format';
import { BandScale } from '../../ui/band-scale';
import { attemptName, scaleLabel, scaleMarks, scoreFigure, verdictWord } from './attempt-words';
import styles from './headline.module.css';
import page from './report.module.css';
import { VerdictMark } from './verdict-mark';

export function Headline({ report }: { readonly report: Report }) {
  const { row, previous } = report;
  const { line } = row;
  return (
    <section className={styles.headline} aria-labelledby="report-score">
      <h2 id="report-score" className="visually-hidden">
        {say('report.score')}
      </h2>
      <div className={styles.scoreLine}>
        <p className={styles.score}>{row.share === null ? say('report.score.none') : formatPercent(row.share)}</p>
        <VerdictWords report={report} />
      </div>
      <Certainty report={report} />
      <BandScale
        label={scaleLabel(row, previous)}
        marks={scaleMarks(row, previous)}
        words={{
          score: row.share === null ? null : scoreFigure(row.share),
          previous:
            previous?.share == null ? null : say('report.scale.previous', { attempt: attemptName(previous), score: scoreFigure(previous.share) }),
          band: say(line.ours ? 'report.scale.ours' : 'report.scale.band', { low: line.low, high: line.high }),
        }}
      />
      <PracticeScale report={report} />
      <Counts counts={report.counts} />
    </section>
  );
}

function VerdictWords({ report: { row, clear } }: { readonly report: Report }) {
  if (row.share === null) return <p className={styles.noVerdict}>{say('report.score.none.why')}</p>;
  if (row.verdict === null) return <p className={styles.noVerdict}>{say('report.verdict.none')}</p>;
  const word = verdictWord(row.verdict, row.line);
  const sure = row.verdict === 'borderline' ? 'open' : clear ? 'clear' : 'uncertain';
  return (
    <p className={styles.verdictLine}>
      <VerdictMark verdict={row.verdict}>{say(`report.verdict.${sure}`, { verdict: word })}</VerdictMark>
    </p>
  );
}

/** The interval, the other score, and why this one stands at the top. */
function Certainty({ report: { row, coverage } }: { readonly report: Report }) {
  if (row.share === null) return null;
  const count = { right: row.right, asked: row.scored };
  const parts = [
    row.interval && say('report.true-level', { low: wholePercent(row.interval.low), high: wholePercent(row.interval.high) }),
    row.headline === 'weighted' && row.raw !== null
      ? say('report.raw', { percent: formatPercent(row.raw), ...count })
      : say('report.raw-is-headline', count),
    row.headline === 'raw' && row.weighted !== null && say('report.weighted', { percent: formatPercent(row.weighted) }),
  ];
  const why =
    row.headline === 'weighted'
      ? say('report.why.weighted')
      : coverage < 1
        ? say('report.why.coverage', { percent: formatPercent(1 - coverage) })
        : say('report.why.uneven');
  return (
    <div className={styles.certainty}>
      <p>{parts.filter(Boolean).join(' · ')}</p>
      <p className={page.fine}>{why}</p>
    </div>
  );
}

/** Only for those who have asked for it, and never without the pass mark that it assumes. */
function PracticeScale({ report: { practiceScale } }: { readonly report: Report }) {
  const { data: settings } = useRead('settings.read', {});
  if (practiceScale === null || !settings?.practiceScale) return null;
  return (
    <div className={styles.certainty}>
      <p>{say('report.practice-scale', { value: practiceScale.value, cut: practiceScale.cutPercent })}</p>
      <p className={page.fine}>{say('report.practice-scale.why')}</p>
    </div>
  );
}

function Counts({ counts }: Pick<Report, 'counts'>) {
  const all = [
    { kind: 'right', Sign: Check, count: counts.right },
    { kind: 'wrong', Sign: X, count: counts.wrong },
    { kind: 'unanswered', Sign: CircleDashed, count: counts.unanswered },
    { kind: 'unscored', Sign: Eye, count: counts.unscored },
  ] as const;
  return (
    <ul className={styles.counts} aria-label={say('report.counts')}>
      {all
        .filter(({ kind, count }) => kind !== 'unscored' || count > 0)
        .map(({ kind, Sign, count }) => (
          <li key={kind} data-outcome={kind}>
            <Sign size="1.125em" strokeWidth={2.5} aria-hidden="true" />
            <b>{count}</b> {say(`report.counts.${kind}`)}
          </li>
        ))}
    </ul>
  );
}
