/** Questions that hang together in a draw: enemies never meet, and a case study comes whole. */

import { describe, expect, it } from 'vitest';
import { askedOf, blueprintOf, draw, idsOf, indexOf, made, madeBank } from './made-bank';

describe('enemies', () => {
  it('never share a paper, though only one of the two names the other', () => {
    const bank = Array.from({ length: 40 }, (_, at) => made(`q-${at}`, '1', { enemies: at % 2 === 0 ? [`q-${at + 1}`] : [] }));
    const index = indexOf(bank, blueprintOf([1], { questions: 20 }));
    for (const seed of ['a', 'b', 'c']) {
      const drawn = draw(index, { seed });
      expect(new Set(idsOf(drawn).map((id) => Math.floor(Number(id.slice(2)) / 2))).size).toBe(20);
    }
    const beyond = draw(index, { count: 25 });
    expect(beyond).toMatchObject({ missing: 5, short: [{ domain: '1', wanted: 25, asked: 20, stock: 40 }] });
  });

  it('are questions that read alike, too', () => {
    const scenario = 'A company runs a web application on Amazon EC2 instances behind an Application Load Balancer in one Region.';
    const bank = ['lowest cost', 'least operational effort', 'best performance'].map((aim, at) =>
      made(`q-${at}`, '1', { scenario, stem: `Which solution meets the requirements with the ${aim}?` }),
    );
    const index = indexOf([...bank, made('q-other', '1')], blueprintOf([1], { questions: 2 }));
    expect(new Set(draw(index, { count: 4 }).questions.map((row) => (row.question.id === 'q-other' ? 'other' : 'alike')))).toEqual(
      new Set(['other', 'alike']),
    );
    expect(draw(index, { count: 4 }).missing).toBe(2);
  });

  it('give their seats to other domains where they make one short', () => {
    const clique = Array.from({ length: 30 }, (_, at) => made(`c-${at}`, '2', { enemies: Array.from({ length: 30 }, (_, other) => `c-${other}`) }));
    const drawn = draw(indexOf([...madeBank([100, 0, 30, 30]), ...clique]));
    expect(askedOf(drawn)[1]).toBe(1);
    expect(drawn.missing).toBe(0);
    expect(drawn.short).toEqual([{ domain: '2', wanted: 6, asked: 1, stock: 30 }]);
  });

  it('do not cost a scarce domain the questions that it needs', () => {
    const scarce = Array.from({ length: 6 }, (_, at) => made(`s-${at}`, '2', { enemies: Array.from({ length: 8 }, (_, n) => `q-1-0000${n}`) }));
    const drawn = draw(indexOf([...madeBank([60, 0, 30, 30]), ...scarce]));
    expect(askedOf(drawn)).toEqual([33, 6, 11, 5]);
  });
});

describe('case studies', () => {
  const study = (id: string, size: number, domain = '1') =>
    Array.from({ length: size }, (_, at) => made(`${id}-${at}`, domain, { caseStudy: id, topics: [`of-${id}`] }));

  it('come whole and in one piece, or not at all', () => {
    const bank = [...madeBank([45, 14, 20, 14]), ...study('alpha', 4), ...study('beta', 5), ...study('gamma', 3, '3'), ...study('delta', 4, '2')];
    const met = new Set<string>();
    for (let number = 0; number < 30; number++) {
      const drawn = draw(indexOf(bank), { seed: `case ${number}` });
      expect(askedOf(drawn)).toEqual([33, 6, 11, 5]);
      const studies = drawn.questions.map((row) => row.question.caseStudy);
      for (const [id, size] of [
        ['alpha', 4],
        ['beta', 5],
        ['gamma', 3],
        ['delta', 4],
      ] as const) {
        const at = studies.flatMap((other, place) => (other === id ? [place] : []));
        if (at.length === 0) continue;
        met.add(id);
        expect(at).toHaveLength(size);
        expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBe(size - 1);
        expect(drawn.questions.slice(at[0], (at[0] ?? 0) + size).map((row) => row.question.id)).toEqual(study(id, size).map((q) => q.id));
      }
    }
    expect([...met].sort()).toEqual(['alpha', 'beta', 'delta', 'gamma']);
  });

  it('are drawn about as often as their share of the domain', () => {
    const index = indexOf([...madeBank([15]), ...study('alpha', 5)], blueprintOf([1], { questions: 11 }));
    let drawn = 0;
    for (let number = 0; number < 400; number++) {
      if (idsOf(draw(index, { seed: `share ${number}` })).includes('alpha-0')) drawn++;
    }
    // 11 seats for 20 questions.
    expect(Math.abs(drawn / 400 - 0.55)).toBeLessThan(0.08);
  });

  it('find room where only they can fill a domain', () => {
    const index = indexOf([...madeBank([3]), ...study('alpha', 5), ...study('beta', 5)], blueprintOf([1], { questions: 11 }));
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) expect(draw(index, { seed }).missing).toBe(0);
  });

  it('leave a seat open that no whole study fits, and say so', () => {
    const index = indexOf([...study('alpha', 4), ...study('beta', 4)], blueprintOf([1], { questions: 6 }));
    expect(draw(index)).toMatchObject({ missing: 2, short: [{ domain: '1', wanted: 6, asked: 4, stock: 8 }] });
  });

  it('stay within one domain: the parts of a study in two domains do not meet', () => {
    const index = indexOf(
      [...study('alpha', 3, '1'), ...study('alpha', 3, '2').map((q) => ({ ...q, id: `${q.id}-two` }))],
      blueprintOf([1, 1], { questions: 6 }),
    );
    const drawn = draw(index);
    expect(new Set(drawn.questions.map((row) => row.domain)).size).toBe(1);
    expect(drawn.missing).toBe(3);
  });

  it('are not parted by stems that read alike', () => {
    const bank = study('alpha', 4).map((question) => ({ ...question, stem: 'Which of the four services fits the platform team best?' }));
    expect(draw(indexOf(bank, blueprintOf([1], { questions: 4 }))).missing).toBe(0);
  });
});
