/** Each domain of an exam by itself: a small picture with its target, and all of them as one table. */

import { useMemo, useState } from 'react';
import type { Blueprint } from '../../../core/bank';
import type { PassLine } from '../../../core/paper';
import { targetShare } from '../../../core/target';
import { say } from '../../../language/say';
import { formatPercent, wholePercent } from '../../format';
import { useBoxOnScreen } from '../../ui/box-size';
import { Disclosure } from '../../ui/disclosure';
import { DomainSwatch } from '../../ui/domain-bar';
import { Pager, usePages } from '../../ui/pager';
import { ScrollRoom } from '../../ui/scroll-room';
import { type Column, Table } from '../../ui/table';
import type { DomainPoint, HistoryEntry } from './entries';
import { type DrawnPoint, Marks } from './marks';
import { type Frame, plotOf } from './plot';
import styles from './trend.module.css';

type Domains = readonly Pick<Blueprint['domains'][number], 'id' | 'title' | 'weight'>[];

interface DomainTrendsProps {
  readonly entries: readonly HistoryEntry[];
  readonly domains: Domains;
  readonly line: PassLine;
}

export function DomainTrends({ entries, domains, line }: DomainTrendsProps) {
  const [isOpen, setOpen] = useState(false);
  const target = targetShare(line);
  const total = domains.reduce((sum, { weight }) => sum + weight, 0);
  const asked = useMemo(() => entries.filter((entry) => entry.domains.length > 0), [entries]);
  return (
    <section className={styles.sheet} aria-labelledby="history-domains">
      <div>
        <h2 id="history-domains">{say('trend.domains')}</h2>
        <p className={styles.soft}>{say('trend.domains.caption', { target: wholePercent(target) })}</p>
      </div>
      <ul className={styles.domains}>
        {domains.map((domain, index) => (
          <li key={domain.id}>
            <div>
              <h3>
                <DomainSwatch index={index} />
                {say('trend.domain', { domain: domain.id, title: domain.title })}
              </h3>
              <p className={styles.soft}>{say('trend.domain.weight', { percent: Math.round((1000 * domain.weight) / total) / 10 })}</p>
            </div>
            <DomainTrend entries={asked} domain={domain.id} title={domain.title} index={index} target={target} />
          </li>
        ))}
      </ul>
      {/* A closed one would be drawn all the same. */}
      <Disclosure summary={say('trend.domains.table')} isExpanded={isOpen} onExpandedChange={setOpen}>
        {isOpen && <DomainRows entries={asked} domains={domains} />}
      </Disclosure>
    </section>
  );
}

interface DomainTrendProps {
  readonly entries: readonly HistoryEntry[];
  readonly domain: string;
  readonly title: string;
  readonly index: number;
  readonly target: number;
}

type Lines = readonly (DomainPoint & { readonly entry: HistoryEntry })[];

function DomainTrend({ entries, domain, title, index, target }: DomainTrendProps) {
  const [box, { width }] = useBoxOnScreen({ width: 240, fontSize: 13 });
  const lines = useMemo<Lines>(
    () => entries.flatMap((entry) => entry.domains.filter(({ id }) => id === domain).map((line) => ({ ...line, entry }))),
    [entries, domain],
  );
  const points = useMemo<DrawnPoint[]>(
    () => lines.map(({ share, interval, entry }, at) => ({ key: entry.key, at, share, interval, mark: entry.mark, side: null })),
    [lines],
  );
  const frame = useMemo<Frame>(() => ({ width, height: 110, left: 0, right: 0, top: 6, bottom: 6 }), [width]);
  const plot = useMemo(() => plotOf(lines.length, frame), [lines.length, frame]);
  return (
    <div>
      <div ref={box} className={styles.box}>
        <svg
          className={styles.picture}
          role="img"
          aria-label={labelOf(lines, title, target)}
          width={width}
          height={frame.height}
          viewBox={`0 0 ${width} ${frame.height}`}
        >
          {[0, 0.5, 1].map((share) => (
            <line key={share} className={styles.grid} x1={0} x2={width} y1={plot.y(share)} y2={plot.y(share)} />
          ))}
          <line className={styles.target} x1={0} x2={width} y1={plot.y(target)} y2={plot.y(target)} />
          <Marks points={points} plot={plot} domain={(index % 7) + 1} />
        </svg>
      </div>
      <p className={styles.soft}>{lastWords(lines)}</p>
    </div>
  );
}

function lastWords(lines: Lines): string {
  const last = lines.at(-1);
  if (!last) return say('trend.domain.not-asked');
  const percent = formatPercent(last.share);
  if (last.right === null || last.asked === null) return say('trend.domain.last.percent', { percent });
  return say('trend.domain.last', { percent, right: last.right, asked: last.asked });
}

function labelOf(lines: Lines, domain: string, target: number): string {
  const [first, last] = [lines[0], lines.at(-1)];
  const goal = { domain, target: wholePercent(target) };
  if (!first || !last) return say('trend.domain.none', goal);
  return say('trend.domain.label', { ...goal, count: lines.length, first: formatPercent(first.share), last: formatPercent(last.share) });
}

const PAGE = 25;

/** The twin of the pictures, one page at a time. */
function DomainRows({ entries, domains }: { readonly entries: readonly HistoryEntry[]; readonly domains: Domains }) {
  const newest = useMemo(() => [...entries].reverse(), [entries]);
  const { shown, pages } = usePages(newest, PAGE);
  const columns: Column<HistoryEntry>[] = [
    { id: 'attempt', header: say('history.attempt'), isRowHeader: true, cell: ({ name }) => <span className={styles.name}>{name}</span> },
    { id: 'date', header: say('history.date'), cell: ({ date }) => <span className={styles.soft}>{date}</span> },
    ...domains.map(({ id, title }) => ({
      id,
      header: <span title={title}>{say('report.question.domain', { domain: id })}</span>,
      isNumeric: true,
      cell: (entry: HistoryEntry) => cellOf(entry.domains.find((line) => line.id === id)),
    })),
  ];
  return (
    <>
      <ScrollRoom label={say('trend.domains.table.caption')}>
        <Table caption={say('trend.domains.table.caption')} columns={columns} rows={shown} rowKey={({ key }) => key} isDense />
      </ScrollRoom>
      <Pager table={say('trend.domains')} {...pages} />
    </>
  );
}

function cellOf(line: DomainPoint | undefined): string {
  if (!line) return '–';
  const percent = formatPercent(line.share);
  return line.right === null || line.asked === null ? percent : say('trend.domains.share', { percent, right: line.right, asked: line.asked });
}
