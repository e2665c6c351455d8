/** The dialog that questions leave the app through: which, in what form, how many, and what that form cannot hold. */

import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Input } from '../../api/contract';
import { EXPORT_FORMATS, type ExportFormat } from '../../core/export/formats';
import { say } from '../../language/say';
import { useRead } from '../data/queries';
import { download } from '../data/transfer';
import { whyFailed } from '../data/why-failed';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Loading } from '../ui/loading';
import { RadioGroup } from '../ui/radio-group';
import { SegmentedControl } from '../ui/segmented-control';
import styles from './export-dialog.module.css';

type From = Input<'questions.export'>['from'];

export interface ExportChoice {
  readonly id: string;
  readonly label: string;
  readonly from: From;
}

interface ExportDialogProps {
  readonly title: string;
  /** Selections to choose from; the first is the one that is meant most often. */
  readonly choices: readonly [ExportChoice, ...ExportChoice[]];
  readonly onClose: () => void;
}

export function ExportDialog({ title, choices, onClose }: ExportDialogProps) {
  const [chosen, setChosen] = useState(choices[0].id);
  const [format, setFormat] = useState<ExportFormat>('passband');
  const [saved, setSaved] = useState<string | null>(null);
  const { from } = choices.find(({ id }) => id === chosen) ?? choices[0];
  const file = useRead('questions.export', { from, format }, { fresh: true });
  const save = () => {
    if (!file.data) return;
    download(file.data.name, new Blob([file.data.text], { type: file.data.type }));
    setSaved(file.data.name);
  };
  return (
    <Dialog
      isOpen
      title={title}
      closeLabel={say('export.close')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('export.close')}</Button>
          <Button variant="primary" icon={Download} isDisabled={!file.data || file.data.questions === 0} onPress={save}>
            {say('export.save')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {choices.length > 1 && (
          <SegmentedControl
            label={say('export.which')}
            segments={choices.map(({ id, label }) => ({ id, label }))}
            selected={chosen}
            onSelect={(id) => {
              setChosen(id);
              setSaved(null);
            }}
          />
        )}
        <RadioGroup
          label={say('export.format')}
          value={format}
          onChange={(next) => {
            setFormat(next);
            setSaved(null);
          }}
          options={EXPORT_FORMATS.map((id) => ({ id, label: say(`export.format.${id}`), detail: say(`export.format.${id}.detail`) }))}
        />
        {file.isPending && <Loading label={say('export.making')} />}
        {file.isError && <Banner tone="error">{whyFailed(file.error)}</Banner>}
        {file.data && (
          <div className={styles.told} aria-live="polite">
            <p>
              <b>{say('export.held', { count: file.data.questions })}</b>
            </p>
            {file.data.losses.length === 0 ? (
              <p className={styles.soft}>{say('export.lost.nothing')}</p>
            ) : (
              <>
                <p>{say('export.lost')}</p>
                <ul>
                  {file.data.losses.map(({ what, count }) => (
                    <li key={what}>{say(`export.loss.${what}`, { count })}</li>
                  ))}
                </ul>
              </>
            )}
          </div>
        )}
        {saved !== null && <Banner tone="success">{say('export.saved', { name: saved })}</Banner>}
      </div>
    </Dialog>
  );
}
