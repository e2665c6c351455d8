/** Answers as the exam room takes them: complete or not, the same or not, allowed or not. */

import { describe, expect, it } from 'vitest';
import { type Question, questionSchema } from '../../src/core/bank';
import { checkResponse, isBlank, isComplete, type Response, sameResponse } from '../../src/core/response';

const options = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, text: `option ${id}` }));
const base = { id: 'q-one', version: 1, stem: 'Which?', options };
const single: Question = questionSchema.parse({ ...base, type: 'single', key: ['a'] });
const multiple: Question = questionSchema.parse({ ...base, type: 'multiple', key: ['a', 'c'] });
const ordering: Question = questionSchema.parse({ ...base, type: 'ordering', key: ['c', 'a', 'b'] });
const prompts = ['p', 'q', 'r'].map((id) => ({ id, text: `prompt ${id}` }));
const matching: Question = questionSchema.parse({ ...base, type: 'matching', prompts, key: { p: 'a', q: 'b', r: 'a' } });

const choice = (...chosen: string[]): Response => ({ kind: 'choice', chosen });
const order = (...ids: string[]): Response => ({ kind: 'order', order: ids });
const match = (pairs: Record<string, string>): Response => ({ kind: 'match', pairs });

describe('a blank answer', () => {
  it('is none at all, or one from which everything was taken back', () => {
    for (const blank of [null, choice(), order(), match({})]) expect(isBlank(blank)).toBe(true);
  });

  it('is not one with a single option', () => {
    for (const given of [choice('a'), order('a'), match({ p: 'a' })]) expect(isBlank(given)).toBe(false);
  });
});

describe('a complete answer', () => {
  it('has as many options as the question asks for', () => {
    expect(isComplete(single, choice('b'))).toBe(true);
    expect(isComplete(multiple, choice('b', 'd'))).toBe(true);
    expect(isComplete(ordering, order('a', 'b', 'c'))).toBe(true);
    expect(isComplete(matching, match({ p: 'a', q: 'a', r: 'a' }))).toBe(true);
  });

  it('is not one with fewer, nor none', () => {
    expect(isComplete(multiple, choice('b'))).toBe(false);
    expect(isComplete(ordering, order('a', 'b'))).toBe(false);
    expect(isComplete(matching, match({ p: 'a', q: 'a' }))).toBe(false);
    expect(isComplete(single, null)).toBe(false);
  });
});

describe('the same answer', () => {
  it('is the same set of choices in any order', () => {
    expect(sameResponse(choice('a', 'c'), choice('c', 'a'))).toBe(true);
    expect(sameResponse(choice('a', 'c'), choice('a'))).toBe(false);
    expect(sameResponse(choice('a', 'c'), choice('a', 'd'))).toBe(false);
  });

  it('is an order only in the same order', () => {
    expect(sameResponse(order('a', 'c'), order('a', 'c'))).toBe(true);
    expect(sameResponse(order('a', 'c'), order('c', 'a'))).toBe(false);
    expect(sameResponse(order('a', 'c'), order('a'))).toBe(false);
  });

  it('is the same pairs, whichever was made first', () => {
    expect(sameResponse(match({ p: 'a', q: 'b' }), match({ q: 'b', p: 'a' }))).toBe(true);
    expect(sameResponse(match({ p: 'a' }), match({ p: 'a', q: 'b' }))).toBe(false);
    expect(sameResponse(match({ p: 'a' }), match({ p: 'b' }))).toBe(false);
    expect(sameResponse(match({ toString: 'a' }), match({ p: 'a' }))).toBe(false);
  });

  it('is never of another kind', () => {
    expect(sameResponse(choice('a'), order('a'))).toBe(false);
  });
});

describe('an answer that is taken', () => {
  it('may be complete, incomplete or blank', () => {
    expect(checkResponse(multiple, choice('a', 'b'))).toBeNull();
    expect(checkResponse(multiple, choice('a'))).toBeNull();
    expect(checkResponse(single, choice())).toBeNull();
    expect(checkResponse(ordering, order('b', 'a'))).toBeNull();
  });

  it('may match one option with two prompts', () => {
    expect(checkResponse(matching, match({ p: 'a', q: 'a' }))).toBeNull();
  });
});

describe('an answer that is refused', () => {
  const refusals: [string, Question, Response, string][] = [
    ['of the wrong kind', single, order('a'), 'response-wrong-kind'],
    ['of a pair in a choice', multiple, match({ p: 'a' }), 'response-wrong-kind'],
    ['with an option that the question has not', single, choice('z'), 'response-unknown-option'],
    ['with an option that only objects have', matching, match({ p: 'constructor' }), 'response-unknown-option'],
    ['with a prompt that the question has not', matching, match({ z: 'a' }), 'response-unknown-prompt'],
    ['with an option chosen twice', multiple, choice('a', 'a'), 'response-option-twice'],
    ['with an option placed twice', ordering, order('a', 'b', 'a'), 'response-option-twice'],
    ['with more than the number asked for', multiple, choice('a', 'b', 'c'), 'response-too-many'],
    ['with two choices where one is asked for', single, choice('a', 'b'), 'response-too-many'],
    ['with more places than the order has', ordering, order('a', 'b', 'c', 'd'), 'response-too-many'],
  ];
  it.each(refusals)('is one %s', (_name, question, response, code) => {
    expect(checkResponse(question, response)).toMatchObject({ code, severity: 'error', place: { question: 'q-one' } });
  });
});
