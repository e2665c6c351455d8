/** Leafs through a long table, one page at a time. */

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { say } from '../../language/say';
import { Button } from './button';
import styles from './pager.module.css';

interface PagerProps {
  /** What is leafed through, for screen readers. */
  readonly table: string;
  readonly count: number;
  readonly pageSize: number;
  /** From 0. */
  readonly page: number;
  readonly onPage: (page: number) => void;
}

/** The rows of the page in view, and what the pager needs to know of all of them. A filter may leave fewer pages than there were. */
export function usePages<Row>(rows: readonly Row[], pageSize: number) {
  const [chosen, onPage] = useState(0);
  const count = rows.length;
  const page = Math.min(chosen, Math.max(0, Math.ceil(count / pageSize) - 1));
  return { shown: rows.slice(page * pageSize, (page + 1) * pageSize), pages: { count, pageSize, page, onPage } };
}

/** Nothing where everything fits on one page. */
export function Pager({ table, count, pageSize, page, onPage }: PagerProps) {
  if (count <= pageSize) return null;
  const last = Math.ceil(count / pageSize) - 1;
  return (
    <nav className={styles.pager} aria-label={say('pager.label', { table })}>
      <Button size="small" icon={ChevronLeft} isDisabled={page === 0} onPress={() => onPage(page - 1)}>
        {say('pager.before')}
      </Button>
      <span role="status">
        {say('pager.range', { from: page * pageSize + 1, to: Math.min(count, (page + 1) * pageSize), count: count.toLocaleString() })}
      </span>
      <Button size="small" icon={ChevronRight} isDisabled={page === last} onPress={() => onPage(page + 1)}>
        {say('pager.after')}
      </Button>
    </nav>
  );
}
