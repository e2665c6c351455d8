/** What was deleted from the history: the way back at once, and for 30 days. */

import { say } from '../../../language/say';
import { useCall, useRead } from '../../data/queries';
import { formatDay } from '../../format';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { noonOf, outsideName } from '../outside/outside-words';
import styles from './history.module.css';

export interface Deleted {
  readonly kind: 'attempt' | 'outside';
  readonly id: string;
  readonly name: string;
}

interface JustDeletedProps {
  readonly items: readonly Deleted[];
  readonly onUndo: (item: Deleted) => void;
}

/** Stays until the candidate leaves the screen or takes it back. */
export function JustDeleted({ items, onUndo }: JustDeletedProps) {
  return (
    <div role="status" className={styles.gone}>
      {items.map((item) => (
        <p key={`${item.kind} ${item.id}`}>
          <span>{say(item.kind === 'attempt' ? 'trend.deleted' : 'trend.deleted.outside', { name: item.name })}</span>
          <Button size="small" autoFocus onPress={() => onUndo(item)}>
            {say('trend.undo')}
          </Button>
        </p>
      ))}
    </div>
  );
}

/** Everything that can still be brought back, but what stands above with its own way back. */
export function Bin({ except }: { readonly except: readonly Deleted[] }) {
  const attempts = useRead('history.deleted', {});
  const outside = useRead('outside.list', {});
  const restoreAttempt = useCall('attempt.restore');
  const restoreOutside = useCall('outside.restore');
  const lines = [
    ...(attempts.data?.attempts ?? []).map(({ id, title, mode, number, createdAtMs, deletedAtMs }) => ({
      kind: 'attempt' as const,
      id,
      name: `${title} · ${say('trend.named', { name: say(`exam.mode.${mode}`, { number }), date: formatDay(createdAtMs) })}`,
      deletedAtMs,
      onRestore: () => restoreAttempt.mutate({ id }),
    })),
    ...(outside.data?.deleted ?? []).map((report) => ({
      kind: 'outside' as const,
      id: report.id,
      name: `${report.exam.title} · ${say('trend.named', { name: outsideName(report), date: formatDay(noonOf(report.date)) })}`,
      deletedAtMs: report.deletedAtMs,
      onRestore: () => restoreOutside.mutate({ id: report.id }),
    })),
  ]
    .filter(({ kind, id }) => !except.some((item) => item.kind === kind && item.id === id))
    .sort((a, b) => b.deletedAtMs - a.deletedAtMs);
  if (lines.length === 0) return null;
  return (
    <Disclosure summary={say('trend.bin', { count: lines.length })}>
      <p className={styles.soft}>{say('trend.bin.hint')}</p>
      <ul className={styles.bin}>
        {lines.map(({ kind, id, name, deletedAtMs, onRestore }) => (
          <li key={`${kind} ${id}`}>
            <span>{say('trend.bin.line', { name, date: formatDay(deletedAtMs) })}</span>
            <Button size="small" aria-label={say('trend.restore.of', { name })} onPress={onRestore}>
              {say('trend.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
