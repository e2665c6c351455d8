/** The questions of a bank, each with what the candidate has made of it: to mend one, write one, or export them. */

import { Download, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Output } from '../../../api/contract';
import { bare } from '../../../core/plain-words';
import { say } from '../../../language/say';
import { useRead } from '../../data/queries';
import { whyFailed } from '../../data/why-failed';
import { ExportDialog } from '../../export/export-dialog';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Loading } from '../../ui/loading';
import { PageHeader } from '../../ui/page-header';
import { Pager, usePages } from '../../ui/pager';
import { SegmentedControl } from '../../ui/segmented-control';
import { Tag } from '../../ui/tag';
import { TextField } from '../../ui/text-field';
import styles from './edit.module.css';

type Row = Output<'edit.list'>['questions'][number];
const PAGE = 50;

export default function BankScreen({ bank }: { readonly bank: string }) {
  const [, navigate] = useLocation();
  const list = useRead('edit.list', { bank });
  if (list.isPending) return <Loading label={say('app.loading')} />;
  if (list.isError) {
    return (
      <ErrorState
        title={say('app.broken')}
        detail={whyFailed(list.error)}
        action={{ label: say('app.back-to-library'), onPress: () => navigate('/') }}
      />
    );
  }
  return <Bank {...list.data} />;
}

function Bank({ bank, questions }: Output<'edit.list'>) {
  const [, navigate] = useLocation();
  const [sought, setSought] = useState('');
  const [only, setOnly] = useState<'all' | 'mine'>('all');
  const [isExporting, setExporting] = useState(false);
  const mine = questions.filter(({ state }) => state !== 'as-is');
  const words = sought.trim().toLowerCase();
  const rows = (only === 'mine' ? mine : questions).filter(
    ({ id, stem }) => words === '' || id.includes(words) || stem.toLowerCase().includes(words),
  );
  const { shown, pages } = usePages(rows, PAGE);
  return (
    <>
      <PageHeader
        title={bank.title}
        subtitle={say('edit.list.subtitle', { count: questions.filter(({ state }) => state !== 'removed').length })}
        back={{ label: say('app.back-to-library'), onPress: () => navigate('/') }}
        actions={
          <>
            <Button variant="primary" icon={Plus} onPress={() => navigate(`/edit/${bank.id}/new`)}>
              {say('edit.write')}
            </Button>
            {questions.length > 0 && (
              <Button icon={Download} onPress={() => setExporting(true)}>
                {say('export.button')}
              </Button>
            )}
          </>
        }
      />
      <p className={styles.soft}>{say(bank.own ? 'edit.list.own' : 'edit.list.kept')}</p>
      {questions.length === 0 ? (
        <EmptyState sentence={say('edit.list.empty')} />
      ) : (
        <>
          <div className={styles.tools}>
            <TextField label={say('edit.list.search')} isSearch placeholder={say('edit.list.search')} value={sought} onChange={setSought} />
            <SegmentedControl
              label={say('edit.list.filter')}
              segments={[
                { id: 'all', label: say('edit.list.all'), count: questions.length },
                { id: 'mine', label: say('edit.list.mine'), count: mine.length },
              ]}
              selected={only}
              onSelect={setOnly}
            />
          </div>
          {rows.length === 0 ? (
            <EmptyState sentence={say('edit.list.none')} />
          ) : (
            <ul className={styles.rows} aria-label={say('edit.list.questions')}>
              {shown.map((row) => (
                <li key={row.id}>
                  <QuestionRow bank={bank.id} row={row} />
                </li>
              ))}
            </ul>
          )}
          <Pager table={say('edit.list.questions')} {...pages} />
        </>
      )}
      {isExporting && (
        <ExportDialog
          title={say('export.button.of', { bank: bank.title })}
          choices={[{ id: 'bank', label: bank.title, from: { kind: 'bank', bank: bank.id } }]}
          onClose={() => setExporting(false)}
        />
      )}
    </>
  );
}

const TONES = { edited: 'accent', added: 'accent', unfinished: 'caution', removed: 'neutral' } as const;

function QuestionRow({ bank, row: { id, stem, type, state, move } }: { readonly bank: string; readonly row: Row }) {
  return (
    <>
      <Link href={`/edit/${bank}/${id}`} className={styles.rowLink ?? ''}>
        {stem.trim() === '' ? say('edit.list.no-words') : bare(stem)}
      </Link>
      <p className={styles.soft}>
        <code>{id}</code> · {say(`edit.type.${type}`)} {state !== 'as-is' && <Tag tone={TONES[state]}>{say(`edit.state.${state}`)}</Tag>}{' '}
        {move !== 'none' && <Tag tone="caution">{say(`edit.move.${move}`)}</Tag>}
      </p>
    </>
  );
}
