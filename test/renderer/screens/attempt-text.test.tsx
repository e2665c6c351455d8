/** The report as a text in Markdown: the same facts as on screen, and nothing of a question that is more than words. */

import { cleanup, render, within } from '@testing-library/react';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { afterEach, describe, expect, it } from 'vitest';
import { attemptText } from '../../../src/renderer/screens/report/attempt-text';
import { made } from '../../core/made-bank';
import { multiple, ordering, paperOf } from '../../core/made-paper';
import { madeReport, rightAnswer, wrongAnswer } from '../made-report';

afterEach(cleanup);

const hostile = made('q-hostile', '4', {
  options: [
    { id: 'a', text: 'A | <b>pipe</b>\n\n# and ![x](y.png)' },
    { id: 'b', text: '*stars*' },
  ],
});

function read(text: string) {
  return render(<ReactMarkdown remarkPlugins={[remarkGfm]}>{text}</ReactMarkdown>);
}

describe('a report as text', () => {
  const { report } = madeReport({
    paper: paperOf([multiple, ordering, hostile], { limitMs: 320_000 }),
    answers: [{ response: rightAnswer(multiple), flagged: true }, { response: wrongAnswer(ordering) }, { response: wrongAnswer(hostile) }],
    interruptedMs: 12 * 60_000,
  });

  it('has the verdict, the facts, and a table of domains and of questions', () => {
    const { container } = read(attemptText(report));
    const page = within(container);
    expect(page.getByRole('heading', { level: 1 }).textContent).toBe('Exam · mock 1');
    const facts = page.getAllByRole('listitem').map((item) => item.textContent);
    expect(facts).toEqual(
      expect.arrayContaining([
        '33.3 %, Fail',
        'raw 33.3 % (1 of 3)',
        'Pass band 62–66 %',
        '1 right, 2 wrong, 0 unanswered, 0 unscored, 0 taken out of the score',
        'Bank Made 1.0.0',
        'Choose two 1/1',
      ]),
    );
    expect(page.getByText(/Interrupted for 12 minutes/)).toBeTruthy();
    const [domains, questions] = page.getAllByRole('table');
    expect(domains?.querySelectorAll('tbody tr')).toHaveLength(4);
    const cells = [...(questions?.querySelectorAll('tbody tr') ?? [])].map((row) => [...row.children].map((cell) => cell.textContent));
    expect(cells[0]).toEqual([
      '1',
      'q-multiple',
      '1',
      'Right',
      'A. a of q-multiple · C. c of q-multiple',
      'A. a of q-multiple · C. c of q-multiple',
      '1:00',
      'yes',
      '',
    ]);
    expect(cells[1]?.[5]).toBe('d of q-ordering → c of q-ordering → b of q-ordering → a of q-ordering');
  });

  it('leaves the words of a question words', () => {
    const { container } = read(attemptText(report));
    expect(container.querySelectorAll('b, img, em, a')).toHaveLength(0);
    expect(within(container).getByText('A. A | <b>pipe</b> # and ![x](y.png)')).toBeTruthy();
    expect(
      within(container)
        .getAllByRole('heading')
        .map((heading) => heading.textContent),
    ).toEqual(['Exam · mock 1', 'Where the marks went', 'By type of question', 'The questions']);
  });
});
