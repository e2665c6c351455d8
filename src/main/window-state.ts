/** Where the window was left, on this machine: a convenience, kept outside the candidate's data and lost without harm. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';
import { PRIVATE_FILE_MODE } from '../storage/file-system';

const stateSchema = z.object({ x: z.int(), y: z.int(), width: z.int().min(1024), height: z.int().min(640) });
const FIRST = { width: 1280, height: 860 };

const file = () => join(app.getPath('userData'), 'window.json');

/** The last bounds, if they still lie on a screen. */
export function windowState(): Partial<Rectangle> {
  try {
    const bounds = stateSchema.parse(JSON.parse(readFileSync(file(), 'utf8')));
    const { workArea } = screen.getDisplayMatching(bounds);
    const isVisible = bounds.x < workArea.x + workArea.width && bounds.x + bounds.width > workArea.x && bounds.y >= workArea.y - 10;
    return isVisible ? bounds : FIRST;
  } catch {
    return FIRST;
  }
}

export function keepWindowState(window: BrowserWindow): void {
  window.on('close', () => {
    try {
      writeFileSync(file(), JSON.stringify(window.getNormalBounds()), { mode: PRIVATE_FILE_MODE });
    } catch {
      // The next window opens at its first size.
    }
  });
}
