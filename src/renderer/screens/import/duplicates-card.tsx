/** Questions of the set that are there already, side by side with the ones that they repeat, and what is to become of them. */

import type { DuplicatesView } from '../../../api/import-views';
import { say } from '../../../language/say';
import { formatPercent } from '../../format';
import { Card } from '../../ui/card';
import { Checkbox } from '../../ui/checkbox';
import { ScrollRoom } from '../../ui/scroll-room';
import { type Column, Table } from '../../ui/table';
import { Tag } from '../../ui/tag';
import styles from './import.module.css';

type Kind = 'exact' | 'near';
export type Skipped = Readonly<Record<Kind, boolean>>;
type Row = DuplicatesView['rows'][number];

interface DuplicatesCardProps {
  readonly duplicates: DuplicatesView;
  readonly skipped: Skipped;
  readonly isDisabled: boolean;
  readonly onChange: (skipped: Skipped) => void;
}

const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'kind',
    header: say('import.duplicates.kind'),
    cell: ({ kind, similarity }) => (
      <Tag tone={kind === 'exact' ? 'caution' : 'neutral'}>
        {kind === 'exact' ? say('import.duplicates.exact') : say('import.duplicates.near', { percent: formatPercent(similarity) })}
      </Tag>
    ),
  },
  { id: 'words', header: say('import.duplicates.here'), isRowHeader: true, cell: ({ question, words }) => <Words id={question} words={words} /> },
  {
    id: 'twin',
    header: say('import.duplicates.there'),
    cell: ({ bank, twin, twinWords }) => <Words id={`${bank ?? say('import.duplicates.same-set')} · ${twin}`} words={twinWords} />,
  },
];

export function DuplicatesCard({ duplicates, skipped, isDisabled, onChange }: DuplicatesCardProps) {
  const { exact, near, rows } = duplicates;
  const count = exact.count + near.count;
  if (count === 0) return null;
  return (
    <Card title={say('import.duplicates')} isFlush>
      <div className={styles.choice}>
        {(['exact', 'near'] as const).map(
          (kind) =>
            duplicates[kind].count > 0 && (
              <Checkbox
                key={kind}
                isSelected={skipped[kind]}
                isDisabled={isDisabled}
                onChange={(isSkipped) => onChange({ ...skipped, [kind]: isSkipped })}
                detail={say(`import.duplicates.${kind}.hint`)}
              >
                {say(`import.duplicates.${kind}.skip`, { count: duplicates[kind].count })}
              </Checkbox>
            ),
        )}
      </div>
      <ScrollRoom label={say('import.duplicates')} isLow>
        <Table caption={say('import.duplicates')} columns={COLUMNS} rows={rows} rowKey={({ question }) => question} isDense />
      </ScrollRoom>
      {count > rows.length && <p className={styles.note}>{say('import.duplicates.more', { shown: rows.length, count })}</p>}
    </Card>
  );
}

function Words({ id, words }: { readonly id: string; readonly words: string }) {
  return (
    <span className={styles.sentence}>
      <code className={styles.place}>{id}</code> {words}
    </span>
  );
}
