/** The banks of the library; imported ones can be removed, with a way back. */

import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { CallError } from '../../../api/client';
import type { Output } from '../../../api/contract';
import { say, sayCode } from '../../../language/say';
import { useCall } from '../../data/queries';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Tag } from '../../ui/tag';
import styles from './library.module.css';

// Windows come when they are asked for: the first screen is drawn without them.
const ExportDialog = lazy(async () => ({ default: (await import('../../export/export-dialog')).ExportDialog }));
const ConfirmDialog = lazy(async () => ({ default: (await import('../../ui/confirm-dialog')).ConfirmDialog }));

type BankCard = Output<'library.read'>['banks'][number];

export function BankList({ banks }: { readonly banks: readonly BankCard[] }) {
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState<BankCard | null>(null);
  const [exported, setExported] = useState<BankCard | null>(null);
  const remove = useCall('bank.remove');
  const undo = useCall('import.undo');
  const [error] = [remove.error, undo.error].filter((failed) => failed instanceof CallError);
  const confirm = () => {
    if (asked) remove.mutate({ bank: asked.id });
    undo.reset();
    setAsked(null);
  };
  return (
    <>
      {error && <Banner tone="error">{sayCode(error.problem.code, error.problem.params)}</Banner>}
      {remove.data && !undo.data && (
        <Banner tone="success" action={{ label: say('import.undo'), onPress: () => undo.mutate({ undo: remove.data.undo }) }}>
          {say('library.bank.removed', { title: remove.data.title })}
        </Banner>
      )}
      {remove.data && undo.data && <Banner tone="success">{say('library.bank.back', { title: remove.data.title })}</Banner>}
      <ul className={styles.banks}>
        {banks.map((bank) => (
          <li key={bank.id} className={styles.bank}>
            <div>
              <b>{bank.title}</b> {bank.origin === 'imported' && <Tag>{say(bank.own ? 'library.bank.own' : 'library.bank.imported')}</Tag>}
              <p className={styles.soft}>
                {say('library.bank.questions', { count: bank.questions })} ·{' '}
                {say('library.bank.version', { version: bank.version, licence: bank.licence ?? '–' })}
              </p>
              {Object.keys(bank.stock).length === 0 && <p className={styles.soft}>{say('library.unplaced')}</p>}
            </div>
            <div className={styles.choices}>
              <Button
                variant="quiet"
                size="small"
                aria-label={say('library.bank.study.label', { title: bank.title })}
                onPress={() => navigate(`/study/${bank.id}`)}
              >
                {say('library.bank.study')}
              </Button>
              <Button
                variant="quiet"
                size="small"
                aria-label={say('library.bank.questions.label', { title: bank.title })}
                onPress={() => navigate(`/edit/${bank.id}`)}
              >
                {say('library.bank.open')}
              </Button>
              <Button variant="quiet" size="small" aria-label={say('export.button.of', { bank: bank.title })} onPress={() => setExported(bank)}>
                {say('library.bank.export')}
              </Button>
              {bank.origin === 'imported' && (
                <Button
                  variant="quiet"
                  size="small"
                  aria-label={say('library.bank.remove.label', { title: bank.title })}
                  onPress={() => setAsked(bank)}
                >
                  {say('library.bank.remove')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>
        {exported && (
          <ExportDialog
            title={say('export.button.of', { bank: exported.title })}
            choices={[{ id: 'bank', label: exported.title, from: { kind: 'bank', bank: exported.id } }]}
            onClose={() => setExported(null)}
          />
        )}
        {asked && (
          <ConfirmDialog
            isOpen
            title={say('library.bank.remove.title', { title: asked.title })}
            confirmLabel={say('library.bank.remove')}
            cancelLabel={say('library.bank.keep')}
            onConfirm={confirm}
            onCancel={() => setAsked(null)}
          >
            <p>{say('library.bank.remove.text')}</p>
          </ConfirmDialog>
        )}
      </Suspense>
    </>
  );
}
