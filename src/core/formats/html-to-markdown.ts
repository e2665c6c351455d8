/** Turns HTML into the Markdown that we show. Nothing of a tag is kept but what it means for the words; an unknown tag is words. */

import { escapedInLine } from './escape-markdown';

/** In a Markdown text only tags of HTML are tags, and signs keep their meaning; in an HTML text every sign outside a tag is a word's. */
export type HtmlIn = 'markdown' | 'html';

/** Elements whose content is no text. */
const SILENT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'svg',
  'template',
  'noscript',
  'head',
  'select',
  'textarea',
  'math',
]);
/** Elements that begin and end a line of their own. */
const BLOCK: ReadonlySet<string> = new Set(
  'p div section article header footer main aside blockquote details summary center ul ol dl dt dd table thead tbody tfoot tr h1 h2 h3 h4 h5 h6 form fieldset figure figcaption'.split(
    ' ',
  ),
);
/** Elements that leave nothing but their content. */
const BARE: ReadonlySet<string> = new Set(
  'html body span font a abbr acronym b strong i em u s del ins mark small big sub sup q cite dfn var samp kbd tt label code pre li td th caption col colgroup img br hr wbr input button option video audio source track link meta base map area picture nobr o:p'.split(
    ' ',
  ),
);
const MARKS: Readonly<Record<string, string>> = {
  b: '**',
  strong: '**',
  i: '*',
  em: '*',
  s: '~~',
  del: '~~',
  code: '`',
  tt: '`',
  kbd: '`',
  samp: '`',
};
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  times: '×',
  divide: '÷',
  deg: '°',
  plusmn: '±',
  le: '≤',
  ge: '≥',
  ne: '≠',
  rarr: '→',
  larr: '←',
  euro: '€',
  pound: '£',
  copy: '©',
  reg: '®',
  trade: '™',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  aacute: 'á',
  eacute: 'é',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  ntilde: 'ñ',
  ccedil: 'ç',
  agrave: 'à',
  egrave: 'è',
  ecirc: 'ê',
  iquest: '¿',
  zwnj: '',
  zwj: '',
  shy: '',
};
/** Words that speak of the tag beside them. */
const NAMES_A_TAG = /^\s{1,9}(?:html5?\s{1,9})?(?:tags?|elements?|elementos?|etiquetas?|balises?|elementen?)(?![\p{L}\p{N}])/iu;
/** Elements that many leave open. */
const LEFT_OPEN: ReadonlySet<string> = new Set('p br hr img wbr li td th tr dt dd input source track link meta base col'.split(' '));
/** How far beside a tag is looked. */
const BESIDE = 60;
const TAG = /^<(\/?)([a-z][a-z0-9:]*)((?:\s|\/)[^<>]*)?>$/i;

/** One pass over the text, whatever stands in it. */
export function withoutHtml(text: string, htmlIn: HtmlIn): string {
  if (htmlIn === 'markdown' && !/[<&]/.test(text)) return text;
  let out = '';
  let at = 0;
  let silent: string | null = null;
  /** Where the words of a block of code begin. */
  let preFrom: number | null = null;
  /** Where the words of a code element begin: they keep every sign. */
  let codeFrom: number | null = null;
  const links: string[] = [];
  const isNamed = htmlIn === 'markdown' ? tagsNamed(text) : () => false;
  /** Marks that are open, and where they stand. */
  const marks: { readonly name: string; readonly at: number }[] = [];
  const words = (part: string) => {
    if (silent !== null) return;
    if (htmlIn === 'markdown') out += decoded(part, htmlIn).replace(/(?<!\\)<(?=[a-z/!?])/gi, '\\<');
    else if (preFrom !== null) out += decoded(part, htmlIn);
    else out += codeFrom === null ? escapedInLine(decoded(part.replace(/\s+/g, ' '), htmlIn)) : decoded(part.replace(/\s+/g, ' '), htmlIn);
  };
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open < 0) {
      words(text.slice(at));
      break;
    }
    words(text.slice(at, open));
    // A backslash that ends the words must not take its meaning from the sign that a tag becomes.
    if (htmlIn === 'html' && preFrom === null && codeFrom === null && isEscaped(out, out.length)) out += '\\';
    // A backslash makes a word of it.
    if (htmlIn === 'markdown' && isEscaped(text, open)) {
      if (silent === null) out += '<';
      at = open + 1;
      continue;
    }
    if (text.startsWith('<!--', open)) {
      const end = text.indexOf('-->', open);
      at = end < 0 ? text.length : end + 3;
      continue;
    }
    if (text.startsWith('<![CDATA[', open)) {
      at = open + 9;
      continue;
    }
    const next = nextAngle(text, open + 1);
    const raw = next >= 0 && text[next] === '>' ? text.slice(open, next + 1) : null;
    const tag = raw === null ? null : TAG.exec(raw);
    const name = tag?.[2]?.toLowerCase() ?? '';
    const isKnown = SILENT.has(name) || BLOCK.has(name) || BARE.has(name);
    if (raw === null || tag === null || !isKnown || (tag[3] === undefined && isNamed(name, open, next + 1))) {
      // A lone "<", "<my-bucket>", an address in angle brackets, or a tag that the words speak of.
      if (silent === null) out += lone(raw, htmlIn);
      at = raw === null ? open + 1 : next + 1;
      continue;
    }
    at = next + 1;
    const isEnd = tag[1] === '/';
    if (silent !== null) {
      if (isEnd && name === silent) silent = null;
      continue;
    }
    if (SILENT.has(name)) {
      if (!isEnd && !raw.endsWith('/>')) silent = name;
    } else if (name === 'br') {
      // A line break of Markdown outside tables and lists is a paragraph at most.
      out += '\n\n';
    } else if (name === 'hr') {
      out += '\n\n';
    } else if (name === 'img') {
      const source = attribute(tag[3] ?? '', 'src');
      if (source !== null)
        out += `![${(attribute(tag[3] ?? '', 'alt') ?? '').replace(/[[\]\n]/g, ' ')}](${source.replace(/[\s()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)})`;
    } else if (name === 'pre') {
      if (!isEnd) preFrom ??= out.length;
      else if (preFrom !== null) {
        out = out.slice(0, preFrom) + codeBlock(out.slice(preFrom));
        preFrom = null;
      }
    } else if (name === 'li') {
      out += isEnd ? '\n' : '\n- ';
    } else if (name === 'td' || name === 'th') {
      out += isEnd ? ' ' : ' | ';
    } else if (name === 'a') {
      const target = isEnd ? links.pop() : (attribute(tag[3] ?? '', 'href') ?? '');
      if (!isEnd && target !== undefined) links.push(/^https?:\/\/[^\s()<>]+$/i.test(target) ? target : '');
      if (target !== undefined && /^https?:\/\/[^\s()<>]+$/i.test(target)) out += isEnd ? `](${target})` : '[';
    } else if (BLOCK.has(name)) {
      out += '\n\n';
    } else if (preFrom === null && MARKS[name] === '`' && htmlIn === 'html') {
      if (!isEnd) codeFrom ??= out.length;
      else if (codeFrom !== null) {
        out = out.slice(0, codeFrom) + codeSpan(out.slice(codeFrom));
        codeFrom = null;
      }
    } else if (preFrom === null && codeFrom === null) {
      const mark = MARKS[name] ?? '';
      const begun = marks.at(-1);
      if (!isEnd) {
        if (mark !== '') marks.push({ name, at: out.length });
        out += mark;
      } else if (begun?.name === name && out.slice(begun.at + mark.length).trim() === '') {
        // Around nothing, marks would be read as signs of their own: "****".
        out = out.slice(0, begun.at) + out.slice(begun.at + mark.length);
        marks.pop();
      } else {
        out += mark;
        if (begun?.name === name) marks.pop();
      }
    }
  }
  if (preFrom !== null) out = out.slice(0, preFrom) + codeBlock(out.slice(preFrom));
  return htmlIn === 'html' ? out.replace(/[ \t]+\n/g, '\n') : out;
}

