/** Takes the teeth out of Markdown, whatever was done to it before: what could still be read as HTML, as a picture or as an odd link becomes words. */

import { outsideCode } from './markdown-code';

/** An address that leads to a page or to a person, or stays where it is; signs that could spell another way are in none of them. */
const PLAIN_WAY = String.raw`[ \t\n]*(?![ \t\n])<?(?:https?:\/\/|mailto:|[^\s:&\\<>()]*(?:[\s)>]|$))`;

/** Each with the backslashes before it: an odd number of them has made a word of it already. */
const SIGN = new RegExp(
  String.raw`(\\*)(<(?=[a-z/!?])(?!(?:https?:\/\/|mailto:)[^\s<>]*>)|!(?=\[)|\](?=\((?!${PLAIN_WAY})|:(?!${PLAIN_WAY})))`,
  'gi',
);

/** An address without brackets goes on to the next space, and takes a backslash behind it for its own. */
const ADDRESS = /(?:https?:\/\/|www\.|@)\S+/gi;
const TAG_BEGINS = /\\*<(?=[a-z/!?])/gi;
/** Made a word first: a sign that still begins a tag would be written as an entity, and no longer be one when it is read again. */
const PICTURE_AFTER_TAG = /<!(?=\[)/g;

export function disarmed(markdown: string): string {
  if (!/[<!\]]/.test(markdown)) return markdown;
  return outsideCode(markdown, (part) =>
    part
      .replace(ADDRESS, (run) => run.replace(PICTURE_AFTER_TAG, '<\\!').replace(TAG_BEGINS, '&lt;'))
      .replace(SIGN, (whole, slashes: string, sign: string) => (slashes.length % 2 === 1 ? whole : `${slashes}\\${sign}`)),
  );
}
