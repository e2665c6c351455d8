/** What this app is, and whose work it contains. */

import type { Output } from '../../../api/contract';
import { say } from '../../../language/say';
import { useRead } from '../../data/queries';
import { Loading } from '../../ui/loading';
import { PageHeader } from '../../ui/page-header';
import { type Column, Table } from '../../ui/table';

type Package = Output<'app.licences'>['packages'][number];

const COLUMNS: readonly Column<Package>[] = [
  { id: 'name', header: say('about.package'), cell: ({ name }) => name, isRowHeader: true },
  { id: 'version', header: say('about.package-version'), cell: ({ version }) => version },
  { id: 'licence', header: say('about.licence'), cell: ({ licence }) => licence },
];

export default function AboutScreen() {
  const info = useRead('app.info', {});
  const licences = useRead('app.licences', {});
  if (!info.data || !licences.data) return <Loading label={say('app.loading')} />;
  return (
    <>
      <PageHeader title={say('about.title')} subtitle={say('about.version', { version: info.data.version })} />
      <p>{say('about.own')}</p>
      <h2>{say('about.packages')}</h2>
      <Table
        caption={say('about.packages')}
        columns={COLUMNS}
        rows={licences.data.packages}
        rowKey={({ name, version }) => `${name} ${version}`}
        isDense
      />
    </>
  );
}
