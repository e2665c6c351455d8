/** Turns a code and its parameters into a sentence of the catalogue. The only place where the app learns to speak. */

import { createInstance } from 'i18next';
import { en } from './en/index';

type Keys = keyof typeof en & string;
/** Sentences that count have two entries, `…_one` and `…_other`; callers name them without the ending. */
export type SentenceKey = Keys extends infer K ? (K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K) : never;

const catalogue = createInstance();
void catalogue.init({
  lng: 'en',
  resources: { en: { translation: en } },
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  // React escapes what it renders; the command line prints text.
  interpolation: { escapeValue: false },
});

/** The sentence for `key`, with `{{gaps}}` filled from `params`; `count` chooses between one and other. */
export function say(key: SentenceKey, params: Readonly<Record<string, string | number>> = {}): string {
  return catalogue.t(key, params);
}

/** The sentence for a problem's code, or the code itself when a newer Node side uses one that this catalogue lacks. */
export function sayCode(code: string, params: Readonly<Record<string, string | number>> = {}): string {
  return catalogue.t(code, { ...params, defaultValue: code });
}
