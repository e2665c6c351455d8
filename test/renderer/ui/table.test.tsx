import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { type Column, Table } from '../../../src/renderer/ui/table';

afterEach(cleanup);

type Attempt = { readonly id: string; readonly name: string; readonly percent: number };
const attempts: readonly Attempt[] = Array.from({ length: 500 }, (_, place) => ({ id: `a${place}`, name: `Mock ${place + 1}`, percent: place / 5 }));
const columns: readonly Column<Attempt>[] = [
  { id: 'name', header: 'Attempt', isRowHeader: true, cell: ({ name }) => name },
  { id: 'percent', header: '%', isNumeric: true, cell: ({ percent }) => percent.toFixed(1) },
];

it('is a real table with a caption, column heads and row heads, also with 500 rows', () => {
  render(<Table caption="Attempts" columns={columns} rows={attempts} rowKey={({ id }) => id} />);
  const table = screen.getByRole('table', { name: 'Attempts' });
  expect([...table.querySelectorAll('thead th')].map((head) => [head.textContent, head.getAttribute('scope')])).toEqual([
    ['Attempt', 'col'],
    ['%', 'col'],
  ]);
  expect(table.querySelectorAll('tbody tr')).toHaveLength(500);
  expect(table.querySelectorAll('tbody th[scope=row]')).toHaveLength(500);
  expect(within(table).queryAllByRole('button', { hidden: true })).toHaveLength(0);
});

it('links each row to its address', () => {
  render(<Table caption="Attempts" columns={columns} rows={attempts.slice(0, 3)} rowKey={({ id }) => id} rowHref={({ id }) => `#/report/${id}`} />);
  expect(screen.getByRole('link', { name: 'Mock 3' }).getAttribute('href')).toBe('#/report/a2');
});
