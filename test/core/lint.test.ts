/** The rules of ITEM-WRITING 7.2 with their golden cases: each fires where it should, and is silent on a good question. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bank, bankSchema, type Question, questionSchema } from '../../src/core/bank';
import { type Finding, type LintOptions, lintBank, type Profile } from '../../src/core/lint';
import { lintSentences } from '../../src/language/en/lint';
import { blueprintOf } from './made-bank';

const pad = (length: number, start: string) => `${start}${'x'.repeat(Math.max(0, length - start.length))}`;

/** A question with nothing wrong with it. */
const clean = {
  id: 'saa-net-001',
  version: 1,
  type: 'single',
  domains: { exam: '1' },
  topics: ['storage'],
  scenario:
    'A museum keeps scans of its paintings on one server in its cellar. After a flood the curators want copies in two places, and they can wait a day for a scan.',
  stem: 'Which storage meets these requirements at the LOWEST cost?',
  options: [
    { id: 'a', text: 'Use an archive tier with two copies.', rationale: 'The archive tier is the cheapest that keeps copies in two places.' },
    { id: 'b', text: 'Use a block volume with snapshots.', rationale: 'A volume is billed for its full size and lies in one zone alone.' },
    { id: 'c', text: 'Use a shared file system in two zones.', rationale: 'A file system answers at once, which costs more than is asked for.' },
    { id: 'd', text: 'Use a cache cluster with replicas.', rationale: 'A cache keeps data in memory, the dearest place for old scans.' },
  ],
  key: ['a'],
  references: [{ url: 'https://docs.aws.amazon.com/x', title: 'Page', checked: 'live', date: '2026-10-01' }],
  author: 'Somebody',
  licence: 'CC-BY-4.0',
};

function question(fields: Record<string, unknown> = {}): Question {
  return questionSchema.parse({ ...clean, ...fields });
}

const options = (...texts: readonly string[]) =>
  texts.map((text, at) => ({ id: 'abcdefgh'[at], text, rationale: `Reason number ${at} that is long enough to count as one.` }));

function bankOf(questions: readonly Question[], fields: Record<string, unknown> = {}): Bank {
  return bankSchema.parse({
    id: 'bank',
    title: 'Bank',
    version: '1.0.0',
    blueprints: [blueprintOf([1, 1])],
    hash: '',
    ...fields,
    questions,
  });
}

function lint(
  questions: readonly Question[],
  lintOptions: LintOptions = {},
  profile: Profile = 'bundled',
  fields: Record<string, unknown> = {},
): readonly Finding[] {
  const findings = lintBank(bankOf(questions, fields), profile, { isPart: true, today: '2026-11-23', ...lintOptions });
  for (const { code } of findings) expect(Object.keys(lintSentences)).toContain(code);
  return findings;
}

/** The findings of one rule on the good question with these fields, as `code severity`. */
function of(rule: string, fields: Record<string, unknown>, lintOptions: LintOptions = {}, profile: Profile = 'bundled'): readonly string[] {
  return lint([question(fields)], lintOptions, profile).flatMap((found) => (found.rule === rule ? [`${found.code} ${found.severity}`] : []));
}

const fires = (rule: string, severity: string, variant = '') => [`lint.${rule}${variant} ${severity}`];

test('a good question has no finding', () => {
  expect(lint([question()])).toEqual([]);
});

