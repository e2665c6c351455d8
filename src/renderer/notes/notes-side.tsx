/** The edge and the pane of the study notes as they stand at the right of the frame. */

import { type CSSProperties, lazy, Suspense, useState } from 'react';
import { say } from '../../language/say';
import { Loading } from '../ui/loading';
import { PaneSeparator } from '../ui/pane-separator';
import styles from './notes-side.module.css';
import type { PaneState } from './pane-state';

const NotesPane = lazy(() => import('./notes-pane'));

export const NOTES_PANE_ID = 'study-notes';

interface NotesSideProps {
  readonly attempt: string | null;
  readonly pane: PaneState;
  readonly onClose: () => void;
}

export function NotesSide({ attempt, pane, onClose }: NotesSideProps) {
  // While the edge is dragged the width lives here; what is remembered changes when it comes to rest.
  const [moving, setMoving] = useState<number | null>(null);
  const width = moving ?? pane.widthRem;
  return (
    <aside aria-label={say('notes.title')} className={styles.side}>
      <PaneSeparator
        label={say('notes.resize')}
        paneId={NOTES_PANE_ID}
        widthRem={width}
        onMove={setMoving}
        onRest={(rest) => {
          setMoving(null);
          pane.setWidth(rest);
        }}
      />
      <div id={NOTES_PANE_ID} className={styles.scroller} style={{ '--pane-width': `${width}rem` } as CSSProperties}>
        <Suspense fallback={<Loading label={say('app.loading')} />}>
          <NotesPane key={attempt} attempt={attempt} onClose={onClose} />
        </Suspense>
      </div>
    </aside>
  );
}
