/** Sets with a text in the place of a word of the format: a type, a key, an id, the name of a field, a column or a file. What is said of them quotes it. */

import { TASK_LIST_SIGN } from '../../src/core/formats/task-list';
import { madeZip } from '../importing/made-zip';
import { database } from './containers';
import { cell, inXml, oneLine, type Sets } from './sets/set-maker';

const each = (texts: readonly string[], write: (text: string, at: number) => string, between = '\n') => texts.map(write).join(between);
const OPTIONS = '"options": ["One", "Two"]';

export const WRONG_SETS: Sets = {
  'own.yaml': (texts) =>
    `- ${each(
      texts,
      (text, at) => {
        const sound = {
          id: `own-${at}`,
          version: 1,
          type: 'single',
          stem: 'Which?',
          options: ['a', 'b'].map((id) => ({ id, text: id })),
          key: ['a'],
        };
        const wrong = [
          { id: text },
          { type: text },
          { key: [text] },
          { domains: { [text]: text } },
          { [`${text} field`]: text },
          { references: [{ url: text, title: text }] },
          { exhibits: [{ file: text, alt: text }] },
          { caseStudy: text },
        ];
        return JSON.stringify({ ...sound, ...wrong[at % wrong.length] });
      },
      '\n- ',
    )}\n`,
  'bank.yaml': (texts) =>
    JSON.stringify({
      id: texts[0],
      title: 'Wrong',
      version: oneLine(texts[0] ?? ''),
      language: texts[0],
      blueprints: texts,
      topics: texts.map((text) => ({ id: text, title: text })),
      learningPoints: texts.map((text) => ({ id: text, topic: text, sentence: text })),
    }),
  'types.json': (texts) => `[${each(texts, (text) => `{ "question": "Which?", "type": ${JSON.stringify(text)} }`, ', ')}]`,
  'keys.json': (texts) => `[${each(texts, (text) => `{ "question": "Which?", ${OPTIONS}, "answer": ${JSON.stringify(text)} }`, ', ')}]`,
  'names.json': (texts) =>
    `[${each(texts, (text) => `{ "question": "Which?", ${OPTIONS}, "answer": "A", ${JSON.stringify(text)}: ${JSON.stringify(text)} }`, ', ')}]`,
  'references.json': (texts) =>
    `[${each(texts, (text, at) => `{ "question": "Which ${at}?", ${OPTIONS}, "answer": "A", "references": [{ "url": ${JSON.stringify(text)} }] }`, ', ')}]`,
  'keys.yaml': (texts) => each(texts, (text) => `- question: Which?\n  options: [One, Two]\n  answer: ${JSON.stringify(text)}\n`, ''),
  'keys.toml': (texts) => each(texts, (text) => `[[questions]]\nquestion = "Which?"\noptions = ["One", "Two"]\nanswer = ${JSON.stringify(text)}\n`),
  'values.toml': (texts) => each(texts, (text) => `[[questions]]\nquestion = "Which?"\noptions = ["One", "Two"]\nanswer = ${oneLine(text)}\n`),
  'keys.md': (texts) => each(texts, (text) => `### Which?\n\n- A. One\n- B. Two\n\nAnswer: ${oneLine(text)}\n`),
  'task-list.md': (texts) =>
    `${TASK_LIST_SIGN}\n${each(
      texts,
      (text, at) =>
        `### ${oneLine(text)}\n<!-- question ${JSON.stringify({ id: text, domains: { [text]: text } })} -->\n<!-- stem -->\nWhich ${at}?\n- [x] One\n- [ ] Two\n`,
    )}`,
  'columns.csv': (texts) => {
    const rows = [
      ['Question', 'A', 'B', 'Key', ...texts],
      ['Which?', 'One', 'Two', 'A', ...texts],
    ];
    return rows.map((row) => row.map(cell).join(',')).join('\n');
  },
  'keys.csv': (texts) => `Question,Question Type,A,B,Key\n${each(texts, (text) => ['Which?', text, 'One', 'Two', text].map(cell).join(','))}\n`,
  'types.tsv': (texts) => `Question\tType\tKey\n${each(texts, (text) => ['Which?', text, text].map(cell).join('\t'))}\n`,
  'types.xml': (texts) =>
    `<quiz>${each(
      texts,
      (text) =>
        `<question type="${inXml(oneLine(text))}"><questiontext><text>Which?</text></questiontext><answer fraction="${inXml(oneLine(text))}"><text>One</text></answer></question>`,
    )}</quiz>`,
  'keys.txt': (texts) => each(texts, (text) => `Which?\nA. One\nB. Two\nANSWER: ${oneLine(text)}\n`),
  'deck.txt': (texts) =>
    `#separator:tab\n#deck:${oneLine(texts[0] ?? '')}\n#columns:Question\tOption A\tOption B\tAnswer\t${texts.slice(0, 40).map(oneLine).join('\t')}\n${each(texts, (text) => ['Which?', 'One', 'Two', text].map((field) => cell(oneLine(field))).join('\t'))}\n`,
  'deck.apkg': async (texts) => {
    const collection = await database((made) => {
      made.run('CREATE TABLE notes (mid text, tags text, flds text)');
      made.run('CREATE TABLE col (models text)');
      const models = Object.fromEntries(texts.map((text) => [text, { flds: ['Question', 'Option A', 'Option B', text].map((name) => ({ name })) }]));
      made.run('INSERT INTO col VALUES (?)', [JSON.stringify(models)]);
      for (const text of texts) made.run("INSERT INTO notes VALUES (?, '', ?)", [text, ['Which?', 'One', 'Two', text].join('\u001f')]);
    });
    return madeZip([{ name: 'collection.anki21', content: collection }]);
  },
  // A name of a file is shorter than a text may be.
  'names.zip': (texts) =>
    madeZip(
      each(texts, (text, at) => `${at} ${oneLine(text).slice(0, 150)}.gift`, '\n')
        .split('\n')
        .map((name) => ({ name, content: '::x:: Which? {=One}' })),
    ),
};