describe('structure and key', () => {
  test('L01 wants ids of three characters or more, each once', () => {
    expect(of('L01', { id: 'ab' })).toEqual(fires('L01', 'error'));
    expect(of('L01', { id: 'abc' })).toEqual([]);
    expect(lint([question(), question()]).map(({ code }) => code)).toContain('lint.L01.twice');
  });

  test('L02 counts options by type', () => {
    expect(of('L02', { options: options('One', 'Two') })).toEqual(fires('L02', 'error'));
    expect(of('L02', { options: options('One', 'Two', 'Three') })).toEqual([]);
    expect(of('L02', { options: options('1', '2', '3', '4', '5', '6') })).toEqual(fires('L02', 'error'));
    const multiple = { type: 'multiple', key: ['a', 'b'] };
    expect(of('L02', { ...multiple, options: options('1', '2', '3') })).toEqual(fires('L02', 'error'));
    expect(of('L02', { ...multiple, key: ['a', 'b', 'c'], options: options('1', '2', '3', '4') })).toEqual(fires('L02', 'error', '.distractors'));
    expect(of('L02', { ...multiple, options: options('1', '2', '3', '4') })).toEqual([]);
  });

  test('L03 finds a key that names no option', () => {
    expect(of('L03', { key: ['z'] })).toEqual(fires('L03', 'error'));
  });

  test('L04 compares a number that is written with the key', () => {
    const two = { type: 'multiple', key: ['a', 'b'], options: options('1', '2', '3', '4', '5') };
    expect(of('L04', { ...two, stem: 'Which actions should be taken? (Select TWO.)' })).toEqual([]);
    expect(of('L04', { ...two, key: ['a', 'b', 'c'], stem: 'Which actions should be taken? (Select TWO.)' })).toEqual(fires('L04', 'error'));
    expect(of('L04', { ...two, stem: 'Which actions meet the requirements?' })).toEqual([]);
    expect(of('L04', { ...two, stem: 'Which three actions meet the requirements?' })).toEqual(fires('L04', 'error'));
    expect(of('L04', { stem: 'Which two-tier design meets the requirements?' })).toEqual([]);
  });

  test('L05 compares options without case, punctuation and articles', () => {
    expect(of('L05', { options: options('Use Amazon S3.', 'use Amazon S3', 'Use Amazon EBS') })).toEqual(fires('L05', 'error'));
    expect(of('L05', { options: options('10.0.0.0/16', '10.0.0.0/1.6', '*.txt', 'tar -c', 'tar -C') })).toEqual([]);
  });
});

describe('what stands behind a question', () => {
  test('L06 wants a rationale of thirty characters for every option', () => {
    const bare = options('One', 'Two', 'Three').map((option) => ({ ...option, rationale: 'x'.repeat(29) }));
    expect(of('L06', { options: bare })).toEqual(fires('L06', 'error'));
    expect(of('L06', { options: bare.map((option) => ({ ...option, rationale: 'x'.repeat(30) })) })).toEqual([]);
  });

  test('L07 wants a checked reference to a vendor, younger than 18 months', () => {
    const reference = (fields: object) => ({
      references: [{ url: 'https://docs.aws.amazon.com/x', title: 'P', checked: 'live', date: '2026-11-01', ...fields }],
    });
    expect(of('L07', { references: [] })).toEqual(fires('L07', 'error'));
    expect(of('L07', reference({}))).toEqual([]);
    expect(of('L07', reference({ url: 'https://blog.example.com/aws.amazon.com' }))).toEqual(fires('L07', 'warning', '.host'));
    expect(of('L07', reference({ checked: 'no', date: undefined }))).toEqual(fires('L07', 'warning', '.unchecked'));
    expect(of('L07', reference({ date: '2025-05-23' }))).toEqual(fires('L07', 'warning', '.old'));
    expect(of('L07', reference({ date: '2025-05-24' }))).toEqual([]);
  });

  test('L08 looks domains, tasks, topics, author and licence up', () => {
    expect(of('L08', { domains: {} })).toEqual(fires('L08', 'error', '.no-domain'));
    expect(of('L08', { domains: { exam: '9' } })).toEqual(fires('L08', 'error', '.domain'));
    expect(of('L08', { domains: { other: '1' } })).toEqual(fires('L08', 'error', '.blueprint'));
    expect(of('L08', { author: undefined })).toEqual(fires('L08', 'error', '.author'));
    expect(of('L08', { licence: undefined })).toEqual(fires('L08', 'error', '.licence'));
    expect(of('L08', { licence: 'free' })).toEqual(fires('L08', 'error', '.spdx'));
    const listed = lint([question()], {}, 'bundled', { topics: [{ id: 'network', title: 'Network' }], authors: ['A'] });
    expect(listed.map(({ code }) => code)).toEqual(['lint.L08.topic']);
  });

  test('L30 finds rationales that say nothing', () => {
    const [first, ...rest] = options('Use an archive tier with two copies of all scans.', 'Use a volume.', 'Use a cache.');
    expect(of('L30', { options: [{ ...first, rationale: 'Correct because it is correct, as the page says.' }, ...rest] })).toEqual(
      fires('L30', 'warning'),
    );
    expect(of('L30', { options: [{ ...first, rationale: 'Use the archive tier with two copies of all scans.' }, ...rest] })).toHaveLength(1);
    expect(
      of('L30', { options: [{ ...first, rationale: 'Correct because the archive tier is the cheapest place with two copies.' }, ...rest] }),
    ).toEqual([]);
  });
});

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

