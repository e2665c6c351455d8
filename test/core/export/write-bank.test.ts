/** Banks that go out and come back: whatever a format can hold is the same afterwards, and what it cannot hold is named. */

import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/core/bank';
import { EXPORT_FILES, type ExportFormat } from '../../../src/core/export/formats';
import { shownWords } from '../../../src/core/export/html';
import { UDEMY_HEADER } from '../../../src/core/export/udemy-csv';
import { writeBank } from '../../../src/core/export/write-bank';
import { foreignText } from '../../../src/core/formats/foreign-text';
import { readHeader, readQuestions } from '../../../src/core/formats/passband';
import { readBankFolder } from '../../../src/importing/bank-folder';
import { readBlueprintFolder } from '../../../src/importing/blueprint-folder';
import { sealedBank } from '../../../src/importing/compile';
import { readSet } from '../formats/read-set';
import { bankOf, choiceQuestions, matching, ordering, soundText, storedText } from './made-questions';

const BANKS = resolve(import.meta.dirname, '../../../question-banks');

function back(format: ExportFormat, questions: readonly Question[]) {
  const written = writeBank(format, bankOf(questions), questions, []);
  return { ...written, read: readSet(written.text, `set.${EXPORT_FILES[format].ending}`) };
}

const rightOf = ({ key }: Question) => (Array.isArray(key) ? [...key].sort() : key);
const whole = ({ scenario, stem }: Question) => [scenario, stem].filter((part) => part !== '').join('\n\n');
/** All that the words of a question show. */
const shown = (question: Question, joined = false) => ({
  type: question.type,
  stem: joined ? [shownWords(whole(question))] : [shownWords(question.scenario), shownWords(question.stem)],
  options: question.options.map(({ text, rationale = '' }) => [shownWords(text), shownWords(rationale)]),
  key: rightOf(question),
  explanation: shownWords(question.explanation ?? ''),
});
const counted = (losses: readonly { what: string; count: number }[]) => Object.fromEntries(losses.map(({ what, count }) => [what, count]));

