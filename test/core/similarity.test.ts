import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shinglesOf, similarPairs, stemEnemies, stemShingles } from '../../src/core/similarity';

const scenario =
  'A company runs a web application on Amazon EC2 instances behind an Application Load Balancer. The application must survive the loss of one Availability Zone.';
const s1 = { id: 's1', scenario, stem: 'Which solution meets this requirement at the lowest cost?' };
const s2 = { id: 's2', scenario, stem: 'Which solution meets this requirement with the least operational effort?' };
const s3 = {
  id: 's3',
  scenario: 'A media company stores video files in Amazon S3 and must delete them after 90 days.',
  stem: 'Which action should a solutions architect take?',
};

/** The definition, for comparing each with each: shared shingles over all shingles. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const all = new Set([...a, ...b]);
  return all.size === 0 ? 0 : a.filter((shingle) => b.includes(shingle)).length / all.size;
}

describe('the likeness of two stems', () => {
  it('is .7917 for siblings of one scenario, from 21 and 22 shingles, and 0 for strangers', () => {
    expect([stemShingles(s1).length, stemShingles(s2).length]).toEqual([21, 22]);
    expect(similarPairs([s1, s2, s3], 0.01)).toEqual([{ first: 's1', second: 's2', similarity: expect.closeTo(0.7917, 4) }]);
  });

  it('looks at words, not at case, punctuation or stop words', () => {
    expect(shinglesOf('The FILES, in a bucket; must expire!')).toEqual(shinglesOf('files bucket must expire'));
    expect(shinglesOf('Dateien löschen nach Ablauf')).toEqual(['dateien löschen nach', 'löschen nach ablauf']);
  });

  it('finds nothing in a text of fewer than three words', () => {
    expect(shinglesOf('Which service is it?')).toEqual([]);
  });
});

describe('similarPairs', () => {
  it('finds the siblings and leaves the stranger alone', () => {
    expect(similarPairs([s3, s2, s1], 0.79).map(({ first, second }) => [first, second])).toEqual([['s1', 's2']]);
    expect(similarPairs([s1, s2, s3], 0.8)).toEqual([]);
  });

  it('finds what comparing each with each finds', () => {
    const words = fc.array(fc.constantFrom('red', 'blue', 'green', 'grey'), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 25 }), fc.constantFrom(0.4, 0.6, 0.8), (texts, threshold) => {
        const questions = texts.map((text, at) => ({ id: `q${at}`, scenario: '', stem: text.join(' ') }));
        // Stems that read the same are paired with the first of them only: compare the first ones.
        const firsts = questions.filter((question, at) => {
          const key = stemShingles(question).sort().join('|');
          return key !== '' && questions.findIndex((other) => stemShingles(other).sort().join('|') === key) === at;
        });
        const expected = firsts.flatMap((a, at) =>
          firsts.slice(at + 1).flatMap((b) => (likeness(stemShingles(a), stemShingles(b)) >= threshold ? [[a.id, b.id].sort().join()] : [])),
        );
        const found = similarPairs(firsts, threshold).map((pair) => `${pair.first},${pair.second}`);
        expect(found.sort()).toEqual(expected.sort());
      }),
    );
  });

  it('does not depend on the order of the questions', () => {
    expect(similarPairs([s1, s2, s3], 0.6)).toEqual(similarPairs([s3, s1, s2], 0.6));
  });
});

describe('stemEnemies', () => {
  it('makes siblings enemies of each other', () => {
    const enemies = stemEnemies([s1, s2, s3]);
    expect(enemies.get('s1')).toContain('s2');
    expect(enemies.get('s2')).toContain('s1');
    expect(enemies.has('s3')).toBe(false);
  });

  it('spreads over all that read the same', () => {
    const enemies = stemEnemies([s1, { ...s1, id: 's1-again' }, { ...s1, id: 's1-once-more' }, s2, s3]);
    expect(new Set(enemies.get('s1-again'))).toEqual(new Set(['s1', 's1-again', 's1-once-more', 's2']));
    expect(new Set(enemies.get('s2'))).toEqual(new Set(['s2', 's1', 's1-again', 's1-once-more']));
  });

  it('stays small for a set whose stems are all the same', () => {
    const same = Array.from({ length: 20_000 }, (_, at) => ({ id: `q${at}`, scenario: '', stem: 'Choose the one correct answer below' }));
    const enemies = stemEnemies(same);
    expect(enemies.size).toBe(20_000);
    expect(new Set(enemies.values()).size).toBe(1);
  });
});
