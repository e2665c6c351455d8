/** What a Markdown text still holds that no stored text of others should: HTML, pictures, addresses of programs, and signs that hide or turn text. */

import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this expression is for
const UNSEEN = /[\p{Cs}\u0000-\u0008\u202a-\u202e\u2066-\u2069\ufeff]/u;

interface Node {
  readonly type: string;
  readonly url?: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

export function unseenIn(text: string): string[] {
  return [...text].filter((sign) => UNSEEN.test(sign)).map((sign) => `U+${sign.codePointAt(0)?.toString(16)}`);
}

export function leftIn(text: string): string[] {
  const found = unseenIn(text);
  if (!/[<\]]/.test(text)) return found;
  const look = (node: Node): void => {
    const isOdd = node.url !== undefined && /^[a-z][a-z0-9+.-]*:/i.test(node.url) && !/^(?:https?|mailto):/i.test(node.url);
    if (isOdd || node.type === 'html' || node.type === 'image') found.push(`${node.type} ${node.url ?? node.value}`);
    node.children?.forEach(look);
  };
  renderToStaticMarkup(createElement(ReactMarkdown, { remarkPlugins: [remarkGfm, () => look] }, text));
  return found;
}