describe('questions against each other', () => {
  const s1 =
    'A company runs a web application on Amazon EC2 instances behind an Application Load Balancer. The application must survive the loss of one Availability Zone. Which solution meets this requirement at the lowest cost?';
  const s2 = s1.replace('at the lowest cost?', 'with the least operational effort?');
  const s3 = 'A media company stores video files in Amazon S3 and must delete them after 90 days. Which action should a solutions architect take?';
  const asked = (id: string, stem: string, fields: Record<string, unknown> = {}) => question({ id, stem, scenario: '', ...fields });
  const about = (rule: string, questions: readonly Question[]) =>
    lint(questions).flatMap((found) => (found.rule === rule ? [`${found.code} ${found.severity} ${found.place.question}`] : []));

  test('L11 finds the same stem, in whatever case', () => {
    expect(about('L11', [asked('q-a', s1), asked('q-b', s1.toUpperCase()), asked('q-c', s3)])).toEqual(['lint.L11 error q-b']);
    expect(about('L11', [asked('q-a', s1, { caseStudy: 'one' }), asked('q-b', s1, { caseStudy: 'two' })])).toEqual([]);
  });

  test('L31 makes enemies of siblings at .79 and is silent on what is not alike', () => {
    expect(about('L31', [asked('q-a', s1), asked('q-b', s2), asked('q-c', s3)])).toEqual(['lint.L31.enemies info q-b']);
    expect(about('L31', [asked('q-a', s1, { enemies: ['q-b'] }), asked('q-b', s2)])).toEqual([]);
  });

  test('L31 warns from .8 on, unless one of the two waives it', () => {
    const near = s1.replace('at the lowest cost?', 'at low cost?');
    expect(about('L31', [asked('q-a', s1), asked('q-b', near)])).toEqual(['lint.L31 warning q-b']);
    expect(about('L31', [asked('q-a', s1, { waive: [{ rule: 'L31', reason: 'Siblings' }] }), asked('q-b', near)])).toEqual([]);
  });

  test('L32 counts the same key in one domain', () => {
    const same = (count: number, domain: string) =>
      Array.from({ length: count }, (_, at) =>
        question({ id: `q-${domain}-${at}`, scenario: `Story ${at} of ${domain}`, domains: { exam: domain } }),
      );
    expect(about('L32', [...same(4, '1'), ...same(4, '2')])).toEqual([]);
    expect(about('L32', same(5, '1'))).toEqual(['lint.L32 warning q-1-0']);
  });
});

