/** Attempts that were begun: go on with one, or discard it and take that back. */

import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Output } from '../../../api/contract';
import { say } from '../../../language/say';
import { useCall } from '../../data/queries';
import { whyFailed } from '../../data/why-failed';
import { formatClock } from '../../format';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import styles from './library.module.css';

type ResumeRow = Output<'library.read'>['resumable'][number];

export function ResumeList({ rows }: { readonly rows: readonly ResumeRow[] }) {
  const [gone, setGone] = useState<readonly ResumeRow[]>([]);
  const discard = useCall('attempt.delete');
  const restore = useCall('attempt.restore');
  const error = discard.error ?? restore.error;
  if (rows.length === 0 && gone.length === 0) return null;
  const undo = ({ id }: ResumeRow) =>
    restore.mutate(
      { id },
      {
        onSuccess: () => {
          setGone((before) => before.filter((row) => row.id !== id));
          // Its button goes away with the line that it stands in.
          document.getElementById('resume')?.focus();
        },
      },
    );
  return (
    <section className={styles.section} aria-labelledby="resume">
      <h2 id="resume" tabIndex={-1}>
        {say('library.resume')}
      </h2>
      {error && <Banner tone="error">{whyFailed(error)}</Banner>}
      <div role="status" className={styles.gone}>
        {gone.map((row) => (
          <p key={row.id}>
            <span>{say('resume.discarded', { name: nameOf(row) })}</span>
            <Button size="small" autoFocus onPress={() => undo(row)}>
              {say('trend.undo')}
            </Button>
          </p>
        ))}
      </div>
      {rows.map((row) => (
        <Resume key={row.id} row={row} onDiscard={() => discard.mutate({ id: row.id }, { onSuccess: () => setGone((before) => [...before, row]) })} />
      ))}
    </section>
  );
}

function nameOf({ title, mode, number }: ResumeRow): string {
  return `${title} · ${say(`exam.mode.${mode}`, { number })}`;
}

function Resume({ row, onDiscard }: { readonly row: ResumeRow; readonly onDiscard: () => void }) {
  const [, navigate] = useLocation();
  const facts = { number: (row.at ?? 0) + 1, count: row.questions, answered: row.answered };
  return (
    <div className={styles.resume}>
      <div>
        <b>{nameOf(row)}</b>
        <p className={styles.soft}>
          {row.remainingMs === null
            ? say('library.resume.untimed', facts)
            : say('library.resume.line', { ...facts, time: formatClock(row.remainingMs) })}
        </p>
      </div>
      <div className={styles.choices}>
        <Button variant="quiet" aria-label={say('resume.discard.of', { name: nameOf(row) })} onPress={onDiscard}>
          {say('resume.discard')}
        </Button>
        <Button variant="primary" onPress={() => navigate(`/exam/${row.id}`)}>
          {say('library.resume.button')}
        </Button>
      </div>
    </div>
  );
}
