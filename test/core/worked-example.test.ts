/** The worked example is what the models say: every number that the page prints is computed here (MEASURES 4.2). */

import { describe, expect, it } from 'vitest';
import { chanceAtLeast, posterior, priorAt } from '../../src/core/beta';
import { wilson } from '../../src/core/interval';
import { domainBeliefs, forecast, offsetFor } from '../../src/core/readiness';
import { reportedScore } from '../../src/core/reported-score';
import { areaState, expectedGain } from '../../src/core/weakness';
import { workedChances, workedExample, workedGains } from '../../src/core/worked-example';

const FORM = [33, 6, 11, 5];

const practice = reportedScore(workedExample.map(({ weight, practice: { right, asked } }) => ({ kind: 'counts', weight, right, asked })));
const exam = reportedScore(workedExample.map(({ weight, exam: percent }) => ({ kind: 'percent', weight, percent })));

/** The chance in percent, with so many more right in a domain. */
function chance(domain = '', more = 0): number {
  const domains = workedExample.map(({ id, weight, practice: { right, asked } }, at) => ({
    weight,
    questions: FORM[at] ?? 0,
    evidence: { right: right + (id === domain ? more : 0), asked },
  }));
  return 100 * forecast(domains, { low: 0.62, high: 0.66 }, offsetFor('unknown')).probability;
}

describe('the worked example', () => {
  it('is 60 % and then 72 %, won by domain as printed', () => {
    expect(practice).toEqual({ percent: 60, pointsWon: [30, 10, 15, 5] });
    expect(exam).toEqual({ percent: 72, pointsWon: [45, 8, 11, 8] });
  });

  it('changes by +15, −2, −4 and +3 points, +12 in all', () => {
    const changes = workedExample.map((_, at) => (exam?.pointsWon[at] ?? 0) - (practice?.pointsWon[at] ?? 0));
    expect(changes).toEqual([15, -2, -4, 3]);
  });

  it('has the chances that the page prints', () => {
    expect(chance()).toBeCloseTo(workedChances.asItWas, 1);
    expect(chance('2', -1)).toBeCloseTo(workedChances.oneLessInImplementation, 1);
    expect(chance('1', 3)).toBeCloseTo(workedChances.threeMoreInDesigning, 1);
  });

  it('has the gains that the page prints', () => {
    const beliefs = domainBeliefs(workedExample.map(({ practice: evidence }) => ({ evidence })));
    const gains = workedExample.map(({ weight }, at) => expectedGain(weight / 100, beliefs[at] ?? { a: 1, b: 1 }, 0.8));
    expect(gains.map((gain) => Number(gain.toFixed(1)))).toEqual([...workedGains]);
  });

  it('knows two right of two for too few, with an interval from 42 to 100 %', () => {
    expect(areaState({ right: 2, asked: 2 })).toBe('unknown');
    const interval = wilson(1, 2);
    expect(interval?.low).toBeCloseTo(0.425, 3);
    expect(interval?.high).toBeCloseTo(1, 9);
    expect(chanceAtLeast(posterior(priorAt(0.65, 4), 2, 2), 0.7)).toBeCloseTo(0.6995, 4);
  });
});
