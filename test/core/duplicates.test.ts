/** Which questions of a set are there already, in the library or earlier in the set. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Question, questionSchema } from '../../src/core/bank';
import { findDuplicates, knownQuestion } from '../../src/core/duplicates';

const LONG = 'A company keeps documents that auditors read once a year and wants the lowest price for storage over seven years';

function question(id: string, stem: string, texts: readonly string[] = ['Red', 'Blue']): Question {
  const options = texts.map((text, place) => ({ id: 'abcdefghij'[place], text }));
  return questionSchema.parse({ id, version: 1, type: 'single', stem, options, key: ['a'] });
}
const known = (...questions: readonly Question[]) => questions.map((one) => knownQuestion('ours', one));

describe('a question of a set', () => {
  it('is a duplicate of one with the same words and options, whatever their order, case, spaces and punctuation', () => {
    const library = known(question('our-1', 'Which store is the cheapest?', ['Amazon S3', 'Amazon EBS']));
    const set = [question('q-1', ' which store is  the Cheapest ', ['amazon EBS.', 'Amazon S3']), question('q-2', 'Which store is the fastest?')];
    expect(findDuplicates(set, library)).toEqual([{ question: 'q-1', kind: 'exact', bank: 'ours', twin: 'our-1', similarity: 1 }]);
  });

  it('is nearly one where most of its words stand there in a row, or all of them over other options', () => {
    const library = known(question('our-1', `${LONG}. Which one?`));
    const set = [question('q-1', `${LONG}. Which service?`), question('q-2', `${LONG}. Which one?`, ['Green', 'Grey'])];
    expect(findDuplicates(set, library)).toEqual([
      { question: 'q-1', kind: 'near', bank: 'ours', twin: 'our-1', similarity: expect.closeTo(0.9, 0) },
      { question: 'q-2', kind: 'near', bank: 'ours', twin: 'our-1', similarity: 1 },
    ]);
  });

  it('is one of an earlier question of the set, which itself stays', () => {
    const set = [
      question('q-3', `${LONG}. Which one?`),
      question('q-1', 'Same?'),
      question('q-2', 'same'),
      question('q-4', `${LONG}. Which of them?`),
    ];
    expect(findDuplicates(set, []).map(({ question: id, kind, bank, twin }) => [id, kind, bank, twin])).toEqual([
      ['q-2', 'exact', null, 'q-1'],
      ['q-4', 'near', null, 'q-3'],
    ]);
  });

  it('is one of the library also where another question of the set reads the same', () => {
    const set = [question('q-1', `${LONG}. Which service?`, ['1', '2']), question('q-2', `${LONG}. Which service?`, ['3', '4'])];
    const found = findDuplicates(set, known(question('our-1', `${LONG}. Which one?`)));
    expect(found.map(({ question: id, bank, twin }) => [id, bank, twin])).toEqual([
      ['q-1', 'ours', 'our-1'],
      ['q-2', 'ours', 'our-1'],
    ]);
  });

  it('is not the same as one beside another picture', () => {
    const shown = (id: string, file: string): Question => ({
      ...question(id, 'Which host of this network answers first?'),
      exhibits: [{ file, alt: 'Hosts' }],
    });
    const set = [shown('q-1', 'aa.png'), shown('q-2', 'bb.png'), shown('q-3', 'aa.png')];
    expect(findDuplicates(set, []).map(({ question: id, kind, twin }) => [id, kind, twin])).toEqual([
      ['q-2', 'near', 'q-1'],
      ['q-3', 'exact', 'q-1'],
    ]);
  });

  it('is no duplicate where it shares a few words only', () => {
    expect(findDuplicates([question('q-1', 'Which store is the fastest?')], known(question('our-1', 'Which store is the cheapest?')))).toEqual([]);
  });

  it('is told of once, and never are all questions with the same content left out of a set', () => {
    const stems = fc.array(fc.constantFrom('One two three four?', 'one two three four', 'Five six seven eight?', LONG, `${LONG} and more`), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(stems, (all) => {
        const set = all.map((stem, place) => question(`q-${place + 10}`, stem));
        const found = findDuplicates(set, []);
        expect(new Set(found.map(({ question: id }) => id)).size).toBe(found.length);
        const byId = new Map(found.map((duplicate) => [duplicate.question, duplicate]));
        // Whatever is left out, exact ones or all, the question that it is a duplicate of can be followed to one that stays.
        for (const { kind, twin } of found) {
          if (kind === 'exact') expect(byId.get(twin)?.kind).not.toBe('exact');
          let stays = twin;
          for (let next = byId.get(stays); next !== undefined; next = byId.get(stays)) stays = next.twin;
          expect(set.some(({ id }) => id === stays)).toBe(true);
        }
      }),
    );
  });
});
