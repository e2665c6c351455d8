/** Answers in a line of words. */

import { describe, expect, it } from 'vitest';
import { answerInLetters, answerInWords } from '../../src/core/answer-words';
import { choice } from './made-paper';

const shown = {
  options: ['d', 'a', 'c'].map((id) => ({ id, text: `text of ${id}` })),
  prompts: ['p', 'q'].map((id) => ({ id, text: `Prompt ${id}` })),
};

describe('an answer in a line', () => {
  it('has the letters of the order that was shown, not that of the bank', () => {
    expect(answerInWords(shown, choice('c', 'd'))).toBe('A. text of d · C. text of c');
    expect(answerInLetters(shown, choice('c', 'd'))).toBe('A, C');
  });

  it('keeps an order in its order', () => {
    const response = { kind: 'order' as const, order: ['a', 'c', 'd'] };
    expect(answerInWords(shown, response)).toBe('text of a → text of c → text of d');
    expect(answerInLetters(shown, response)).toBe('B → C → A');
  });

  it('pairs what was paired and leaves the rest out', () => {
    const response = { kind: 'match' as const, pairs: { q: 'd' } };
    expect(answerInWords(shown, response)).toBe('Prompt q – text of d');
    expect(answerInLetters(shown, response)).toBe('2–A');
  });

  it('is empty for a blank', () => {
    expect([answerInWords(shown, null), answerInLetters(shown, null)]).toEqual(['', '']);
  });
});
