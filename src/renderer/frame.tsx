/** What stands around every screen but the exam room: the way to the others, what happened to the files, and the disclaimer. */

import { BookOpenText, ChartNoAxesCombined, Crosshair, LibraryBig, NotebookText, Settings } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { say, sayCode } from '../language/say';
import { useCall, useRead } from './data/queries';
import styles from './frame.module.css';
import { NOTES_PANE_ID, NotesSide } from './notes/notes-side';
import { besideScreen, usePaneState } from './notes/pane-state';
import { Banner } from './ui/banner';

const PLACES = [
  { path: '/', label: 'app.library', Icon: LibraryBig },
  { path: '/history', label: 'app.history', Icon: ChartNoAxesCombined },
  { path: '/weak', label: 'app.weak', Icon: Crosshair },
  { path: '/study', label: 'app.study', Icon: BookOpenText },
  { path: '/settings', label: 'app.settings', Icon: Settings },
] as const;

export function Frame({ children }: { readonly children: ReactNode }) {
  const [location] = useLocation();
  const beside = besideScreen(location);
  const notes = usePaneState(beside?.attempt != null);
  const notesButton = useRef<HTMLButtonElement>(null);
  const showsNotes = beside !== null && notes.isOpen;
  const closeNotes = () => {
    notes.setOpen(false);
    notesButton.current?.focus();
  };
  return (
    <div className={styles.frame} data-pane={showsNotes || undefined}>
      <button type="button" className={styles.skip} onClick={() => document.getElementById('content')?.focus()}>
        {say('app.skip')}
      </button>
      <nav className={styles.nav} aria-label={say('app.nav')}>
        <p className={styles.name}>
          <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
            <rect width="32" height="32" rx="7" fill="var(--accent)" />
            <rect x="18" y="8" width="7" height="16" rx="1.5" fill="var(--band)" />
            <path d="M5 16h22" stroke="var(--on-accent)" strokeWidth="2.5" strokeLinecap="round" />
            <circle cx="15" cy="16" r="4" fill="var(--on-accent)" />
          </svg>
          {say('app.name')}
        </p>
        {PLACES.map(({ path, label, Icon }) => (
          <Link
            key={path}
            href={path}
            className={styles.place ?? ''}
            aria-current={location === path || (path !== '/' && location.startsWith(`${path}/`)) ? 'page' : undefined}
          >
            <Icon size="1.125rem" aria-hidden="true" />
            {say(label)}
          </Link>
        ))}
        {beside && (
          <button
            ref={notesButton}
            type="button"
            className={styles.toggle}
            aria-expanded={showsNotes}
            aria-controls={showsNotes ? NOTES_PANE_ID : undefined}
            onClick={() => notes.setOpen(!showsNotes)}
          >
            <NotebookText size="1.125rem" aria-hidden="true" />
            {say('app.notes')}
          </button>
        )}
      </nav>
      <main className={styles.main} id="content" tabIndex={-1}>
        <div className={styles.page}>
          <Health />
          {children}
          <footer className={styles.foot}>{say('app.disclaimer')}</footer>
        </div>
      </main>
      {showsNotes && <NotesSide attempt={beside.attempt} pane={notes} onClose={closeNotes} />}
    </div>
  );
}

/** What storage had to do to keep the candidate's data, until he has read it. */
function Health() {
  const { data } = useRead('app.info', {});
  const acknowledge = useCall('health.acknowledge');
  if (!data) return null;
  const news = data.health.filter((entry) => !entry.acknowledged);
  return (
    <>
      {news.length > 0 && (
        <Banner tone="warning" action={{ label: say('health.read'), onPress: () => acknowledge.mutate({ ids: news.map((entry) => entry.id) }) }}>
          <b>{say('health.title')}</b>
          <ul className={styles.news}>
            {news.map(({ id, file, quarantined, recoveredFrom, code }) => (
              <li key={id}>
                {recoveredFrom ? say(`health.line.${recoveredFrom}`, { file, quarantined: quarantined ?? '' }) : sayCode(code, { file })}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {data.problems.map(({ code, params, place }) => (
        <Banner key={`${code} ${place.file}`} tone="warning">
          {sayCode(code, params)}
        </Banner>
      ))}
    </>
  );
}
