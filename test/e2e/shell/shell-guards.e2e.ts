/** What the desktop shell lets nobody do: call as another frame, leave the app, open windows, get rights, reach the network, read other files. */

import { describe, expect, test } from 'vitest';
import type { SenderFrame } from './harness';
import { inBrowser, OURS, request, setShell } from './set-shell';

const shellWith = setShell();
const INFO = request('app.info');

/** All that Electron 45 may ask about, and one that a later one may bring. */
const RIGHTS = [
  ...['clipboard-read', 'clipboard-sanitized-write', 'deprecated-sync-clipboard-read', 'display-capture', 'fileSystem', 'fullscreen', 'geolocation'],
  ...['hid', 'idle-detection', 'keyboardLock', 'media', 'mediaKeySystem', 'midi', 'midiSysex', 'notifications', 'openExternal', 'persistent-storage'],
  ...[
    'pointerLock',
    'serial',
    'speaker-selection',
    'storage-access',
    'top-level-storage-access',
    'usb',
    'window-management',
    'unknown',
    'of-tomorrow',
  ],
];

describe('who may call', () => {
  test('the main frame of the app’s own page, with one string, and nobody else', async () => {
    const shell = await shellWith();
    expect(JSON.parse(await shell.invoke(INFO, OURS))).toMatchObject({ ok: true, value: { shell: 'desktop' } });
    const frames: SenderFrame[] = [
      null,
      { url: 'app://passband/', parent: {} },
      { url: 'app://passband.evil/', parent: null },
      { url: 'app://bundle/', parent: null },
      { url: 'https://passband/', parent: null },
      { url: 'about:blank', parent: null },
      { url: 'not an address', parent: null },
    ];
    for (const frame of frames) await expect(shell.invoke(INFO, frame), JSON.stringify(frame)).rejects.toThrow('this frame may not call');
    for (const request of [42, null, { operation: 'app.info' }, 'x'.repeat(2 * 1024 * 1024 + 1)]) {
      await expect(shell.invoke(request, OURS)).rejects.toThrow('a call is one string');
    }
  });

  test('not a frame that is gone before it is looked at', async () => {
    const shell = await shellWith();
    const outcome = await shell.evaluate(async ({ given }, text) => {
      const gone = () => {
        throw new Error('Render frame was disposed before WebFrameMain could be accessed');
      };
      const senderFrame = Object.defineProperties({}, { url: { get: gone }, parent: { get: gone } });
      try {
        return String(await given('ipcMain.handle')({ senderFrame }, text));
      } catch (error) {
        return String(error);
      }
    }, INFO);
    expect(outcome).toContain('disposed');
  });

  test('not a frame inside the page, though it shares its origin', async () => {
    const shell = await shellWith();
    await inBrowser(
      shell,
      async ({ page }) => {
        await page.getByRole('heading', { name: 'Library' }).waitFor();
        const said = await page.evaluate(async (text) => {
          const frame = document.body.appendChild(document.createElement('iframe'));
          const inner = frame.contentWindow as unknown as { passband?: { call: (request: string) => Promise<string> } };
          return inner.passband === undefined
            ? 'no bridge'
            : inner.passband.call(text).then(
                () => 'answered',
                (error) => String(error),
              );
        }, INFO);
        expect(said).toMatch(/this frame may not call|no bridge/);
        // A frame of the page itself stays empty: the policy embeds nothing.
        await page.evaluate(() => {
          const frame = document.createElement('iframe');
          frame.src = '/';
          document.body.append(frame);
          return new Promise((resolve) => frame.addEventListener('load', resolve));
        });
        for (const frame of page.frames().slice(1)) await expect.poll(() => frame.locator('h1').count()).toBe(0);
      },
      /^console: Framing .* violates the following Content Security Policy directive/,
    );
  });

  test('the page sees one function and nothing of Electron', async () => {
    const shell = await shellWith();
    await inBrowser(shell, async ({ page }) => {
      await page.getByRole('heading', { name: 'Library' }).waitFor();
      expect(await page.evaluate(() => Object.keys(window.passband ?? {}))).toEqual(['call']);
      expect(await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in window))).toEqual([]);
    });
  });
});