describe('the bank as a whole', () => {
  const many = (count: number, make: (at: number) => Record<string, unknown>) =>
    Array.from({ length: count }, (_, at) => question({ id: `q-${at}`, scenario: `Story number ${at}. And more of ${at}.`, ...make(at) }));
  const severities = (rule: string, questions: readonly Question[], lintOptions: LintOptions = {}) =>
    lint(questions, lintOptions).flatMap((found) => (found.rule === rule ? [found.severity] : []));
  const longest = (isLongest: boolean) => ({ options: options(isLongest ? 'A longer one' : 'One', 'Another', 'A third', 'Fourth') });

  test.each([
    [100, 32, []],
    [100, 33, ['warning']],
    [100, 35, ['warning']],
    [100, 36, ['error']],
    [20, 8, []],
    [20, 9, ['warning']],
    [20, 11, ['error']],
    [55, 20, ['warning']],
    [55, 23, ['error']],
    [200, 60, []],
    [200, 61, ['warning']],
    [500, 142, ['warning']],
    [500, 149, ['error']],
  ])('B01 on %i questions, %i of them with the longest key', (count, keys, expected) => {
    expect(
      severities(
        'B01',
        many(count, (at) => longest(at < keys)),
      ),
    ).toEqual(expected);
  });

  test('B02 is a note where options are shuffled, and a warning or an error where they are not', () => {
    const uneven = (first: number) => many(40, (at) => ({ key: [at < first ? 'a' : ('bcd'[at % 3] ?? 'b')] }));
    expect(severities('B02', uneven(10), { fixedOrder: true })).toEqual([]);
    expect(severities('B02', uneven(19))).toEqual(['info']);
    expect(severities('B02', uneven(19), { fixedOrder: true })).toEqual(['warning']);
    expect(severities('B02', uneven(25), { fixedOrder: true })).toEqual(['error']);
  });

  test('B03 wants three mocks, three questions a topic, and some questions with several keys', () => {
    const blueprint = blueprintOf([1, 1], { questions: 4 });
    const codes = (questions: readonly Question[], fields: Record<string, unknown> = {}) =>
      lint(questions, { isPart: false }, 'bundled', { blueprints: [blueprint], ...fields }).flatMap(({ rule, code }) =>
        rule === 'B03' ? [code] : [],
      );
    const enough = many(20, (at) => ({
      domains: { exam: String((at % 2) + 1) },
      ...(at % 5 === 0 && { type: 'multiple', key: ['a', 'b'] }),
    }));
    expect(codes(enough)).toEqual([]);
    expect(codes(enough.slice(0, 10))).toEqual(['lint.B03.domain', 'lint.B03.domain']);
    expect(codes(enough.map((one, at) => ({ ...one, topics: at < 2 ? ['rare'] : one.topics })))).toEqual(['lint.B03.topic']);
    expect(codes(enough.filter(({ type }) => type === 'single').concat(many(8, (at) => ({ id: `more-${at}` }))))).toContain('lint.B03.multiple');
    const other = { ...blueprint, id: 'other' };
    expect(codes(enough, { blueprints: [blueprint, other] })).toEqual(['lint.B03.part']);
    const waive = (exam: string) => ({ waive: [{ rule: 'B03', exam, reason: 'The bank is written for the other one.' }] });
    expect(codes(enough, { blueprints: [blueprint, other], ...waive('other') })).toEqual([]);
    expect(codes(enough.slice(0, 10), waive('other'))).toEqual(['lint.B03.domain', 'lint.B03.domain']);
    expect(codes(enough.slice(0, 10), waive(blueprint.id))).toEqual([]);
  });

  test('B04 compares absolute words in distractors and keys', () => {
    const absolute = (count: number) => many(30, (at) => ({ options: options('Keep it', at < count ? 'Always drop it' : 'Drop it', 'Move it') }));
    expect(severities('B04', absolute(1))).toEqual([]);
    expect(severities('B04', absolute(20))).toEqual(['warning']);
  });

  test('B05 judges what solvers scored on options alone', () => {
    expect(severities('B05', [question()], { optionsOnly: { asked: 300, right: 120, chance: 0.25 } })).toEqual(['warning']);
    expect(severities('B05', [question()], { optionsOnly: { asked: 300, right: 90, chance: 0.25 } })).toEqual([]);
  });

  test('B06 finds runs and rounds of keys in a fixed order', () => {
    const keyed = (letters: string) => many(letters.length, (at) => ({ key: [letters[at]] }));
    expect(severities('B06', keyed('bacccccd'), { fixedOrder: true })).toEqual([]);
    expect(severities('B06', keyed('baccccccd'), { fixedOrder: true })).toEqual(['error']);
    expect(severities('B06', keyed('baccccccd'))).toEqual([]);
    expect(severities('B06', keyed('aabcdabcc'), { fixedOrder: true })).toEqual(['error']);
    expect(severities('B06', keyed('aabcdabbd'), { fixedOrder: true })).toEqual([]);
  });
});

