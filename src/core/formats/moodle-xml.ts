/** Reads Moodle XML. Grammar: Moodle's question/format/xml/format.php. Each question is cut out first and parsed alone. */

import { type Place, type Problem, problem } from '../problem';
import { caps } from './caps';
import { withLineBreaks } from './cell-markup';
import type { DraftMarkup, DraftQuestion, DraftsRead } from './draft';
import { keyOfFractions } from './fractions';
import { categoryPath } from './gift-entries';
import { childrenOf, innerText, type XmlElement, xmlElement } from './xml-elements';

interface Piece {
  readonly line: number;
  readonly text: string;
  readonly isOpen: boolean;
}

export function readMoodleXml(text: string, file: string): DraftsRead {
  const drafts: DraftQuestion[] = [];
  const pictures: { name: string; base64: string }[] = [];
  let categories: readonly string[] = [];
  for (const { line, text: piece, isOpen } of piecesOf(text)) {
    if (drafts.length > caps.questions) break;
    const place = { file, line };
    const question = isOpen ? null : xmlElement(piece);
    if (question === null) {
      drafts.push({ kind: 'unread', place, markup: 'plain', stem: '', why: problem('set.xml-broken') });
    } else if (question.attributes.get('type') === 'category') {
      categories = categoryPath(textIn(question, 'category'));
    } else {
      drafts.push(draftOf(question, categories, place));
      pictures.push(...picturesOf(question, filesOf(place)));
    }
  }
  return { drafts, pictures, problems: drafts.length === 0 ? [problem('set.no-questions', { file }, { file })] : [] };
}

/** What stands in CDATA and in comments opens and closes no question. */
function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const sign = /<!\[CDATA\[|<!--|<question\s[^<>]{0,500}>|<\/question\s*>/g;
  const endless = new Set<string>();
  let start = -1;
  let line = 1;
  let counted = 0;
  const lineAt = (place: number) => {
    for (; counted < place; counted++) if (text[counted] === '\n') line++;
    return line;
  };
  for (let found = sign.exec(text); found !== null; found = sign.exec(text)) {
    const [word] = found;
    if (word === '<![CDATA[' || word === '<!--') {
      const close = word === '<!--' ? '-->' : ']]>';
      // One that does not end is passed over: what follows may still be read.
      const end = endless.has(close) ? -1 : text.indexOf(close, sign.lastIndex);
      if (end >= 0) sign.lastIndex = end + 3;
      else endless.add(close);
    } else if (word.startsWith('</')) {
      if (start >= 0) pieces.push({ line: lineAt(start), text: text.slice(start, sign.lastIndex), isOpen: false });
      start = -1;
    } else {
      if (start >= 0) pieces.push({ line: lineAt(start), text: '', isOpen: true });
      start = found.index;
    }
  }
  if (start >= 0) pieces.push({ line: lineAt(start), text: '', isOpen: true });
  return pieces;
}

function draftOf(question: XmlElement, categories: readonly string[], place: Place): DraftQuestion {
  const type = question.attributes.get('type') ?? '';
  const [body] = childrenOf(question, 'questiontext');
  const markup = markupOf(body, childrenOf(question, 'answer'));
  const tags = childrenOf(childrenOf(question, 'tags')[0], 'tag').map((tag) => innerText(childrenOf(tag, 'text')[0]).trim());
  const words = (element: XmlElement | undefined) => worded(element, markup).replaceAll('@@PLUGINFILE@@', filesOf(place));
  const fields = {
    place,
    markup,
    id: innerText(childrenOf(question, 'idnumber')[0]).trim() || undefined,
    stem: words(body),
    explanation: words(childrenOf(question, 'generalfeedback')[0]) || undefined,
    categories: [...categories, ...tags].filter((title) => title !== ''),
  };
  const unread = (why: Problem): DraftQuestion => ({ kind: 'unread', ...fields, why });
  const answers = childrenOf(question, 'answer').map((answer) => ({
    text: words(answer),
    rationale: words(childrenOf(answer, 'feedback')[0]) || undefined,
    percent: Number(answer.attributes.get('fraction') ?? innerText(childrenOf(answer, 'fraction')[0]) ?? 0) || 0,
  }));
  const percents = answers.map(({ percent }) => percent);
  switch (type) {
    case 'multichoice':
    case 'multichoiceset':
    case 'truefalse': {
      // "All or nothing" marks each right option with the full points.
      const right = percents.flatMap((percent, at) => (percent > 0 ? [{ by: 'place' as const, place: at }] : []));
      const verdict = type === 'multichoiceset' ? { ok: true as const, key: right, warnings: [] } : keyOfFractions(percents);
      if (!verdict.ok) return unread(verdict.why);
      const options = answers.map(({ text, rationale }) => ({ text: type === 'truefalse' ? truthWord(text) : text, rationale }));
      return { kind: 'choice', ...fields, options, key: verdict.key, asksFor: asksFor(question, type), warnings: verdict.warnings };
    }
    case 'matching':
    case 'ddmatch': {
      const pairs = childrenOf(question, 'subquestion').map((sub) => ({ prompt: words(sub), option: words(childrenOf(sub, 'answer')[0]) }));
      const texts = [...new Set(pairs.map(({ option }) => option))];
      // A line without words brings an option that fits nothing.
      const prompts = pairs
        .filter(({ prompt }) => prompt.trim() !== '')
        .map(({ prompt, option }) => ({ text: prompt, option: texts.indexOf(option) }));
      return { kind: 'matching', ...fields, options: texts.map((text) => ({ text })), prompts };
    }
    case 'ordering':
      return { kind: 'ordering', ...fields, options: [...answers].sort((a, b) => a.percent - b.percent).map(({ text }) => ({ text })) };
    default:
      return unread(problem('set.other-type', { type: type.slice(0, 60) }));
  }
}

/** Each question has files of its own, and many call theirs "image.png". */
function filesOf({ line = 1 }: Place): string {
  return `question-${line}`;
}

/** Files stand beside the text that shows them: that of the question, of an answer, of a feedback. */
function picturesOf(element: XmlElement, folder: string): readonly { readonly name: string; readonly base64: string }[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (child.name !== 'file') return picturesOf(child, folder);
    const name = child.attributes.get('name') ?? '';
    const base64 = innerText(child);
    const isPicture = name !== '' && child.attributes.get('encoding') === 'base64' && base64.length < caps.pictureBytes * 1.5;
    return isPicture ? [{ name: `${folder}${child.attributes.get('path') ?? '/'}${name}`, base64 }] : [];
  });
}

