/** One list of areas, each with its state, why it is said to be so, what it could bring, and a button to drill it. */

import { CircleDashed, CircleHelp, type LucideIcon, TrendingDown, TrendingUp, Waves, Wrench } from 'lucide-react';
import { useId } from 'react';
import { Link } from 'wouter';
import type { AreaLine, ExamStudy } from '../../../api/study-views';
import { say } from '../../../language/say';
import { formatDay } from '../../format';
import { formatGain } from '../../notes/note-text';
import { Button } from '../../ui/button';
import { DomainSwatch } from '../../ui/domain-bar';
import rows from '../../ui/rows.module.css';
import { Tag, type TagProps } from '../../ui/tag';
import { studyPath } from '../study/study-path';
import styles from './weak.module.css';

const STATES: Readonly<Record<AreaLine['state'], { readonly icon: LucideIcon; readonly tone: NonNullable<TagProps['tone']> }>> = {
  'not-practised': { icon: CircleDashed, tone: 'neutral' },
  unknown: { icon: CircleHelp, tone: 'neutral' },
  weak: { icon: TrendingDown, tone: 'caution' },
  mixed: { icon: Waves, tone: 'neutral' },
  'on-track': { icon: TrendingUp, tone: 'pass' },
  fixed: { icon: Wrench, tone: 'accent' },
};

/** Less than this many points of chance prints as nothing. */
const SMALLEST_CHANCE = 0.05;

interface AreaListProps {
  readonly title: string;
  readonly hint: string;
  /** Said of an empty list. */
  readonly none?: string;
  readonly areas: readonly AreaLine[];
  readonly exam: string;
  readonly domains: ExamStudy['domains'];
  /** By domain: points of the chance of passing that one more right answer would have added. */
  readonly oneMore: ReadonlyMap<string, number>;
  readonly isBusy: boolean;
  readonly onDrill: (area: AreaLine) => void;
}

export function AreaList({ title, hint, none, areas, exam, domains, oneMore, isBusy, onDrill }: AreaListProps) {
  const heading = useId();
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        <p className={styles.hint}>{hint}</p>
      </header>
      {areas.length === 0 && <p className={rows.none}>{none}</p>}
      {areas.length > 0 && (
        <ul className={rows.list}>
          {areas.map((area) => (
            <Row
              key={`${area.kind} ${area.domains.join()} ${area.id}`}
              area={area}
              exam={exam}
              domains={domains}
              oneMore={oneMore}
              isBusy={isBusy}
              onDrill={onDrill}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface RowProps extends Pick<AreaListProps, 'exam' | 'domains' | 'oneMore' | 'isBusy' | 'onDrill'> {
  readonly area: AreaLine;
}

function Row({ area, exam, domains, oneMore, isBusy, onDrill }: RowProps) {
  const { kind, id, title, state, seen, right, repeats, lastSeenMs, gain, questions, recovery } = area;
  const isCheck = recovery?.kind === 'fixed' && recovery.isDue;
  const { icon, tone } = STATES[state];
  const name = kind === 'topic' ? title : `${id} ${title}`;
  const why = [
    lastSeenMs === null ? say('weak.why.none') : say('weak.why', { seen, right, date: formatDay(lastSeenMs) }),
    ...(repeats > 0 ? [say('weak.why.repeats', { count: repeats })] : []),
    ...recoveryWords(area),
    ...(kind === 'domain' ? [] : [say('weak.in', { count: area.domains.length, list: area.domains.join(', ') })]),
  ].join(' · ');
  const more = kind === 'domain' ? oneMore.get(id) : undefined;
  return (
    <li className={styles.row}>
      <DomainSwatch index={domains.findIndex((domain) => domain.id === area.domains[0])} />
      <div className={styles.words}>
        <p className={styles.name}>
          <b>{name}</b>
          <Tag icon={icon} tone={tone}>
            {say(recovery?.kind === 'fixed' && recovery.isOnRepeats && state === 'fixed' ? 'weak.state.fixed-on-repeats' : `weak.state.${state}`)}
          </Tag>
        </p>
        <p className={styles.why}>{why}</p>
        {area.bank !== null && questions > 0 && (
          <p className={styles.why}>
            <Link href={studyPath(area.bank, exam, area)} aria-label={say('weak.study.label', { area: name })}>
              {say(kind === 'topic' ? 'weak.study.topic' : 'weak.study')}
            </Link>
          </p>
        )}
        {more !== undefined && more >= SMALLEST_CHANCE && <p className={styles.why}>{say('readiness.one-more', { points: formatGain(more) })}</p>}
      </div>
      <p className={styles.gain}>
        <b>{say('weak.gain', { points: formatGain(gain) })}</b> {say('weak.gain.unit')}
      </p>
      {questions > 0 ? (
        <Button
          size="small"
          isDisabled={isBusy}
          aria-label={say(isCheck ? 'weak.check.label' : 'weak.drill.label', { area: name })}
          onPress={() => onDrill(area)}
        >
          {say(isCheck ? 'weak.check' : 'weak.drill')}
        </Button>
      ) : (
        <p className={styles.noStock}>{say('weak.drill.none')}</p>
      )}
    </li>
  );
}

/** What became of an area that was weak once. */
function recoveryWords({ recovery }: AreaLine): string[] {
  if (recovery === null) return [];
  if (recovery.kind === 'open') return [say(recovery.isAgain ? 'weak.recovery.again' : 'weak.recovery.open', { date: formatDay(recovery.sinceMs) })];
  if (recovery.checkDueMs === null) return [];
  const number = recovery.checksPassed + 1;
  return [recovery.isDue ? say('weak.recovery.due', { number }) : say('weak.recovery.later', { number, date: formatDay(recovery.checkDueMs) })];
}
