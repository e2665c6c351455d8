/** The ways in: a file dialog, a folder dialog, a drop anywhere, or pasted text. */

import { ClipboardPaste, FileUp, FolderUp } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { say } from '../../../language/say';
import { pickedIn } from '../../data/picking';
import type { PickedFile } from '../../data/transfer';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { TextArea } from '../../ui/text-area';
import styles from './import.module.css';

/** React's types do not know it, every browser does. */
const FOLDER = { webkitdirectory: '' };

interface ChooseFilesProps {
  readonly isOver: boolean;
  readonly onFiles: (files: readonly PickedFile[]) => void;
}

export function ChooseFiles({ isOver, onFiles }: ChooseFilesProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const picked = pickedIn(event.target.files);
    // The same files may be chosen again after they were mended.
    event.target.value = '';
    if (picked.length > 0) onFiles(picked);
  };
  return (
    <>
      <p>{say('import.intro')}</p>
      <div className={styles.drop} data-over={isOver || undefined}>
        <div className={styles.actions}>
          <Button variant="primary" icon={FileUp} onPress={() => files.current?.click()}>
            {say('import.choose')}
          </Button>
          <Button icon={FolderUp} onPress={() => folder.current?.click()}>
            {say('import.choose-folder')}
          </Button>
        </div>
        <p className={styles.soft}>{say(isOver ? 'import.drop-now' : 'import.or-drop')}</p>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          accept=".yaml,.yml,.json,.jsonl,.ndjson,.md,.markdown,.toml,.csv,.tsv,.gift,.xml,.apkg,.colpkg,.zip,.txt,.png,.jpg,.jpeg,.gif,.webp,.svg"
          onChange={take}
        />
        <input ref={folder} type="file" multiple hidden {...FOLDER} onChange={take} />
      </div>
      <Disclosure summary={say('import.paste')}>
        <div className={styles.paste}>
          <TextArea label={say('import.paste.label')} isCode rows={10} value={text} onChange={setText} />
          <Button
            icon={ClipboardPaste}
            isDisabled={text.trim() === ''}
            onPress={() => onFiles([{ name: say('import.pasted-name'), file: new Blob([text]) }])}
          >
            {say('import.paste.button')}
          </Button>
        </div>
      </Disclosure>
    </>
  );
}
