/** Reviews: what falls due in the next two weeks, and how much of it is recalled against what the intervals aim at. */

import { useLocation } from 'wouter';
import type { Output } from '../../../api/contract';
import { say } from '../../../language/say';
import { useRead } from '../../data/queries';
import { whyFailed } from '../../data/why-failed';
import { formatPercent, formatWeekday, wholePercent } from '../../format';
import { Today } from '../../readiness/today';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Loading } from '../../ui/loading';
import { Table } from '../../ui/table';
import styles from './reviews.module.css';

type Outlook = Output<'review.outlook'>;
type Line = Outlook['whole'];

export default function ReviewsScreen() {
  const [, navigate] = useLocation();
  const outlook = useRead('review.outlook', {});
  if (outlook.isPending) return <Loading label={say('app.loading')} />;
  if (outlook.isError) {
    return (
      <ErrorState
        title={say('reviews.error')}
        detail={whyFailed(outlook.error)}
        action={{ label: say('exam.retry'), onPress: () => void outlook.refetch() }}
      />
    );
  }
  const { data } = outlook;
  return (
    <>
      <header className={styles.head}>
        <h1>{say('reviews.title')}</h1>
        <p className={styles.soft}>{say('reviews.hint', { aimed: wholePercent(data.aimed) })}</p>
      </header>
      {data.points === 0 ? (
        <EmptyState sentence={say('reviews.empty')} action={{ label: say('reviews.empty.go'), onPress: () => navigate('/') }} />
      ) : (
        <>
          <Today hasHistory isOutlook />
          <Days outlook={data} />
          <Stays outlook={data} />
        </>
      )}
    </>
  );
}

/** A bar a day beside its number; the longest fills the line. */
function Days({ outlook: { days, examDate } }: { readonly outlook: Outlook }) {
  const most = Math.max(1, ...days.map(({ due }) => due));
  const isExam = (startMs: number) => examDate !== null && new Date(startMs).toDateString() === new Date(`${examDate}T12:00`).toDateString();
  return (
    <Card title={say('reviews.days')}>
      <div className={styles.section}>
        <p className={styles.soft}>{say('reviews.days.hint')}</p>
        <Table
          caption={say('reviews.days')}
          isDense
          rows={days}
          rowKey={({ startMs }) => String(startMs)}
          columns={[
            {
              id: 'day',
              header: say('reviews.day'),
              isRowHeader: true,
              cell: ({ startMs }) =>
                [
                  startMs === days[0]?.startMs ? say('reviews.today') : formatWeekday(startMs),
                  ...(isExam(startMs) ? [say('reviews.exam')] : []),
                ].join(' · '),
            },
            { id: 'due', header: say('reviews.due'), isNumeric: true, cell: ({ due }) => due },
            {
              id: 'bar',
              header: <span className="visually-hidden">{say('reviews.due')}</span>,
              cell: ({ due }) => (
                <span className={styles.track} aria-hidden="true">
                  <span className={styles.bar} style={{ inlineSize: `${(100 * due) / most}%` }} />
                </span>
              ),
            },
          ]}
        />
      </div>
    </Card>
  );
}

function Stays({ outlook: { whole, bands, aimed } }: { readonly outlook: Outlook }) {
  const words = ({ fromDays, toDays }: Line) =>
    toDays === null ? say('reviews.interval.open', { from: fromDays }) : say('reviews.interval.range', { from: fromDays, to: toDays });
  const against = ({ reviews, recalled, tooFew }: Line) => {
    if (tooFew) return say('reviews.few');
    const points = Math.round(100 * (recalled / reviews - aimed));
    return points === 0 ? say('reviews.even') : say(points > 0 ? 'reviews.above' : 'reviews.below', { points: Math.abs(points) });
  };
  const rows = [...bands.map((line) => ({ line, name: words(line) })), { line: whole, name: say('reviews.interval.all') }];
  return (
    <Card title={say('reviews.stays')}>
      <div className={styles.section}>
        <p className={styles.soft}>{say('reviews.stays.hint')}</p>
        <Table
          caption={say('reviews.stays')}
          rows={rows}
          rowKey={({ name }) => name}
          columns={[
            { id: 'interval', header: say('reviews.interval'), isRowHeader: true, cell: ({ name }) => name },
            { id: 'count', header: say('reviews.count'), isNumeric: true, cell: ({ line }) => line.reviews },
            {
              id: 'recalled',
              header: say('reviews.recalled'),
              isNumeric: true,
              cell: ({ line }) => (line.tooFew ? `${line.recalled}` : `${line.recalled}, ${formatPercent(line.recalled / line.reviews)}`),
            },
            { id: 'against', header: say('reviews.against', { aimed: wholePercent(aimed) }), cell: ({ line }) => against(line) },
          ]}
        />
      </div>
    </Card>
  );
}
