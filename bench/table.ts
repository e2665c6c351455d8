/** Measures and prints: the median of several runs, as one row of a table. Never a test: a slow machine fails nothing. */

export interface Row {
  readonly what: string;
  readonly size: string;
  readonly result: string;
  readonly reach: string;
}

export function print(rows: readonly Row[]): void {
  const titles: Row = { what: 'what', size: 'size', result: 'median', reach: 'reach' };
  const columns = ['what', 'size', 'result', 'reach'] as const;
  const widths = columns.map((column) => Math.max(...[titles, ...rows].map((row) => row[column].length)));
  const line = (row: Row) => columns.map((column, index) => row[column].padEnd(widths[index] ?? 0)).join('  ');
  process.stdout.write(`\n${[line(titles), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n')}\n`);
}

/** Median milliseconds of `runs` calls, after one that is not counted. */
export async function medianMs(runs: number, work: (run: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = -1; run < runs; run += 1) {
    const tookMs = await onceMs(() => work(run));
    if (run >= 0) times.push(tookMs);
  }
  return quantile(times, 0.5);
}

export async function onceMs(work: () => unknown): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const ms = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
