/** What to do today and how long it takes: due reviews before new drills (MEASURES 4.5). */

import { Link, useLocation } from 'wouter';
import type { Output } from '../../api/contract';
import { say } from '../../language/say';
import { useCall, useRead } from '../data/queries';
import { whyFailed } from '../data/why-failed';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import styles from './readiness.module.css';

interface TodayProps {
  readonly hasHistory: boolean;
  /** What comes stands beneath, so nothing leads there. */
  readonly isOutlook?: boolean;
}

/** Nothing before the first attempt: there is nothing to go on with. */
export function Today({ hasHistory, isOutlook = false }: TodayProps) {
  const [, navigate] = useLocation();
  const review = useCall('review.start');
  const drill = useCall('drill.start');
  const { data } = useRead('review.read', {});
  if (!data || !hasHistory) return null;
  const isBusy = review.isPending || drill.isPending;
  const toRoom = { onSuccess: ({ id }: { readonly id: string }) => navigate(`/exam/${id}`) };
  const error = review.error ?? drill.error;
  return (
    <Card title={say('today.title')}>
      <div className={styles.panel}>
        <p>{wordsOf(data)}</p>
        <div className={styles.todo}>
          {data.due > 0 && (
            <Button size="small" isDisabled={isBusy} onPress={() => review.mutate({}, toRoom)}>
              {say('today.review')}
            </Button>
          )}
          {(data.due === 0 || data.drill) && (
            <Button size="small" variant={data.due > 0 ? 'quiet' : 'secondary'} isDisabled={isBusy} onPress={() => drill.mutate({}, toRoom)}>
              {say('weak.drill-now')}
            </Button>
          )}
          {!isOutlook && <Link href="/reviews">{say('today.outlook')}</Link>}
        </div>
        {error !== null && <Banner tone="error">{say('today.failed', { why: whyFailed(error) })}</Banner>}
      </div>
    </Card>
  );
}

/** What is due, how long it takes, and what waits. */
function wordsOf({ due, reviews, waiting, drill, minutes, dailyMinutes }: Output<'review.read'>): string {
  if (due === 0) return drill ? say('today.none', { minutes }) : `${say('today.none.done')} ${say('today.done', { daily: dailyMinutes ?? 0 })}`;
  return [
    say('today.due', { count: due }),
    ...(reviews === 0 ? [say('today.done', { daily: dailyMinutes ?? 0 })] : [say(drill ? 'today.takes-drill' : 'today.takes', { minutes })]),
    ...(waiting > 0 ? [say('today.waits', { count: waiting, daily: dailyMinutes ?? 0 })] : []),
  ].join(' ');
}
