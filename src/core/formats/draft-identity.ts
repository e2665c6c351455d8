/** By what two questions of a set are the same, and the ids that are made of words. */

import type { Question } from '../bank';
import { idLetters } from '../id-letters';
import { twoHashesOf } from '../random';

/** Most texts: plain words with one blank between them, which stay as they are. */
const PLAIN_LINE = /^[!-~]+(?: [!-~]+)*$/;

export function inOneLine(text: string): string {
  return PLAIN_LINE.test(text) ? text : text.replace(/\s+/g, ' ');
}

/** Words and options whatever their order: the same question stays the same when options are moved, or the key is mended. */
export function identityOf(question: Question): { readonly body: string; readonly key: string } {
  const form = (text: string) => (PLAIN_LINE.test(text) ? text : inOneLine(text.normalize('NFKC')));
  const textOf = new Map(question.options.map(({ id, text }) => [id, form(text)]));
  const prompts = question.type === 'matching' ? question.prompts.map(({ text }) => form(text)) : [];
  const body = [form(question.scenario), form(question.stem), ...[...textOf.values()].sort(), ...prompts];
  const keys =
    question.type === 'matching'
      ? Object.entries(question.key).map(([prompt, option]) => `${prompt}${textOf.get(option)}`)
      : question.key.map((id) => textOf.get(id) ?? '');
  return { body: contentHash(body), key: (question.type === 'ordering' ? keys : [...keys].sort()).join('\u0001') };
}

/** 62 bits in 13 signs: two of 20,000 questions share one by chance once in ten billion sets. */
function contentHash(texts: readonly string[]): string {
  const { high, low } = twoHashesOf(texts);
  return ((BigInt(high) << 32n) | BigInt(low)).toString(36).padStart(13, '0');
}

/** The letters, digits and hyphens of a name; null where they make no id. A bare number is a place in a list, not a name. */
export function idFrom(name: string): string | null {
  const id = idLetters(name);
  return id.length < 2 || /^\d+$/.test(id) ? null : id;
}
