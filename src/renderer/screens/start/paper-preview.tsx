/** What the paper would be, before any clock runs: how many questions a domain, how many are new, and what is short. */

import type { StartOptions, StartPreview } from '../../../api/views';
import type { Blueprint } from '../../../core/bank';
import { say } from '../../../language/say';
import { formatClock } from '../../format';
import { passLineWords } from '../../pass-line';
import { Banner } from '../../ui/banner';
import styles from './start.module.css';

interface PaperPreviewProps {
  readonly blueprint: Blueprint;
  readonly options: StartOptions;
  readonly preview: StartPreview | null;
}

export function PaperPreview({ blueprint, options, preview }: PaperPreviewProps) {
  return (
    <section className={styles.paper} aria-labelledby="paper" aria-busy={preview === null}>
      <h2 id="paper">{say('start.paper')}</h2>
      {preview &&
        (preview.questions === 0 ? <Banner tone="warning">{nothingWords(options)}</Banner> : <Paper {...{ blueprint, options, preview }} />)}
    </section>
  );
}

/** Why no question is left to ask. */
function nothingWords({ pool, domains, types, lastAttempts }: StartOptions): string {
  if (domains.length > 0 || types.length > 0) return say('start.nothing.chosen');
  return pool === 'all' ? say('start.nothing.bank') : say(`start.nothing.${pool}`, { count: lastAttempts });
}

function Paper({ blueprint, options, preview }: PaperPreviewProps & { readonly preview: StartPreview }) {
  const totalWeight = blueprint.domains.reduce((sum, domain) => sum + domain.weight, 0);
  const titleOf = (id: string) => blueprint.domains.find((domain) => domain.id === id)?.title ?? id;
  return (
    <>
      <p className={styles.big}>
        {preview.limitMs === null
          ? say('start.paper.untimed', { count: preview.questions })
          : say('start.paper.line', { count: preview.questions, time: formatClock(preview.limitMs) })}
      </p>
      <p className={styles.soft}>{passLineWords(preview.line)}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say('start.paper.domain')}</th>
            <th scope="col">{say('start.paper.weight')}</th>
            <th scope="col">{say('start.paper.asked')}</th>
          </tr>
        </thead>
        <tbody>
          {blueprint.domains.map((domain) => (
            <tr key={domain.id}>
              <th scope="row">
                {domain.id} {domain.title}
              </th>
              <td>{Math.round((1000 * domain.weight) / totalWeight) / 10} %</td>
              <td>{preview.allocation.find((row) => row.domain === domain.id)?.asked ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.soft}>
        {preview.repeats === 0 ? say('start.paper.fresh') : say('start.paper.repeats', { count: preview.repeats })}{' '}
        {say('start.paper.unseen', { unseen: preview.unseen, pool: preview.pool })}
      </p>
      {preview.short.length > 0 && (
        <Banner tone="warning">
          {say('start.short', {
            list: preview.short
              .map((row) => say('start.short.item', { domain: titleOf(row.domain), asked: row.asked, wanted: row.wanted }))
              .join(', '),
          })}
        </Banner>
      )}
      {preview.questions < options.questions && <Banner tone="warning">{smallerWords(options.questions, preview)}</Banner>}
    </>
  );
}

/** That the paper is smaller than it was wanted, what this does to its time, and why, where there would have been questions enough. */
function smallerWords(wanted: number, { questions, limitMs, pool }: StartPreview): string {
  const fact = say(limitMs === null ? 'start.smaller.untimed' : 'start.smaller', { questions, wanted });
  return pool >= wanted ? `${fact} ${say('start.smaller.alike')}` : fact;
}
