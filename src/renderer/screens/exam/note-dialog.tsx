/** The scratch note of a question. */

import { useCallback, useEffect, useRef, useState } from 'react';
import { say } from '../../../language/say';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/text-area';

const SAVE_AFTER_MS = 600;

/** Saves as it is typed, and once more when it goes away, however that comes about. */
export function NoteDialog(props: { readonly text: string; readonly onSave: (text: string) => void; readonly onClose: () => void }) {
  const [text, setText] = useState(props.text);
  const latest = useRef({ ...props, typed: text });
  latest.current = { ...props, typed: text };
  const save = useCallback(() => {
    const { typed, text: held, onSave } = latest.current;
    if (typed !== held) onSave(typed);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the text begins the wait anew.
  useEffect(() => {
    const timer = window.setTimeout(save, SAVE_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [text, save]);
  useEffect(() => save, [save]);
  return (
    <Dialog isOpen title={say('exam.scratch-note')} onClose={props.onClose} closeLabel={say('exam.close')}>
      <TextArea
        label={say('exam.scratch-note')}
        hint={say('exam.scratch-note.hint')}
        value={text}
        onChange={setText}
        rows={6}
        maxLength={4000}
        autoFocus
      />
    </Dialog>
  );
}
