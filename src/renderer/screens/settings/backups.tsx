/** The backups that there are, the newest few first, each with the way back to it. */

import { useState } from 'react';
import type { Output } from '../../../api/contract';
import { say } from '../../../language/say';
import { formatBytes, formatDate } from '../../format';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { type Column, Table } from '../../ui/table';
import styles from './settings.module.css';

export type Backup = Output<'data.backups'>['backups'][number];

const FIRST_BACKUPS = 5;

interface BackupsProps {
  readonly backups: readonly Backup[];
  readonly isBusy: boolean;
  readonly onRestore: (backup: Backup) => void;
}

export function Backups({ backups, isBusy, onRestore }: BackupsProps) {
  const [all, setAll] = useState(false);
  if (backups.length === 0) return <p>{say('data.backups.none')}</p>;
  const columns: readonly Column<Backup>[] = [
    { id: 'date', header: say('data.backups.date'), isRowHeader: true, cell: ({ atMs }) => formatDate(atMs) },
    { id: 'reason', header: say('data.backups.reason'), cell: ({ reason }) => say(`data.reason.${reason}`) },
    { id: 'size', header: say('data.backups.size'), isNumeric: true, cell: ({ bytes }) => formatBytes(bytes) },
    {
      id: 'action',
      header: <span className="visually-hidden">{say('data.backups.action')}</span>,
      cell: (backup) => (
        <Button
          variant="quiet"
          size="small"
          isDisabled={isBusy}
          aria-label={say('data.restore.label', { date: formatDate(backup.atMs) })}
          onPress={() => onRestore(backup)}
        >
          {say('data.restore')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <div className={styles.wide}>
        <Card isFlush>
          <Table
            caption={say('data.backups')}
            columns={columns}
            rows={all ? backups : backups.slice(0, FIRST_BACKUPS)}
            rowKey={({ name }) => name}
            isDense
          />
        </Card>
      </div>
      {!all && backups.length > FIRST_BACKUPS && (
        <Button variant="quiet" size="small" onPress={() => setAll(true)}>
          {say('data.backups.more', { count: backups.length })}
        </Button>
      )}
    </>
  );
}
