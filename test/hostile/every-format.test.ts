/** What holds for each format alike: no text, key, size, cut or wrong ending of a set gets more out of its reader than questions and problems. */

import { describe, expect, test } from 'vitest';
import { bankHeaderSchema, optionSchema, type Question, questionSchema } from '../../src/core/bank';
import type { RoleKind } from '../../src/core/formats/column-roles';
import { NAMES } from '../../src/core/formats/part-names';
import { sniffFormat } from '../../src/core/formats/sniff';
import { readPickedFiles } from '../../src/importing/picked-files';
import { en } from '../../src/language/en/index';
import { temporaryFolder } from '../fakes/house';
import { writeFiles } from '../fakes/import-app';
import { madeZip } from '../importing/made-zip';
import { anki, database } from './containers';
import { leftIn, unseenIn } from './left-in-text';
import { SCRIPTS } from './scripts';
import { SETS, TEXT_SETS } from './sets';
import { ownHeader, ownQuestions } from './sets/own-sets';
import { WRONG_SETS } from './wrong-sets';

const FORMATS = Object.keys(SETS);
const ENDINGS = [...new Set(FORMATS.map((file) => file.slice(file.lastIndexOf('.'))))];
/** Our own format is Markdown as somebody wrote it; what is HTML in it is never shown (test/e2e/hostile-texts.e2e.ts). */
const FOREIGN = FORMATS.filter((file) => !file.startsWith('own'));

async function made(file: string, texts: readonly string[]): Promise<string | Uint8Array> {
  return (await SETS[file]?.(texts)) ?? '';
}

async function read(file: string, content: string | Uint8Array) {
  const folder = await temporaryFolder();
  await writeFiles(folder, { [file]: content });
  const set = await readPickedFiles(folder, [file], []);
  for (const { code } of set.problems) expect(Object.keys(en)).toContain(code);
  for (const question of set.questions) expect(questionSchema.safeParse(question).success).toBe(true);
  expect(new Set(set.questions.map(({ id }) => id)).size).toBe(set.questions.length);
  // Nothing is lost without a word.
  if (set.entries > set.questions.length || set.questions.length === 0) expect(set.problems).not.toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect('polluted' in {}).toBe(false);
  return set;
}

/** All strings in a value, names of fields among them. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? [...Object.keys(value), ...Object.values(value).flatMap(stringsIn)] : [];
}

/** All Markdown of a question. */
function textsOf(question: Question): readonly string[] {
  const { scenario, stem, explanation = '', options } = question;
  const prompts = question.type === 'matching' ? question.prompts.map(({ text }) => text) : [];
  return [scenario, stem, explanation, ...prompts, ...options.flatMap(({ text, rationale = '' }) => [text, rationale])];
}

/** Each with a number behind it: what is taken out of two of them must not leave the same question. */
const NUMBERED = SCRIPTS.map((text, at) => `${text} no${at}`);

describe.each(FORMATS)('%s', (file) => {
  test('keeps or names every question, whatever tricks stand in its fields', async () => {
    const { questions, entries, problems, header, blueprints, fields } = await read(file, await made(file, NUMBERED));
    expect(entries).toBeGreaterThanOrEqual(SCRIPTS.length - 5);
    expect(questions.length).toBeGreaterThan(entries * 0.9);
    expect(stringsIn({ questions, problems, header, blueprints, fields }).flatMap(unseenIn)).toEqual([]);
    for (const { references } of questions) for (const { url } of references) expect(url).toMatch(/^https?:/);
  });

  test('with a field of a hundred thousand signs leaves that question out, says so in few words, and keeps the next', async () => {
    const { questions, problems } = await read(file, await made(file, ['fine', 'x'.repeat(100_000)]));
    // Lines of Markdown lean on one another, so that a file with a line like that is not read at all; our own form says where each begins.
    expect(questions.map(({ stem }) => stem)).toEqual(file.endsWith('.md') && file !== 'task-list.md' ? [] : ['Which? fine']);
    expect(JSON.stringify(problems).length).toBeLessThan(5_000);
  });

  test('cut off anywhere is read up to there, or told', async () => {
    const whole = Buffer.from(await made(file, ['first', 'second', 'third']));
    for (let part = 1; part < 24; part += 1) {
      const { questions } = await read(file, whole.subarray(0, Math.floor((whole.length * part) / 24)));
      expect(questions.length).toBeLessThanOrEqual(3);
    }
  });

  test('with the ending of another is read as what it is, or told', async () => {
    const content = await made(file, ['first', 'second']);
    for (const ending of ENDINGS) {
      const { questions } = await read(`renamed${ending}`, content);
      expect(questions.length).toBeLessThanOrEqual(2);
    }
  });
});