describe('profiles, waivers, places', () => {
  test('in a community set only structure and key are errors', () => {
    const poor = question({ references: [], author: undefined, licence: undefined, domains: {}, options: options('All of the above', 'Two') });
    expect(lint([poor], {}, 'community').filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(lint([poor]).filter(({ severity }) => severity === 'error').length).toBeGreaterThan(4);
    expect(of('L03', { key: ['z'] }, {}, 'community')).toEqual(fires('L03', 'error'));
    expect(of('L05', { options: options('One', 'one', 'Two') }, {}, 'community')).toEqual(fires('L05', 'error'));
    const [only] = clean.options;
    const one = { ...question(), options: [{ id: 'a', text: 'One', ...only }] } as Question;
    expect(lintBank({ ...bankOf([]), questions: [one] }, 'community').map(({ code, severity }) => `${code} ${severity}`)).toContain(
      'lint.L02.one error',
    );
  });

  test('a waiver silences its rule and no other', () => {
    const both = { references: [], stem: 'The company should use:' };
    const waived = lint([question({ ...both, waive: [{ rule: 'L07', reason: 'Common knowledge' }] })]);
    expect(waived.map(({ rule }) => rule).sort()).toEqual(['L12', 'L27']);
  });

  test('a finding has the place of its question and the field', () => {
    const places = new Map([['saa-net-001', { file: 'questions/net.yaml', line: 7, question: 'saa-net-001' }]]);
    const [found] = lint([question({ references: [] })], { places });
    expect(found?.place).toEqual({ file: 'questions/net.yaml', line: 7, question: 'saa-net-001', field: 'references' });
  });

  test('whatever the texts are, every finding has a sentence and nothing throws', () => {
    const text = fc
      .oneof(fc.string({ minLength: 1 }), fc.lorem(), fc.constantFrom('_'.repeat(50), '((((', '`', '```', '**', '$&', '?'.repeat(99)))
      .filter((made) => made.trim() !== '');
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, text, text), { minLength: 1, maxLength: 5 }), (texts) => {
        const questions = texts.map(([scenario, stem, first, second], at) => ({
          ...question(),
          id: `q-${at}`,
          scenario,
          stem,
          options: options(first, second, 'Third'),
        }));
        const findings = lint(questions as Question[], { fixedOrder: true, isPart: false });
        for (const { code, rule } of findings) expect(code.startsWith(`lint.${rule}`)).toBe(true);
      }),
    );
  });

  test('every gap of every sentence is filled by the finding that it belongs to', () => {
    const findings = [
      ...lint([question({ references: [], options: options('All of the above', 'a long one '.repeat(9)), stem: 'Which is not so?' })]),
      ...lint([question({ id: 'ab', domains: { exam: '7' }, licence: 'x', scenario: 'QZX', stem: 'Use:', key: ['z'] })]),
    ];
    for (const { code, params } of findings) {
      const gaps = [...(lintSentences[code as keyof typeof lintSentences] ?? '').matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]);
      expect(Object.keys(params)).toEqual(expect.arrayContaining(gaps));
    }
    expect(findings.length).toBeGreaterThan(10);
  });
});
