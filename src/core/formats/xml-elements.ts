/** A piece of XML as a small tree. Entities of a document are never known here, so none can be made to grow; slips are read over as far as can be. */

import { SaxesParser } from 'saxes';
import { caps } from './caps';

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

interface Growing extends XmlElement {
  readonly children: (Growing | string)[];
}

/** Null where there is no element, where an element does not close, and where elements stand deeper than `caps.depth`. */
export function xmlElement(text: string): XmlElement | null {
  let root: Growing | null = null;
  let isBroken = false;
  const open: Growing[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element: Growing = { name: name.toLowerCase(), attributes: new Map(Object.entries(attributes)), children: [] };
    if (open.length >= caps.depth) throw new Error('too deep');
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (words) => void open.at(-1)?.children.push(words));
  parser.on('cdata', (words) => void open.at(-1)?.children.push(words));
  // "&nbsp;" without a declaration stays as it is written, and is read as HTML later; tags that do not match leave no tree to trust.
  parser.on('error', ({ message }) => {
    if (/tag|unclosed|quote|end of/i.test(message) && !/entity/i.test(message)) isBroken = true;
  });
  try {
    parser.write(text).close();
  } catch {
    return null;
  }
  return isBroken ? null : root;
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return (element?.children ?? []).flatMap((child) => (typeof child !== 'string' && child.name === name ? [child] : []));
}

/** The words in an element; elements among them are written out again, as HTML that was not wrapped in CDATA has them. */
export function innerText(element: XmlElement | undefined): string {
  return (element?.children ?? []).map((child) => (typeof child === 'string' ? child : writtenOut(child))).join('');
}

function writtenOut(element: XmlElement): string {
  const attributes = [...element.attributes]
    .map(([name, value]) => ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`)
    .join('');
  const inner = innerText(element);
  return inner === '' ? `<${element.name}${attributes}/>` : `<${element.name}${attributes}>${inner}</${element.name}>`;
}
