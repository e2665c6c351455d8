/** Question banks that the desktop hands over: on the command line, by a second start, dropped on the app's icon, or chosen in the menu. */

import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { app, dialog } from 'electron';
import { CallError, connect } from '../api/client';
import type { Transport } from '../api/reply';
import { say, sayCode } from '../language/say';
import { mayLeave, show } from './window';

/** What a set's file may be called; what it holds is judged by its bytes. `.passband` is the one ending that the installers claim. */
export const BANK_ENDINGS = [
  ...['passband', 'zip', 'yaml', 'yml', 'json', 'jsonl', 'ndjson', 'toml', 'md', 'markdown'],
  ...['csv', 'tsv', 'gift', 'txt', 'xml', 'apkg', 'colpkg'],
];
/** As base64 this is the largest piece that the contract takes. */
const PIECE_BYTES = 768 * 1024;

export interface ExpectedBankFiles {
  /** The bank file among the words of a command line, if there is one. */
  readonly fromCommandLine: (words: readonly string[], folder: string) => void;
  /** Opens the file that came last while nothing could, and from now on each as it comes. */
  readonly openWith: (opener: (path: string) => Promise<void>) => void;
}

/** Listens from the first moment on: a Mac tells of the file before the app is ready. */
export function expectBankFiles(): ExpectedBankFiles {
  let open: ((path: string) => Promise<void>) | null = null;
  let waiting: string | null = null;
  const come = (path: string) => {
    if (open) void open(path);
    else waiting = path;
  };
  const fromCommandLine: ExpectedBankFiles['fromCommandLine'] = (words, folder) => {
    const file = words.slice(1).find((word) => !word.startsWith('-') && BANK_ENDINGS.includes(extname(word).slice(1).toLowerCase()));
    if (file !== undefined) come(resolve(folder, file));
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    come(path);
  });
  fromCommandLine(process.argv, process.cwd());
  return {
    fromCommandLine,
    openWith(opener) {
      open = opener;
      if (waiting !== null) void open(waiting);
      waiting = null;
    },
  };
}

/** Uploads the file as a page would and shows its preview; nothing is taken in before the candidate has seen it. */
export async function openBankFile(transport: Transport, path: string): Promise<void> {
  if (!(await mayLeave())) return;
  try {
    const upload = await uploadFile(transport, path);
    show(`/import/${upload}`);
  } catch (error) {
    const why = error instanceof CallError ? sayCode(error.problem.code, error.problem.params) : say('desktop.cannot-read');
    dialog.showErrorBox(say('desktop.cannot-open', { file: basename(path) }), why);
  }
}

async function uploadFile(transport: Transport, path: string): Promise<string> {
  const call = connect(transport);
  const upload = randomUUID();
  const file = await open(path, 'r');
  try {
    const piece = Buffer.alloc(PIECE_BYTES);
    let offset = 0;
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, PIECE_BYTES, offset);
      const base64 = piece.subarray(0, bytesRead).toString('base64');
      await call('upload.chunk', { upload, kind: 'set', name: basename(path), offset, base64 });
      offset += bytesRead;
      if (bytesRead < PIECE_BYTES) return upload;
    }
  } finally {
    await file.close();
  }
}
