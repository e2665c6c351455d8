/** The inside of a process apart: what it is asked, and how it tells. Electron's processes and Node's speak through different ports. */

interface Port {
  on(event: 'message', listener: (message: { data: unknown }) => void): unknown;
  postMessage(news: unknown): void;
}
const { parentPort }: { parentPort?: Port } = process;

/** It stays until it is stopped, so that nothing that it told is lost on the way. */
export function requestFromOutside(): Promise<unknown> {
  process.on('disconnect', () => process.exit());
  return new Promise((resolve) => {
    if (parentPort) parentPort.on('message', ({ data }) => resolve(data));
    else process.on('message', resolve);
  });
}

export function tellOutside(news: unknown): void {
  if (parentPort) parentPort.postMessage(news);
  else process.send?.(news);
}
