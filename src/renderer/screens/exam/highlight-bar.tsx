/** Shown while the marker pen walks through the words: how it works, and the ways out. */

import { say } from '../../../language/say';
import { Button } from '../../ui/button';
import styles from './exam.module.css';
import type { Highlighter } from './use-highlighter';

export function HighlightBar({ highlighter, canClear }: { readonly highlighter: Highlighter; readonly canClear: boolean }) {
  return (
    <div className={styles.highlightBar} data-highlight-bar>
      <span>{say('exam.highlight.bar')}</span>
      {canClear && (
        <Button size="small" onPress={highlighter.clear}>
          {say('exam.highlight.clear')}
        </Button>
      )}
      <Button size="small" onPress={highlighter.end}>
        {say('exam.highlight.done')}
      </Button>
    </div>
  );
}
