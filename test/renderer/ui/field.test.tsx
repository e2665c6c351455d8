import './browser-gaps';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { NumberField } from '../../../src/renderer/ui/number-field';
import { RadioGroup } from '../../../src/renderer/ui/radio-group';
import { SegmentedControl } from '../../../src/renderer/ui/segmented-control';
import { Select } from '../../../src/renderer/ui/select';
import { TextField } from '../../../src/renderer/ui/text-field';

afterEach(cleanup);

const described = (element: HTMLElement) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');

it('ties a hint to its field, and a problem in its place', () => {
  const { rerender } = render(<TextField label="Exam date" hint="Year first." />);
  const field = screen.getByRole('textbox', { name: 'Exam date' });
  expect(described(field)).toContain('Year first.');
  rerender(<TextField label="Exam date" hint="Year first." problem="This day is in the past." />);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(described(field)).toContain('This day is in the past.');
  expect(screen.queryByText('Year first.')).toBeNull();
});

it('names a search field although its label is not shown', () => {
  render(<TextField label="Search notes" isSearch />);
  expect(screen.getByRole('searchbox', { name: 'Search notes' })).toBeDefined();
});

it('steps a number within its bounds, with steps that say what they do', () => {
  const onChange = vi.fn();
  render(
    <NumberField label="Minutes" increaseLabel="More minutes" decreaseLabel="Fewer minutes" defaultValue={1} minValue={0} onChange={onChange} />,
  );
  const fewer = screen.getByRole('button', { name: /Fewer minutes/ });
  fireEvent.click(fewer);
  expect(onChange).toHaveBeenLastCalledWith(0);
  expect(fewer).toHaveProperty('disabled', true);
  fireEvent.click(screen.getByRole('button', { name: /More minutes/ }));
  expect(onChange).toHaveBeenLastCalledWith(1);
});

it('chooses from a list that opens', () => {
  const onChange = vi.fn();
  const options = [
    { id: 'saa', label: 'Architect', detail: '312 questions' },
    { id: 'clf', label: 'Practitioner' },
  ];
  render(<Select label="Bank" placeholder="Choose" options={options} value="saa" onChange={onChange} />);
  fireEvent.click(screen.getByRole('button', { name: /Bank/ }));
  const list = screen.getByRole('listbox');
  expect(
    within(list)
      .getByRole('option', { name: /Architect/ })
      .getAttribute('aria-selected'),
  ).toBe('true');
  fireEvent.click(within(list).getByRole('option', { name: 'Practitioner' }));
  expect(onChange).toHaveBeenCalledWith('clf');
});

it('chooses one card of a few', () => {
  const onChange = vi.fn();
  const options = [
    { id: 'forgiving', label: 'Forgiving', detail: 'Stands still.' },
    { id: 'strict', label: 'Strict' },
  ] as const;
  render(<RadioGroup label="Clock" variant="cards" options={options} value="forgiving" onChange={onChange} />);
  expect(screen.getByRole('radio', { name: /Forgiving/ })).toHaveProperty('checked', true);
  fireEvent.click(screen.getByRole('radio', { name: 'Strict' }));
  expect(onChange).toHaveBeenCalledWith('strict');
});

it('filters by one of a row, and never by none', () => {
  const onSelect = vi.fn();
  const segments = [
    { id: 'all', label: 'All', count: 55 },
    { id: 'flagged', label: 'Flagged', count: 3 },
  ] as const;
  render(<SegmentedControl label="Filter" segments={segments} selected="all" onSelect={onSelect} />);
  fireEvent.click(screen.getByRole('radio', { name: /Flagged/ }));
  expect(onSelect).toHaveBeenLastCalledWith('flagged');
  fireEvent.click(screen.getByRole('radio', { name: /All/ }));
  expect(onSelect).not.toHaveBeenCalledWith(undefined);
  expect(screen.getByRole('radio', { name: /All/ }).getAttribute('aria-checked')).toBe('true');
});
