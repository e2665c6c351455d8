import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptAround, runsOf, wordIndex, wordsIn } from '../../src/core/word-index';

function indexOf(texts: Readonly<Record<string, string>>) {
  const index = wordIndex<string>();
  for (const [key, text] of Object.entries(texts)) index.put(key, [[text, 1]]);
  return index;
}

const found = (texts: Readonly<Record<string, string>>, words: string) => [...indexOf(texts).search(words).keys].sort();

describe('search', () => {
  const texts = { a: 'Security groups remember connections.', b: 'Network ACLs do not; a security rule is needed.', c: 'Queues wait.' };

  it('finds what has all the words, in any order and case', () => {
    expect(found(texts, 'SECURITY')).toEqual(['a', 'b']);
    expect(found(texts, 'rule network')).toEqual(['b']);
    expect(found(texts, 'security queues')).toEqual([]);
  });

  it('finds the last word while it is being typed', () => {
    expect(found(texts, 'security gro')).toEqual(['a']);
    expect(found(texts, 'q')).toEqual(['c']);
  });

  it('finds a misspelt word where none is as it was typed, and only then', () => {
    expect(found(texts, 'securty')).toEqual(['a', 'b']);
    expect(found({ a: 'routes', b: 'routed' }, 'routes')).toEqual(['a']);
  });

  it('finds words without their accents', () => {
    expect(found({ a: 'Größe über alles', b: 'naïve' }, 'uber')).toEqual(['a']);
    expect(found({ a: 'x', b: 'naïve' }, 'naive')).toEqual(['b']);
  });

  it('puts whole words before begun ones, and heavy parts before light ones', () => {
    const index = wordIndex<string>();
    index.put('begun', [['caching', 1]]);
    index.put('light', [['cach', 1]]);
    index.put('heavy', [['cach', 4]]);
    expect(index.search('cach').keys).toEqual(['heavy', 'light', 'begun']);
  });

  it('finds nothing for no words', () => {
    expect(found(texts, ' … ')).toEqual([]);
  });

  it('forgets what is taken out and what stood there before', () => {
    const index = indexOf(texts);
    index.remove('a');
    index.put('b', [['Something else', 1]]);
    expect(index.search('security').keys).toEqual([]);
    expect(index.search('else').keys).toEqual(['b']);
    expect(index.size).toBe(2);
  });

  it('is the same after thousands of changes, which lay it out anew', () => {
    const index = indexOf(texts);
    for (let turn = 0; turn < 3000; turn += 1) index.put('b', [[`turn${turn} security`, 1]]);
    expect(index.search('turn2999').keys).toEqual(['b']);
    expect(index.search('turn12').keys).toEqual([]);
    expect([...index.search('security').keys].sort()).toEqual(['a', 'b']);
  });

  it('finds every text by any of its words, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 8 }), (list) => {
        const index = wordIndex<number>();
        for (const [key, text] of list.entries()) index.put(key, [[text, 1]]);
        for (const [key, text] of list.entries()) for (const word of wordsIn(text)) expect(index.search(word).keys).toContain(key);
      }),
    );
  });
});

describe('what was found', () => {
  const { isFound } = indexOf({ a: 'visibility timeout' }).search('visib timeout');

  it('is set apart in a text, and the text stays whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(
          runsOf(text, isFound)
            .map((run) => run.text)
            .join(''),
        ).toBe(text);
      }),
    );
    expect(runsOf('The visibility Timeout!', isFound)).toEqual([
      { text: 'The ', isFound: false },
      { text: 'visibility', isFound: true },
      { text: ' ', isFound: false },
      { text: 'Timeout', isFound: true },
      { text: '!', isFound: false },
    ]);
  });

  it('stands in the excerpt, which begins and ends with words', () => {
    const text = `${'before '.repeat(50)}timeout ${'after '.repeat(50)}`;
    const runs = excerptAround(text, isFound, 100);
    expect(runs?.filter((run) => run.isFound).map((run) => run.text)).toEqual(['timeout']);
    expect(runs?.[0]?.text).toBe('…');
    expect(runs?.at(-1)?.text).toBe('…');
    expect(excerptAround('nothing here', isFound, 100)).toBeNull();
  });
});
