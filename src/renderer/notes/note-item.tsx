/** One note: a title and its first words, which open to the whole text, its references, and what can be done with it. */

import { ChevronRight, Pencil, Play, Trash2, Undo2 } from 'lucide-react';
import { memo, useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { CallError } from '../../api/client';
import type { NoteView } from '../../api/study-views';
import type { NoteReason } from '../../core/notes';
import { say, sayCode } from '../../language/say';
import { useCall } from '../data/queries';
import { formatDay } from '../format';
import { Button } from '../ui/button';
import { OutsideLink } from '../ui/outside-link';
import { Prose } from '../ui/prose';
import { Switch } from '../ui/switch';
import { Tag } from '../ui/tag';
import { NoteEditor } from './note-editor';
import { bare, excerpt, lessonText, noteText } from './note-text';
import styles from './notes.module.css';

interface NoteItemProps {
  readonly note: NoteView;
  readonly onDelete: (note: NoteView) => void;
}

/** Where the focus goes when a note comes back. */
export function openerId(note: string): string {
  return `note-${note}`;
}

export const NoteItem = memo(function NoteItem({ note, onDelete }: NoteItemProps) {
  const [isOpen, setOpen] = useState(false);
  const [isEdited, setEdited] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const wasEdited = useRef(false);
  const body = useId();
  useEffect(() => {
    if (wasEdited.current && !isEdited) editButton.current?.focus();
    wasEdited.current = isEdited;
  }, [isEdited]);

  return (
    <li className={styles.note} data-learned={note.learnedAtMs !== null || undefined}>
      <h4 className={styles.noteTitle}>
        <button
          id={openerId(note.id)}
          type="button"
          className={styles.opener}
          aria-expanded={isOpen}
          aria-controls={isOpen ? body : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight size={16} aria-hidden="true" className={styles.chevron} />
          <span>{bare(note.title)}</span>
        </button>
      </h4>
      <Reasons note={note} />
      {!isOpen && <p className={styles.excerpt}>{excerpt(note)}</p>}
      {isOpen && (
        <div id={body} className={styles.noteBody}>
          {isEdited ? (
            <NoteEditor note={note} onDone={() => setEdited(false)} />
          ) : (
            <>
              <Text note={note} />
              <References note={note} />
              <Actions note={note} editButton={editButton} onEdit={() => setEdited(true)} onDelete={() => onDelete(note)} />
            </>
          )}
        </div>
      )}
    </li>
  );
});

/** Why it is here, and the candidate's tags. */
function Reasons({ note }: { readonly note: NoteView }) {
  const counts = new Map<NoteReason, number>();
  for (const { reason } of note.misses) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return (
    <>
      {(counts.size > 0 || note.tags.length > 0) && (
        <p className={styles.tags}>
          {[...counts].map(([reason, count]) => (
            <Tag key={reason} tone={reason === 'confident-error' ? 'caution' : 'neutral'}>
              {say(`notes.misses.${reason}`, { count })}
            </Tag>
          ))}
          {note.tags.map((tag) => (
            <Tag key={tag} tone="accent">
              {tag}
            </Tag>
          ))}
        </p>
      )}
      {note.cameBackAtMs !== null && (
        <p className={styles.cameBack}>
          <Undo2 size={15} aria-hidden="true" />
          {say('notes.came-back', { date: formatDay(note.cameBackAtMs) })}
        </p>
      )}
    </>
  );
}

/** The candidate's words; what the questions said stays within reach below them. */
function Text({ note }: { readonly note: NoteView }) {
  return (
    <>
      <div className={styles.text}>
        <Prose text={noteText(note)} links />
      </div>
      {note.body !== null && note.lessons.length > 0 && (
        <details className={styles.lessons}>
          <summary>{say('notes.questions', { count: note.lessons.length })}</summary>
          <div className={styles.text}>
            <Prose text={lessonText(note.lessons)} links />
          </div>
        </details>
      )}
    </>
  );
}

function References({ note }: { readonly note: NoteView }) {
  const references = new Map(note.lessons.flatMap((lesson) => lesson.references.map(({ url, title }) => [url, title] as const)));
  if (references.size === 0) return null;
  return (
    <section className={styles.references}>
      <h5>{say('notes.references')}</h5>
      <ul>
        {[...references].map(([url, title]) => (
          <li key={url}>
            <OutsideLink href={url}>{title}</OutsideLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ActionsProps {
  readonly note: NoteView;
  readonly editButton: React.RefObject<HTMLButtonElement | null>;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

function Actions({ note, editButton, onEdit, onDelete }: ActionsProps) {
  const [, navigate] = useLocation();
  const save = useCall('notes.save');
  const start = useCall('attempt.start');
  const questions = note.lessons.map(({ question }) => question);
  const [place] = note.places;
  const { about } = note;
  const practise =
    place && about.kind !== 'own' && questions.length > 0
      ? () =>
          start.mutate(
            {
              bank: about.bank,
              blueprint: place.blueprint,
              mode: 'custom',
              questions: questions.length,
              minutes: null,
              feedback: 'each',
              only: questions,
            },
            { onSuccess: ({ id }) => navigate(`/exam/${id}`) },
          )
      : null;
  const error = start.error ?? save.error;
  const problem = error instanceof CallError ? error.problem : null;
  return (
    <>
      <Switch isSelected={note.learnedAtMs !== null} isDisabled={save.isPending} onChange={(learned) => save.mutate({ id: note.id, learned })}>
        {say('notes.learned')}
      </Switch>
      <fieldset className={styles.actions}>
        <legend className="visually-hidden">{say('notes.actions')}</legend>
        {practise && (
          <Button size="small" icon={Play} isDisabled={start.isPending} onPress={practise}>
            {say('notes.practise', { count: questions.length })}
          </Button>
        )}
        <Button size="small" variant="quiet" icon={Pencil} ref={editButton} onPress={onEdit}>
          {say('notes.edit')}
        </Button>
        <Button size="small" variant="quiet" icon={Trash2} onPress={onDelete}>
          {say('notes.delete')}
        </Button>
      </fieldset>
      {error && (
        <p role="alert" className={styles.failed}>
          {problem ? sayCode(problem.code, problem.params) : say('call.bug')}
        </p>
      )}
    </>
  );
}