/** Whether a tag without attributes is spoken of ("the <section> tag"), and does nothing for the words. */
function tagsNamed(text: string): (name: string, from: number, to: number) => boolean {
  const lastEnd = new Map([...text.matchAll(/<\/([a-z][a-z0-9]*)\s*>/gi)].map(({ 1: name = '', index }) => [name.toLowerCase(), index]));
  return (name, from, to) => {
    if (text[from + 1] === '/') return false;
    const after = text.slice(to, to + BESIDE);
    if (NAMES_A_TAG.test(after) && (lastEnd.get(name) ?? -1) < from) return true;
    const isInLine = /\S[ \t]+$/.test(text.slice(Math.max(0, from - BESIDE), from)) || /^[ \t]+\S/.test(after);
    return isInLine && !LEFT_OPEN.has(name) && (lastEnd.get(name) ?? -1) < from;
  };
}

/** Whether an odd number of backslashes stands before the sign at `at`. */
function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (text[from - 1] === '\\') from--;
  return (at - from) % 2 === 1;
}

/** Between fences that are longer than any row of backticks in it. */
function codeBlock(code: string): string {
  const fence = '`'.repeat(Math.max(2, longestTicks(code)) + 1);
  return `\n\n${fence}\n${code}\n${fence}\n\n`;
}

function longestTicks(code: string): number {
  return Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
}

/** Code in a line of Markdown, between more backticks than it has in a row itself. */
function codeSpan(code: string): string {
  if (code.trim() === '') return code;
  const sign = '`'.repeat(longestTicks(code) + 1);
  const space = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return `${sign}${space}${code}${space}${sign}`;
}

function nextAngle(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text[at] === '<' || text[at] === '>') return at;
  return -1;
}

function lone(raw: string | null, htmlIn: HtmlIn): string {
  if (raw === null) return htmlIn === 'markdown' ? '<' : '\\<';
  // An address in angle brackets is Markdown for itself; anything else that only looks like a tag is shown as it stands.
  return /^<https?:\/\/[^\s<>]+>$/i.test(raw) || !/^<[a-z/!?]/i.test(raw) ? raw : `\\${raw}`;
}

const ENTITY = /&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,8});/gi;
/** In Markdown a backslash makes words of an entity too. */
const UNESCAPED_ENTITY = new RegExp(`(?<!\\\\)${ENTITY.source}`, 'gi');

function decoded(text: string, htmlIn: HtmlIn): string {
  return text.replace(htmlIn === 'markdown' ? UNESCAPED_ENTITY : ENTITY, (whole, name: string) =>
    name.startsWith('#') ? fromCode(name) : ((Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined) ?? whole),
  );
}

/** Text in which entities are what they stand for. */
export function withoutEntities(text: string): string {
  return decoded(text, 'html');
}

function fromCode(name: string): string {
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  const isText =
    code === 9 || code === 10 || (code >= 32 && code <= 0x10ffff && !(code >= 0x7f && code <= 0x9f) && !(code >= 0xd800 && code <= 0xdfff));
  return isText ? String.fromCodePoint(code) : '';
}

function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s/])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? '').trim();
}
