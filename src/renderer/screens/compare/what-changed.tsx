/** The change of the score in a sentence and on the scale, and whether it is more than chance gives. */

import type { Report } from '../../../api/report-views';
import { changeOfScore } from '../../../core/change';
import { say } from '../../../language/say';
import { changeWords, incomparableWords } from '../../change-words';
import { BandScale } from '../../ui/band-scale';
import { attemptName, scaleLabel, scaleMarks, scoreFigure } from '../report/attempt-words';
import styles from './compare.module.css';

export interface ReportPair {
  readonly before: Report;
  readonly after: Report;
}

export function WhatChanged({ before, after }: ReportPair) {
  const compared = changeOfScore(before.row, after.row);
  const isPractice = [before, after].some(({ row }) => row.mode !== 'mock' && row.mode !== 'short');
  return (
    <section className={styles.section} aria-labelledby="compare-change">
      <h2 id="compare-change">{say('change.title')}</h2>
      <p className={styles.lead}>
        {compared.kind === 'change'
          ? changeWords(compared.change, { first: before.row.share ?? 0, second: after.row.share ?? 0 })
          : incomparableWords(compared.kind)}
      </p>
      {isPractice && <p className={styles.soft}>{say('change.practice')}</p>}
      {compared.kind === 'change' && (
        <BandScale
          label={scaleLabel(after.row, before.row)}
          marks={scaleMarks(after.row, before.row)}
          words={{
            score: after.row.share === null ? null : scoreFigure(after.row.share),
            previous:
              before.row.share === null
                ? null
                : say('report.scale.previous', { attempt: attemptName(before.row), score: scoreFigure(before.row.share) }),
            band: say(after.row.line.ours ? 'report.scale.ours' : 'report.scale.band', { low: after.row.line.low, high: after.row.line.high }),
          }}
        />
      )}
    </section>
  );
}
