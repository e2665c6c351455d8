/** The missed questions as a compact table, for paper alone: on screen they are a list that opens. */

import type { Report } from '../../../api/report-views';
import { answerInLetters } from '../../../core/answer-words';
import { say } from '../../../language/say';
import { formatClock } from '../../format';
import styles from './missed-on-paper.module.css';
import { isShown } from './question-filters';

export function MissedOnPaper({ report }: { readonly report: Report }) {
  const missed = report.questions.filter((question) => isShown(question, 'missed'));
  return (
    <section className={styles.onPaper} aria-labelledby="report-missed">
      <h2 id="report-missed">{say('report.missed')}</h2>
      {missed.length === 0 ? (
        <p>{say('report.missed.none')}</p>
      ) : (
        <>
          <p className={styles.legend}>{say('report.missed.caption')}</p>
          <table className={styles.missed} aria-labelledby="report-missed">
            <thead>
              <tr>
                <th scope="col">{say('report.missed.number')}</th>
                <th scope="col">{say('report.missed.id')}</th>
                <th scope="col">{say('report.missed.domain')}</th>
                <th scope="col">{say('report.missed.topic')}</th>
                <th scope="col">{say('report.missed.outcome')}</th>
                <th scope="col">{say('report.missed.yours')}</th>
                <th scope="col">{say('report.missed.key')}</th>
                <th scope="col">{say('report.missed.time')}</th>
                <th scope="col">{say('report.missed.marks')}</th>
              </tr>
            </thead>
            <tbody>
              {missed.map(({ number, view, domain, topics, outcome, answer, solution, dwellMs, changed }) => (
                <tr key={number}>
                  <th scope="row">{number}</th>
                  <td>{view.id}</td>
                  <td>{domain}</td>
                  <td>{topics[0] === undefined ? '' : (report.topicTitles[topics[0]] ?? topics[0])}</td>
                  <td>{say(`report.outcome.${outcome}`)}</td>
                  <td>{answerInLetters(view, answer.response)}</td>
                  <td>{answerInLetters(view, solution.key)}</td>
                  <td>{formatClock(dwellMs)}</td>
                  <td>
                    {[...(answer.flagged ? [say('report.question.flagged')] : []), ...(changed ? [say('report.question.changed')] : [])].join(', ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
