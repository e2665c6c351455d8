/** Reads one file of a picked set, whatever its format: our own questions as they are, any other as drafts that are still to be judged. */

import { readAnkiText } from '../core/formats/anki-text';
import { readCsv } from '../core/formats/csv';
import type { DraftsRead } from '../core/formats/draft';
import type { FieldMapping, FieldsShown } from '../core/formats/field-mapping';
import { readGift } from '../core/formats/gift';
import { readJson } from '../core/formats/json';
import { readMarkdown } from '../core/formats/markdown';
import { readMoodleXml } from '../core/formats/moodle-xml';
import { type Known, type QuestionsRead, readQuestions } from '../core/formats/passband';
import { readPlainText } from '../core/formats/plain-text';
import { sniffFormat, type TextFormat } from '../core/formats/sniff';
import { readText2qti } from '../core/formats/text2qti';
import { readToml } from '../core/formats/toml';
import { readYaml } from '../core/formats/yaml';
import { ok, type Result } from '../core/problem';
import { decodeText } from './decode-text';

/** A pure reader of one format. */
export type SetReader = (text: string, file: string, mappings: readonly FieldMapping[]) => DraftsRead;

/** The readers there are. A format without one is not read. */
const READERS: Partial<Readonly<Record<Exclude<TextFormat, 'passband'>, SetReader>>> = {
  json: readJson,
  yaml: readYaml,
  toml: readToml,
  markdown: readMarkdown,
  csv: readCsv,
  gift: readGift,
  'moodle-xml': readMoodleXml,
  text2qti: readText2qti,
  'anki-text': readAnkiText,
  'plain-text': readPlainText,
};

export type SetFile =
  /** `fields` are those of entries that are no questions of our own. */
  | { readonly kind: 'questions'; readonly read: QuestionsRead; readonly fields?: FieldsShown | undefined }
  | { readonly kind: 'drafts'; readonly read: DraftsRead }
  /** No sign of a question set. */
  | { readonly kind: 'other' };

/** `known` is for questions of our own; the file's name settles what its content leaves open. */
export function readSetFile(bytes: Uint8Array, file: string, known: Known, mappings: readonly FieldMapping[] = []): Result<SetFile> {
  const text = decodeText(bytes, file, 'any');
  if (!text.ok) return text;
  const format = isOwnByName(file) ? 'passband' : sniffFormat(text.value, file);
  const reader = format === null || format === 'passband' ? undefined : READERS[format];
  let fields: FieldsShown | undefined;
  if (reader !== undefined) {
    const read = reader(text.value, file, mappings);
    fields = read.fields;
    // What holds no question of that form is told about in the words for our own, where it is named like ours.
    if (read.drafts.length > 0 || !isOwnEnding(file)) return ok({ kind: 'drafts', read });
  }
  return ok(
    format === 'passband' || isOwnEnding(file) ? { kind: 'questions', read: readQuestions(text.value, file, known), fields } : { kind: 'other' },
  );
}

/** The header of a bank, which may be all that is in the file. */
export function isOwnByName(file: string): boolean {
  return /(^|\/)bank\.(ya?ml|json)$/i.test(file);
}

function isOwnEnding(file: string): boolean {
  return /\.(ya?ml|json)$/i.test(file);
}
