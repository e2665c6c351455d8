/** A bank of the candidate's own: made, written, drawn from like any other, and given out. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/api/contract';
import { lintPaths } from '../../src/cli/lint';
import { EMPTY_DRAFT, type QuestionDraft } from '../../src/core/question-draft';
import { temporaryFolder } from '../fakes/house';
import type { TestApp } from '../fakes/open-test-app';
import { app, asked, opened, refusal } from './edited-questions';

const whole: QuestionDraft = {
  ...EMPTY_DRAFT,
  stem: 'Which store keeps objects?',
  options: [
    { id: 'a', text: 'S3', rationale: 'It does.' },
    { id: 'b', text: 'EBS', rationale: '' },
  ],
  chosen: ['a'],
  domains: { exam: '2' },
  topics: ['storage'],
};

describe('a bank of one’s own', () => {
  const make = ({ call }: Pick<TestApp, 'call'>, fields: Partial<Input<'edit.make-bank'>> = {}) =>
    call('edit.make-bank', { id: 'my-bank', title: 'My bank', licence: 'CC0-1.0', authors: ['Me'], blueprints: ['exam'], ...fields });

  it('is made, written, drawn from, and still there after a restart', async () => {
    const test = await app();
    await make(test);
    const { question, draft, state } = await opened(test, null, 'my-bank');
    expect(draft).toEqual(EMPTY_DRAFT);
    expect(state).toBe('as-is');
    expect(await test.call('edit.save', { bank: 'my-bank', question, draft: whole as Input<'edit.save'>['draft'] })).toMatchObject({
      state: 'added',
      whole: true,
    });
    const again = await test.restart();
    expect(await asked(again, 'my-bank')).toEqual({ [question]: { stem: whole.stem } });
    const { banks } = await again.call('library.read', {});
    expect(banks.find(({ id }) => id === 'my-bank')).toMatchObject({
      own: true,
      questions: 1,
      stock: { exam: { 2: 1 } },
      topics: [{ id: 'storage', questions: 1 }],
    });
  });

  it.each(['single', 'multiple', 'ordering', 'matching'] as const)('holds a %s question, which comes back from its form as it is', async (type) => {
    const test = await app();
    await make(test);
    const { question } = await opened(test, null, 'my-bank');
    const options = ['One', 'Two', 'Three'].map((text, at) => ({ id: 'cab'[at] ?? '', text, rationale: '' }));
    const draft: QuestionDraft = {
      ...whole,
      type,
      options,
      chosen: type === 'single' ? ['a'] : type === 'multiple' ? ['c', 'b'] : [],
      prompts:
        type === 'matching'
          ? [
              { id: 'x', text: 'Ex' },
              { id: 'y', text: 'Why' },
            ]
          : [],
      pairs: type === 'matching' ? { x: 'c', y: 'a' } : {},
    };
    expect(await test.call('edit.save', { bank: 'my-bank', question, draft: draft as Input<'edit.save'>['draft'] })).toMatchObject({
      whole: true,
      problems: [],
    });
    expect((await opened(test, question, 'my-bank')).draft).toEqual(draft);
    expect(Object.keys(await asked(test, 'my-bank'))).toEqual([question]);
  });

  it('goes out as YAML that lint and import take', async () => {
    const test = await app();
    await make(test);
    const { question } = await opened(test, null, 'my-bank');
    await test.call('edit.save', { bank: 'my-bank', question, draft: whole as Input<'edit.save'>['draft'] });
    const { text, name, questions } = await test.call('questions.export', { format: 'passband', from: { kind: 'bank', bank: 'my-bank' } });
    expect({ name, questions }).toEqual({ name: 'my-bank.yaml', questions: 1 });
    const file = join(await temporaryFolder(), name);
    // The exam of this test is none that the command line knows.
    await writeFile(file, text.replaceAll('exam', 'saa-c03'));
    const linted = JSON.parse((await lintPaths([file], { json: true, profile: 'community' })).text);
    expect(linted).toMatchObject({ questions: 1, errors: 0 });
  });

  it('refuses an id that is taken, and an exam that nobody knows', async () => {
    const test = await app();
    await make(test);
    expect(await refusal(make(test))).toBe('edit.bank-exists');
    expect(await refusal(make(test, { id: 'made' }))).toBe('edit.bank-exists');
    expect(await refusal(make(test, { id: 'other', blueprints: ['no-exam'] }))).toBe('start.unknown-exam');
  });
});
