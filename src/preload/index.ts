/** The whole bridge between the page and the app: one call, carried as a JSON string. */

import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('passband', {
  call: (request: string): Promise<string> => ipcRenderer.invoke('call', request),
});
