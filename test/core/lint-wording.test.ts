/** The rules of ITEM-WRITING 7.2 on how a question is worded, and what its words give away. */

import { describe, expect, test } from 'vitest';
import type { Question } from '../../src/core/bank';
import { clean, fires, lint, of, options, pad, question } from './made-lint';

describe('wording', () => {
  test.each([
    ['All of the above', 1],
    ['Both A and C', 1],
    ['None of these.', 1],
    ['Options 1 and 3', 1],
    ['Use both AWS WAF and Shield', 0],
    ['Route traffic to both of them', 0],
    ['Create an A and an AAAA record', 0],
  ])('L09 on the option “%s”', (text, count) => {
    expect(of('L09', { options: options(text, 'Two', 'Three') })).toHaveLength(count);
  });

  test('L10 finds letters of options only where options are shuffled', () => {
    const explanation = 'As said, option B is dearer.';
    expect(of('L10', { explanation })).toEqual(fires('L10', 'error'));
    expect(of('L10', { explanation, shuffle: false })).toEqual([]);
    expect(of('L10', { explanation: 'It is the best choice a museum can make, and the option a curator likes.' })).toEqual([]);
  });

  test.each([
    ['The company should use:', 1],
    ['Tell us about storage.', 1],
    ['Which storage fits? (Select TWO.)', 0],
    ['Which storage fits? Select TWO.', 0],
    ['Select the storage that fits.', 0],
    ['Which storage fits the word “archive?”', 0],
  ])('L12 on the stem “%s”', (stem, count) => {
    expect(of('L12', { stem })).toHaveLength(count);
  });

  test('L27 finds gaps and stems that the options finish', () => {
    expect(of('L27', { stem: 'The company should use:' })).toEqual(fires('L27', 'warning'));
    expect(of('L27', { stem: 'The company uses ____ for scans?' })).toEqual(fires('L27', 'warning'));
    expect(of('L27', { stem: 'What does `a____b` match?' })).toEqual([]);
  });

  test.each([
    ['Which service does not support this?', fires('L13', 'error', '.plain')],
    ['Which service does NOT support this?', fires('L13', 'warning')],
    ['Which of the following services is **not** regional?', fires('L13', 'warning')],
    ['All of these are durable EXCEPT which one?', fires('L13', 'warning')],
    ["Which service doesn't keep copies?", fires('L13', 'error', '.plain')],
    ['Which statement is false?', fires('L13', 'error', '.plain')],
    ['Which solution has the LEAST operational overhead?', []],
    ['Which solution meets these requirements and does not need code changes?', []],
    ['Which option is best for costs when the jobs are not running?', []],
    ['How can the team find out why the alarm gave a false positive?', []],
    ['The bucket must not be public. Which setting is right?', []],
  ])('L13 on the stem “%s”', (stem, expected) => {
    expect(of('L13', { stem })).toEqual(expected);
  });

  test('L17 finds vague words, and knows the month', () => {
    expect(of('L17', { options: options('It may fail over', 'Fail over in May', 'Stay') })).toEqual(fires('L17', 'warning'));
  });

  test('L25 and L26 want a scenario of the right size', () => {
    expect(of('L25', { scenario: '' })).toEqual(fires('L25', 'warning', '.short'));
    expect(of('L25', { scenario: 'word '.repeat(150) })).toEqual(fires('L25', 'warning', '.long'));
    expect(of('L25', { stem: `${'word '.repeat(41)}?` })).toEqual(fires('L25', 'warning', '.stem'));
    expect(of('L25', { scenario: '', caseStudy: 'museum' })).toEqual([]);
    expect(of('L26', { scenario: 'One sentence only stands here.' })).toEqual(fires('L26', 'warning'));
    expect(of('L26', { scenario: '', stem: 'One sentence. Two sentences. Which storage fits?' })).toEqual([]);
  });

  test('L28 finds acronyms that nobody explains, and retired names', () => {
    expect(of('L28', { scenario: `${clean.scenario} The QZX is full.` })).toEqual(fires('L28', 'warning'));
    expect(of('L28', { scenario: `${clean.scenario} The quarterly zone exchange (QZX) is full.` })).toEqual([]);
    expect(of('L28', { scenario: `${clean.scenario} Logs go through Kinesis Data Firehose.` })).toEqual(fires('L28', 'warning', '.retired'));
  });

  test('L29 finds trivia and opinions', () => {
    expect(of('L29', { stem: 'Which of the following is true?' })).toEqual(fires('L29', 'warning'));
    expect(of('L29', { stem: 'Which statement about Amazon S3 is correct?' })).toEqual(fires('L29', 'warning'));
    expect(of('L29', { stem: 'What do you think is best?' })).toEqual(fires('L29', 'warning'));
    expect(of('L29', { stem: 'Which design is correct in all zones and cheap?' })).toEqual([]);
  });

  test('L33 finds long sentences', () => {
    expect(of('L33', { scenario: `One. ${'word '.repeat(36)}.` })).toEqual(fires('L33', 'info'));
    expect(of('L33', { scenario: `${'word '.repeat(30)}.\n\n${'word '.repeat(30)}.` })).toEqual([]);
  });
});

