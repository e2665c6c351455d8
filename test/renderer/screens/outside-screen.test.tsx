/** Typing in a score report from elsewhere. */

import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, expect, it, vi } from 'vitest';
import { madeBlueprint, madeOutside } from '../made-outside';
import { answerCalls, type MadeAnswers, type MadeCall, showScreen } from '../made-page';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

let calls: readonly MadeCall[] = [];

async function open(id: string | undefined, answers: MadeAnswers = {}) {
  calls = answerCalls({ 'history.list': { rows: [{ blueprint: madeBlueprint.id }] }, 'outside.save': { id: 'new' }, ...answers });
  const { default: OutsideScreen } = await import('../../../src/renderer/screens/outside/outside-screen');
  return showScreen(<OutsideScreen id={id} />, '/outside');
}

function type(label: string | RegExp, value: string): void {
  const field = screen.getByLabelText(label, { selector: 'input' });
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value } });
  fireEvent.blur(field);
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const saved = () => calls.filter(({ operation }) => operation === 'outside.save').map(({ input }) => input);

it('takes counts by domain, says what they come to, and saves them', async () => {
  const { location } = await open(undefined);
  type('Date', '2017-05-01');
  type(/^1 .*right/, '6');
  type(/^1 .*asked/, '12');
  await screen.findByText(/Together 6 of 12. This is a score of 50\.0 %, true level likely 29–71 %/);
  fireEvent.click(screen.getByRole('radio', { name: 'Failed' }));
  press('Save');
  await waitFor(() => expect(location.history.at(-1)).toBe('/history'));
  expect(saved()).toEqual([
    {
      id: null,
      draft: {
        blueprint: madeBlueprint.id,
        kind: 'official-practice',
        name: '',
        date: '2017-05-01',
        result: { kind: 'domain-counts', domains: [{ id: '1', right: 6, asked: 12 }] },
        outcome: 'failed',
      },
    },
  ]);
});

it('saves nothing that cannot be, says why at the field, and goes there', async () => {
  await open(undefined);
  type(/^1 .*right/, '13');
  type(/^1 .*asked/, '12');
  press('Save');
  await screen.findByText('Not saved yet. Please look at what is marked below.');
  expect(screen.getByText('Give the day on which you sat it.')).toBeTruthy();
  expect(screen.getByText('13 right of 12 asked cannot be: no more can be right than were asked.')).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Date', { selector: 'input' })));
  type('Date', '2999-01-01');
  expect(screen.getByText(/This day has not come yet/)).toBeTruthy();
  expect(saved()).toEqual([]);
});

it('lets only the real exam be told by its outcome', async () => {
  await open(undefined);
  expect(screen.queryByRole('radio', { name: 'Only whether I passed' })).toBeNull();
  fireEvent.click(screen.getByRole('radio', { name: /The real exam/ }));
  fireEvent.click(screen.getByRole('radio', { name: 'Only whether I passed' }));
  type('Date', '2017-05-03');
  press('Save');
  expect(await screen.findByText('Say whether you passed.')).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: 'Passed' }));
  press('Save');
  await waitFor(() => expect(saved()).toMatchObject([{ draft: { kind: 'real-exam', result: { kind: 'outcome' }, outcome: 'passed' } }]));
});

it('takes the percentages of the real exam, which make exactly 72 %', async () => {
  await open(undefined);
  fireEvent.click(screen.getByRole('radio', { name: 'Percentages only' }));
  for (const [domain, percent] of [
    ['1', '75'],
    ['2', '80'],
    ['3', '55'],
    ['4', '80'],
  ] as const)
    type(new RegExp(`^${domain} .*, %$`), percent);
  await screen.findByText('This is a score of 72.0 %.');
});

it('opens one that is there as it was typed, and deletes it', async () => {
  const { location, container } = await open('outside-1', { 'outside.list': { reports: [madeOutside()], deleted: [] } });
  expect(screen.getByRole('heading', { name: 'Change a score report' })).toBeTruthy();
  expect(screen.getByText(/Together 12 of 20. This is a score of 60\.0 %/)).toBeTruthy();
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  press('Delete');
  await waitFor(() => expect(location.history.at(-1)).toBe('/history'));
  expect(calls.filter(({ operation }) => operation === 'outside.delete')).toEqual([{ operation: 'outside.delete', input: { id: 'outside-1' } }]);
});

it('says so where there is no such report any more', async () => {
  await open('gone');
  expect(screen.getByText('There is no such score report here any more.')).toBeTruthy();
});
