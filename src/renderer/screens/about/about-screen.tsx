/** What this app is, whose work it contains, and the licences that want to be told with it. */

import type { Output } from '../../../api/contract';
import { say } from '../../../language/say';
import { useRead } from '../../data/queries';
import { Card } from '../../ui/card';
import { Disclosure } from '../../ui/disclosure';
import { Loading } from '../../ui/loading';
import { PageHeader } from '../../ui/page-header';
import { type Column, Table } from '../../ui/table';
import styles from './about.module.css';

type Package = Output<'app.licences'>['packages'][number];
type LicenceText = Output<'app.licence-texts'>['texts'][number];

const COLUMNS: readonly Column<Package>[] = [
  { id: 'name', header: say('about.package'), cell: ({ name }) => name, isRowHeader: true },
  { id: 'version', header: say('about.package-version'), cell: ({ version }) => version },
  { id: 'licence', header: say('about.licence'), cell: ({ licence }) => licence },
];

function wordsOf({ licence, text, maker }: LicenceText): string {
  if (text !== null) return text;
  return maker === null ? say('about.no-text-no-maker', { licence }) : say('about.no-text', { licence, maker });
}

export default function AboutScreen() {
  const info = useRead('app.info', {});
  const licences = useRead('app.licences', {});
  const texts = useRead('app.licence-texts', {});
  if (!info.data || !licences.data || !texts.data) return <Loading label={say('app.loading')} />;
  return (
    <>
      <PageHeader title={say('about.title')} subtitle={say('about.version', { version: info.data.version })} />
      <p>{say('about.own')}</p>
      <Card title={say('about.packages')} isFlush>
        <Table
          caption={say('about.packages')}
          columns={COLUMNS}
          rows={licences.data.packages}
          rowKey={({ name, version }) => `${name} ${version}`}
          isDense
        />
      </Card>
      <Card title={say('about.texts')}>
        {texts.data.texts.map((one) => (
          <Disclosure
            key={`${one.licence} ${one.text ?? one.packages[0]}`}
            summary={say('about.text-of', { licence: one.licence, packages: one.packages.join(', ') })}
          >
            <p className={styles.text}>{wordsOf(one)}</p>
          </Disclosure>
        ))}
      </Card>
    </>
  );
}
