/** Where the marks went: each domain with its weight, its level, what it cost, and how it moved since the last mock. */

import type { Report } from '../../../api/report-views';
import { oneDecimal } from '../../../core/printed';
import { say } from '../../../language/say';
import { formatPercent, formatPoints, wholePercent } from '../../format';
import { DomainBar, DomainSwatch } from '../../ui/domain-bar';
import { attemptName, scoreFigure } from './attempt-words';
import styles from './domain-table.module.css';
import page from './report.module.css';

type DomainLine = Report['domains'][number];

export function DomainTable({ report }: { readonly report: Report }) {
  const { row, domains, previous } = report;
  const target = domains[0]?.target ?? 0;
  const changeHeader = previous ? say('report.domains.since', { attempt: attemptName(previous) }) : say('report.domains.change');
  const totalChange = changeOfTotal(report);
  return (
    <section className={page.section} aria-labelledby="report-domains">
      <h2 id="report-domains">{say('report.domains')}</h2>
      <div className={page.sheet}>
        <table className={styles.domains}>
          <caption>{say('report.domains.caption', { target: wholePercent(target) })}</caption>
          <thead>
            <tr>
              <th scope="col">{say('report.domains.domain')}</th>
              <th scope="col">{say('report.domains.weight')}</th>
              <th scope="col">{say('report.domains.right')}</th>
              <th scope="col">{say('report.domains.percent')}</th>
              <th scope="col" className={styles.barCell}>
                <span className="visually-hidden">{say('report.domains.bar')}</span>
              </th>
              <th scope="col">{say('report.domains.lost')}</th>
              <th scope="col">{changeHeader}</th>
            </tr>
          </thead>
          <tbody>
            {domains.map((domain, index) => (
              <DomainRow key={domain.id} domain={domain} index={index} changeHeader={changeHeader} isFirst={previous === null} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say('report.domains.all')}</th>
              <td data-label={say('report.domains.weight')}>100</td>
              <td data-label={say('report.domains.right')}>{say('report.domains.share', { right: row.right, asked: row.scored })}</td>
              <td data-label={say('report.domains.percent')}>{row.share === null ? '–' : scoreFigure(row.share)}</td>
              <td className={styles.barCell} />
              <td data-label={say('report.domains.lost')}>{row.weighted === null ? '–' : scoreFigure(1 - row.weighted)}</td>
              <td data-label={changeHeader}>{totalChange === null ? '–' : <Change points={totalChange} />}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

/** In percentage points; null where the two scores are not of one kind, or one of them leaves domains out. */
function changeOfTotal({ row, previous, coverage }: Report): number | null {
  if (row.share === null || previous?.share == null || coverage < 1 || row.headline !== previous.headline) return null;
  return 100 * (row.share - previous.share);
}

interface DomainRowProps {
  readonly domain: DomainLine;
  readonly index: number;
  readonly changeHeader: string;
  readonly isFirst: boolean;
}

function DomainRow({ domain, index, changeHeader, isFirst }: DomainRowProps) {
  const { id, title, weightPercent, asked, right, share, interval, target, pointsLost, change, tooFew } = domain;
  const label =
    share === null || interval === null
      ? say('report.domains.bar.none', { target: wholePercent(target) })
      : say('report.domains.bar.label', {
          percent: formatPercent(share),
          low: wholePercent(interval.low),
          high: wholePercent(interval.high),
          target: wholePercent(target),
        });
  return (
    <tr>
      <th scope="row">
        <span className={styles.domainName}>
          <span className={styles.domainNumber}>
            <DomainSwatch index={index} />
            {id}
          </span>
          <span>
            {title}
            {tooFew && asked > 0 && <span className={styles.tooFew}>{say('report.domains.too-few')}</span>}
            {asked === 0 && <span className={styles.tooFew}>{say('report.domains.not-asked')}</span>}
          </span>
        </span>
      </th>
      <td data-label={say('report.domains.weight')}>{oneDecimal(weightPercent)}</td>
      <td data-label={say('report.domains.right')}>{say('report.domains.share', { right, asked })}</td>
      <td data-label={say('report.domains.percent')}>{share === null ? '–' : scoreFigure(share)}</td>
      <td className={styles.barCell}>
        <DomainBar label={label} index={index} share={share} interval={interval} target={target} />
      </td>
      <td data-label={say('report.domains.lost')}>{pointsLost === null ? '–' : formatPoints(pointsLost)}</td>
      <td data-label={changeHeader}>
        {change !== null ? (
          <Change points={change} />
        ) : (
          <span className={page.soft}>{isFirst ? say('report.domains.first') : share === null ? '–' : say('report.domains.not-before')}</span>
        )}
      </td>
    </tr>
  );
}

/** A change in percentage points: an arrow, the number, and for screen readers the word. */
function Change({ points }: { readonly points: number }) {
  const size = formatPoints(points);
  if (size === '0.0') return <span className={page.soft}>{say('report.domains.same')}</span>;
  const direction = points > 0 ? 'up' : 'down';
  return (
    <span className={styles.change} data-direction={direction}>
      <svg viewBox="0 0 9 8" aria-hidden="true">
        <path d={direction === 'up' ? 'M4.5 0 9 8H0Z' : 'M4.5 8 0 0h9Z'} fill="currentColor" />
      </svg>
      <span className="visually-hidden">{say(`report.domains.${direction}`)} </span>
      {size}
    </span>
  );
}
