/** Tells the format of a text from the text: names of files lie, so an ending only settles what the content leaves open. */

import { caps } from './caps';
import { hasQuestionHeader } from './csv-mapping';
import { PREAMBLE } from './json-text';
import { isTaskList } from './task-list';

/** Formats that are text. Containers (zip, .apkg) are known by their bytes, in `importing`. */
export type TextFormat = 'passband' | 'json' | 'yaml' | 'toml' | 'markdown' | 'csv' | 'gift' | 'plain-text' | 'text2qti' | 'moodle-xml' | 'anki-text';

/** How much of a text is looked at. */
const LOOK_CHARACTERS = 200_000;

type Sign = (text: string, ending: string) => boolean;

/** Asked in this order; the first that says yes is believed. A format that is more particular stands before one that is less. */
const SIGNS: readonly (readonly [format: TextFormat, isIt: Sign])[] = [
  // What names itself in its first line is believed before anything that stands in the texts of its questions.
  ['csv', (text) => /^\ufeff?"?Question"?,"?Question Type"?,"?Answer Option 1"?,/.test(text)],
  ['markdown', isTaskList],
  ['anki-text', (text) => /^\ufeff?#(?:separator|html|columns|notetype|deck|tags|guid)(?: column)?:/i.test(text)],
  ['passband', isPassband],
  ['moodle-xml', (text) => /^\s*(?:<[?!]|<quiz[\s>])/.test(text) && /<quiz[\s>]/.test(text) && /<question\s+type=/.test(text)],
  [
    'toml',
    (text, ending) =>
      /^[ \t]*\[\[?[\w.-]+\]\]?[ \t]*$/m.test(text) && /^[ \t]*[\w.-]+[ \t]*=[ \t]*\S/m.test(text) && (ending === 'toml' || !/^#{1,6}\s/m.test(text)),
  ],
  ['json', isJson],
  ['gift', isGift],
  ['text2qti', (text) => /^(?:\*[A-Za-z]\)|\[\*\])\s+\S/m.test(text) && /^\d+\.\s+\S/m.test(text)],
  // A table of contents in a Markdown file has columns with such names as well.
  [
    'csv',
    (text, ending) => /^(?:csv|tsv|tab|psv)$/.test(ending) || (!/^#{1,6}\s|^[ \t]*[-*+] \[[ xX]\]|<details\b/m.test(text) && hasQuestionHeader(text)),
  ],
  ['yaml', isYaml],
  ['markdown', isMarkdown],
  // Lines that are lettered A and B are all that such files have in common.
  [
    'plain-text',
    (text) => /^[ \t]*(?:[-•] {1,4})?\*? ?[([]?A[.):\]][ \t]*\S[\s\S]{0,1500}?^[ \t]*(?:[-•] {1,4})?\*? ?[([]?B[.):\]][ \t]*\S/im.test(text),
  ],
];

/** Null where no sign of any format is found. `name` is that of the file. */
export function sniffFormat(text: string, name: string): TextFormat | null {
  const look = withoutWhiteness(text.length > LOOK_CHARACTERS ? text.slice(0, LOOK_CHARACTERS) : text);
  const ending = /\.([a-z0-9]{1,9})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return SIGNS.find(([, isIt]) => isIt(look, ending))?.[0] ?? null;
}

/** Signs pass over white space in more than one way, which takes for ever where there is a page of it. */
function withoutWhiteness(text: string): string {
  return text.replace(/\s{50,}/g, (run) => {
    const line = run.lastIndexOf('\n');
    return line < 0 ? run.slice(0, 50) : `\n\n${run.slice(line + 1, line + 51)}`;
  });
}

/** Questions of our own have a stem and a key that is a list or a group, or one of our four types; a header of our own has an id, a title and no question. */
function isPassband(text: string): boolean {
  const field = (name: string) => `(?:^|[\\n{,])[ \\t]*(?:-[ \\t]+)?["']?${name}["']?[ \\t]*:`;
  const has = (name: string, value = '') => new RegExp(field(name) + value).test(text);
  if (has('stem'))
    return has('key', '\\s*(?:[[{]|\\n\\s*-)') || has('type', '\\s*["\']?(?:single|multiple|ordering|matching)["\']?\\s*(?:[,}\\n]|$)');
  return has('(?:blueprints|learningPoints)') && !has('(?:question|options|answers)');
}

function isJson(text: string): boolean {
  const body = text.replace(PREAMBLE, '').replace(/^(?:[\s\ufeff]|\/\/[^\n]*\n|\/\*[\s\S]{0,5000}?\*\/)*/, '');
  return /^[[{]/.test(body) && (/["']\s*:|[{,]\s*\w+\s*:/.test(body) || /^\[\s*["[]/.test(body));
}

function isYaml(text: string, ending: string): boolean {
  const field = /^(?:\s*-\s+)?["']?[\w .-]{1,60}["']?\s*:(?:\s|$)/;
  const body = text.replace(/^\ufeff?\s*(?:(?:#|---)[^\n]*\n\s*)*/, '');
  const first = body.split('\n', 1)[0] ?? '';
  if (!field.test(first) && !(ending.startsWith('y') && /^\s*-\s/.test(first))) return false;
  // "Q: Which?" with bullets right below it is no YAML, in which a field has words or a list.
  if (!ending.startsWith('y') && /^([ \t]*)(?:question|q|pregunta|frage)[ \t]*:[ \t]+[^\s|>&#][^\n]*\n\1[-*+] /im.test(text)) return false;
  // Front matter closes before the text begins; a YAML document has nothing but fields and lists.
  if (/^\ufeff?---[ \t]*\n[\s\S]{0,20000}?\n---[ \t]*\n\s*\S/.test(text) && !/^ya?ml$/.test(ending)) return false;
  const lines = text.split('\n').slice(0, caps.questions);
  const headings = lines.filter((line) => /^#{2,6}\s+\S/.test(line)).length;
  return /^(?:\s*-?\s*)["']?(?:question|stem|prompt|text|q|pregunta|frage)["']?\s*:/im.test(text) && (headings === 0 || ending.startsWith('y'));
}

/** Titles and categories are GIFT's own; brackets with answers are also what code looks like, so the file must not be named as something else. */
function isGift(text: string, ending: string): boolean {
  if (ending === 'gift' || /^[ \t]*\$CATEGORY[ \t]*:/m.test(text)) return true;
  const hasAnswers = /\{\s*(?:(?:T|F|TRUE|FALSE)\s*[#}]|[=~](?!=))/.test(text.replace(/\\./g, ''));
  if (/^[ \t]*::(?:[^:\n]|:(?!:)){1,300}::/m.test(text)) return /(?<!\\)\{/.test(text);
  return hasAnswers && /^(?:txt|text|)$/.test(ending) && !/^[ \t]*(?:#{1,6}\s|```|(?:correct )?answer ?:)/im.test(text);
}

function isMarkdown(text: string, ending: string): boolean {
  if (/^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\]/m.test(text) || /<details\b/i.test(text)) return true;
  const isNamed = /^(?:md|markdown|mdx|mdown|qmd|rmd)$/.test(ending);
  if (/^\s*[-*+]\s+(?:\*\*[^\n]*\*\*|~~[^\n]*~~)\s*$/m.test(text) && /^#{1,6}\s/m.test(text)) return true;
  return isNamed;
}