describe('the address of the app', () => {
  test('every answer carries the policy, whatever is asked for', async () => {
    const shell = await shellWith();
    for (const path of ['', 'index.html', 'assets/none.js', '%00', 'x'.repeat(5000)]) {
      const { headers } = await shell.ask(`app://passband/${path}`);
      expect(headers['content-security-policy'], path).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:|\*/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  test('nothing but the built page can be read, on no path and by no other method', async () => {
    const shell = await shellWith();
    expect((await shell.ask('app://passband/')).status).toBe(200);
    const paths = [
      '../node/main.js',
      '..%2fnode%2fmain.js',
      '%2e%2e/node/main.js',
      'assets/../../node/main.js',
      '..%5cnode%5cmain.js',
      'assets%2f..%2findex.html',
    ];
    for (const path of [...paths, '/etc/passwd', 'assets/', 'licences.json', 'C:/Windows/win.ini', '%00index.html', 'index.html%00.js']) {
      expect(await shell.ask(`app://passband/${path}`), path).toMatchObject({ status: 404, body: '' });
    }
    for (const url of ['app://bundle/', 'app://passband.evil/index.html']) expect((await shell.ask(url)).status, url).toBe(404);
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) expect((await shell.ask('app://passband/', method)).status, method).toBe(404);
  });
});

describe('what no page may do', () => {
  test('leave the app by navigation, in a frame, or by redirect', async () => {
    const shell = await shellWith();
    const stopped = (event: string, url: string) =>
      shell.evaluate(
        ({ window }, word) => {
          let isStopped = false;
          window.webContents.emit(word.event, { url: word.url, preventDefault: () => (isStopped = true) });
          return isStopped;
        },
        { event, url },
      );
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      for (const url of [
        'https://example.com/',
        'http://127.0.0.1/',
        'file:///etc/passwd',
        'app://other/',
        'javascript:alert(1)',
        'data:text/html,x',
        'about:blank',
        'blob:app://passband/1',
        'view-source:app://passband/',
        'app://passband@evil.example/',
        'app://passband.evil.example/',
        'app://passband:81/',
        'app:passband',
        '',
      ]) {
        expect(await stopped(event, url), `${event} ${url}`).toBe(true);
      }
      expect(await stopped(event, 'app://passband/#/settings')).toBe(false);
    }
    expect(await stopped('will-attach-webview', 'app://passband/')).toBe(true);
  });

  test('open a window, whatever the address', async () => {
    const shell = await shellWith();
    for (const url of ['https://example.com/', 'app://passband/', 'file:///x', 'javascript:1']) {
      const answer = await shell.evaluate(({ given }, address) => given('contents.setWindowOpenHandler')({ url: address }), url);
      expect(answer, url).toEqual({ action: 'deny' });
    }
  });

  test('get any right, by whatever name, for itself or for a frame in it', async () => {
    const shell = await shellWith();
    const granted = await shell.evaluate(async ({ given }, names) => {
      const rights: string[] = [];
      for (const name of names) {
        for (const origin of ['app://passband/', 'https://example.com/']) {
          const asked = await new Promise((decide) => given('session.setPermissionRequestHandler')({}, name, decide, { requestingUrl: origin }));
          if (asked || given('session.setPermissionCheckHandler')({}, name, origin, {})) rights.push(name);
        }
      }
      for (const deviceType of ['hid', 'serial', 'usb']) if (given('session.setDevicePermissionHandler')({ deviceType })) rights.push(deviceType);
      return rights;
    }, RIGHTS);
    expect(granted).toEqual([]);
  });

  test('have the name of any host resolved, or reach past the guards by a peer connection', async () => {
    const shell = await shellWith();
    const { switches, peers } = await shell.evaluate(
      ({ told }) => ({ switches: told('commandLine.appendSwitch'), peers: told('contents.setWebRTCIPHandlingPolicy') }),
      null,
    );
    expect(switches).toEqual([['host-resolver-rules', 'MAP * ~NOTFOUND'], ['disable-background-networking']]);
    expect(peers).toEqual([['disable_non_proxied_udp']]);
  });

  test('reach the network, or save what is not its own', async () => {
    const shell = await shellWith();
    const isCancelled = (url: string) =>
      shell.evaluate(
        ({ given }, address) =>
          new Promise((resolve) => given('webRequest.onBeforeRequest')({ url: address }, ({ cancel }: { cancel: boolean }) => resolve(cancel))),
        url,
      );
    for (const url of ['http://127.0.0.1:80/', 'https://example.com/x', 'ws://x/', 'file:///etc/passwd', 'app://other/', 'blob:https://x/1']) {
      expect(await isCancelled(url), url).toBe(true);
    }
    for (const url of ['app://passband/assets/x.js', 'blob:app://passband/1']) expect(await isCancelled(url), url).toBe(false);
    const isRefused = (url: string) =>
      shell.evaluate(({ session }, address) => {
        let refused = false;
        session.defaultSession.emit('will-download', { preventDefault: () => (refused = true) }, { getURL: () => address });
        return refused;
      }, url);
    expect(await isRefused('https://example.com/x.exe')).toBe(true);
    expect(await isRefused('blob:app://passband/1')).toBe(false);
  });
});

describe('links that lead out', () => {
  const open = (url: string) => request('link.open', { url });

  test('open only after the candidate has seen the host and agreed', async () => {
    const shell = await shellWith();
    expect(JSON.parse(await shell.invoke(open('https://docs.aws.amazon.com/x?y=1'), OURS))).toMatchObject({ value: { opened: false } });
    await shell.evaluate(({ presses }) => presses.push(0), null);
    expect(JSON.parse(await shell.invoke(open('https://docs.aws.amazon.com/x?y=1'), OURS))).toMatchObject({ value: { opened: true } });
    const { boxes, opened } = await shell.evaluate(
      ({ told }) => ({ boxes: told('dialog.showMessageBox'), opened: told('shell.openExternal') }),
      null,
    );
    expect(boxes[0]?.[0]).toMatchObject({ message: expect.stringContaining('docs.aws.amazon.com'), defaultId: 1, cancelId: 1 });
    expect(opened).toEqual([['https://docs.aws.amazon.com/x?y=1']]);
  });

  test('are https or nothing: no question is asked for the others', async () => {
    const shell = await shellWith();
    for (const url of ['http://example.com/', 'file:///etc/passwd', 'mailto:a@b.c', 'ms-settings:', 'smb://x/y', 'nonsense']) {
      expect(JSON.parse(await shell.invoke(open(url), OURS)).ok, url).toBe(false);
      await shell.evaluate(({ given }, address) => given('contents.setWindowOpenHandler')({ url: address }), url);
    }
    const { boxes, opened } = await shell.evaluate(
      ({ told }) => ({ boxes: told('dialog.showMessageBox').length, opened: told('shell.openExternal').length }),
      null,
    );
    expect({ boxes, opened }).toEqual({ boxes: 0, opened: 0 });
  });
});
