/** The cram sheet: the notes of chosen topics in 8 points and several columns, seen as they will be printed. */

import { FileDown, Printer } from 'lucide-react';
import { type CSSProperties, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { NoteAreaView, NoteView } from '../../../api/notes-views';
import { say } from '../../../language/say';
import { useCall, useRead } from '../../data/queries';
import { recall, remember } from '../../data/remembered';
import { whyFailed } from '../../data/why-failed';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Loading } from '../../ui/loading';
import { PageHeader } from '../../ui/page-header';
import { SegmentedControl } from '../../ui/segmented-control';
import styles from './cram-sheet.module.css';
import { COLUMNS, FIRST_WISH, MOST_PAGES, SheetChoices, type SheetWish } from './sheet-choices';
import { LINE_PT, PAPERS, PX_PER_MM, roomOf } from './sheet-paper';
import { type SheetUnit, Units, unitsOf } from './sheet-units';
import { type SheetPages, useSheetPages } from './use-sheet-pages';

const WISH = 'cram-sheet';
/** More than eight pages can hold. */
const MOST_NOTES = 2000;

export default function CramSheetScreen() {
  const [, navigate] = useLocation();
  const areas = useRead('notes.areas', {});
  if (areas.isPending) return <Loading label={say('app.loading')} />;
  if (areas.isError) {
    return (
      <ErrorState
        title={say('sheet.title')}
        detail={whyFailed(areas.error)}
        action={{ label: say('sheet.again'), onPress: () => void areas.refetch() }}
      />
    );
  }
  if (areas.data.areas.length === 0) {
    return (
      <>
        <PageHeader title={say('sheet.title')} />
        <EmptyState sentence={say('sheet.empty')} action={{ label: say('app.library'), onPress: () => navigate('/') }} />
      </>
    );
  }
  return <CramSheet areas={areas.data.areas} />;
}

function CramSheet({ areas }: { readonly areas: readonly NoteAreaView[] }) {
  const [wish, setWish] = useState(rememberedWish);
  const keys = useMemo(() => areas.flatMap(({ key }) => (wish.without.includes(key) ? [] : [key])), [areas, wish.without]);
  const notes = useRead(
    'notes.list',
    { show: wish.withLearned ? 'all' : 'open', areas: wish.without.length === 0 ? null : keys, limit: MOST_NOTES },
    { keepsLast: true },
  );
  const onWish = (next: SheetWish) => {
    setWish(next);
    remember(WISH, JSON.stringify(next));
  };
  return (
    <div className={styles.screen}>
      <div data-print="hide">
        <PageHeader title={say('sheet.title')} subtitle={say('sheet.subtitle')} />
      </div>
      <SheetChoices areas={areas} wish={wish} onWish={onWish} />
      {notes.isError && <Banner tone="error">{say('call.bug')}</Banner>}
      {notes.data && <Sheet notes={notes.data.notes} total={notes.data.total} wish={wish} />}
    </div>
  );
}

interface SheetProps {
  readonly notes: readonly NoteView[];
  readonly total: number;
  readonly wish: SheetWish;
}

type Zoom = 'pages' | 'actual';
/** How wide a page is where whole pages are seen. */
const PAGE_PX = 340;

function Sheet({ notes, total, wish }: SheetProps) {
  const { paper, pages: most, columns } = wish;
  const flow = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState<Zoom>('pages');
  const shape = useMemo(() => ({ paper, pages: most, columns }), [paper, most, columns]);
  const units = useMemo(() => unitsOf(notes, most), [notes, most]);
  const sheet = useSheetPages(flow, units, shape);
  const { widthMm, heightMm } = PAPERS[paper];
  const room = roomOf(paper);
  const style = {
    '--sheet-width': `${widthMm}mm`,
    '--sheet-height': `${heightMm}mm`,
    '--sheet-room-width': `${room.widthMm}mm`,
    '--sheet-room-height': `${room.heightMm}mm`,
    '--sheet-columns': columns,
    '--sheet-line': `${LINE_PT}pt`,
    '--sheet-scale': zoom === 'actual' ? 1 : PAGE_PX / (widthMm * PX_PER_MM),
  } as CSSProperties;
  return (
    <>
      <Actions sheet={sheet} total={total} most={most} />
      <div data-print="hide">
        <SegmentedControl
          label={say('sheet.zoom')}
          selected={zoom}
          onSelect={setZoom}
          segments={[
            { id: 'pages', label: say('sheet.zoom.pages') },
            { id: 'actual', label: say('sheet.zoom.actual') },
          ]}
        />
      </div>
      {sheet === null && (
        <div className={styles.sheet} style={style} inert>
          <div className={styles.measure}>
            <div ref={flow} className={styles.flow}>
              <Units units={units} />
            </div>
          </div>
        </div>
      )}
      {sheet && sheet.pages.length > 0 && <Pages sheet={sheet} style={style} paper={paper} />}
    </>
  );
}

