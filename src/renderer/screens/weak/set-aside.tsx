/** The questions that the candidate has suspended, corrected or reported: taken back one by one, and all reports given out for whoever keeps the bank. */

import { useState } from 'react';
import { say } from '../../../language/say';
import { call } from '../../data/connection';
import { useCall, useRead } from '../../data/queries';
import { download } from '../../data/transfer';
import { formatDay } from '../../format';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import rows from '../../ui/rows.module.css';
import styles from './weak.module.css';

export function SetAside() {
  const { data } = useRead('question.marks', {});
  const takeBack = useCall('question.unsuspend');
  const uncorrect = useCall('question.uncorrect');
  const [done, setDone] = useState<'copied' | 'copy-failed' | 'not-fetched' | null>(null);
  if (!data || data.suspended.length + data.corrected.length + data.reports.length === 0) return null;
  const copy = async () => {
    try {
      const { json } = await call('question.reports-json', {});
      await navigator.clipboard.writeText(json);
      setDone('copied');
    } catch {
      setDone('copy-failed');
    }
  };
  const save = async () => {
    try {
      const { json } = await call('question.reports-json', {});
      download('passband-problem-reports.json', new Blob([json], { type: 'application/json' }));
      setDone(null);
    } catch {
      setDone('not-fetched');
    }
  };
  return (
    <Disclosure summary={say('weak.set-aside')}>
      <div className={styles.setAside}>
        {data.suspended.length > 0 && (
          <section>
            <h3>{say('weak.suspended')}</h3>
            <ul className={rows.list}>
              {data.suspended.map(({ question, atMs }) => (
                <li key={question} className={styles.marked}>
                  <span>
                    {question} <span className={styles.why}>{formatDay(atMs)}</span>
                  </span>
                  <Button size="small" aria-label={`${say('question.unsuspend')}: ${question}`} onPress={() => takeBack.mutate({ question })}>
                    {say('question.unsuspend')}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {data.corrected.length > 0 && (
          <section>
            <h3>{say('weak.corrected')}</h3>
            <ul className={rows.list}>
              {data.corrected.map(({ question, correction }) => (
                <li key={question} className={styles.marked}>
                  <span>
                    {question}{' '}
                    <span className={styles.why}>
                      {[say(`weak.corrected.${correction.kind}`), correction.note].filter((part) => part !== '').join(' · ')}
                    </span>
                  </span>
                  <Button size="small" aria-label={`${say('question.uncorrect')}: ${question}`} onPress={() => uncorrect.mutate({ question })}>
                    {say('question.uncorrect')}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {data.reports.length > 0 && (
          <section>
            <h3>{say('weak.reports')}</h3>
            <ul className={rows.list}>
              {data.reports.map(({ id, question, text, atMs }) => (
                <li key={id} className={styles.report}>
                  <span>
                    {question} <span className={styles.why}>{formatDay(atMs)}</span>
                  </span>
                  <p>{text}</p>
                </li>
              ))}
            </ul>
            <div className={styles.copy}>
              <Button size="small" onPress={() => void save()}>
                {say('weak.save')}
              </Button>
              <Button size="small" onPress={() => void copy()}>
                {say('weak.copy')}
              </Button>
              <span role="status" className={styles.why}>
                {done !== null && say(`weak.${done}`)}
              </span>
            </div>
          </section>
        )}
      </div>
    </Disclosure>
  );
}