describe('cues', () => {
  const lengths = (...wanted: readonly number[]) => options(...wanted.map((length, at) => pad(length, `Use ${'abcd'[at]}`)));

  test.each([
    [[60, 40, 42, 44], 1],
    [[58, 40, 42, 44], 0],
    [[30, 20, 21, 22], 0],
    [[54, 40, 42, 44], 0],
  ])('L14 on the lengths %j, the key first', (wanted, count) => {
    expect(of('L14', { options: lengths(...wanted) })).toHaveLength(count);
  });

  test.each([
    [[90, 60, 55, 40], 1],
    [[30, 20, 14, 13], 0],
    [[80, 60, 55, 40], 0],
  ])('L15 on the lengths %j', (wanted, count) => {
    expect(of('L15', { options: lengths(...wanted), key: ['b'] })).toHaveLength(count);
  });

  test('L16 finds absolute words on one side', () => {
    expect(of('L16', { options: options('Keep copies', 'Always keep copies', 'Drop copies') })).toEqual(fires('L16', 'warning', '.distractor'));
    expect(of('L16', { options: options('Keep every copy', 'Keep copies', 'Drop copies') })).toEqual(fires('L16', 'warning', '.key'));
    expect(of('L16', { options: options('Keep every copy', 'Keep all copies', 'Drop copies') })).toEqual([]);
    expect(of('L16', { options: options('Keep copies', 'Use a read-only copy', 'Use `--all`') })).toEqual([]);
  });

  test('L18 finds a rare word that question and key share', () => {
    const others = Array.from({ length: 19 }, (_, at) => question({ id: `other-${at}`, scenario: `Other story ${at}. Another line ${at}.` }));
    const clang = question({ id: 'clang', options: options('Use a cellar archive', 'Use a volume', 'Use a cache') });
    const words = (questions: readonly Question[]) => lint(questions).flatMap(({ rule, params }) => (rule === 'L18' ? [params.words] : []));
    expect(words([clang, ...others])).toEqual(['cellar']);
    const shared = question({ id: 'clang', options: options('Use a cellar archive', 'Use a cellar volume', 'Use a cache') });
    expect(words([shared, ...others])).toEqual([]);
    expect(words([clang, ...others.map((other) => ({ ...other, scenario: `${other.scenario} The cellar is dry.` }))])).toEqual([]);
  });

  test('L19 finds an article that fits only some options', () => {
    const stem = 'The museum should use an';
    expect(of('L19', { stem, options: options('archive', 'volume', 'cache') })).toEqual(fires('L19', 'warning'));
    expect(of('L19', { stem, options: options('archive', 'EBS volume', 'object store') })).toEqual([]);
  });

  test('L20 wants the same grammar and the same full stops', () => {
    expect(of('L20', { options: options('Use a volume', 'An archive tier', 'Create a cache') })).toEqual(fires('L20', 'warning', '.openings'));
    expect(of('L20', { options: options('Use a volume.', 'Use a tier', 'Use a cache.') })).toEqual(fires('L20', 'warning', '.stops'));
    expect(of('L20', { options: options('Amazon S3', 'Glacier', 'An archive', 'EBS volumes') })).toEqual([]);
  });

  test('L21 finds three words that every option repeats', () => {
    expect(of('L21', { options: options('Use the new tier', 'Use the new volume', 'Use the new cache') })).toEqual(fires('L21', 'warning'));
    expect(of('L21', { options: options('Use the new tier', 'Use the new volume', 'Use an old cache') })).toEqual([]);
  });

  test('L22 finds the key where the variations meet', () => {
    const meeting = options('Encrypted archive tier with replication', 'Encrypted archive volume', 'Replication to another tier', 'Plain cache');
    expect(of('L22', { options: meeting })).toEqual(fires('L22', 'warning'));
    expect(of('L22', { options: meeting, key: ['b'] })).toEqual([]);
  });

  test('L23 finds one pair of opposites with the key in it, not a square of two', () => {
    expect(of('L23', { options: options('Use a public bucket', 'Use a private bucket', 'Use a volume') })).toEqual(fires('L23', 'warning'));
    expect(of('L23', { options: options('Use a public bucket', 'Use a private bucket', 'Use a public volume', 'Use a private volume') })).toEqual([]);
    expect(of('L23', { options: options('Use a public bucket', 'Use a private bucket', 'Use a volume'), key: ['c'] })).toEqual([]);
  });

  test('L24 looks at bare numbers', () => {
    expect(of('L24', { options: options('5 minutes', '2 hours', '1 day') })).toEqual(fires('L24', 'warning', '.units'));
    expect(of('L24', { options: options('1-10 GB', '5-20 GB', '30-40 GB') })).toEqual(fires('L24', 'warning', '.overlap'));
    expect(of('L24', { options: options('30 days', '7 days', '90 days'), shuffle: false })).toEqual(fires('L24', 'warning', '.order'));
    expect(of('L24', { options: options('30 days', '7 days', '90 days') })).toEqual([]);
    expect(of('L24', { options: options('7 days', '30 days', 'Until deleted'), shuffle: false })).toEqual([]);
  });
});
