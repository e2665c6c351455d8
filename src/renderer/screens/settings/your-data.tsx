/** Backups and the way back to one, and everything as one file. */

import { Archive, Download, MonitorSmartphone, Upload } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Input } from '../../../api/contract';
import { say } from '../../../language/say';
import { call } from '../../data/connection';
import { pickedIn } from '../../data/picking';
import { useRead } from '../../data/queries';
import { download, fetchEverything, sendFiles } from '../../data/transfer';
import { whyFailed } from '../../data/why-failed';
import { formatDate, inMegabytes } from '../../format';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ProgressBar } from '../../ui/progress-bar';
import { type Backup, Backups } from './backups';
import styles from './settings.module.css';

type Source = Input<'data.restore'>['from'];

/** What the candidate is asked about before anything is replaced. */
interface Asked {
  readonly what: string;
  readonly source: () => Promise<Source>;
}

type Work =
  | { readonly kind: 'none' }
  | { readonly kind: 'moving'; readonly label: string; readonly done: number; readonly total: number }
  | { readonly kind: 'restoring' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'done'; readonly sentence: string }
  | { readonly kind: 'failed'; readonly sentence: string };

/** Survives the reload that follows a restore, and nothing else. */
const RESTORED_KEY = 'passband-restored';
const MERGED_KEY = 'passband-merged';