interface PagesProps {
  readonly sheet: SheetPages;
  readonly style: CSSProperties;
  readonly paper: SheetWish['paper'];
}

function Pages({ sheet: { pages }, style, paper }: PagesProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without the focus what is cut off cannot be reached by keyboard
    <section className={styles.sheet} style={style} data-print="cram-sheet" data-paper={paper} aria-label={say('sheet.preview')} tabIndex={0}>
      {pages.map((units, at) => (
        <Page key={units[0]?.key} units={units} number={at + 1} of={pages.length} />
      ))}
    </section>
  );
}

function Page({ units, number, of }: { readonly units: readonly SheetUnit[]; readonly number: number; readonly of: number }) {
  return (
    <div className={styles.frame} data-print="sheet-page">
      <section className={styles.page} aria-label={say('sheet.page', { number, of })}>
        <div className={styles.columns}>
          <Units units={units} />
        </div>
        <p className={styles.foot}>{say('sheet.page', { number, of })}</p>
      </section>
    </div>
  );
}

interface ActionsProps {
  readonly sheet: SheetPages | null;
  readonly total: number;
  readonly most: number;
}

/** What fits and what does not, and the ways to paper. */
function Actions({ sheet, total, most }: ActionsProps) {
  const { data: info } = useRead('app.info', {});
  const save = useCall('print.save-pdf');
  const left = sheet ? total - sheet.notes : 0;
  return (
    <div className={styles.actions} data-print="hide">
      <p role="status">
        {sheet === null && say('sheet.measuring')}
        {sheet &&
          say('sheet.fits', { notes: say('notes.count', { count: sheet.notes }), pages: say('sheet.pages-used', { count: sheet.pages.length }) })}
        {left > 0 && (
          <b> {say('sheet.left', { notes: say('sheet.left.notes', { count: left }), pages: say('sheet.pages-used', { count: most }) })}</b>
        )}
        {save.data?.saved && ` ${say('sheet.saved')}`}
      </p>
      <div className={styles.buttons}>
        {info?.shell === 'desktop' && (
          <Button
            variant="primary"
            icon={FileDown}
            isDisabled={!sheet || sheet.notes === 0 || save.isPending}
            onPress={() => save.mutate({ name: say('sheet.file') })}
          >
            {say('sheet.save')}
          </Button>
        )}
        <Button
          variant={info?.shell === 'desktop' ? 'secondary' : 'primary'}
          icon={Printer}
          isDisabled={!sheet || sheet.notes === 0}
          onPress={() => window.print()}
        >
          {say('sheet.print')}
        </Button>
      </div>
      {save.isError && <Banner tone="error">{whyFailed(save.error)}</Banner>}
    </div>
  );
}

/** As it was left; what does not fit any more is as at first. */
function rememberedWish(): SheetWish {
  try {
    const kept: unknown = JSON.parse(recall(WISH) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return FIRST_WISH;
    const { paper, pages, columns, withLearned, without } = kept as Partial<Record<keyof SheetWish, unknown>>;
    return {
      paper: paper === 'letter' ? 'letter' : 'a4',
      pages: Number.isInteger(pages) ? Math.min(MOST_PAGES, Math.max(1, Number(pages))) : FIRST_WISH.pages,
      columns: COLUMNS.find((count) => count === columns) ?? FIRST_WISH.columns,
      withLearned: withLearned === true,
      without: Array.isArray(without) ? without.filter((key) => typeof key === 'string') : [],
    };
  } catch {
    return FIRST_WISH;
  }
}
