/** The study notes beside a screen: what was missed, by domain and topic, what gains most first; found as one types; changed with a way back. */

import { Ellipsis, FileDown, FileUp, Printer, X } from 'lucide-react';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Input, Output } from '../../api/contract';
import { bare } from '../../core/plain-words';
import { say, sayCode } from '../../language/say';
import { call } from '../data/connection';
import { useCall, useRead } from '../data/queries';
import type { PickedFile } from '../data/transfer';
import { whyFailed } from '../data/why-failed';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { Loading } from '../ui/loading';
import { Menu } from '../ui/menu';
import { SegmentedControl } from '../ui/segmented-control';
import { Select } from '../ui/select';
import { TextField } from '../ui/text-field';
import { BringNotes } from './bring-notes';
import { exportNotes } from './export-notes';
import { NoteItem, openerId } from './note-item';
import { formatGain, groupNotes, type NoteGroup } from './note-text';
import shared from './notes.module.css';
import { OwnNote } from './own-note';
import { AGAIN_MS, FEWEST_LETTERS } from './question-links';
import { SearchResults } from './search-results';
import { type Undoable, UndoBar, useUndos } from './undo-bar';
import { useNotesDrop } from './use-notes-drop';

type Show = 'attempt' | 'open' | 'learned';
type Shelf = Output<'notes.list'>;

/** A pane full; nobody reads 5,000 notes at once. */
const SHOWN_AT_ONCE = 50;
const FOUND_AT_ONCE = 20;

interface NotesPaneProps {
  /** The attempt whose report stands beside it. */
  readonly attempt: string | null;
  readonly onClose: () => void;
}

export default function NotesPane({ attempt, onClose }: NotesPaneProps) {
  const pane = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState('');
  const [show, setShow] = useState<Show>(attempt === null ? 'open' : 'attempt');
  const [tag, setTag] = useState<string | null>(null);
  const [limit, setLimit] = useState(SHOWN_AT_ONCE);
  const [back, setBack] = useState<{ readonly ids: readonly string[]; readonly before: Shelf | undefined } | null>(null);
  const [brought, setBrought] = useState<{ readonly files: readonly PickedFile[] | null } | null>(null);
  const shelf = useRead('notes.list', { show, attempt, tag, limit }, { keepsLast: true });
  const { data } = shelf;
  const undos = useUndos(
    pane,
    useCallback((ids) => setBack({ ids, before: data }), [data]),
  );
  const isOver = useNotesDrop(pane, (files) => setBrought({ files }));

  // What was brought back gets the focus that its button takes away with it; the search has it where nothing came back into sight.
  useEffect(() => {
    if (back === null || data === back.before) return;
    const opener = back.ids.map((id) => document.getElementById(openerId(id))).find((found) => found !== null);
    if (opener) opener.focus();
    else if (document.activeElement === document.body) pane.current?.querySelector<HTMLElement>('input, button')?.focus();
    setBack(null);
  }, [back, data]);

  return (
    <div ref={pane} className={shared.pane} data-over={isOver || undefined}>
      <header className={shared.head}>
        <h2>{say('notes.title')}</h2>
        <IconButton icon={X} label={say('notes.close')} onPress={onClose} />
      </header>
      {isOver && <p className={shared.summary}>{say('notes.bring.drop-now')}</p>}
      {shelf.isPending && <Loading label={say('app.loading')} />}
      {shelf.isError && <Banner tone="error">{whyFailed(shelf.error)}</Banner>}
      {data && (
        <>
          <Top shelf={data} attempt={attempt} onBring={() => setBrought({ files: null })} />
          <TextField
            label={say('notes.search')}
            placeholder={say('notes.search')}
            isSearch
            value={words}
            maxLength={200}
            onChange={setWords}
            // The indexes are made while the first word is being typed.
            onFocus={() => void call('search.find', { words: '', notes: 0, questions: 0 }).catch(() => undefined)}
          />
          <UndoBar undos={undos} />
          {words.trim().length >= FEWEST_LETTERS ? (
            <Found words={words.trim()} onChange={undos.add} />
          ) : (
            <Shelved
              shelf={data}
              attempt={attempt}
              show={show}
              tag={tag}
              onShow={(next) => {
                setShow(next);
                setLimit(SHOWN_AT_ONCE);
              }}
              onTag={setTag}
              onMore={() => setLimit(limit + SHOWN_AT_ONCE)}
              onChange={undos.add}
            />
          )}
        </>
      )}
      {brought && <BringNotes files={brought.files} onClose={() => setBrought(null)} onChange={undos.add} />}
    </div>
  );
}

interface TopProps {
  readonly shelf: Shelf;
  readonly attempt: string | null;
  readonly onBring: () => void;
}

