/** Links that lead out of the app: https only, and only after the candidate has seen the host. */

import { dialog, shell } from 'electron';
import { say } from '../language/say';

export async function openLink(address: string): Promise<boolean> {
  if (!URL.canParse(address)) return false;
  const { protocol, host, href } = new URL(address);
  if (protocol !== 'https:') return false;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: say('desktop.open-link', { host }),
    detail: href,
    buttons: [say('desktop.open-link.open'), say('desktop.cancel')],
    defaultId: 1,
    cancelId: 1,
  });
  if (response !== 0) return false;
  await shell.openExternal(href);
  return true;
}
