/** The record of a finished attempt: what stands in it, and that both of its forms hold the same. */

import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { attemptCsv, attemptJson, attemptRecord } from '../../../src/core/export/attempt-record';
import { madeReport, rightAnswer, wrongAnswer } from '../../renderer/made-report';
import { made } from '../made-bank';
import { matching, multiple, paperOf, single } from '../made-paper';

const hostile = made('q-hostile', '4', {
  options: [
    { id: 'a', text: '=HYPERLINK("https://example.com","a")' },
    { id: 'b', text: 'two\nlines, "quoted"' },
  ],
  key: ['b'],
});
const { report } = madeReport({
  paper: paperOf([single, multiple, matching, hostile], { limitMs: 320_000, seed: 'made@1|exam|mock|1|-my seed' }, { unscored: ['q-matching'] }),
  answers: [
    { response: rightAnswer(single), dwellMs: 61_400 },
    { response: wrongAnswer(multiple), flagged: true, settled: [rightAnswer(multiple), wrongAnswer(multiple)] },
    { response: null, seen: false, dwellMs: 0 },
    { response: { kind: 'choice', chosen: ['a'] } },
  ],
  spentMs: 200_000,
});
const record = attemptRecord(report, { startedAt: '2026-01-05T09:00:00.000Z', submittedAt: '2026-01-05T09:03:20.000Z' });

describe('the record of an attempt', () => {
  it('has what the attempt was, in values with their units', () => {
    expect(record.attempt).toMatchObject({
      ...{ id: '2026-01-05-090000-aaaaaa', exam: 'Exam', blueprint: 'exam', bank: 'made', bankVersion: '1.0.0', mode: 'mock', number: 1 },
      ...{ startedAt: '2026-01-05T09:00:00.000Z', endedBy: 'candidate', spentSeconds: 200, limitSeconds: 320, clockPolicy: 'forgiving' },
      ...{ seed: '-my seed', questions: 4, scored: 3, right: 1, wrong: 2, unanswered: 0, unscored: 1, rawPercent: 33.3, passLowPercent: 62 },
      ...{ verdict: 'fail', wrongToRight: 0, rightToWrong: 1, wrongToWrong: 0 },
    });
  });

  it('has every domain, and null for one that was not asked', () => {
    expect(record.domains[0]).toEqual({
      id: '1',
      title: 'Domain 1',
      weightPercent: 60,
      asked: 2,
      right: 1,
      percent: 50,
      pointsLost: expect.any(Number),
    });
    expect(record.domains[1]).toMatchObject({ asked: 0, percent: null, pointsLost: null });
  });

  it('has every question with answer and key as they were shown', () => {
    expect(record.questions).toEqual([
      {
        ...{ number: 1, id: 'q-single', type: 'single', domain: '1', counts: true, outcome: 'right' },
        ...{ answer: 'A. a of q-single', key: 'A. a of q-single', seconds: 61, flagged: false, changed: false },
      },
      expect.objectContaining({ answer: 'B. b of q-multiple · D. d of q-multiple', outcome: 'wrong', flagged: true, changed: true }),
      expect.objectContaining({ number: 3, counts: false, outcome: 'not-reached', answer: '', seconds: 0 }),
      expect.objectContaining({ key: 'B. two\nlines, "quoted"' }),
    ]);
  });

  it('comes back whole from JSON', () => {
    expect(JSON.parse(attemptJson(record))).toEqual(record);
  });

  it('comes back whole from comma-separated values, in three tables that name their columns', () => {
    const lines: string[][] = parse(attemptCsv(record), { bom: true });
    const of = (part: string) => lines.filter(([first]) => first === part);
    expect(of('attempt')).toHaveLength(Object.keys(record.attempt).length);
    expect(of('attempt').find(([, name]) => name === 'seed')?.[2]).toBe("'-my seed");
    const heads = of('part');
    expect(heads[1]?.slice(0, 8)).toEqual(['part', 'id', 'title', 'weightPercent', 'asked', 'right', 'percent', 'pointsLost']);
    const columns = heads[2] ?? [];
    const value = (line: readonly string[] | undefined, column: string) => line?.[columns.indexOf(column)];
    expect(of('question').map((line) => value(line, 'outcome'))).toEqual(['right', 'wrong', 'not-reached', 'wrong']);
    expect(value(of('question')[3], 'key')).toBe('B. two\nlines, "quoted"');
    // Behind the letter of its option a formula is none.
    expect(value(of('question')[3], 'answer')).toBe('A. =HYPERLINK("https://example.com","a")');
  });
});
