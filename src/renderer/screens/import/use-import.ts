/** The course of one import: files in, preview, decision, and the way back. */

import { useCallback, useEffect, useRef, useState } from 'react';
import { CallError } from '../../../api/client';
import type { Output } from '../../../api/contract';
import type { ImportChoices } from '../../../api/import-choices';
import type { ImportPreview } from '../../../api/import-views';
import type { Problem } from '../../../core/problem';
import { call } from '../../data/connection';
import { type PickedFile, sendFiles } from '../../data/transfer';
import { keyOf, type Mapping } from './fields-card';

export type Stage =
  | { readonly kind: 'choosing'; readonly problem: Problem | null }
  | { readonly kind: 'sending'; readonly done: number; readonly total: number }
  | { readonly kind: 'reading'; readonly step: string; readonly done: number; readonly total: number | null }
  | {
      readonly kind: 'looking';
      readonly upload: string;
      readonly how: How;
      readonly preview: ImportPreview;
      /** It is being read again in another way. */
      readonly isReading: boolean;
      readonly isSaving: boolean;
      readonly problem: Problem | null;
    }
  | { readonly kind: 'done'; readonly result: Output<'import.accept'>; readonly problem: Problem | null }
  | { readonly kind: 'undone'; readonly title: string };

/** How the files are to be read. */
interface How {
  readonly title?: string;
  readonly mappings?: readonly Mapping[];
}

export interface Import {
  readonly stage: Stage;
  readonly begin: (files: readonly PickedFile[]) => void;
  /** Reads an upload that is there already. */
  readonly look: (upload: string) => void;
  /** Reads the same upload again under another title. */
  readonly rename: (title: string) => void;
  /** Reads it again with these columns or fields; the preview stays until the new one is there. */
  readonly remap: (mapping: Mapping) => void;
  /** Back to choosing, whatever is under way. */
  readonly cancel: () => void;
  readonly accept: (choices: ImportChoices) => void;
  readonly undo: () => void;
}

const LOOK_EVERY_MS = 250;

export function useImport(): Import {
  const [stage, setStage] = useState<Stage>({ kind: 'choosing', problem: null });
  /** The run whose news counts; a cancelled one goes on unheard until it notices. */
  const run = useRef(new AbortController());
  useEffect(() => () => run.current.abort(), []);

  const start = useCallback((work: (signal: AbortSignal) => Promise<void>) => {
    run.current.abort();
    const own = new AbortController();
    run.current = own;
    work(own.signal).catch((error: unknown) => {
      if (!own.signal.aborted) setStage({ kind: 'choosing', problem: problemOf(error) });
    });
  }, []);

  /** Reads an upload and shows what it found. */
  const show = useCallback(async (upload: string, how: How, signal: AbortSignal, onProgress: OnProgress) => {
    const preview = await previewOf(upload, how, signal, onProgress);
    signal.throwIfAborted();
    setStage({ kind: 'looking', upload, how, preview, isReading: false, isSaving: false, problem: null });
  }, []);

  const read = useCallback(
    (upload: string, how: How, signal: AbortSignal) => {
      const onProgress: OnProgress = (step, done, total) => setStage({ kind: 'reading', step, done, total });
      onProgress('', 0, null);
      return show(upload, how, signal, onProgress);
    },
    [show],
  );

  const begin = useCallback(
    (files: readonly PickedFile[]) =>
      start(async (signal) => {
        const onProgress = (done: number, total: number) => !signal.aborted && setStage({ kind: 'sending', done, total });
        onProgress(
          0,
          files.reduce((sum, { file }) => sum + file.size, 0),
        );
        const upload = await sendFiles(files, 'set', { signal, onProgress });
        await read(upload, {}, signal);
      }),
    [start, read],
  );

  const look = useCallback((upload: string) => start((signal) => read(upload, {}, signal)), [start, read]);

  return {
    stage,
    begin,
    look,
    rename(title) {
      if (stage.kind === 'looking') start((signal) => read(stage.upload, { ...stage.how, title }, signal));
    },
    remap(mapping) {
      if (stage.kind !== 'looking') return;
      const { upload } = stage;
      const others = (stage.how.mappings ?? []).filter((other) => keyOf(other) !== keyOf(mapping));
      const how = { ...stage.how, mappings: [...others, mapping] };
      setStage({ ...stage, how, preview: withMapping(stage.preview, mapping), isReading: true });
      start((signal) => show(upload, how, signal, () => {}));
    },
    cancel() {
      run.current.abort();
      setStage({ kind: 'choosing', problem: null });
    },
    accept(choices) {
      if (stage.kind !== 'looking') return;
      setStage({ ...stage, isSaving: true, problem: null });
      call('import.accept', { id: stage.preview.id, declared: true, choices }).then(
        (result) => setStage({ kind: 'done', result, problem: null }),
        (error: unknown) => setStage({ ...stage, isSaving: false, problem: problemOf(error) }),
      );
    },
    undo() {
      if (stage.kind !== 'done') return;
      call('import.undo', { undo: stage.result.undo }).then(
        () => setStage({ kind: 'undone', title: stage.result.title }),
        (error: unknown) => setStage({ ...stage, problem: problemOf(error) }),
      );
    },
  };
}

type OnProgress = (step: string, done: number, total: number | null) => void;

async function previewOf(upload: string, { title, mappings }: How, signal: AbortSignal, onProgress: OnProgress): Promise<ImportPreview> {
  const { id, preview } = await call('import.preview', {
    upload,
    ...(title !== undefined && { title }),
    ...(mappings !== undefined && { mappings: mappings.map((mapping) => ({ ...mapping })) }),
  });
  if (preview) return preview;
  for (;;) {
    if (signal.aborted) {
      // Nobody waits for its answer any more.
      await call('job.cancel', { id }).catch(() => undefined);
      signal.throwIfAborted();
    }
    const { state, step, doneUnits, totalUnits } = await call('job.state', { id });
    if (state !== 'running') return call('import.read', { id });
    if (!signal.aborted) onProgress(step, doneUnits, totalUnits);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** The choice is seen at once, what comes of it a moment later. */
function withMapping(preview: ImportPreview, mapping: Mapping): ImportPreview {
  return {
    ...preview,
    fields: preview.fields.map((fields) => {
      if (keyOf(fields) !== keyOf(mapping)) return fields;
      const { numbers: _, ...rest } = fields;
      return { ...rest, ...mapping };
    }),
  };
}

function problemOf(error: unknown): Problem {
  return error instanceof CallError ? error.problem : { code: 'call.bug', severity: 'error', params: {}, place: {} };
}
