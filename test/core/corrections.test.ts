import { describe, expect, it } from 'vitest';
import { type Correction, correct, corrected, correctionOf, isVoided, NO_CORRECTIONS } from '../../src/core/corrections';
import { choice, single } from './made-paper';

const question = { ...single, id: 'q-1', version: 1 };
const rewritten = { ...question, version: 2 };
const keyIs = (option: string, version?: number): Correction => ({ kind: 'key', key: choice(option), note: '', ...(version && { version }) });
const off: Correction = { kind: 'void', note: '' };

describe('a corrected key', () => {
  it('holds for the version of the question that it was made for, and not for one that was written anew', () => {
    const said = correct(NO_CORRECTIONS, 'q-1', keyIs('b', 1), 1);
    expect(corrected(said, question).key).toEqual(['b']);
    expect(corrected(said, rewritten)).toBe(rewritten);
    expect(correctionOf(said, rewritten)).toBeNull();
  });

  it('stays for old attempts when that of the new version is corrected too', () => {
    const said = correct(correct(NO_CORRECTIONS, 'q-1', keyIs('b', 1), 1), 'q-1', keyIs('c', 2), 2);
    expect([question, rewritten].map((each) => corrected(said, each).key)).toEqual([['b'], ['c']]);
  });

  it('of an older file, which does not say its version, holds for every one', () => {
    const said = correct(NO_CORRECTIONS, 'q-1', keyIs('b'), 1);
    expect([question, rewritten].map((each) => corrected(said, each).key)).toEqual([['b'], ['b']]);
  });

  it('is taken back in every version, by that word or by taking the question out of the score', () => {
    const both = correct(correct(NO_CORRECTIONS, 'q-1', keyIs('b', 1), 1), 'q-1', keyIs('c', 2), 2);
    expect(correct(both, 'q-1', null, 3).corrected).toEqual({});
    expect(correct(both, 'q-1', off, 3).corrected).toEqual({ 'q-1': off });
    expect(Object.keys(correct(both, 'q-1', null, 3).changed?.corrected ?? {}).sort()).toEqual(['q-1', 'q-1@1', 'q-1@2']);
  });

  it('brings a question back into the score', () => {
    const said = correct(correct(NO_CORRECTIONS, 'q-1', off, 1), 'q-1', keyIs('b', 1), 2);
    expect(isVoided(said, 'q-1')).toBe(false);
    expect(corrected(said, question).key).toEqual(['b']);
  });
});
