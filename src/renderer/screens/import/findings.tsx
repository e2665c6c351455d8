/** What is wrong with a set, and how well it is written: two tables. */

import type { ImportPreview } from '../../../api/import-views';
import type { Problem } from '../../../core/problem';
import { say, sayCode } from '../../../language/say';
import { Banner } from '../../ui/banner';
import { Card } from '../../ui/card';
import { ScrollRoom } from '../../ui/scroll-room';
import { type Column, Table } from '../../ui/table';
import { Tag, type TagProps } from '../../ui/tag';
import styles from './import.module.css';

const TONES = { error: 'fail', warning: 'caution', info: 'neutral' } as const satisfies Record<Problem['severity'], TagProps['tone']>;

function Severity({ severity }: { readonly severity: Problem['severity'] }) {
  return <Tag tone={TONES[severity]}>{say(`import.severity.${severity}`)}</Tag>;
}

function placeWords({ file = '', line }: Problem['place']): string {
  return line === undefined ? file : `${file}:${line}`;
}

type Numbered = Problem & { readonly number: number };

const PROBLEM_COLUMNS: readonly Column<Numbered>[] = [
  { id: 'severity', header: say('import.problems.severity'), cell: ({ severity }) => <Severity severity={severity} /> },
  { id: 'place', header: say('import.problems.place'), cell: ({ place }) => <code className={styles.place}>{placeWords(place)}</code> },
  { id: 'question', header: say('import.problems.question'), cell: ({ place }) => <code className={styles.place}>{place.question ?? '–'}</code> },
  {
    id: 'sentence',
    header: say('import.problems.sentence'),
    isRowHeader: true,
    cell: ({ code, params }) => <Sentence code={code} params={params} />,
  },
];

function Sentence({ code, params }: Pick<Problem, 'code' | 'params'>) {
  return <span className={styles.sentence}>{sayCode(code, params)}</span>;
}

export function Problems({ preview: { problems, problemCount } }: { readonly preview: ImportPreview }) {
  if (problemCount === 0) return <Banner tone="success">{say('import.problems.none')}</Banner>;
  return (
    <Card title={say('import.problems')} isFlush>
      <ScrollRoom label={say('import.problems')} isLow>
        <Table
          caption={say('import.problems')}
          columns={PROBLEM_COLUMNS}
          rows={problems.map((problem, number) => ({ ...problem, number }))}
          rowKey={({ number }) => String(number)}
          isDense
        />
      </ScrollRoom>
      {problemCount > problems.length && (
        <p className={styles.note}>{say('import.problems.more', { shown: problems.length, count: problemCount })}</p>
      )}
    </Card>
  );
}

type QualityRow = NonNullable<ImportPreview['quality']>[number];

const QUALITY_COLUMNS: readonly Column<QualityRow>[] = [
  { id: 'severity', header: say('import.problems.severity'), cell: ({ severity }) => <Severity severity={severity} /> },
  { id: 'rule', header: say('import.quality.rule'), cell: ({ rule }) => rule },
  { id: 'count', header: say('import.quality.count'), isNumeric: true, cell: ({ count }) => count },
  { id: 'example', header: say('import.quality.example'), isRowHeader: true, cell: ({ examples }) => <Example examples={examples} /> },
];

function Example({ examples }: Pick<QualityRow, 'examples'>) {
  const [first] = examples;
  if (!first) return null;
  return (
    <span className={styles.sentence}>
      {first.place.question && <code className={styles.place}>{first.place.question}</code>} {sayCode(first.code, first.params)}
    </span>
  );
}

export function Quality({ quality }: Pick<ImportPreview, 'quality'>) {
  const isEmpty = quality === null || quality.length === 0;
  return (
    <Card title={say('import.quality')} isFlush={!isEmpty}>
      <p className={isEmpty ? undefined : styles.note}>
        {quality === null ? say('import.quality.late') : isEmpty ? say('import.quality.none') : say('import.quality.hint')}
      </p>
      {!isEmpty && (
        <ScrollRoom label={say('import.quality')} isLow>
          <Table
            caption={say('import.quality')}
            columns={QUALITY_COLUMNS}
            rows={quality}
            rowKey={({ rule, severity }) => `${rule} ${severity}`}
            isDense
          />
        </ScrollRoom>
      )}
    </Card>
  );
}
