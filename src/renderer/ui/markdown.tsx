/** Markdown without its dangers: no HTML, no picture from anywhere, links that say where they lead and open only when asked. */

import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { OutsideAddress, OutsideLink } from './outside-link';

const COMPONENTS: Components = {
  // Headings inside a text stand below those of the page.
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h5>{children}</h5>,
  h5: ({ children }) => <h6>{children}</h6>,
  img: ({ alt }) => <em>{alt}</em>,
  a: ({ href, children }) => <OutsideAddress href={href ?? ''}>{children}</OutsideAddress>,
  input: ({ checked }) => <span aria-hidden="true">{checked ? '☑' : '☐'}</span>,
};

const LINKED: Components = { ...COMPONENTS, a: ({ href, children }) => <OutsideLink href={href ?? ''}>{children}</OutsideLink> };

const PLUGINS = [remarkGfm];

/** Footnotes would bring an English heading and jumps within the page: a dash and their numbers are enough. */
const QUIET_FOOTNOTES = { footnoteLabel: '—', footnoteLabelTagName: 'span', footnoteBackContent: () => [] };

/** `links`: addresses can be opened; otherwise they are words with the host beside them. */
export default function Markdown({ text, links = false }: { readonly text: string; readonly links?: boolean }) {
  return (
    <ReactMarkdown remarkPlugins={PLUGINS} remarkRehypeOptions={QUIET_FOOTNOTES} components={links ? LINKED : COMPONENTS} skipHtml>
      {text}
    </ReactMarkdown>
  );
}
