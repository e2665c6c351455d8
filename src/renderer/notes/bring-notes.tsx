/** Notes that the candidate has already, as Markdown or text: chosen, dropped or pasted, looked at, and only then taken in. */

import { FileUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { NotesPreview } from '../../api/notes-views';
import { say, sayCode } from '../../language/say';
import { call } from '../data/connection';
import { pickedIn } from '../data/picking';
import { type PickedFile, sendFiles } from '../data/transfer';
import { whyFailed } from '../data/why-failed';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Loading } from '../ui/loading';
import { Tag } from '../ui/tag';
import { TextArea } from '../ui/text-area';
import { TextField } from '../ui/text-field';
import styles from './bring-notes.module.css';
import type { Undoable } from './undo-bar';

type Stage =
  | { readonly kind: 'choosing'; readonly problem: string | null }
  | { readonly kind: 'reading' }
  | {
      readonly kind: 'looking';
      readonly upload: string;
      readonly preview: NotesPreview;
      readonly problem: string | null;
      readonly isSaving: boolean;
    };

interface BringNotesProps {
  /** Dropped on the pane; null where the candidate is to choose. */
  readonly files: readonly PickedFile[] | null;
  readonly onClose: () => void;
  readonly onChange: (change: Undoable) => void;
}

export function BringNotes({ files, onClose, onChange }: BringNotesProps) {
  const [stage, setStage] = useState<Stage>({ kind: 'choosing', problem: null });
  const [text, setText] = useState('');
  const [tag, setTag] = useState('');
  const input = useRef<HTMLInputElement>(null);

  const read = useRef(async (picked: readonly PickedFile[]) => {
    setStage({ kind: 'reading' });
    try {
      const upload = await sendFiles(picked, 'notes');
      setStage({ kind: 'looking', upload, preview: await call('notes.import-preview', { upload }), problem: null, isSaving: false });
    } catch (error) {
      setStage({ kind: 'choosing', problem: whyFailed(error) });
    }
  });
  useEffect(() => {
    if (files) void read.current(files);
  }, [files]);

  const accept = async () => {
    if (stage.kind !== 'looking') return;
    setStage({ ...stage, isSaving: true, problem: null });
    try {
      const { notes, undo } = await call('notes.import-accept', { upload: stage.upload, tag });
      onChange({ undo, said: say('notes.bring.done', { count: notes }), takesFocus: true });
      onClose();
    } catch (error) {
      setStage({ ...stage, isSaving: false, problem: whyFailed(error) });
    }
  };

  return (
    <Dialog
      isOpen
      size="large"
      title={say('notes.bring.title')}
      closeLabel={say('notes.bring.close')}
      onClose={onClose}
      actions={
        stage.kind === 'looking' && (
          <>
            <Button variant="quiet" onPress={() => setStage({ kind: 'choosing', problem: null })}>
              {say('notes.bring.other')}
            </Button>
            <Button variant="primary" isDisabled={stage.preview.count === 0 || stage.isSaving} onPress={() => void accept()}>
              {say('notes.bring.accept', { count: stage.preview.count })}
            </Button>
          </>
        )
      }
    >
      {stage.kind === 'reading' && <Loading label={say('notes.bring.reading')} />}
      {stage.kind !== 'reading' && stage.problem !== null && <Banner tone="error">{stage.problem}</Banner>}
      {stage.kind === 'choosing' && (
        <div className={styles.room}>
          <p>{say('notes.bring.intro')}</p>
          <div>
            <Button variant="primary" icon={FileUp} onPress={() => input.current?.click()}>
              {say('notes.bring.choose')}
            </Button>
            <input
              ref={input}
              type="file"
              multiple
              hidden
              accept=".md,.markdown,.mdown,.txt,.text"
              onChange={({ target }) => {
                const picked = pickedIn(target.files);
                // The same file may be chosen again after it was mended.
                target.value = '';
                if (picked.length > 0) void read.current(picked);
              }}
            />
          </div>
          <TextArea label={say('notes.bring.paste')} rows={8} value={text} onChange={setText} />
          <div>
            <Button
              isDisabled={text.trim() === ''}
              onPress={() => void read.current([{ name: `${say('notes.bring.pasted')}.md`, file: new Blob([text]) }])}
            >
              {say('notes.bring.look')}
            </Button>
          </div>
        </div>
      )}
      {stage.kind === 'looking' && (
        <div className={styles.room}>
          <p role="status">
            {say('notes.bring.count', { count: stage.preview.count })} {say('notes.bring.nothing-yet')}
            {stage.preview.thereCount > 0 && ` ${say('notes.bring.there', { count: stage.preview.thereCount })}`}
          </p>
          {stage.preview.problems.map(({ code, params, place }) => (
            <Banner key={`${code} ${place.file}`} tone="warning">
              {sayCode(code, params)}
            </Banner>
          ))}
          <TextField label={say('notes.bring.tag')} hint={say('notes.bring.tag.hint')} value={tag} maxLength={60} onChange={setTag} />
          <ul className={styles.preview}>
            {stage.preview.notes.map(({ title, start, tags, file, isThere }, at) => (
              // Two notes of a file may be called the same.
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown once and never changes
              <li key={at} data-there={isThere || undefined}>
                <p className={styles.title}>{title}</p>
                <p className={styles.start}>{start}</p>
                <p className={styles.tags}>
                  {isThere && <Tag tone="caution">{say('notes.bring.is-there')}</Tag>}
                  {tags.map((each) => (
                    <Tag key={each} tone="accent">
                      {each}
                    </Tag>
                  ))}
                  <span>{file}</span>
                </p>
              </li>
            ))}
          </ul>
          {stage.preview.notes.length < stage.preview.count + stage.preview.thereCount && (
            <p>{say('notes.bring.more', { count: stage.preview.count + stage.preview.thereCount - stage.preview.notes.length })}</p>
          )}
        </div>
      )}
    </Dialog>
  );
}
