/** The text of questions and notes: plain paragraphs at once, and Markdown, loaded when a text needs it. */

import { lazy, memo, Suspense } from 'react';
import type { Highlight } from '../../core/attempt';
import type MarkdownNow from './markdown';
import { cutAt } from './marked-runs';
import styles from './prose.module.css';

let loaded: typeof MarkdownNow | null = null;

/** Loads what reads Markdown, so that from then on no text stands there in raw signs first. */
export async function readyMarkdown() {
  const module = await import('./markdown');
  loaded = module.default;
  return module;
}

const MarkdownLater = lazy(readyMarkdown);

/**
 * Signs that Markdown would read as more than words: code, emphasis, tables, strikes, escapes, links, entities, addresses, or a line that opens a block.
 * A text without them is paragraphs, so snake_case, C# and a lone ">" cost no wait.
 */
const MARKED =
  /[`*|\\]|~~|\]\(|\]\[|\]:|(^|\W)_+\w|&#?\w+;|https?:|www\.| {2,}\n|^ {0,3}(#{1,6}(\s|$)|>|[-+](\s|$)|\d{1,9}[.)](\s|$)|-{2,}|={2,}|_{3,})|^( {4}|\t)/m;

/** A line that opens quotes or lists within one another by the dozen: nobody writes it, and what reads Markdown would run out of stack over it. */
const TOO_DEEP = /^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])[ \t]*){24}/m;

const NONE: readonly Highlight[] = [];

interface ProseProps {
  readonly text: string;
  /** For the candidate's own texts: what a question says opens nothing. */
  readonly links?: boolean;
  /** Stretches of the text as shown, in their order, that the candidate has highlighted. */
  readonly highlights?: readonly Highlight[];
}

/** Reading Markdown is the dearest thing on a page, so the same text is not read again. */
export const Prose = memo(function Prose({ text, links = false, highlights = NONE }: ProseProps) {
  const Markdown = loaded ?? MarkdownLater;
  return (
    <div className={styles.prose}>
      {MARKED.test(text) && !TOO_DEEP.test(text) ? (
        // Highlights lie in the text as Markdown shows it, and nowhere else.
        <Suspense fallback={<Paragraphs text={text} highlights={NONE} />}>
          <Markdown text={text} links={links} highlights={highlights} />
        </Suspense>
      ) : (
        <Paragraphs text={text} highlights={highlights} />
      )}
    </div>
  );
});

function Paragraphs({ text, highlights }: { readonly text: string; readonly highlights: readonly Highlight[] }) {
  let at = 0;
  return text.split(/\n\s*\n/).map((paragraph, index) => {
    const runs = cutAt(paragraph, at, highlights);
    at += paragraph.length;
    return (
      // The text of a question never changes while it is shown.
      // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name than their place.
      <p key={index}>{runs.map((run) => (run.isMarked ? <mark key={run.from}>{run.text}</mark> : run.text))}</p>
    );
  });
}
