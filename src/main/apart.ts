/** Electron's own processes apart: Node's cannot be started from a program that runs nothing but its archive. */

import { utilityProcess } from 'electron';
import { APART, isFullHeap, lastWords, type StartApart } from '../importing/apart';

export const startUtility: StartApart = ({ file, request, megabytes, onNews, onEnd }) => {
  const child = utilityProcess.fork(file, [APART, String(process.pid)], {
    serviceName: 'Passband import',
    execArgv: [`--max-old-space-size=${megabytes}`],
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = lastWords(child.stderr);
  child.on('message', onNews).once('exit', () => onEnd(isFullHeap(said())));
  child.postMessage(request);
  return () => {
    child.removeAllListeners();
    child.kill();
  };
};
