/** Tables of questions: one quirk a test. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/core/formats/csv';
import { rowsOf } from '../../../src/core/formats/delimited-rows';
import { judgeDrafts } from '../../../src/core/formats/judge-drafts';
import { seen } from './seen-set';

const read = (text: string) => seen(readCsv(text, 'set.csv'));
const ONE = { stem: 'Which?', options: ['One', 'Two', 'Three'], right: ['Two'] };

describe('the columns', () => {
  test.each([
    ['numbered options, a key from 1', 'question,option1,option2,option3,correct\nWhich?,One,Two,Three,2\n'],
    ['lettered options, a letter', 'Question,Option A,Option B,Option C,Answer\nWhich?,One,Two,Three,B\n'],
    ['bare letters', 'Q,A,B,C,Correct Answer\nWhich?,One,Two,Three,b\n'],
    ['a key in words', 'Question;Ans1;Ans2;Ans3;Correct ans\nWhich?;One;Two;Three;Two\n'],
    ['a letter and the words', 'Question,Choice A,Choice B,Choice C,Answer\nWhich?,One,Two,Three,B. Two\n'],
    ['tabs', 'Question\tOption 1\tOption 2\tOption 3\tKey\nWhich?\tOne\tTwo\tThree\t2\n'],
    ['bars', 'Question|Option 1|Option 2|Option 3|Key\nWhich?|One|Two|Three|2\n'],
    ["the line of an old spreadsheet's separator", 'sep=;\r\nQuestion;A;B;C;Key\r\nWhich?;One;Two;Three;B\r\n'],
    ['a title above the header', 'My practice test,,,,\nQuestion,A,B,C,Key\nWhich?,One,Two,Three,B\n'],
    ['a table of Markdown', '| Question | A | B | C | Key |\n|---|:-:|---|---|---|\n| Which? | One | Two | Three | B |\n'],
    ['no header', 'Which?,One,Two,Three,B\n'],
    ['options in one cell, between bars', 'Question,Options,Answer\nWhich?,One|Two|Three,Two\n'],
    ['options in one cell, lettered in a row', 'Question,Options,Answer\nWhich?,A) One B) Two C) Three,B\n'],
    ['options in one cell, as a list of a program', "Question,Choices,Answer\nWhich?,\"['One', 'Two', 'Three']\",Two\n"],
    ['options in one cell, one a line', 'Question,Answers,Correct\nWhich?,"One\nTwo\nThree",2\n'],
    ['options in one cell, a star before the right one', 'Question,Options\nWhich?,One|*Two|Three\n'],
    ['options below the question', 'Question,Answer\n"Which?\nA. One\nB. Two\nC. Three",B\n'],
    ['marks beside the options', 'Question,Answer 1,Correct 1,Answer 2,Correct 2,Answer 3,Correct 3\nWhich?,One,FALSE,Two,TRUE,Three,FALSE\n'],
    ['signs that lines of other systems end with', 'Question,A,B,C,Key\rWhich?,One,Two,Three,B\r'],
  ])('%s', (_, text) => {
    const { questions, skipped } = read(text);
    expect(questions).toEqual([ONE]);
    expect(skipped).toBe(0);
  });

  test("the sheet of Udemy's practice tests", () => {
    const header =
      'Question,Question Type,Answer Option 1,Explanation 1,Answer Option 2,Explanation 2,Answer Option 3,Explanation 3,Answer Option 4,Explanation 4,' +
      'Answer Option 5,Explanation 5,Answer Option 6,Explanation 6,Correct Answers,Overall Explanation,Domain\n';
    const set = readCsv(
      `${header}Which?,multiple-choice,One,No,Two,Yes,Three,No,,,,,,,2,Because,Storage\nWhich two?,multi-select,P,,Q,,R,,,,,,,,"1,3",,Storage\n`,
      'set.csv',
    );
    const { questions, problems } = judgeDrafts(set.drafts);
    expect(questions).toMatchObject([
      {
        type: 'single',
        key: ['b'],
        options: [{ rationale: 'No' }, { rationale: 'Yes' }, { rationale: 'No' }],
        explanation: 'Because',
        topics: ['storage'],
      },
      { type: 'multiple', key: ['a', 'c'] },
    ]);
    expect([...set.problems, ...problems]).toEqual([]);
  });

  test('one answer is asked for there, and several are marked', () => {
    const header =
      'Question,Question Type,Answer Option 1,Explanation 1,Answer Option 2,Explanation 2,Answer Option 3,Explanation 3,Correct Answers\n';
    expect(read(`${header}Which?,multiple-choice,One,,Two,,Three,,"1,2"\n`).said).toEqual(['set.one-asked-several-keys at 2']);
  });

  test('the right answer and the wrong ones', () => {
    const { questions } = read('Question,Correct Answer,Wrong 1,Wrong 2\nWhich?,Two,One,Three\n');
    expect(questions).toEqual([{ ...ONE, options: ['Two', 'One', 'Three'] }]);
  });

  test('a mapping that the candidate gave is not guessed again', () => {
    const columns = [
      { kind: 'right' },
      { kind: 'option', place: 0 },
      { kind: 'option', place: 1 },
      { kind: 'option', place: 2 },
      { kind: 'stem' },
    ] as const;
    const given = readCsv('x,x,x,x,x\n1,One,Two,Three,Which?\n', 'set.csv', [
      { names: ['x', 'x', 'x', 'x', 'x'], roles: columns, numbers: 'from-0' },
    ]);
    expect(seen(given)).toEqual({ questions: [ONE], said: [], skipped: 0 });
  });

  test('what was guessed is told, and a table of something else is refused', () => {
    expect(readCsv('Question,Option A,Option B,Answer\nWhich?,One,Two,A\n', 'set.csv').guessed).toEqual({
      stem: 'Question',
      options: 'Option A, Option B',
      right: 'Answer',
      confidence: 1,
    });
    expect(read('Name,Town\nAda,London\n')).toEqual({ questions: [], said: ['set.no-columns'], skipped: 0 });
  });
});

describe('the keys', () => {
  const table = (...rows: readonly string[]) => read(`Question,A,B,C,D,Key\n${rows.join('\n')}\n`);

  test.each(['BD', 'B,D', '"B, D"', '"B;D"', 'B and D', '"[""B"", ""D""]"'])('several: %s', (key) => {
    const quoted = key.includes(',') && !key.startsWith('"') ? `"${key}"` : key;
    expect(table(`Which two?,One,Two,Three,Four,${quoted}`).questions[0]?.right).toEqual(['Two', 'Four']);
  });

  test('one that is 0 makes all of them count from 0', () => {
    const { questions } = table('First?,One,Two,Three,Four,0', 'Second?,One,Two,Three,Four,1');
    expect(questions.map(({ right }) => right)).toEqual([['One'], ['Two']]);
  });

  test('the number of a column is no word, where other keys are no words', () => {
    const { questions } = table('How many?,2,4,6,8,4', 'Which?,One,Two,Three,Four,3');
    expect(questions.map(({ right }) => right)).toEqual([['8'], ['Three']]);
  });

  test('a letter is no word, where other keys are no words', () => {
    const { questions } = table('Which record?,CNAME,A,MX,TXT,A', 'Which?,One,Two,Three,Four,C');
    expect(questions.map(({ right }) => right)).toEqual([['CNAME'], ['Three']]);
  });

  test('numbers that are words of options stay words, where no key is a number of a column', () => {
    expect(table('How many?,10,20,30,40,30', 'How many more?,1,2,3,4,2').questions.map(({ right }) => right)).toEqual([['30'], ['2']]);
  });

  test('numbers that do not show where they begin are read from 1, with a word about it', () => {
    expect(table('Which?,One,Two,Three,Four,2').said).toEqual(['set.numbers-from-1']);
  });

  test('one that names no option is refused', () => {
    expect(table('Which?,One,Two,Three,Four,E').said).toEqual(['set.key-names-no-option at 2']);
  });

  test('an empty column counts, and N/A at the end is no option', () => {
    expect(table('Which?,One,,Three,N/A,C').questions).toEqual([{ stem: 'Which?', options: ['One', 'Three'], right: ['Three'] }]);
  });

  test('true and false need no columns', () => {
    expect(read('Question,Answer\nThe sky is blue.,TRUE\n').questions).toEqual([
      { stem: 'The sky is blue.', options: ['True', 'False'], right: ['True'] },
    ]);
  });
});

describe('the rows', () => {
  const header = 'Question,A,B,C,Key\n';

  test('cells over several lines, doubled quotes, and the line of what comes after', () => {
    const { questions, said } = read(`${header}"Which\n\n""one""?",One,Two,Three,B\nNone?,One,Two,Three,\n`);
    expect(questions).toEqual([{ ...ONE, stem: 'Which\n\n"one"?' }]);
    expect(said).toEqual(['set.no-key at 5']);
  });

  test('the header again half-way, and rows of nothing but commas', () => {
    expect(read(`${header}Which?,One,Two,Three,B\n,,,,\n${header}`)).toEqual({ questions: [ONE], said: [], skipped: 0 });
  });

  test('a comma that no quotes hold costs its row', () => {
    expect(read(`${header}Which, then?,One,Two,Three,B\nWhich?,One,Two,Three,B\n`)).toEqual({
      questions: [ONE],
      said: ['set.row-cells at 2'],
      skipped: 1,
    });
  });

  test('a quote that does not close costs its row, at the end and before other quotes', () => {
    const broken = '"Broken?,One,Two,Three,B\n';
    const good = '"Which?",One,Two,Three,B\n';
    expect(read(`${header}${good}${broken}`)).toEqual({ questions: [ONE], said: ['set.row-quote at 3'], skipped: 1 });
    expect(read(`${header}${broken}${good}`)).toEqual({ questions: [ONE], said: ['set.row-quote at 2'], skipped: 1 });
  });

  test('quotes inside quotes are words, and a row that is too short has no key', () => {
    const { questions, said } = read(`${header}"Which "one" is it?",One,Two,Three,B\nShort?,One,Two\n`);
    expect(questions).toEqual([{ ...ONE, stem: 'Which "one" is it?' }]);
    expect(said).toEqual(['set.no-key at 3']);
  });

  test('a giant cell costs its row', () => {
    expect(read(`${header}${'x'.repeat(300_000)},One,Two,Three,B\nWhich?,One,Two,Three,B\n`)).toMatchObject({
      questions: [ONE],
      said: ['set.too-long at 2'],
    });
  });

  test('HTML becomes words, tags that are what is asked about stay', () => {
    const { questions } = read(`${header}<p>Which <b>one</b>?</p><script>x</script>,One,Two,Three,B\nWhich tag?,<br>,<lb>,<break>,A\n`);
    expect(questions[0]?.stem).toBe('Which **one**?');
    expect(questions[1]?.options).toEqual(['\\<br>', '\\<lb>', '\\<break>']);
  });

  test('columns that are named like properties of objects are columns', () => {
    expect(read('__proto__,Question,A,B,C,Key,constructor\nx,Which?,One,Two,Three,B,y\n').questions).toEqual([ONE]);
  });

  test('many slips take no longer than their text', () => {
    const slips = '"a,b,c,d,e\n'.repeat(20_000);
    expect(rowsOf(header + slips, ',').length).toBeGreaterThan(40);
  });

  test('a row of nothing but commas is no header', () => {
    expect(read(','.repeat(300_000)).said).toEqual(['set.no-columns']);
  });

  test('what is written comes back, whatever stands in the cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', ';', 'é') }).filter((text) => text.trim() === text);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
        const text = rows.map((cells) => cells.map((words) => `"${words.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect(rowsOf(text, ',').map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });

  test('no text makes the reader throw, and every draft is a question or is told about', () => {
    const line = fc.string({ unit: fc.constantFrom('Which?', 'A', 'B', '1', '"', ',', ';', '\t', '\n', 'Question', 'Answer', '<b>', '|') });
    fc.assert(
      fc.property(line, (text) => {
        const { drafts } = readCsv(`Question,A,B,Answer\n${text}`, 'x.csv');
        const judged = judgeDrafts(drafts);
        expect(judged.questions.length + judged.problems.filter(({ severity }) => severity === 'error').length).toBeGreaterThanOrEqual(drafts.length);
      }),
    );
  });
});
