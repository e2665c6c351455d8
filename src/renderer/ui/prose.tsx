/** The text of questions and notes: plain paragraphs at once, and Markdown, loaded when a text needs it. */

import { lazy, Suspense } from 'react';
import styles from './prose.module.css';

const Markdown = lazy(() => import('./markdown'));

/** Signs that only mean something in Markdown. A text without them is paragraphs. */
const MARKED = /[*_`|#~>]|\[[^\]]*\]\(|^\s*(?:[-+]|\d+\.)\s/m;

export function Prose({ text }: { readonly text: string }) {
  const plain = <Paragraphs text={text} />;
  return <div className={styles.prose}>{MARKED.test(text) ? <Suspense fallback={plain}>{<Markdown text={text} />}</Suspense> : plain}</div>;
}

function Paragraphs({ text }: { readonly text: string }) {
  return text.split(/\n\s*\n/).map((paragraph, index) => (
    // The text of a question never changes while it is shown.
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name than their place.
    <p key={index}>{paragraph}</p>
  ));
}
