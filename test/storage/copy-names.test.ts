import { describe, expect, it } from 'vitest';
import { copyNamed } from '../../src/storage/copy-names';
import { gitHalves } from '../../src/storage/git-halves';

const names = new Set(['log.json', 'log.json.prev', 'point.bank.s3.json', 'point.bank.s3-buckets.json']);

describe('the name of a copy', () => {
  it.each([
    ['log (conflicted copy 2026-11-23).json', 'log.json'],
    ["log (Ann's conflicted copy 2026-11-23).json", 'log.json'],
    ["log (Ann's conflicted copy 2026-11-23 (1)).json", 'log.json'],
    ['log (conflicted copy 2026-11-23 101010).json', 'log.json'],
    ['log.sync-conflict-20261123-101010-ABCDEFG.json', 'log.json'],
    ['log.json.sync-conflict-20261123-101010-ABCDEFG.prev', 'log.json.prev'],
    ['own.2026-01-05-abc.sync-conflict-20261123-101010-ABCDEFG.json', 'own.2026-01-05-abc.json'],
  ])('%s is a copy of %s', (name, of) => {
    expect(copyNamed(name, names)).toEqual({ of, isSure: true });
  });

  it.each([
    ['log-DESKTOP.json', 'log.json'],
    ['log-DESKTOP-4F2.json', 'log.json'],
    ['point.bank.s3-buckets.json', 'point.bank.s3.json'],
  ])('%s may be one of %s, since that is there', (name, of) => {
    expect(copyNamed(name, names)).toEqual({ of, isSure: false });
  });

  it.each(['log.json', 'log.json.prev', 'paper-DESKTOP.json', 'own.2026-01-05-abc.json', 'log-.json', 'log.txt'])('%s is that of no copy', (name) => {
    expect(copyNamed(name, names)).toBeNull();
  });
});

describe("git's marks in a file", () => {
  const halves = (text: string) => gitHalves(Buffer.from(text))?.map((half) => half.toString());

  it('part it in two', () => {
    expect(halves('<<<<<<< HEAD\n{"a":1}\n=======\n{"b":2}\n>>>>>>> theirs\n')).toEqual(['{"a":1}\n', '{"b":2}\n']);
    expect(halves('<<<<<<< HEAD\n{"a":1}\n||||||| base\n{}\n=======\n{"b":2}\n>>>>>>> theirs')).toEqual(['{"a":1}\n', '{"b":2}\n']);
    expect(halves('top\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> theirs\nend\n')).toEqual(['top\na\nend\n', 'top\nb\nend\n']);
  });

  it('are not seen where there are none, or too many', () => {
    expect(halves('{"text":"<<<<<<< HEAD"}')).toBeUndefined();
    const one = '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> theirs\n';
    expect(halves(one + one)).toBeUndefined();
  });
});
