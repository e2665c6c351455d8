/** A note being written, with what it will look like: saved as the typing stops, and when the editor closes. */

import { lazy, Suspense, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import type { Input } from '../../api/contract';
import type { NoteView } from '../../api/notes-views';
import { say } from '../../language/say';
import { call } from '../data/connection';
import { whyFailed } from '../data/why-failed';
import { Button } from '../ui/button';
import { Prose } from '../ui/prose';
import { TextArea } from '../ui/text-area';
import { TextField } from '../ui/text-field';
import { buttonFor } from './markdown-keys';
import styles from './note-editor.module.css';
import { noteText } from './note-text';
import shared from './notes.module.css';
import { QuestionLinks } from './question-links';

const MarkdownToolbar = lazy(() => import('./markdown-toolbar'));

const PAUSE_MS = 600;

type Change = Omit<Input<'notes.save'>, 'id' | 'undo'>;
type Saving =
  | { readonly kind: 'still' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly why: string };

/** Gathers changes, sends them when the typing stops, and at the latest when the editor goes away. What failed is sent again with the next change. */
function useSaving(id: string, onUndo: (undo: string) => void): { readonly saving: Saving; readonly change: (change: Change) => void } {
  const [saving, setSaving] = useState<Saving>({ kind: 'still' });
  const pending = useRef<Change>({});
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  /** All that is written until the editor closes is one change. */
  const undo = useRef<string | null>(null);
  const latest = useRef(onUndo);
  latest.current = onUndo;

  const flush = useRef(async () => {
    if (timer.current) clearTimeout(timer.current);
    const change = pending.current;
    if (Object.keys(change).length === 0) return;
    pending.current = {};
    try {
      const saved = await call('notes.save', { id, ...change, ...(undo.current !== null && { undo: undo.current }) });
      undo.current = saved.undo;
      if (Object.keys(pending.current).length === 0) setSaving({ kind: 'saved' });
    } catch (error) {
      pending.current = { ...change, ...pending.current };
      setSaving({ kind: 'failed', why: whyFailed(error) });
    }
  });
  useEffect(() => {
    const { current } = flush;
    const leave = () => void current();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      void current().then(() => undo.current !== null && latest.current(undo.current));
    };
  }, []);

  return {
    saving,
    change(change) {
      pending.current = { ...pending.current, ...change };
      setSaving({ kind: 'saving' });
      if (timer.current) clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush.current(), PAUSE_MS);
    },
  };
}

interface NoteEditorProps {
  readonly note: NoteView;
  readonly onDone: () => void;
  /** Told when it closes, if anything was changed. */
  readonly onUndo: (undo: string) => void;
}

export function NoteEditor({ note, onDone, onUndo }: NoteEditorProps) {
  const { saving, change } = useSaving(note.id, onUndo);
  const [area, toolbar] = [useId(), useId()];
  const [title, setTitle] = useState(note.title);
  // Where only the reasons stand so far, an empty line waits for the candidate's own words.
  const [body, setBody] = useState(note.body ?? `${noteText(note)}\n\n`);
  const [tags, setTags] = useState(note.tags.join(', '));
  const [links, setLinks] = useState<NoteView['links']>(note.links);
  const preview = useDeferredValue(body);
  return (
    <div className={styles.editor}>
      <TextField
        label={say('notes.edit.title')}
        value={title}
        maxLength={300}
        problem={title.trim() === '' ? say('notes.edit.no-title') : undefined}
        onChange={(next) => {
          setTitle(next);
          if (next.trim() !== '') change({ title: next });
        }}
      />
      <div className={styles.writing}>
        <div className={styles.area}>
          <div className={styles.toolbarRoom}>
            <Suspense fallback={null}>
              <MarkdownToolbar id={toolbar} area={area} />
            </Suspense>
          </div>
          <TextArea
            id={area}
            label={say('notes.edit.body')}
            hint={say('notes.edit.body.hint')}
            rows={10}
            value={body}
            maxLength={20_000}
            autoFocus
            onFocus={({ target }) => {
              if (target instanceof HTMLTextAreaElement) atItsEnd(target);
            }}
            onKeyDown={(event) => {
              const button = buttonFor(event, toolbar);
              if (!button) return event.continuePropagation();
              event.preventDefault();
              button.click();
            }}
            onChange={(next) => {
              setBody(next);
              change({ body: next });
            }}
          />
        </div>
        <section className={styles.preview} aria-label={say('notes.edit.preview')}>
          <p className={styles.previewHead} aria-hidden="true">
            {say('notes.edit.preview')}
          </p>
          <div className={shared.text}>
            <Prose text={preview} links />
          </div>
        </section>
      </div>
      <TextField
        label={say('notes.edit.tags')}
        hint={say('notes.edit.tags.hint')}
        value={tags}
        maxLength={600}
        onChange={(next) => {
          setTags(next);
          change({ tags: tagsIn(next) });
        }}
      />
      <QuestionLinks
        links={links}
        onChange={(next) => {
          setLinks([...next]);
          change({ links: next.map(({ bank, question }) => ({ bank, question })) });
        }}
      />
      <div className={styles.editorFoot}>
        <Button size="small" onPress={onDone}>
          {say('notes.edit.done')}
        </Button>
        <p role="status" className={styles.saving} data-failed={saving.kind === 'failed' || undefined}>
          {saving.kind === 'saving' && say('notes.edit.saving')}
          {saving.kind === 'saved' && say('notes.edit.saved')}
          {saving.kind === 'failed' && say('notes.edit.not-saved', { why: saving.why })}
        </p>
      </div>
    </div>
  );
}

/** A text area is focused at its beginning; the candidate goes on at the end. A place that was chosen with the pointer is kept. */
function atItsEnd(area: HTMLTextAreaElement): void {
  if (area.selectionStart !== 0 || area.selectionEnd !== 0) return;
  area.setSelectionRange(area.value.length, area.value.length);
  area.scrollTop = area.scrollHeight;
}

function tagsIn(text: string): string[] {
  const tags = text
    .split(',')
    .map((tag) => tag.trim().slice(0, 60))
    .filter(Boolean);
  return [...new Set(tags)].slice(0, 30);
}