/** How many there are, and what can be done with all of them. */
function Top({ shelf: { counts, problems }, attempt, onBring }: TopProps) {
  const [location, navigate] = useLocation();
  const drill = useCall('drill.start');
  const more = { bring: onBring, export: () => void exportNotes(), sheet: () => navigate('/cram-sheet') };
  return (
    <>
      <p className={shared.summary}>{attempt === null ? say('notes.to-learn', { count: counts.open }) : say('notes.new', { count: counts.fresh })}</p>
      {problems.map(({ code, params, place }) => (
        <Banner key={`${code} ${place.file}`} tone="warning">
          {sayCode(code, params)}
        </Banner>
      ))}
      <div className={shared.top}>
        {location !== '/weak' && (
          <Button
            variant="primary"
            isDisabled={drill.isPending}
            onPress={() => drill.mutate({}, { onSuccess: ({ id }) => navigate(`/exam/${id}`), onError: () => navigate('/weak') })}
          >
            {say('notes.weak')}
          </Button>
        )}
        <Menu
          label={say('notes.menu')}
          icon={Ellipsis}
          items={[
            { id: 'sheet', label: say('notes.menu.sheet'), icon: Printer },
            { id: 'bring', label: say('notes.menu.bring'), icon: FileUp },
            { id: 'export', label: say('notes.menu.export'), icon: FileDown },
          ]}
          onChoose={(id: 'bring' | 'export' | 'sheet') => more[id]()}
        />
      </div>
    </>
  );
}

function Found({ words, onChange }: { readonly words: string; readonly onChange: (change: Undoable) => void }) {
  const wanted = useDeferredValue(words);
  const [pages, setPages] = useState({ words: wanted, count: 1 });
  const count = (pages.words === wanted ? pages.count : 1) * FOUND_AT_ONCE;
  const search: Input<'search.find'> = { words: wanted, notes: count, questions: count };
  const found = useRead('search.find', search, { keepsLast: true, againMs: ({ indexed, toIndex }) => indexed < toIndex && AGAIN_MS });
  if (!found.data) return found.isError ? <Banner tone="error">{say('call.bug')}</Banner> : null;
  return <SearchResults findings={found.data} onChange={onChange} onMore={() => setPages({ words: wanted, count: count / FOUND_AT_ONCE + 1 })} />;
}

interface ShelvedProps {
  readonly shelf: Shelf;
  readonly attempt: string | null;
  readonly show: Show;
  readonly tag: string | null;
  readonly onShow: (show: Show) => void;
  readonly onTag: (tag: string | null) => void;
  readonly onMore: () => void;
  readonly onChange: (change: Undoable) => void;
}

const ANY_TAG = ' ';

function Shelved({ shelf: { notes, total, counts, tags, deleted }, attempt, show, tag, onShow, onTag, onMore, onChange }: ShelvedProps) {
  const restore = useCall('notes.restore');
  const kinds: readonly Show[] = attempt === null ? ['open', 'learned'] : ['attempt', 'open', 'learned'];
  const groups = useMemo(() => groupNotes(notes), [notes]);
  const hasAny = counts.open + counts.learned > 0;
  const onKept = useCallback(() => {
    onShow('open');
    onTag(null);
  }, [onShow, onTag]);
  return (
    <>
      {hasAny && (
        <SegmentedControl
          label={say('notes.show')}
          selected={show}
          onSelect={onShow}
          segments={kinds.map((id) => ({ id, label: say(`notes.show.${id}`), count: counts[id] }))}
        />
      )}
      {(tags.length > 0 || tag !== null) && (
        <Select
          label={say('notes.tag')}
          value={tag ?? ANY_TAG}
          onChange={(next) => onTag(next === ANY_TAG ? null : next)}
          options={[
            { id: ANY_TAG, label: say('notes.tag.any') },
            ...tags.map((each) => ({ id: each.tag, label: each.tag, detail: say('notes.count', { count: each.notes }) })),
          ]}
        />
      )}
      <OwnNote onKept={onKept} />
      {groups.length === 0 && (
        <p className={shared.empty}>{say(!hasAny ? 'notes.empty' : tag === null ? `notes.empty.${show}` : 'notes.empty.tag')}</p>
      )}
      {groups.map((group) => (
        <Group key={group.key} group={group} leaves={show !== 'attempt'} onChange={onChange} />
      ))}
      {notes.length < total && (
        <div>
          <Button size="small" onPress={onMore}>
            {say('notes.more-of', { count: total - notes.length })}
          </Button>
        </div>
      )}
      {deleted.length > 0 && <Bin deleted={deleted} onRestore={(id) => restore.mutate({ id })} />}
    </>
  );
}

interface GroupProps {
  readonly group: NoteGroup;
  readonly leaves: boolean;
  readonly onChange: (change: Undoable) => void;
}

function Group({ group: { topic, place, gain, notes }, leaves, onChange }: GroupProps) {
  return (
    <section className={shared.group}>
      <header className={shared.groupHead}>
        <h3>{topic}</h3>
        {gain !== null && (
          <p className={shared.gain} title={say('notes.gain.label', { points: formatGain(gain) })}>
            <span aria-hidden="true">{say('notes.gain', { points: formatGain(gain) })}</span>
            <span className="visually-hidden">{say('notes.gain.label', { points: formatGain(gain) })}</span>
          </p>
        )}
        {place && <p className={shared.place}>{place}</p>}
      </header>
      <ul className={shared.list}>
        {notes.map((note) => (
          <NoteItem key={note.id} note={note} leaves={leaves} onChange={onChange} />
        ))}
      </ul>
    </section>
  );
}

function Bin({ deleted, onRestore }: { readonly deleted: Shelf['deleted']; readonly onRestore: (id: string) => void }) {
  return (
    <details className={shared.fold}>
      <summary>{say('notes.bin', { count: deleted.length })}</summary>
      <p className={shared.place}>{say('notes.bin.hint')}</p>
      <ul className={shared.list}>
        {deleted.map(({ id, title }) => (
          <li key={id} className={shared.binned}>
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
