/** A page of help: the source candidate's practice exam and real exam, point by point, and what to read from a score by domain. */

import { useLocation } from 'wouter';
import { reportedScore } from '../../../core/reported-score';
import { workedChances, workedExample, workedGains } from '../../../core/worked-example';
import { say } from '../../../language/say';
import { formatPoints } from '../../format';
import { Card } from '../../ui/card';
import { DomainSwatch } from '../../ui/domain-bar';
import { PageHeader } from '../../ui/page-header';
import { ScrollRoom } from '../../ui/scroll-room';
import { type Column, Table } from '../../ui/table';
import styles from './help.module.css';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly index: number;
  readonly weight: number;
  readonly right: number;
  readonly asked: number;
  readonly won: number;
  readonly exam: number;
  readonly examWon: number;
  readonly gain: number;
}

const practice = reportedScore(workedExample.map(({ weight, practice: { right, asked } }) => ({ kind: 'counts', weight, right, asked })));
const exam = reportedScore(workedExample.map(({ weight, exam: percent }) => ({ kind: 'percent', weight, percent })));

const rows: readonly Row[] = workedExample.map(({ id, title, weight, practice: { right, asked }, exam: percent }, index) => ({
  id,
  title,
  index,
  weight,
  right,
  asked,
  won: practice?.pointsWon[index] ?? 0,
  exam: percent,
  examWon: exam?.pointsWon[index] ?? 0,
  gain: workedGains[index] ?? 0,
}));

const signed = (points: number) => `${points > 0 ? '+' : points < 0 ? '−' : '±'}${Math.abs(points)}`;

const columns: readonly Column<Row>[] = [
  {
    id: 'domain',
    header: say('help.example.domain'),
    isRowHeader: true,
    cell: ({ title, index }) => (
      <span className={styles.domain}>
        <DomainSwatch index={index} /> {title}
      </span>
    ),
  },
  { id: 'weight', header: say('help.example.weight'), isNumeric: true, cell: ({ weight }) => say('help.example.percent', { percent: weight }) },
  {
    id: 'practice',
    header: say('help.example.practice'),
    isNumeric: true,
    cell: ({ right, asked }) => <span className={styles.whole}>{say('help.example.share', { right, asked, percent: (100 * right) / asked })}</span>,
  },
  {
    id: 'won',
    header: say('help.example.won'),
    isNumeric: true,
    cell: ({ won, weight }) => <span className={styles.whole}>{say('help.example.won.of', { won, weight })}</span>,
  },
  { id: 'gain', header: say('help.example.gain'), isNumeric: true, cell: ({ gain }) => formatPoints(gain) },
  { id: 'exam', header: say('help.example.exam'), isNumeric: true, cell: (row) => say('help.example.percent', { percent: row.exam }) },
  { id: 'change', header: say('help.example.change'), isNumeric: true, cell: ({ examWon, won }) => signed(examWon - won) },
];

export default function WorkedExampleScreen() {
  const [, navigate] = useLocation();
  const { asItWas, oneLessInImplementation, threeMoreInDesigning } = workedChances;
  return (
    <>
      <PageHeader
        title={say('help.example.title')}
        subtitle={say('help.example.subtitle')}
        back={{ label: say('help.example.back'), onPress: () => navigate('/weak') }}
      />
      <Card isFlush>
        <ScrollRoom label={say('help.example.table')}>
          <Table caption={say('help.example.table')} columns={columns} rows={rows} rowKey={({ id }) => id} />
        </ScrollRoom>
      </Card>
      <div className={styles.text}>
        <p>{say('help.example.totals', { practice: practice?.percent ?? 0, exam: exam?.percent ?? 0 })}</p>
        <h2>{say('help.example.full.title')}</h2>
        <p>{say('help.example.full')}</p>
        <h2>{say('help.example.evidence.title')}</h2>
        <p>{say('help.example.evidence')}</p>
        <h2>{say('help.example.chance.title')}</h2>
        <p>{say('help.example.chance', { now: asItWas, less: oneLessInImplementation, more: threeMoreInDesigning })}</p>
        <h2>{say('help.example.after.title')}</h2>
        <p>{say('help.example.after')}</p>
      </div>
    </>
  );
}
