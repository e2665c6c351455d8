/** The text of questions and notes: plain paragraphs at once, and Markdown, loaded when a text needs it. */

import { lazy, Suspense } from 'react';
import styles from './prose.module.css';

const Markdown = lazy(() => import('./markdown'));

/**
 * Signs that Markdown would read as more than words: code, emphasis, tables, strikes, escapes, links, entities, addresses, or a line that opens a block.
 * A text without them is paragraphs, so snake_case, C# and a lone ">" cost no wait.
 */
const MARKED =
  /[`*|\\]|~~|\]\(|\]\[|\]:|(^|\W)_+\w|&#?\w+;|https?:|www\.| {2,}\n|^ {0,3}(#{1,6}(\s|$)|>|[-+](\s|$)|\d{1,9}[.)](\s|$)|-{2,}|={2,}|_{3,})|^( {4}|\t)/m;

/** `links` is for the candidate's own texts: what a question says opens nothing. */
export function Prose({ text, links = false }: { readonly text: string; readonly links?: boolean }) {
  const plain = <Paragraphs text={text} />;
  return (
    <div className={styles.prose}>{MARKED.test(text) ? <Suspense fallback={plain}>{<Markdown text={text} links={links} />}</Suspense> : plain}</div>
  );
}

function Paragraphs({ text }: { readonly text: string }) {
  return text.split(/\n\s*\n/).map((paragraph, index) => (
    // The text of a question never changes while it is shown.
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name than their place.
    <p key={index}>{paragraph}</p>
  ));
}
