/** The question editor: what is saved, what is told, and whose question it is. */

import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, expect, it, vi } from 'vitest';
import { EMPTY_DRAFT, type QuestionDraft } from '../../../src/core/question-draft';
import { madeBlueprint } from '../made-outside';
import { answerCalls, type MadeAnswers, type MadeCall, showScreen } from '../made-page';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const draft: QuestionDraft = {
  ...EMPTY_DRAFT,
  stem: 'Mine?',
  options: [
    { id: 'a', text: 'One', rationale: '' },
    { id: 'b', text: 'Two', rationale: '' },
  ],
  chosen: ['a'],
};
const checked = { state: 'edited', whole: true, problems: [], findings: [] };
const own = {
  view: {
    id: 'q-1',
    type: 'single',
    scenario: '',
    stem: 'Theirs?',
    exhibits: [],
    options: [
      { id: 'a', text: 'Their one' },
      { id: 'b', text: 'Their two' },
    ],
    prompts: [],
    choose: 1,
    caseStudy: null,
  },
  solution: { key: { kind: 'choice', chosen: ['b'] }, options: [], explanation: null, references: [], learningPoint: null },
};
const view = {
  ...checked,
  bank: { id: 'made', title: 'Made', version: '1.0.0', origin: 'bundled', own: false },
  question: 'q-1',
  draft,
  exhibits: [],
  blueprints: [madeBlueprint],
  topics: [],
  learningPoints: [],
  move: 'none',
  own,
};

let calls: readonly MadeCall[] = [];
const made = (operation: string) => calls.filter((call) => call.operation === operation).map(({ input }) => input);

async function open(answers: MadeAnswers = {}) {
  calls = answerCalls({ 'edit.open': view, 'edit.save': { ...checked, savedAtMs: 1 }, ...answers });
  const { default: QuestionScreen } = await import('../../../src/renderer/screens/edit/question-screen');
  return showScreen(<QuestionScreen bank="made" question="q-1" />, '/edit/made/q-1');
}
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label, { selector: 'textarea' }), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

it('saves at a pause what stands in the form, and says so', async () => {
  await open();
  write('Question', 'Mine, mended?');
  await screen.findByText('Saved');
  expect(made('edit.save')).toEqual([{ bank: 'made', question: 'q-1', draft: { ...draft, stem: 'Mine, mended?' } }]);
});

it('saves what is not saved yet when the page is left', async () => {
  const { unmount } = await open();
  write('Question', 'Half a wo');
  unmount();
  await waitFor(() => expect(made('edit.save')).toHaveLength(1));
});

it('takes a step back and forth again', async () => {
  await open();
  write('Question', 'Another?');
  await screen.findByText('Saved');
  press('Undo');
  expect(screen.getByLabelText('Question', { selector: 'textarea' })).toHaveProperty('value', 'Mine?');
  press('Redo');
  expect(screen.getByLabelText('Question', { selector: 'textarea' })).toHaveProperty('value', 'Another?');
});

it('says in the words of the form what is missing, and leads there', async () => {
  const problems = [{ code: 'bank.empty-field', severity: 'error', params: { field: 'options.2.text' }, place: { field: 'options.2.text' } }];
  await open({ 'edit.open': { ...view, state: 'unfinished', whole: false, problems } });
  Element.prototype.scrollIntoView = () => {};
  press('The field “Option B” is empty.');
  expect(document.activeElement).toBe(screen.getByLabelText('Option B', { selector: 'textarea' }));
});

it('shows both questions where the bank has a newer one, and leaves the choice', async () => {
  const { container } = await open({ 'edit.open': { ...view, move: 'changed' }, 'edit.keep-mine': {}, 'edit.take-own': {} });
  const base = screen.getByRole('region', { name: 'The bank’s own question' });
  within(base).getByText('Theirs?');
  within(base).getByText(/The bank has a newer question/);
  expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })).violations.map(({ id }) => id)).toEqual([]);
  press('Keep mine');
  await waitFor(() => expect(made('edit.keep-mine')).toEqual([{ bank: 'made', question: 'q-1' }]));
  await waitFor(() => expect(made('edit.open').length).toBeGreaterThan(1));
  fireEvent.click(await screen.findByRole('button', { name: 'Take the bank’s own again' }));
  await waitFor(() => expect(made('edit.take-own')).toEqual([{ bank: 'made', question: 'q-1' }]));
});

it('says what is safe when the disk refuses', async () => {
  await open({
    'edit.save': () => {
      throw new Error('no');
    },
  });
  write('Question', 'Lost?');
  await screen.findByText(/Your last words are not saved yet\./);
  expect(screen.getByLabelText('Question', { selector: 'textarea' })).toHaveProperty('value', 'Lost?');
});

it('keeps a deleted question out of reach of the form until it is put back', async () => {
  await open({ 'edit.remove': {}, 'edit.restore': {} });
  press('Delete');
  await screen.findByText(/This question is deleted/);
  expect(screen.queryByLabelText('Question', { selector: 'textarea' })).toBeNull();
  press('Put it back');
  await screen.findByLabelText('Question', { selector: 'textarea' });
});