describe('texts as the app keeps them', () => {
  it('are the same when they are read as Markdown again', () => {
    fc.assert(
      fc.property(storedText, (text) => {
        expect(foreignText(text, 'markdown').text).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});

describe("Passband's own YAML", () => {
  it('gives back every question as it was, field by field', () => {
    fc.assert(
      fc.property(choiceQuestions(10), (made) => {
        const questions = [...made, ordering, matching];
        const { text, losses } = writeBank('passband', bankOf(questions), questions, []);
        const read = readQuestions(text, 'bank.yaml');
        expect(read.problems).toEqual([]);
        expect(read.questions).toEqual(questions);
        expect(losses).toEqual([]);
      }),
    );
  });

  it.each(['aws-solutions-architect-associate', 'google-associate-cloud-engineer', 'question-types-tour'])(
    'gives %s back, hash and all',
    async (name) => {
      const { blueprints: shipped } = await readBlueprintFolder(`${BANKS}/blueprints`);
      const folder = await readBankFolder(`${BANKS}/${name}`, shipped);
      if (folder.header === null) throw new Error('no header');
      const bank = sealedBank(folder.header, folder.blueprints, folder.questions);
      const { text, losses } = writeBank('passband', bank, bank.questions, shipped);
      const header = readHeader(text, 'bank.yaml');
      const read = readQuestions(text, 'bank.yaml', { header: header.header ?? undefined, blueprints: bank.blueprints });
      expect([...header.problems, ...read.problems]).toEqual([]);
      if (header.header === null) throw new Error('no header came back');
      expect(sealedBank(header.header, bank.blueprints, read.questions).hash).toBe(bank.hash);
      expect(losses).toEqual(name === 'question-types-tour' ? [{ what: 'pictures', count: expect.any(Number) }] : []);
    },
  );
});

describe("Udemy's sheet", () => {
  it('has the header that Udemy asks for, to the letter', () => {
    expect(UDEMY_HEADER).toBe(
      'Question,Question Type,Answer Option 1,Explanation 1,Answer Option 2,Explanation 2,Answer Option 3,Explanation 3,Answer Option 4,Explanation 4,' +
        'Answer Option 5,Explanation 5,Answer Option 6,Explanation 6,Correct Answers,Overall Explanation,Domain',
    );
    expect(writeBank('csv', bankOf([]), [], []).text).toBe(`${UDEMY_HEADER}\r\n`);
  });

  it('gives back words, options in their order, keys, rationales and explanations', () => {
    fc.assert(
      fc.property(choiceQuestions(6, soundText), (questions) => {
        const { read, losses } = back('csv', questions);
        expect(read.questions.map((question) => shown(question, true))).toEqual(questions.map((question) => shown(question, true)));
        expect(counted(losses).altered).toBeUndefined();
      }),
      { numRuns: 120 },
    );
  });

  it('has no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(choiceQuestions(), (questions) => {
        const rows: string[][] = parse(writeBank('csv', bankOf(questions), questions, []).text);
        for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });

  it('takes the edge off a formula, and gives it back as it was', () => {
    const [made] = fc.sample(choiceQuestions(), { numRuns: 1, seed: 4 })[0] ?? [];
    if (!made) throw new Error('no question');
    const options = ["=cmd|' /C calc'!A0", "'=1+1", '@SUM(1)'].map((text, at) => ({ id: 'abc'[at] ?? '', text }));
    const question = { ...made, type: 'single' as const, stem: 'Which one?', scenario: '', options, key: ['b'] };
    const { text, read } = back('csv', [question]);
    expect(text).toContain(`"'=cmd|' /C calc'!A0"`);
    expect(read.questions[0]?.options.map((option) => option.text)).toEqual(options.map((option) => option.text));
  });

  it('names what it cannot hold', () => {
    const [made] = fc.sample(choiceQuestions(), { numRuns: 1, seed: 1 })[0] ?? [];
    if (!made || made.type === 'matching') throw new Error('no question');
    const options = [...'abcdefg'].map((id) => ({ id, text: `Option ${id}` }));
    const seven = { ...made, id: 'q-seven', type: 'single' as const, options, key: ['a'] };
    const { losses, questions } = writeBank('csv', bankOf([]), [made, seven, ordering, matching], []);
    expect(questions).toBe(1);
    expect(counted(losses)).toMatchObject({ ordering: 1, matching: 1, 'many-options': 1, references: 1, topics: 1, ids: 1, header: 1 });
    expect(counted(losses)).not.toHaveProperty('learning-points');
  });
});

describe('a Markdown task list', () => {
  it('gives back all of its words to the letter, with rationales, references, domains, topics and ids', () => {
    fc.assert(
      fc.property(choiceQuestions(10), (questions) => {
        const { read, losses } = back('markdown', questions);
        expect(read.questions.map(({ shuffle: _, ...question }) => question)).toEqual(questions.map(({ shuffle: _, ...question }) => question));
        expect(counted(losses).altered).toBeUndefined();
      }),
      { numRuns: 120 },
    );
  });

  it('is a list of boxes that any other reader of Markdown understands', () => {
    const [questions = []] = fc.sample(choiceQuestions(), { numRuns: 1, seed: 3 });
    const plain = questions.map((question) => ({
      ...question,
      scenario: 'A shop sells online.',
      stem: `What should ${question.id} do?`,
      explanation: 'Because.',
      options: question.options.map(({ id }) => ({ id, text: `Use ${id}`, rationale: `About ${id}` })),
    }));
    const text = writeBank('markdown', bankOf(plain), plain, []).text.split('\n').slice(1).join('\n');
    const read = readSet(text, 'set.md');
    expect(read.questions.map(rightOf)).toEqual(plain.map(rightOf));
    expect(read.questions[0]?.stem).toContain('What should q-1 do?');
    expect(read.questions[0]?.options.map(({ rationale }) => rationale)).toEqual(plain[0]?.options.map(({ rationale }) => rationale));
  });

  it('names what it cannot hold', () => {
    const { losses, questions } = writeBank('markdown', bankOf([]), [ordering, matching], []);
    expect(questions).toBe(0);
    expect(losses).toEqual([
      { what: 'ordering', count: 1 },
      { what: 'matching', count: 1 },
      { what: 'header', count: 1 },
    ]);
  });
});

describe('a text for Anki', () => {
  it('says in its first lines what it is', () => {
    const [questions = []] = fc.sample(choiceQuestions(), { numRuns: 1, seed: 2 });
    const lines = writeBank('anki', bankOf(questions), questions, []).text.split('\n');
    expect(lines.slice(0, 6)).toEqual(['#separator:tab', '#html:true', '#notetype:Basic', '#deck:Made | bank', '#tags column:3', '#guid column:4']);
    expect(lines[6]).toMatch(/^#columns:Front\tBack\tTags\tGUID\t/);
  });

  it('gives back words, options in their order, keys, rationales and explanations', () => {
    fc.assert(
      fc.property(choiceQuestions(10, soundText), (questions) => {
        const { read, losses } = back('anki', questions);
        expect(read.questions.map((question) => shown(question))).toEqual(questions.map((question) => shown(question)));
        expect(read.questions.map(({ id, topics, difficulty }) => ({ id, topics, difficulty }))).toEqual(
          questions.map(({ id, topics, difficulty }) => ({ id, topics, difficulty })),
        );
        expect(counted(losses).altered).toBeUndefined();
      }),
      { numRuns: 120 },
    );
  });
});

describe('what comes back otherwise', () => {
  it.each(['csv', 'anki'] as const)('is counted, whatever stands in the texts (%s)', (format) => {
    fc.assert(
      fc.property(choiceQuestions(), (questions) => {
        const { read, losses } = back(format, questions);
        const forms = read.questions.map((question) => JSON.stringify(shown(question, format === 'csv')));
        const missing = questions.filter((question) => !forms.includes(JSON.stringify(shown(question, format === 'csv'))));
        expect(counted(losses).altered ?? 0).toBe(missing.length);
      }),
    );
  });
});

describe('the bundled banks', () => {
  it.each(['csv', 'markdown', 'anki'] as const)('go out as %s and come back with every word', async (format) => {
    const { blueprints: shipped } = await readBlueprintFolder(`${BANKS}/blueprints`);
    const folder = await readBankFolder(`${BANKS}/google-associate-cloud-engineer`, shipped);
    if (folder.header === null) throw new Error('no header');
    const bank = sealedBank(folder.header, folder.blueprints, folder.questions);
    const { losses, questions } = writeBank(format, bank, bank.questions, shipped);
    expect(questions).toBe(bank.questions.length);
    expect(counted(losses).altered).toBeUndefined();
  });
});
