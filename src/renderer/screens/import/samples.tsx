/** A few questions of a set as the exam room would show them, with their keys. */

import { useId } from 'react';
import type { ImportPreview } from '../../../api/import-views';
import { say } from '../../../language/say';
import { useRead } from '../../data/queries';
import { Card } from '../../ui/card';
import { Prose } from '../../ui/prose';
import { ChoiceOptions } from '../exam/choice-options';
import { Picture } from '../exam/exhibits';
import { MatchOptions } from '../exam/match-options';
import { OrderOptions } from '../exam/order-options';
import styles from './import.module.css';

type Sample = ImportPreview['samples'][number];
const nothing = () => {};

export function Samples({ preview: { id, samples } }: { readonly preview: ImportPreview }) {
  return (
    <Card title={say('import.samples')}>
      <ol className={styles.samples}>
        {samples.map((sample) => (
          <li key={sample.view.id}>
            <Question preview={id} sample={sample} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** A picture of a set that is not in the library yet. */
function Shown({ preview, exhibit }: { readonly preview: string; readonly exhibit: Sample['view']['exhibits'][number] }) {
  const { data } = useRead('import.picture', { id: preview, file: exhibit.file });
  return <Picture data={data} exhibit={exhibit} />;
}

function Question({ preview, sample: { view, solution } }: { readonly preview: string; readonly sample: Sample }) {
  const stem = useId();
  const shared = { question: view, locked: true, labelledBy: stem };
  const { key } = solution;
  return (
    <article className={styles.sample} aria-label={view.id}>
      <p className={styles.soft}>
        <code>{view.id}</code>
      </p>
      {view.scenario && <Prose text={view.scenario} />}
      {view.exhibits.map((exhibit) => (
        <Shown key={exhibit.file} preview={preview} exhibit={exhibit} />
      ))}
      <div id={stem} className={styles.stem}>
        <Prose text={view.stem} />
      </div>
      {key.kind === 'choice' && <ChoiceOptions {...shared} chosen={[]} struck={[]} solution={solution} onSelect={nothing} onStrike={nothing} />}
      {key.kind === 'order' && <OrderOptions {...shared} order={key.order} solution={solution} onOrder={nothing} />}
      {key.kind === 'match' && <MatchOptions {...shared} pairs={key.pairs} solution={solution} onPairs={nothing} />}
      {solution.explanation && <Prose text={solution.explanation} />}
    </article>
  );
}
