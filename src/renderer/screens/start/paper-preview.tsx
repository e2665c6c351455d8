/** What the paper would be, before any clock runs: how many questions a domain, how many are new, and what is short. */

import type { Output } from '../../../api/contract';
import type { Blueprint } from '../../../core/bank';
import { say } from '../../../language/say';
import { formatClock } from '../../format';
import { passLineWords } from '../../pass-line';
import { Banner } from '../../ui/banner';
import styles from './start.module.css';

interface PaperPreviewProps {
  readonly blueprint: Blueprint;
  readonly wanted: number;
  readonly preview: Output<'attempt.preview'> | null;
}

export function PaperPreview({ blueprint, wanted, preview }: PaperPreviewProps) {
  const totalWeight = blueprint.domains.reduce((sum, domain) => sum + domain.weight, 0);
  const titleOf = (id: string) => blueprint.domains.find((domain) => domain.id === id)?.title ?? id;
  return (
    <section className={styles.paper} aria-labelledby="paper" aria-busy={preview === null}>
      <h2 id="paper">{say('start.paper')}</h2>
      {preview && (
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
          {preview.questions < wanted && <Banner tone="warning">{say('start.smaller', { questions: preview.questions, wanted })}</Banner>}
        </>
      )}
    </section>
  );
}
