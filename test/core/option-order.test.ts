import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionOrder } from '../../src/core/option-order';
import { randomFrom } from '../../src/core/random';
import { made } from './made-bank';

const ids = ['a', 'b', 'c', 'd'];
const options = (...texts: string[]) => texts.map((text, at) => ({ id: 'abcdefghij'[at], text }));
const seeds = Array.from({ length: 40 }, (_, at) => `seed ${at}`);

/** The orders that forty seeds give. */
function orders(fields: Record<string, unknown>, shuffled = true): string[][] {
  const question = made('q-1', '1', fields);
  return seeds.map((seed) => optionOrder(question, shuffled, randomFrom(seed)));
}

describe('the order of options', () => {
  it('is a shuffle of all options, the same for the same seed', () => {
    const all = orders({});
    expect(new Set(all.map((order) => order.join())).size).toBeGreaterThan(10);
    for (const order of all) expect([...order].sort()).toEqual(ids);
    expect(orders({})).toEqual(all);
  });

  it('is as written when the question or the candidate says so', () => {
    for (const order of [...orders({ shuffle: false }), ...orders({}, false)]) expect(order).toEqual(ids);
  });

  it.each(['All of the above', 'None of the above.', 'Neither of these', 'both of the above are needed'])('keeps "%s" at the end', (text) => {
    const all = orders({ options: options('one', 'two', 'three', text) });
    expect(new Set(all.map((order) => order[3]))).toEqual(new Set(['d']));
    expect(new Set(all.map((order) => order[0])).size).toBe(3);
  });

  it('keeps the whole order where "all of the above" stands in the middle', () => {
    for (const order of orders({ options: options('one', 'two', 'All of the above', 'four') })) expect(order).toEqual(ids);
  });

  it('moves an option that only speaks of all of something', () => {
    expect(new Set(orders({ options: options('one', 'two', 'three', 'Encrypt all of them with one key') }).map((order) => order[3])).size).toBe(4);
  });

  it.each([
    ['Option B is wrong because it costs more.', [1]],
    ['Choices (a) and (c) are wrong.', [0, 2]],
    ['The answer is fine, but options B, C and D cost more.', [1, 2, 3]],
    ['Option 2 needs a second Region.', [1]],
    ['Right. A is too slow.', [0]],
    ['It must be cheap, so (D) is out.', [3]],
    ['B and C share one flaw.', [1, 2]],
    ['C: no such service.', [2]],
  ])('leaves the options in place that "%s" names', (explanation, named) => {
    const all = orders({ explanation });
    for (const order of all) for (const place of named) expect(order[place]).toBe(ids[place]);
    const free = ids.filter((_, place) => !named.includes(place));
    if (free.length > 1) expect(new Set(all.map((order) => order.join())).size).toBeGreaterThan(1);
  });

  it('reads rationales and options too', () => {
    for (const order of orders({ options: options('one', 'two', 'three', 'Both A and C') })) expect([order[0], order[2]]).toEqual(['a', 'c']);
    const withRationale = [...options('one', 'two', 'three'), { id: 'd', text: 'four', rationale: 'See option A.' }];
    for (const order of orders({ options: withRationale })) expect(order[0]).toBe('a');
  });

  it('leaves the options in place that an option names as the first and the third', () => {
    const all = orders({ options: options('one', 'two', 'three', 'Neither 1st nor 3rd') });
    for (const order of all) expect([order[0], order[2]]).toEqual(['a', 'c']);
    expect(new Set(all.map((order) => order[1]))).toEqual(new Set(['b', 'd']));
  });

  it('is not held up by texts that only look like letters', () => {
    const explanation = 'A bucket policy is enough. A company that uses EC2 and S3 needs a plan B for class C storage.';
    expect(new Set(orders({ explanation }).flatMap((order) => order[0])).size).toBe(4);
  });
});

describe('the start of an ordering question', () => {
  it('is shuffled and never the key, even where the question asks for its own order', () => {
    const all = orders({ type: 'ordering', key: ['a', 'b', 'c', 'd'], shuffle: false }, false);
    for (const order of all) expect(order).not.toEqual(ids);
    expect(new Set(all.map((order) => order.join())).size).toBeGreaterThan(10);
  });

  it('is the other one where there are only two', () => {
    for (const order of orders({ type: 'ordering', options: options('one', 'two'), key: ['b', 'a'] })) expect(order).toEqual(['a', 'b']);
  });

  it('never reads like the key where steps repeat, unless all are the same', () => {
    const steps = options('wait', 'wait', 'go');
    const readings = orders({ type: 'ordering', options: steps, key: ['a', 'c', 'b'] }).map((order) =>
      order.map((id) => steps.find((step) => step.id === id)?.text).join(),
    );
    expect(new Set(readings)).toEqual(new Set(['wait,wait,go', 'go,wait,wait']));
    for (const order of orders({ type: 'ordering', options: options('wait', 'wait'), key: ['a', 'b'] }))
      expect([...order].sort()).toEqual(['a', 'b']);
  });
});

describe('any question', () => {
  it('shows each option exactly once', () => {
    const texts = fc.array(fc.constantFrom('one', 'All of the above', 'Both A and C', 'None of these', 'Option 9', 'x'), {
      minLength: 2,
      maxLength: 10,
    });
    const type = fc.constantFrom('single', 'multiple', 'ordering', 'matching');
    fc.assert(
      fc.property(texts, type, fc.string(), fc.boolean(), (words, kind, seed, shuffled) => {
        const question = made('q-1', '1', {
          type: kind,
          options: options(...words),
          key: kind === 'matching' ? { x: 'a', y: 'b' } : kind === 'single' ? ['a'] : ['a', 'b'],
          prompts: options('x', 'y'),
        });
        const order = optionOrder(question, shuffled, randomFrom(seed));
        expect([...order].sort()).toEqual(question.options.map((option) => option.id));
      }),
    );
  });

  it('shuffles the right-hand side of a matching question', () => {
    const all = orders({ type: 'matching', prompts: options('x', 'y'), key: { a: 'a', b: 'b' } });
    expect(new Set(all.map((order) => order[0])).size).toBe(4);
  });
});