export function YourData() {
  const backups = useRead('data.backups', {});
  const [work, setWork] = useState<Work>({ kind: 'none' });
  const [asked, setAsked] = useState<Asked | null>(null);
  const [undo] = useState(restoredUndo);
  const [merged] = useState(() => Number(window.sessionStorage.getItem(MERGED_KEY) ?? 0));
  useEffect(() => {
    window.sessionStorage.removeItem(RESTORED_KEY);
    window.sessionStorage.removeItem(MERGED_KEY);
  }, []);
  const file = useRef<HTMLInputElement>(null);
  const isBusy = work.kind === 'moving' || work.kind === 'restoring' || work.kind === 'looking';

  const attempt = async (task: () => Promise<string | null>) => {
    try {
      const sentence = await task();
      setWork(sentence === null ? { kind: 'none' } : { kind: 'done', sentence });
    } catch (error) {
      setWork({ kind: 'failed', sentence: whyFailed(error) });
    }
  };
  const moving = (label: string) => (done: number, total: number) => setWork({ kind: 'moving', label, done, total });

  const backUp = () =>
    attempt(async () => {
      await call('data.backup', {});
      return say('data.backed-up');
    });
  const exportAll = () =>
    attempt(async () => {
      const everything = await fetchEverything(moving(say('data.exporting')));
      download(everything.name, everything.file);
      return everything.leftOut.length > 0 ? say('data.export.left-out', { names: everything.leftOut.join(', ') }) : null;
    });
  const findCopies = () => {
    setWork({ kind: 'looking' });
    return attempt(async () => {
      const found = await call('data.find-copies', {});
      if (found.merged === 0) return say('data.copies.none');
      window.sessionStorage.setItem(MERGED_KEY, String(found.merged));
      window.location.reload();
      return null;
    });
  };
  const restore = ({ source }: Asked) =>
    attempt(async () => {
      const from = await source();
      setWork({ kind: 'restoring' });
      const restored = await call('data.restore', { from });
      window.sessionStorage.setItem(RESTORED_KEY, restored.undo);
      // Everything that this page knows is out of date.
      window.location.reload();
      return null;
    });
  const askFor = ({ name, atMs }: Pick<Backup, 'name' | 'atMs'>) =>
    setAsked({ what: say('data.restore.what', { date: formatDate(atMs) }), source: async () => ({ kind: 'backup', name }) });
  const askForFile = async (list: FileList | null) => {
    const [picked] = pickedIn(list);
    if (!picked) return;
    if (!(await isPacked(picked.file))) {
      setWork({ kind: 'failed', sentence: say('data.import.not-one', { name: picked.name }) });
      return;
    }
    setWork({ kind: 'none' });
    const source = async (): Promise<Source> => ({
      kind: 'upload',
      upload: await sendFiles([picked], 'backup', { onProgress: moving(say('data.importing')) }),
    });
    setAsked({ what: picked.name, source });
  };

  const undoBackup = backups.data?.backups.find(({ name }) => name === undo);
  const news = useRef<HTMLDivElement>(null);
  const isBack = undoBackup !== undefined || merged > 0;
  // The page begins at its top after a restore, and what came of it stands further down.
  useEffect(() => {
    if (isBack) news.current?.scrollIntoView({ block: 'center' });
  }, [isBack]);
  return (
    <>
      <div ref={news} className={styles.news}>
        {undoBackup && (
          <Banner tone="success" action={{ label: say('data.restored.undo'), onPress: () => askFor(undoBackup) }}>
            {say('data.restored')}
          </Banner>
        )}
        {merged > 0 && <Banner tone="success">{say('data.copies.found', { count: merged })}</Banner>}
        {work.kind === 'done' && <Banner tone="success">{work.sentence}</Banner>}
        {work.kind === 'failed' && <Banner tone="error">{work.sentence}</Banner>}
        {work.kind === 'restoring' && <p role="status">{say('data.restoring')}</p>}
        {work.kind === 'looking' && <p role="status">{say('data.copies.looking')}</p>}
        {work.kind === 'moving' && (
          <ProgressBar label={work.label} percent={(100 * work.done) / Math.max(1, work.total)} valueText={megabytes(work)} />
        )}
      </div>
      <div className={styles.block}>
        <h3>{say('data.backups')}</h3>
        <p className={styles.soft}>{say('data.backups.hint')}</p>
        <Button icon={Archive} isDisabled={isBusy} onPress={() => void backUp()}>
          {say('data.back-up')}
        </Button>
        {backups.data && <Backups backups={backups.data.backups} isBusy={isBusy} onRestore={askFor} />}
      </div>
      <div className={styles.block}>
        <h3>{say('data.one-file')}</h3>
        <p className={styles.soft}>{say('data.one-file.hint')}</p>
        <div className={styles.row}>
          <Button icon={Download} isDisabled={isBusy} onPress={() => void exportAll()}>
            {say('data.export')}
          </Button>
          <Button icon={Upload} isDisabled={isBusy} onPress={() => file.current?.click()}>
            {say('data.import')}
          </Button>
        </div>
        <input
          ref={file}
          type="file"
          hidden
          accept=".passband-backup"
          onChange={(event) => {
            void askForFile(event.target.files);
            event.target.value = '';
          }}
        />
      </div>
      <div className={styles.block}>
        <h3>{say('data.copies')}</h3>
        <p className={styles.soft}>{say('data.copies.hint')}</p>
        <Button icon={MonitorSmartphone} isDisabled={isBusy} onPress={() => void findCopies()}>
          {say('data.copies.find')}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={asked !== null}
        title={say('data.restore.title', { what: asked?.what ?? '' })}
        confirmLabel={say('data.restore.confirm')}
        cancelLabel={say('data.restore.cancel')}
        onConfirm={() => {
          if (asked) void restore(asked);
          setAsked(null);
        }}
        onCancel={() => setAsked(null)}
      >
        <p>{say('data.restore.text')}</p>
      </ConfirmDialog>
    </>
  );
}

/** Whether a file begins as "everything as one file" does: with the mark of gzip. */
async function isPacked(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

/** Only read here: a first render may be thrown away before it is seen. */
function restoredUndo(): string | null {
  return window.sessionStorage.getItem(RESTORED_KEY);
}

function megabytes({ done, total }: { readonly done: number; readonly total: number }): string {
  return say('data.progress', { done: inMegabytes(done), total: inMegabytes(total) });
}
