/** The header of our own YAML and JSON: what a bank cannot do without, and what only costs itself. */

import { describe, expect, test } from 'vitest';
import { readHeader, readQuestions } from '../../../src/core/formats/passband';
import { good } from './made-passband';

describe('reading a header', () => {
  const header = `id: my-bank
title: My bank
version: 1.0.0
blueprints: [saa-c03]
topics:
  - { id: storage, title: Storage }
learningPoints:
  - { id: point-one, topic: storage, sentence: One. }
  - { id: Point Two, topic: storage, sentence: Two. }
  - { id: point-three, topic: storage, sentence: Three. }
`;

  test('a broken entry of its lists costs itself alone', () => {
    const { header: read, problems } = readHeader(header, 'bank.yaml');
    expect(read?.learningPoints.map(({ id }) => id)).toEqual(['point-one', 'point-three']);
    expect(problems).toMatchObject([{ code: 'bank.bad-id', place: { file: 'bank.yaml', line: 9, field: 'learningPoints.2.id' } }]);
  });

  test('a bank that is one text has a header around its questions, wherever they stand in it', () => {
    const text = `questions:\n${good('q-one')}- id: broken: [\n${header}`;
    expect(readHeader(text, 'x.yaml').header?.id).toBe('my-bank');
    expect(readQuestions(text, 'x.yaml').questions).toHaveLength(1);
    expect(readHeader(text, 'x.yaml').problems[0]?.place.line).toBe(20);
    const json = `{"id": "my-bank", "questions": [{"id": 1}, {]}, "title": "My bank", "version": "1.0.0"}`;
    expect(readHeader(json, 'x.json').header).toBeNull();
    expect(readHeader(json.replace('{]}', '{}]'), 'x.json').header?.title).toBe('My bank');
  });

  test('a bare list has no header and no problem', () => {
    expect(readHeader(good('q-one'), 'x.yaml')).toEqual({ header: null, problems: [] });
    expect(readHeader('{"questions": []}', 'x.json')).toEqual({ header: null, problems: [] });
  });

  test('a header without a version, or with a bad one, cannot be used', () => {
    expect(readHeader(header.replace('version: 1.0.0\n', ''), 'b')).toMatchObject({ header: null, problems: [{ code: 'bank.missing-field' }, {}] });
    expect(readHeader(header.replace('1.0.0', '"1.0"'), 'b').problems[0]?.code).toBe('bank.bad-version');
    expect(readHeader('words', 'b').problems[0]?.code).toBe('bank.no-header');
  });

  test('a blueprint that is written out in the header is checked like any other', () => {
    const text = header.replace(
      '[saa-c03]',
      '[{ id: own, title: Own, code: O, vendor: V, questions: 10, minutes: 0, pass: { kind: unpublished }, domains: [] }]',
    );
    const { problems } = readHeader(text, 'b');
    expect(problems.map(({ code, place }) => [code, place.field])).toEqual(
      expect.arrayContaining([
        ['bank.number-too-small', 'blueprints.1.minutes'],
        ['bank.too-few', 'blueprints.1.domains'],
      ]),
    );
  });
});