function asksFor(question: XmlElement, type: string): 'one' | 'several' | undefined {
  if (type !== 'multichoice') return type === 'truefalse' ? 'one' : undefined;
  const single = innerText(childrenOf(question, 'single')[0]).trim().toLowerCase();
  return single === 'true' || single === '1' ? 'one' : single === 'false' || single === '0' ? 'several' : undefined;
}

function truthWord(text: string): string {
  const word = text.trim().toLowerCase();
  return word === 'true' ? 'True' : word === 'false' ? 'False' : text;
}

function formatOf(element: XmlElement | undefined): string {
  return element?.attributes.get('format') ?? 'html';
}

function markupOf(body: XmlElement | undefined, answers: readonly XmlElement[]): DraftMarkup {
  if (formatOf(body) === 'markdown') return 'markdown';
  return [body, ...answers].every((element) => formatOf(element) === 'plain_text') ? 'plain' : 'html';
}

/** The words in the `text` of an element; plain ones among HTML have their signs escaped. */
function worded(element: XmlElement | undefined, markup: DraftMarkup): string {
  const [text] = childrenOf(element, 'text');
  const written = text === undefined ? innerTextOnly(element) : innerText(text);
  if (markup !== 'html') return written.trim();
  if (formatOf(element) === 'plain_text') return written.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replace(/\n/g, '<br>');
  return formatOf(element) === 'moodle_auto_format' ? withLineBreaks(written.trim(), markup) : written.trim();
}

/** Very old exports have the words in the element itself. */
function innerTextOnly(element: XmlElement | undefined): string {
  return (element?.children ?? []).filter((child) => typeof child === 'string').join('');
}

function textIn(element: XmlElement, name: string): string {
  const [child] = childrenOf(element, name);
  return innerText(childrenOf(child, 'text')[0] ?? child);
}
