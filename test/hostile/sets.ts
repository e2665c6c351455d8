/** A sound set of each format with the same words in every field that a format has, whatever the words are. */

import { madeZip } from '../importing/made-zip';
import { database } from './containers';

const quoted = (text: string) => JSON.stringify(text);
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const oneLine = (text: string) => text.replace(/\s+/g, ' ');
/** GIFT gives these signs a meaning; a backslash makes them words. */
const inGift = (text: string) => oneLine(text).replace(/[\\~=#{}:]/g, '\\$&');
const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const inCdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']] >')}]]>`;

/** How many questions a set has for each text. */
export type SetMaker = (texts: readonly string[]) => string | Uint8Array | Promise<Uint8Array>;

/** Names of files, each with its maker. Options stay apart from one another by a word of their own. */
export const SETS: Readonly<Record<string, SetMaker>> = {
  'own.yaml': (texts) =>
    `- ${texts
      .map((text, at) =>
        JSON.stringify({
          id: `own-${at}`,
          version: 1,
          type: 'single',
          scenario: text,
          stem: `Which? ${text}`,
          options: [
            { id: 'a', text: `One ${text}`, rationale: text },
            { id: 'b', text: `Two ${text}`, rationale: text },
          ],
          key: ['a'],
          explanation: text,
          author: oneLine(text).slice(0, 300),
          licence: oneLine(text).slice(0, 300),
          services: [oneLine(text).slice(0, 300)],
          references: [{ url: 'https://docs.example/', title: oneLine(text).slice(0, 300) }],
        }),
      )
      .join('\n- ')}\n`,
  'list.json': (texts) =>
    JSON.stringify({
      title: texts[0],
      questions: texts.map((text) => ({
        question: `Which? ${text}`,
        scenario: text,
        options: [`One ${text}`, `Two ${text}`],
        answer: 'A',
        explanation: text,
        topic: text,
        reference: text,
      })),
    }),
  'list.yaml': (texts) =>
    texts
      .map(
        (text) =>
          `- question: ${quoted(`Which? ${text}`)}\n  options: { A: ${quoted(`One ${text}`)}, B: ${quoted(`Two ${text}`)} }\n  answer: A\n  explanation: ${quoted(text)}\n  topic: ${quoted(text)}\n`,
      )
      .join(''),
  'list.toml': (texts) =>
    texts
      .map(
        (text) =>
          `[[questions]]\nquestion = ${quoted(`Which? ${text}`)}\noptions = [${quoted(`One ${text}`)}, ${quoted(`Two ${text}`)}]\nanswer = 0\nexplanation = ${quoted(text)}\n`,
      )
      .join('\n'),
  'list.md': (texts) =>
    texts
      .map((text) => {
        const words = oneLine(text);
        return `### Which? ${words}\n\n- [x] One ${words}\n- [ ] Two ${words}\n\n**Explanation:** ${words}\n`;
      })
      .join('\n'),
  'list.csv': (texts) =>
    `Question,Answer Option 1,Explanation 1,Answer Option 2,Explanation 2,Correct Answers,Overall Explanation,Domain\n${texts
      .map((text) => [`Which? ${text}`, `One ${text}`, text, `Two ${text}`, text, '1', text, text].map(cell).join(','))
      .join('\n')}\n`,
  'list.gift': (texts) =>
    texts
      .map((text) => {
        const words = inGift(text);
        return `::${words}:: [html]Which? ${words} { =One ${words} #${words} ~Two ${words} #${words} ####${words} }`;
      })
      .join('\n\n'),
  'list.xml': (texts) =>
    `<?xml version="1.0"?><quiz>${texts
      .map(
        (text) =>
          `<question type="multichoice"><name><text>${inXml(text)}</text></name><questiontext format="html"><text>${inCdata(`Which? ${text}`)}</text></questiontext><single>true</single><generalfeedback><text>${inCdata(text)}</text></generalfeedback><answer fraction="100" format="html"><text>${inXml(`One ${text}`)}</text><feedback><text>${inCdata(text)}</text></feedback></answer><answer fraction="0"><text>${inCdata(`Two ${text}`)}</text></answer><tags><tag><text>${inXml(text)}</text></tag></tags></question>`,
      )
      .join('')}</quiz>`,
  'aiken.txt': (texts) => texts.map((text) => `Which? ${oneLine(text)}\nA. One ${oneLine(text)}\nB. Two ${oneLine(text)}\nANSWER: A\n`).join('\n'),
  'text2qti.txt': (texts) =>
    `Quiz title: ${oneLine(texts[0] ?? '')}\n\n${texts
      .map((text, at) => `${at + 1}. Which? ${oneLine(text)}\n... ${oneLine(text)}\n*a) One ${oneLine(text)}\nb) Two ${oneLine(text)}\n`)
      .join('\n')}`,
  'deck.txt': (texts) =>
    `#separator:tab\n#html:true\n#columns:Question\tOption A\tOption B\tAnswer\tExplanation\n${texts
      .map((text) => [`Which? ${text}`, `One ${text}`, `Two ${text}`, 'A', text].map((field) => cell(oneLine(field))).join('\t'))
      .join('\n')}\n`,
  'deck.apkg': async (texts) => {
    const collection = await database((made) => {
      made.run('CREATE TABLE notes (id integer primary key, mid integer, tags text, flds text)');
      made.run('CREATE TABLE col (id integer primary key, models text)');
      const names = ['Question', 'Option A', 'Option B', 'Answer', 'Explanation'];
      made.run('INSERT INTO col (models) VALUES (?)', [JSON.stringify({ 1: { flds: names.map((name) => ({ name })) } })]);
      for (const text of texts) {
        const fields = [`Which? ${text}`, `One ${text}`, `Two ${text}`, 'A', text];
        made.run('INSERT INTO notes (mid, tags, flds) VALUES (1, ?, ?)', [text, fields.join('\u001f')]);
      }
    });
    return madeZip([{ name: 'collection.anki21', content: collection }]);
  },
};