test.each(FOREIGN)('%s: no HTML, picture or odd address is left in what is stored', async (file) => {
  const { questions } = await read(file, await made(file, NUMBERED));
  for (const question of questions) expect(textsOf(question).flatMap(leftIn), question.stem).toEqual([]);
});

test.each(Object.keys(WRONG_SETS))(
  '%s: a trick in the place of a word of the format is quoted at most, without what hides or turns',
  async (file) => {
    const { problems, questions, header, fields } = await read(file, (await WRONG_SETS[file]?.(NUMBERED)) ?? '');
    expect(problems.length + fields.length).toBeGreaterThan(0);
    expect(stringsIn({ problems, questions, header, fields }).flatMap(unseenIn)).toEqual([]);
    expect(questions.flatMap(textsOf).flatMap(leftIn)).toEqual([]);
  },
);

describe('the sets', () => {
  const inFormats = Object.entries(TEXT_SETS).flatMap(([format, sets]) => Object.keys(sets).map((file) => [format, file] as const));

  test.each(inFormats)('%s: %s is read as that format, with the tricks in it and without', async (format, file) => {
    for (const texts of [NUMBERED, ['first', 'second']]) expect(sniffFormat(String(await made(file, texts)), file)).toBe(format);
  });

  test('of our own format have every field that a question and the header of a bank may have', () => {
    const fields = questionSchema.options.flatMap(({ shape }) => Object.keys(shape));
    const texts = ['one', 'two', 'three', 'four', 'five'];
    expect(fields.filter((name) => !ownQuestions(texts).some((question) => name in question))).toEqual([]);
    expect(Object.keys(optionSchema.shape).filter((name) => !JSON.stringify(ownQuestions(texts)).includes(`"${name}":`))).toEqual([]);
    expect(Object.keys(bankHeaderSchema.shape).filter((name) => !(name in ownHeader(texts)))).toEqual([]);
  });

  test.each(['list.json', 'chapters.json', 'list.yaml', 'chapters.yaml', 'list.toml'])(
    '%s has a field for every part by whose name one is known',
    async (file) => {
      const text = String(await made(file, ['one', 'two', 'three']));
      expect(Object.values(NAMES).filter(([name]) => !new RegExp(`\\b${name}\\b"?\\]*\\s*[:=\\]\\n]`).test(text))).toEqual([]);
    },
  );

  test('that are tables have a column for every part that a column may hold', async () => {
    const kinds: Readonly<Record<RoleKind, string>> = {
      stem: 'every-column.csv',
      scenario: 'every-column.csv',
      option: 'every-column.csv',
      options: 'one-cell.csv',
      rationale: 'every-column.csv',
      mark: 'marks.tsv',
      right: 'every-column.csv',
      wrong: 'wrong-answers.tsv',
      explanation: 'every-column.csv',
      category: 'every-column.csv',
      id: 'every-column.csv',
      difficulty: 'every-column.csv',
      reference: 'every-column.csv',
      type: 'every-column.csv',
      picture: 'every-column.csv',
      other: 'every-column.csv',
    };
    for (const [kind, file] of Object.entries(kinds)) {
      const { fields } = await read(file, await made(file, NUMBERED));
      expect(
        fields.flatMap(({ roles }) => roles.map((role) => role.kind)),
        file,
      ).toContain(kind);
    }
  });
});

