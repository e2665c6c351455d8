/** What to do today and how long it takes: due reviews before new drills (MEASURES 4.5). */

import { useLocation } from 'wouter';
import { CallError } from '../../api/client';
import { say, sayCode } from '../../language/say';
import { useCall, useRead } from '../data/queries';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import styles from './readiness.module.css';

/** Nothing before the first attempt: there is nothing to go on with. */
export function Today({ hasHistory }: { readonly hasHistory: boolean }) {
  const [, navigate] = useLocation();
  const review = useCall('review.start');
  const drill = useCall('drill.start');
  const { data } = useRead('review.read', {});
  if (!data || !hasHistory) return null;
  const isBusy = review.isPending || drill.isPending;
  const toRoom = { onSuccess: ({ id }: { readonly id: string }) => navigate(`/exam/${id}`) };
  const error = review.error ?? drill.error;
  const why = error instanceof CallError ? sayCode(error.problem.code, error.problem.params) : say('call.bug');
  return (
    <Card title={say('today.title')}>
      <div className={styles.panel}>
        <p>{data.due > 0 ? say('today.due', { count: data.due, minutes: data.minutes }) : say('today.none')}</p>
        <div>
          {data.due > 0 ? (
            <Button size="small" isDisabled={isBusy} onPress={() => review.mutate({}, toRoom)}>
              {say('today.review')}
            </Button>
          ) : (
            <Button size="small" isDisabled={isBusy} onPress={() => drill.mutate({}, toRoom)}>
              {say('weak.drill-now')}
            </Button>
          )}
        </div>
        {error !== null && <Banner tone="error">{say('today.failed', { why })}</Banner>}
      </div>
    </Card>
  );
}
