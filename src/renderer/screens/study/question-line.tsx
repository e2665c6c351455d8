/** One question in the list of study: how it begins, where it belongs, and whether it was seen. */

import { LockKeyhole } from 'lucide-react';
import { Link } from 'wouter';
import type { StudyPage, StudyRow } from '../../../api/bank-study-views';
import { say } from '../../../language/say';
import { formatDay } from '../../format';
import { DomainSwatch } from '../../ui/domain-bar';
import styles from './study.module.css';

interface QuestionLineProps {
  readonly bank: string;
  readonly row: StudyRow;
  readonly page: StudyPage;
}

export function QuestionLine({ bank, row, page }: QuestionLineProps) {
  const { id, line, domain, topics, difficulty, type, seen } = row;
  const place = page.domains.findIndex((each) => each.id === domain);
  const facts = [
    ...(place < 0 ? [] : [say('study.domain.option', { id: domain ?? '', title: page.domains[place]?.title ?? '' })]),
    ...topics.map((topic) => page.topics.find((each) => each.id === topic)?.title ?? topic),
    say(`study.difficulty.${difficulty}`),
    say(`study.type.${type}`),
    ...(line === null ? [] : [acquaintanceWords(seen)]),
  ];
  return (
    <li className={styles.row}>
      {place >= 0 && <DomainSwatch index={place} />}
      <div className={styles.words}>
        <Link href={`/study/${bank}/${id}`} className={styles.line ?? ''}>
          {line ?? (
            <>
              <LockKeyhole size="1em" aria-hidden="true" /> {say('study.kept.line')} <span className={styles.soft}>{id}</span>
            </>
          )}
        </Link>
        <p className={styles.facts}>{facts.join(' · ')}</p>
      </div>
    </li>
  );
}

/** How well the candidate knows a question. */
export function acquaintanceWords(seen: StudyRow['seen']): string {
  if (seen === null) return say('study.never');
  const times = say('study.times', { count: seen.times, date: formatDay(seen.lastSeenMs) });
  return seen.isMissed ? `${times}, ${say('study.missed')}` : times;
}
