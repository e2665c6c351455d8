/** Markdown without its dangers: no HTML, no picture from anywhere, links that say where they lead and open only when asked. */

import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import type { Highlight } from '../../core/attempt';
import { markHighlights } from './marked-runs';
import { OutsideAddress, OutsideLink } from './outside-link';

const COMPONENTS: Components = {
  // Headings inside a text stand below those of the page.
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h5>{children}</h5>,
  h5: ({ children }) => <h6>{children}</h6>,
  // Words that stand for something else are no letters of the text: a highlight does not count them.
  img: ({ alt }) => <em data-beside>{alt}</em>,
  a: ({ href, children }) => <OutsideAddress href={href ?? ''}>{children}</OutsideAddress>,
  input: ({ checked }) => (
    <span aria-hidden="true" data-beside>
      {checked ? '☑' : '☐'}
    </span>
  ),
};

const LINKED: Components = { ...COMPONENTS, a: ({ href, children }) => <OutsideLink href={href ?? ''}>{children}</OutsideLink> };

const PLUGINS = [remarkGfm];

/** Footnotes would bring an English heading and jumps within the page: a dash and their numbers are enough. */
const QUIET_FOOTNOTES = { footnoteLabel: '—', footnoteLabelTagName: 'span', footnoteBackContent: () => [] };

interface MarkdownProps {
  readonly text: string;
  /** Addresses can be opened; otherwise they are words with the host beside them. */
  readonly links?: boolean;
  readonly highlights?: readonly Highlight[];
}

export default function Markdown({ text, links = false, highlights = [] }: MarkdownProps) {
  return (
    <ReactMarkdown
      remarkPlugins={PLUGINS}
      rehypePlugins={highlights.length === 0 ? [] : [markHighlights(highlights)]}
      remarkRehypeOptions={QUIET_FOOTNOTES}
      components={links ? LINKED : COMPONENTS}
      skipHtml
    >
      {text}
    </ReactMarkdown>
  );
}
