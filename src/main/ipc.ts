/** The one channel between page and app, open to the main frame of the app's own page and to nobody else. */

import { ipcMain } from 'electron';
import { REQUEST_LIMIT, type Transport } from '../api/reply';
import { isOurs } from './scheme';

export function answerCalls(call: Transport): void {
  ipcMain.handle('call', (event, request: unknown) => {
    const { senderFrame } = event;
    if (senderFrame === null || senderFrame.parent !== null || !isOurs(senderFrame.url)) throw new Error('this frame may not call');
    if (typeof request !== 'string' || request.length > REQUEST_LIMIT) throw new Error('a call is one string');
    return call(request);
  });
}
