/** A sound set of each format with the same words in every field that a format has, whatever the words are. */

import type { TextFormat } from '../../src/core/formats/sniff';
import { ANKI_SETS, ANKI_TEXT_SETS } from './sets/anki-sets';
import { GIFT_SETS, MOODLE_SETS, TEXT2QTI_SETS, TYPED_SETS } from './sets/course-sets';
import { MARKDOWN_SETS, MARKDOWN_ZIPS } from './sets/markdown-sets';
import { JSON_SETS, TOML_SETS, YAML_SETS } from './sets/named-field-sets';
import { OWN_SETS, OWN_ZIPS } from './sets/own-sets';
import type { Sets } from './sets/set-maker';
import { TABLE_SETS } from './sets/table-sets';

/** Each text format that is told from others has its sets: a new one without them does not compile. */
export const TEXT_SETS: Readonly<Record<TextFormat, Sets>> = {
  passband: OWN_SETS,
  json: JSON_SETS,
  yaml: YAML_SETS,
  toml: TOML_SETS,
  markdown: MARKDOWN_SETS,
  csv: TABLE_SETS,
  gift: GIFT_SETS,
  'moodle-xml': MOODLE_SETS,
  'plain-text': TYPED_SETS,
  text2qti: TEXT2QTI_SETS,
  'anki-text': ANKI_TEXT_SETS,
};

/** What holds other files, or notes in a database. */
export const CONTAINER_SETS: Sets = { ...OWN_ZIPS, ...MARKDOWN_ZIPS, ...ANKI_SETS };

/** Names of files, each with its maker. Options stay apart from one another by a word of their own. */
export const SETS: Sets = Object.assign({}, ...Object.values(TEXT_SETS), CONTAINER_SETS);
