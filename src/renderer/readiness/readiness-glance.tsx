/** Readiness at a glance, for the library: the figure, its word and its sentence, and the way to why. */

import { useLocation } from 'wouter';
import { say } from '../../language/say';
import { useRead } from '../data/queries';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import styles from './readiness.module.css';
import { ReadinessHead } from './readiness-head';

/** Nothing for a candidate of whom nothing is known: the library tells him how to begin. */
export function ReadinessGlance() {
  const [, navigate] = useLocation();
  const { data } = useRead('readiness.read', { blueprint: null });
  if (!data?.shown) return null;
  const { title } = data.shown;
  return (
    <Card
      title={say('readiness.title.exam', { title })}
      actions={
        <Button size="small" aria-label={say('readiness.more.of', { title })} onPress={() => navigate('/weak')}>
          {say('readiness.more')}
        </Button>
      }
    >
      <div className={styles.panel}>
        <ReadinessHead shown={data.shown} />
        <p className={styles.soft}>{say('readiness.not-calibrated')}</p>
      </div>
    </Card>
  );
}
