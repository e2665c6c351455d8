/** One note: a title and its first words, which open to the whole text, its references, and what can be done with it. */

import { ChevronRight, Pencil, Play, Trash2, Undo2 } from 'lucide-react';
import { memo, useEffect, useId, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { NoteView, SearchFindings } from '../../api/notes-views';
import type { NoteReason } from '../../core/notes';
import { bare } from '../../core/plain-words';
import { say } from '../../language/say';
import { useCall } from '../data/queries';
import { whyFailed } from '../data/why-failed';
import { formatDay } from '../format';
import { Button } from '../ui/button';
import { ButtonRow } from '../ui/button-row';
import { OutsideLink } from '../ui/outside-link';
import { Prose } from '../ui/prose';
import { Switch } from '../ui/switch';
import { Tag } from '../ui/tag';
import { MarkedWords } from './marked-words';
import { NoteEditor } from './note-editor';
import styles from './note-item.module.css';
import { excerpt, lessonText, noteText } from './note-text';
import shared from './notes.module.css';
import { LinkedQuestions, studyPath } from './question-links';
import type { Undoable } from './undo-bar';

interface NoteItemProps {
  readonly note: NoteView;
  /** Where a search has found it: its title and its words with what was found. */
  readonly found?: Pick<SearchFindings['notes'][number], 'title' | 'excerpt'>;
  /** The list that it stands in has only notes that are (or are not) learned: it leaves when that changes. */
  readonly leaves?: boolean;
  readonly onChange: (change: Undoable) => void;
}

/** Where the focus goes when a note comes back. */
export function openerId(note: string): string {
  return `note-${note}`;
}

export const NoteItem = memo(function NoteItem({ note, found, leaves = false, onChange }: NoteItemProps) {
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
    <li className={shared.note} data-learned={note.learnedAtMs !== null || undefined}>
      <h4 className={shared.noteTitle}>
        <button
          id={openerId(note.id)}
          type="button"
          className={styles.opener}
          aria-expanded={isOpen}
          aria-controls={isOpen ? body : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight size="1rem" aria-hidden="true" className={styles.chevron} />
          <span>{found ? <MarkedWords runs={found.title} /> : bare(note.title)}</span>
        </button>
      </h4>
      <Reasons note={note} />
      {!isOpen && <p className={shared.excerpt}>{found ? <MarkedWords runs={found.excerpt} /> : excerpt(note)}</p>}
      {isOpen && (
        <div id={body} className={styles.noteBody}>
          {isEdited ? (
            <NoteEditor
              note={note}
              onDone={() => setEdited(false)}
              onUndo={(undo) => onChange({ undo, said: say('notes.edited', { title: bare(note.title) }), takesFocus: false })}
            />
          ) : (
            <>
              <Text note={note} />
              <References note={note} />
              <LinkedQuestions links={note.links} />
              <Actions note={note} editButton={editButton} leaves={leaves} onEdit={() => setEdited(true)} onChange={onChange} />
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
          <Undo2 size="0.9375rem" aria-hidden="true" />
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
      <div className={shared.text}>
        <Prose text={noteText(note)} links />
      </div>
      {note.body !== null && note.lessons.length > 0 && (
        <details className={shared.fold}>
          <summary>{say('notes.questions', { count: note.lessons.length })}</summary>
          <div className={shared.text}>
            <Prose text={lessonText(note.lessons)} links />
          </div>
        </details>
      )}
      <Sources note={note} />
    </>
  );
}

/** The questions that it came from, as they stand in their bank. */
function Sources({ note: { about, lessons } }: { readonly note: NoteView }) {
  if (about.kind === 'own' || lessons.length === 0) return null;
  return (
    <p className={styles.sources}>
      {say('notes.sources')}{' '}
      {lessons.map(({ question }) => (
        <Link key={question} href={studyPath({ bank: about.bank, question })} className={shared.questionId ?? ''}>
          {question}
        </Link>
      ))}
    </p>
  );
}

function References({ note }: { readonly note: NoteView }) {
  const references = new Map(note.lessons.flatMap((lesson) => lesson.references.map(({ url, title }) => [url, title] as const)));
  if (references.size === 0) return null;
  return (
    <section className={shared.references}>
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
  readonly leaves: boolean;
  readonly onEdit: () => void;
  readonly onChange: (change: Undoable) => void;
}

function Actions({ note, editButton, leaves, onEdit, onChange }: ActionsProps) {
  const [, navigate] = useLocation();
  const save = useCall('notes.save');
  const remove = useCall('notes.delete');
  const start = useCall('attempt.start');
  const title = bare(note.title);
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
  const error = start.error ?? save.error ?? remove.error;
  return (
    <>
      <Switch
        isSelected={note.learnedAtMs !== null}
        isDisabled={save.isPending}
        onChange={(learned) =>
          // Told even when the note has left the list by then.
          save.mutateAsync({ id: note.id, learned }).then(
            ({ undo }) => onChange({ undo, said: say(learned ? 'notes.now-learned' : 'notes.not-learned', { title }), takesFocus: leaves }),
            () => undefined,
          )
        }
      >
        {say('notes.learned')}
      </Switch>
      <ButtonRow label={say('notes.actions')}>
        {practise && (
          <Button size="small" icon={Play} isDisabled={start.isPending} onPress={practise}>
            {say('notes.practise', { count: questions.length })}
          </Button>
        )}
        <Button size="small" variant="quiet" icon={Pencil} ref={editButton} onPress={onEdit}>
          {say('notes.edit')}
        </Button>
        <Button
          size="small"
          variant="quiet"
          icon={Trash2}
          isDisabled={remove.isPending}
          onPress={() =>
            remove.mutateAsync({ id: note.id }).then(
              ({ undo }) => onChange({ undo, said: say('notes.deleted', { title }), takesFocus: true }),
              () => undefined,
            )
          }
        >
          {say('notes.delete')}
        </Button>
      </ButtonRow>
      {error && (
        <p role="alert" className={shared.failed}>
          {whyFailed(error)}
        </p>
      )}
    </>
  );
}
