/** Files on their way to the Node side and back, in pieces. */

import type { Input } from '../../api/contract';
import { call } from './connection';

/** A file under the name that its folder gives it: "questions/networking.yaml". */
export interface PickedFile {
  readonly name: string;
  readonly file: Blob;
}

const PIECE_BYTES = 2 ** 20;

/** Sends files and answers with the name of the upload. `onProgress` counts bytes. Rejects with a CallError. */
export async function sendFiles(
  files: readonly PickedFile[],
  kind: Input<'upload.chunk'>['kind'],
  { onProgress = () => {}, signal }: { readonly onProgress?: (done: number, total: number) => void; readonly signal?: AbortSignal } = {},
): Promise<string> {
  const upload = crypto.randomUUID();
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  let done = 0;
  for (const { name, file } of files) {
    // An empty file is a file too: it is sent as one piece of nothing.
    for (let offset = 0; offset === 0 || offset < file.size; offset += PIECE_BYTES) {
      signal?.throwIfAborted();
      const piece = file.slice(offset, offset + PIECE_BYTES);
      await call('upload.chunk', { upload, kind, name, offset, base64: await base64Of(piece) });
      done += piece.size;
      onProgress(done, total);
    }
  }
  return upload;
}

/** Fetches everything as one file. `onProgress` counts bytes. */
export async function fetchEverything(onProgress: (done: number, total: number) => void) {
  const { id, name, leftOut } = await call('data.export', {});
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let done = 0;
  for (;;) {
    const { base64, total } = await call('data.export-chunk', { id, offset: done });
    const piece = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    pieces.push(piece);
    done += piece.length;
    onProgress(done, total);
    if (done >= total || piece.length === 0) return { name, leftOut, file: new Blob(pieces, { type: 'application/octet-stream' }) };
  }
}

/** Gives a file to the candidate as a download of the page. */
export function download(name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken hold of the blob by the time the next minute begins.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function base64Of(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = String(reader.result);
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => reject(reader.error);
    // An empty piece has no comma in some browsers.
    if (piece.size === 0) resolve('');
    else reader.readAsDataURL(piece);
  });
}
