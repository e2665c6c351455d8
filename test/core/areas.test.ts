/** The areas of a blueprint in a bank: what each weighs, and which answers it is assessed from. */

import { describe, expect, it } from 'vitest';
import { type Blueprint, type Question, questionSchema } from '../../src/core/bank';
import { betaMean } from '../../src/core/beta';
import { areasOf, assessAreas, examShare } from '../../src/core/weakness';
import { answers, blueprint, nowMs } from './made-answers';

describe('the areas of a blueprint in a bank', () => {
  const withTasks: Blueprint = {
    ...blueprint,
    domains: [
      { id: '1', title: 'One', weight: 75, tasks: ['1', '2', '3'].map((id) => ({ id, title: `Task ${id}` })) },
      { id: '2', title: 'Two', weight: 25, tasks: [{ id: '1', title: 'Task 1' }] },
    ],
  };
  const question = (id: string, domain: string, task: string, topics: string[]): Question =>
    questionSchema.parse({
      id,
      version: 1,
      type: 'single',
      domains: { 'saa-2013': domain },
      tasks: { 'saa-2013': task },
      topics,
      stem: 'Which?',
      options: ['a', 'b'].map((option) => ({ id: option, text: option })),
      key: ['a'],
    });
  const bank = [
    question('q-1', '1', '1', ['iam', 'sts']),
    question('q-2', '1', '1', ['iam']),
    question('q-3', '1', '2', ['s3']),
    question('q-4', '2', '1', ['iam']),
  ];
  const areas = areasOf(withTasks, bank);
  const find = (kind: string, id: string, domain?: string) =>
    areas.find((area) => area.kind === kind && area.id === id && (domain === undefined || area.shares[0]?.domain === domain)) ?? expect.fail();

  it('share out the whole exam once at each level', () => {
    for (const kind of ['domain', 'task', 'topic']) {
      expect(areas.filter((area) => area.kind === kind).reduce((sum, area) => sum + examShare(area), 0)).toBeCloseTo(1, 12);
    }
  });

  it('weigh a task and a topic by their part of the questions, a question of two topics half for each', () => {
    expect(examShare(find('task', '1', '1'))).toBeCloseTo(0.5, 12);
    expect(examShare(find('task', '3', '1'))).toBe(0);
    expect(examShare(find('topic', 's3'))).toBeCloseTo(0.25, 12);
    expect(examShare(find('topic', 'iam'))).toBeCloseTo(0.75 * 0.5 + 0.25, 12);
  });

  it('are assessed each from its own answers, a task of the same name in another domain from its own', () => {
    const first = answers(8, 1, { domain: '1', task: '1', topics: ['iam', 'sts'] });
    const second = answers(6, 6, { domain: '2', task: '1', topics: ['iam'] });
    const found = assessAreas(areas, [...first, ...second], nowMs);
    const assessed = (kind: string, id: string, domain?: string) => found.find(({ area }) => area === find(kind, id, domain)) ?? expect.fail();
    expect(assessed('task', '1', '1')).toMatchObject({ seen: 8, right: 1, state: 'weak' });
    expect(assessed('task', '1', '2')).toMatchObject({ seen: 6, right: 6, state: 'on-track' });
    expect(assessed('topic', 'iam')).toMatchObject({ seen: 14, right: 7 });
    expect(assessed('topic', 's3')).toMatchObject({ seen: 0, state: 'unknown' });
  });

  it('start a task or a topic at the level of its domain', () => {
    const found = assessAreas(areas, answers(20, 4, { domain: '1', topics: ['iam'] }), nowMs);
    const belief = (kind: string, id: string) => found.find(({ area }) => area === find(kind, id))?.belief ?? expect.fail();
    const level = betaMean(belief('domain', '1'));
    expect(belief('topic', 's3').a).toBeCloseTo(4 * level, 12);
    expect(betaMean(belief('task', '3'))).toBeCloseTo(level, 12);
    expect(belief('topic', 'iam').a + belief('topic', 'iam').b).toBeCloseTo(24, 12);
  });

  it('count a question that was never reached against the domain, and as no evidence on the topic', () => {
    const found = assessAreas(areas, answers(10, 0, { topics: ['s3'], task: '2', notReached: true }), nowMs);
    const assessed = (kind: string, id: string) => found.find(({ area }) => area === find(kind, id)) ?? expect.fail();
    expect(assessed('domain', '1')).toMatchObject({ evidence: { asked: 10, right: 0 }, seen: 0, state: 'unknown', lastSeenMs: null });
    expect(assessed('topic', 's3')).toMatchObject({ evidence: { asked: 0, right: 0 }, seen: 0, state: 'unknown' });
    expect(assessed('task', '2').evidence.asked).toBe(0);
  });

  it('remember when each was last seen', () => {
    const late = answers(1, 1, { topics: ['s3'], answeredAtMs: nowMs - 5, attemptId: 'late' });
    const early = answers(1, 1, { topics: ['s3'], answeredAtMs: nowMs - 9, attemptId: 'early' });
    const found = assessAreas(areas, [...late, ...early], nowMs).find(({ area }) => area.id === 's3');
    expect(found?.lastSeenMs).toBe(nowMs - 5);
  });
});