const SOUND = '"question": "Which?", "options": ["One", "Two"], "answer": "A"';
const KEYED: Readonly<Record<string, () => string | Uint8Array | Promise<Uint8Array>>> = {
  'keys.json': () =>
    `{ "__proto__": { "polluted": 1 }, "constructor": { "prototype": { "polluted": 1 } }, "questions": [{ "__proto__": { "polluted": 1 }, "toString": "x", ${SOUND} }] }`,
  'own.json': () =>
    '[{ "__proto__": { "polluted": 1 }, "id": "q-one", "version": 1, "type": "single", "stem": "Which?", "domains": { "__proto__": "1" }, "options": [{ "id": "a", "text": "One" }, { "id": "b", "text": "Two" }], "key": ["a"] }]',
  'keys.yaml': () =>
    `__proto__: { polluted: 1 }\nquestions:\n  - { __proto__: { polluted: 1 }, constructor: { prototype: { polluted: 1 } }, ${SOUND} }\n`,
  'keys.toml': () =>
    '__proto__.polluted = 1\n[__proto__]\npolluted = 1\n[[constructor.prototype]]\npolluted = 1\n[[questions]]\nquestion = "Which?"\noptions = ["One", "Two"]\nanswer = 0\n',
  'keys.csv': () => 'Question,A,B,Key,__proto__,constructor,toString\nWhich?,One,Two,A,1,1,1\n',
  'keys.xml': () =>
    '<quiz><question type="multichoice" __proto__="x"><__proto__><polluted>1</polluted></__proto__><constructor/><questiontext><text>Which?</text></questiontext><answer fraction="100"><text>One</text></answer><answer fraction="0"><text>Two</text></answer></question></quiz>',
  'keys.gift': () => '$CATEGORY: __proto__/constructor\n\n::__proto__:: Which? {=One ~Two}\n',
  'keys.md': () => '---\n__proto__: { polluted: 1 }\n---\n\n## __proto__\n\n### Which?\n\n- [x] One\n- [ ] Two\n',
  'keys.apkg': async () =>
    anki(
      await database((made) => {
        made.run('CREATE TABLE notes (mid text, tags text, flds text)');
        made.run('CREATE TABLE col (models text)');
        made.run(
          'INSERT INTO col VALUES (\'{"__proto__":{"flds":[{"name":"Question"}],"polluted":1},"constructor":{"flds":[{"name":"__proto__"}]}}\')',
        );
        made.run("INSERT INTO notes VALUES ('__proto__', '__proto__', 'Which?\u001fA. One<br>B. Two\u001fA')");
      }),
    ),
};

test.each(Object.keys(KEYED))('%s: names that every object has are names like others', async (file) => {
  const { questions, problems } = await read(file, (await KEYED[file]?.()) ?? '');
  expect(questions.length + problems.length).toBeGreaterThan(0);
  for (const question of questions) expect(Object.getPrototypeOf(question)).toBe(Object.prototype);
});

test('a name of a file cannot turn or hide the words around it', async () => {
  const content = 'no questions here';
  const names = ['safe\u202egpj.csv', 'a\u2066b.gift', '\u202e/x.md'];
  const zip = await read('set.zip', madeZip([...names.map((name) => ({ name, content })), { name: '../\u202eout.csv', content }]));
  expect(zip.problems.length).toBeGreaterThanOrEqual(names.length);
  expect(unseenIn(JSON.stringify(zip.problems))).toEqual([]);
});

test('a deck whose header names fields by the ten thousand is read by those that a card can have', async () => {
  const header = `#separator:tab\n#columns:Question\tOption A\tOption B\tAnswer${'\tmore'.repeat(12_000)}\n`;
  const { questions } = await read('deck.txt', `${header}Which is sound?\tThis\tThat\tA\n${'no card at all\n'.repeat(1_200)}`);
  expect(questions.map(({ stem }) => stem)).toEqual(['Which is sound?']);
});
