/** Buttons over a text area of Markdown: GitHub's toolbar element does what they say; its arrow keys lead from one to the next. */

import '@github/markdown-toolbar-element';
import { Bold, Code, Italic, Link, List, ListOrdered, type LucideIcon, Quote } from 'lucide-react';
import { say } from '../../language/say';
import { MARKS, type MarkName } from './markdown-keys';
import styles from './note-editor.module.css';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'markdown-toolbar': React.HTMLAttributes<HTMLElement> & { readonly for: string };
    }
  }
}

const ICONS: Readonly<Record<MarkName, LucideIcon>> = {
  bold: Bold,
  italic: Italic,
  'unordered-list': List,
  'ordered-list': ListOrdered,
  link: Link,
  code: Code,
  quote: Quote,
};

interface MarkdownToolbarProps {
  readonly id: string;
  readonly area: string;
}

export default function MarkdownToolbar({ id, area }: MarkdownToolbarProps) {
  return (
    <markdown-toolbar id={id} for={area} aria-label={say('notes.marks')} className={styles.toolbar}>
      {MARKS.map(({ name, key }) => {
        const Icon = ICONS[name];
        const label = say(`notes.marks.${name}`);
        return (
          <button
            key={name}
            type="button"
            data-md-button={name}
            aria-label={label}
            aria-keyshortcuts={key && `Control+${key.toUpperCase()}`}
            title={key ? say('notes.marks.with-key', { label, key: key.toUpperCase() }) : label}
          >
            <Icon size="1rem" aria-hidden="true" />
          </button>
        );
      })}
    </markdown-toolbar>
  );
}
