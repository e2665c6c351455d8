/** The study notes beside a screen: what was missed, by domain and topic, what gains most first. */

import { X } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { CallError } from '../../api/client';
import type { Output } from '../../api/contract';
import type { NoteView } from '../../api/study-views';
import { say, sayCode } from '../../language/say';
import { useCall, useRead } from '../data/queries';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { Loading } from '../ui/loading';
import { SegmentedControl } from '../ui/segmented-control';
import { TextField } from '../ui/text-field';
import { NoteItem, openerId } from './note-item';
import { bare, formatPoints, groupNotes, matches, type NoteGroup } from './note-text';
import styles from './notes.module.css';
import { OwnNote } from './own-note';

type Show = 'attempt' | 'open' | 'learned';
type Shelf = Output<'notes.list'>;

interface NotesPaneProps {
  /** The attempt whose report stands beside it. */
  readonly attempt: string | null;
  readonly onClose: () => void;
}

export default function NotesPane({ attempt, onClose }: NotesPaneProps) {
  const shelf = useRead('notes.list', {});
  const problem = shelf.error instanceof CallError ? shelf.error.problem : null;
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <h2>{say('notes.title')}</h2>
        <IconButton icon={X} label={say('notes.close')} onPress={onClose} />
      </header>
      {shelf.isPending && <Loading label={say('app.loading')} />}
      {shelf.isError && <Banner tone="error">{problem ? sayCode(problem.code, problem.params) : say('call.bug')}</Banner>}
      {shelf.data && <Notes shelf={shelf.data} attempt={attempt} />}
    </div>
  );
}

function isFrom(note: NoteView, attempt: string | null): boolean {
  return note.misses.some((miss) => miss.attempt === attempt);
}

function isShown(note: NoteView, show: Show, attempt: string | null): boolean {
  switch (show) {
    case 'attempt':
      return isFrom(note, attempt);
    case 'open':
      return note.learnedAtMs === null;
    case 'learned':
      return note.learnedAtMs !== null;
  }
}

function Notes({ shelf: { notes, deleted, problems }, attempt }: { readonly shelf: Shelf; readonly attempt: string | null }) {
  const [location, navigate] = useLocation();
  const [search, setSearch] = useState('');
  const [show, setShow] = useState<Show>(attempt === null ? 'open' : 'attempt');
  const [back, setBack] = useState<string | null>(null);
  const [gone, setGone] = useState<readonly NoteView[]>([]);
  const drill = useCall('drill.start');
  const remove = useCall('notes.delete');
  const restore = useCall('notes.restore');

  const kinds: readonly Show[] = attempt === null ? ['open', 'learned'] : ['attempt', 'open', 'learned'];
  const groups = useMemo(
    () => groupNotes(notes.filter((note) => isShown(note, show, attempt) && matches(note, search))),
    [notes, show, attempt, search],
  );
  const { mutate: deleteNote } = remove;
  const onDelete = useCallback(
    (note: NoteView) => deleteNote({ id: note.id }, { onSuccess: () => setGone((before) => [note, ...before.filter(({ id }) => id !== note.id)]) }),
    [deleteNote],
  );
  const bringBack = (id: string) =>
    restore.mutate(
      { id },
      {
        onSuccess: () => {
          setGone((before) => before.filter((note) => note.id !== id));
          setBack(id);
        },
      },
    );
  // What was brought back gets the focus that its button takes away with it.
  useEffect(() => {
    if (back === null || !notes.some(({ id }) => id === back)) return;
    document.getElementById(openerId(back))?.focus();
    setBack(null);
  }, [back, notes]);
  const justDeleted = new Set(gone.map(({ id }) => id));
  const bin = deleted.filter(({ id }) => !justDeleted.has(id));

  return (
    <>
      <p className={styles.summary}>
        {attempt === null
          ? say('notes.to-learn', { count: notes.filter((note) => isShown(note, 'open', null)).length })
          : say('notes.new', { count: notes.filter((note) => note.misses[0]?.attempt === attempt).length })}
      </p>
      {problems.map(({ code, params, place }) => (
        <Banner key={`${code} ${place.file}`} tone="warning">
          {sayCode(code, params)}
        </Banner>
      ))}
      {location !== '/weak' && (
        <div>
          <Button
            variant="primary"
            isDisabled={drill.isPending}
            onPress={() => drill.mutate({}, { onSuccess: ({ id }) => navigate(`/exam/${id}`), onError: () => navigate('/weak') })}
          >
            {say('notes.weak')}
          </Button>
        </div>
      )}
      {notes.length > 0 && (
        <>
          <TextField label={say('notes.search')} placeholder={say('notes.search')} isSearch value={search} onChange={setSearch} />
          <SegmentedControl
            label={say('notes.show')}
            selected={show}
            onSelect={setShow}
            segments={kinds.map((id) => ({ id, label: say(`notes.show.${id}`) }))}
          />
        </>
      )}
      <OwnNote
        onKept={() => {
          setSearch('');
          setShow('open');
        }}
      />
      <div role="status" className={styles.gone}>
        {gone.map(({ id, title }) => (
          <p key={id}>
            <span>{say('notes.deleted', { title: bare(title) })}</span>
            <Button size="small" autoFocus onPress={() => bringBack(id)}>
              {say('notes.undo')}
            </Button>
          </p>
        ))}
      </div>
      {groups.length === 0 && (
        <p className={styles.empty}>{say(search !== '' ? 'notes.empty.search' : notes.length === 0 ? 'notes.empty' : `notes.empty.${show}`)}</p>
      )}
      {groups.map((group) => (
        <Group key={group.key} group={group} onDelete={onDelete} />
      ))}
      {bin.length > 0 && <Bin deleted={bin} onRestore={bringBack} />}
    </>
  );
}

interface GroupProps {
  readonly group: NoteGroup;
  readonly onDelete: (note: NoteView) => void;
}

function Group({ group: { topic, place, gain, notes }, onDelete }: GroupProps) {
  return (
    <section className={styles.group}>
      <header className={styles.groupHead}>
        <h3>{topic}</h3>
        {gain !== null && (
          <p className={styles.gain} title={say('notes.gain.label', { points: formatPoints(gain) })}>
            <span aria-hidden="true">{say('notes.gain', { points: formatPoints(gain) })}</span>
            <span className="visually-hidden">{say('notes.gain.label', { points: formatPoints(gain) })}</span>
          </p>
        )}
        {place && <p className={styles.place}>{place}</p>}
      </header>
      <ul className={styles.list}>
        {notes.map((note) => (
          <NoteItem key={note.id} note={note} onDelete={onDelete} />
        ))}
      </ul>
    </section>
  );
}

function Bin({ deleted, onRestore }: { readonly deleted: Shelf['deleted']; readonly onRestore: (id: string) => void }) {
  return (
    <details className={styles.bin}>
      <summary>{say('notes.bin', { count: deleted.length })}</summary>
      <p className={styles.place}>{say('notes.bin.hint')}</p>
      <ul className={styles.list}>
        {deleted.map(({ id, title }) => (
          <li key={id} className={styles.binned}>
            <span>{bare(title)}</span>
            <Button size="small" aria-label={`${say('notes.restore')}: ${bare(title)}`} onPress={() => onRestore(id)}>
              {say('notes.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
