/** What the services ask of the world: clocks, chance and the shell they run in. Tests give their own. */

import type { Instant } from '../core/countdown';

export interface Clock {
  readonly now: () => Instant;
}

export interface Chance {
  /** A short random word of lower-case letters and digits. */
  readonly word: (length: number) => string;
}

export interface Shell {
  readonly kind: 'desktop' | 'browser';
  /** Opens an https address outside the app after asking the candidate; false when he declined or nothing could open it. */
  readonly openLink: (url: string) => Promise<boolean>;
  /** Asks where to, and writes the page there as it would be printed; false when the candidate declined. Missing where the browser's own dialog does it. */
  readonly savePdf?: (name: string) => Promise<boolean>;
  /** An exam is being sat against its clock: the display should stay on until the next sign of life is overdue. */
  readonly keepAwake: () => void;
}
