/** How the candidate's files are: what could not be read and when, what took its place, and where the unreadable bytes are kept. */

import type { Output } from '../../../api/contract';
import { say, sayCode } from '../../../language/say';
import { formatDate } from '../../format';
import { Banner } from '../../ui/banner';
import { Card } from '../../ui/card';
import { type Column, Table } from '../../ui/table';
import styles from './settings.module.css';

type Info = Output<'app.info'>;
type Entry = Info['health'][number];

const COLUMNS: readonly Column<Entry>[] = [
  { id: 'when', header: say('health.when'), cell: ({ at }) => formatDate(Date.parse(at)) },
  { id: 'what', header: say('health.what'), isRowHeader: true, cell: (entry) => <What entry={entry} /> },
];

function What({ entry: { code, file, quarantined, recoveredFrom } }: { readonly entry: Entry }) {
  const words = recoveredFrom ? say(`health.line.${recoveredFrom}`, { file, quarantined: quarantined ?? '' }) : sayCode(code, { file });
  return <span className={styles.plain}>{words}</span>;
}

export function StorageHealth({ info: { dataFolder, health, problems } }: { readonly info: Info }) {
  const isFine = health.length === 0 && problems.length === 0;
  // The folder is named as the system of the candidate writes it.
  const separator = dataFolder.includes('\\') ? '\\' : '/';
  return (
    <section className={styles.section} aria-labelledby="health">
      <h2 id="health">{say('health.section')}</h2>
      {isFine && <p>{say('health.fine')}</p>}
      <div className={styles.news}>
        {problems.map(({ code, params, place }) => (
          <Banner key={`${code} ${place.file}`} tone="warning">
            {sayCode(code, params)}
          </Banner>
        ))}
      </div>
      {health.length > 0 && (
        <div className={styles.wide}>
          <Card isFlush>
            <Table caption={say('health.section')} columns={COLUMNS} rows={health.toReversed()} rowKey={({ id }) => id} isDense />
          </Card>
        </div>
      )}
      {!isFine && <p>{say('health.safe')}</p>}
      <p>
        {say('health.quarantine')}: <code className={styles.path}>{`${dataFolder}${separator}quarantine`}</code>
      </p>
    </section>
  );
}
