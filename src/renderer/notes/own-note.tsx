/** A place to write a note of one's own; a draft outlives the pane. */

import { NotebookPen } from 'lucide-react';
import { useState } from 'react';
import { say } from '../../language/say';
import { useCall } from '../data/queries';
import { recall, remember } from '../data/remembered';
import { whyFailed } from '../data/why-failed';
import { Button } from '../ui/button';
import { TextArea } from '../ui/text-area';
import styles from './note-editor.module.css';

const DRAFT = 'note-draft';

export function OwnNote({ onKept }: { readonly onKept: () => void }) {
  const add = useCall('notes.add');
  const [draft, setDraft] = useState(() => recall(DRAFT) ?? '');
  const [isOpen, setOpen] = useState(draft !== '');
  const write = (text: string) => {
    setDraft(text);
    remember(DRAFT, text === '' ? null : text);
  };
  const close = () => {
    write('');
    setOpen(false);
  };
  if (!isOpen) {
    return (
      <div className={styles.write}>
        <Button variant="quiet" icon={NotebookPen} onPress={() => setOpen(true)}>
          {say('notes.write')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.editor}>
      <TextArea
        label={say('notes.write.label')}
        hint={say('notes.write.hint')}
        problem={add.isError ? whyFailed(add.error) : undefined}
        rows={5}
        maxLength={20_000}
        autoFocus={draft === ''}
        value={draft}
        onChange={write}
      />
      <div className={styles.editorFoot}>
        <Button
          size="small"
          variant="primary"
          isDisabled={draft.trim() === '' || add.isPending}
          onPress={() =>
            add.mutate(
              { text: draft },
              {
                onSuccess: () => {
                  close();
                  onKept();
                },
              },
            )
          }
        >
          {say('notes.write.keep')}
        </Button>
        <Button size="small" variant="quiet" onPress={close}>
          {say('notes.write.cancel')}
        </Button>
      </div>
    </div>
  );
}
