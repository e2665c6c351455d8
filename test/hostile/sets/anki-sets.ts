/** Anki's notes, as text and in packages of both kinds of collection, with fields of their own, letters on the front, and the type AllInOne. */

import { madePng } from '../../fakes/made-picture';
import { madeZip } from '../../importing/made-zip';
import { database } from '../containers';
import { cell, oneLine, type Sets } from './set-maker';

const NAMES = ['Question', 'Option A', 'Option B', 'Answer', 'Explanation', 'Topic', 'Source'];
const fieldsOf = (text: string) => [
  `Which? ${text}`,
  `One ${text}`,
  `Two ${text}`,
  'A',
  text,
  text.slice(0, 200),
  `https://canary.example/r ${text}`,
];
const ALL_IN_ONE = ['Question', 'QType (0=kprim,1=mc,2=sc)', 'Q_1', 'Q_2', 'Answers', 'Extra 1'];

/** The first columns are the kind of note, its deck and its tags. */
const noteLines = (texts: readonly string[], columns: readonly string[], fields: (text: string) => readonly string[]) =>
  `#separator:tab\n#html:true\n#notetype column:1\n#deck column:2\n#tags column:3\n#columns:${['', '', 'Tags', ...columns].join('\t')}\n${texts
    .map((text) => [text, text, text, ...fields(text)].map((field) => cell(oneLine(field))).join('\t'))
    .join('\n')}\n`;

export const ANKI_TEXT_SETS: Sets = {
  'deck.txt': (texts) => noteLines(texts, NAMES, fieldsOf),
  'all-in-one.txt': (texts) => noteLines(texts, ALL_IN_ONE, (text) => [`Which? ${text}`, '2', `One ${text}`, `Two ${text}`, '1 0', text]),
};

const NOTES = 'CREATE TABLE notes (id integer primary key, mid integer, tags text, flds text)';

/** Media are files under numbers, with a list of what they are called. */
const packed = (name: string, collection: Uint8Array, texts: readonly string[]) =>
  madeZip([
    { name, content: collection },
    { name: 'media', content: JSON.stringify(Object.fromEntries(texts.map((text, at) => [String(at), `${oneLine(text)}.png`]))) },
    ...texts.map((_, at) => ({ name: String(at), content: madePng(2, 2) })),
  ]);

export const ANKI_SETS: Sets = {
  'deck.apkg': async (texts) => {
    const collection = await database((made) => {
      made.run(NOTES);
      made.run('CREATE TABLE col (id integer primary key, models text, decks text)');
      const models = { 1: { name: texts[0], flds: NAMES.map((name) => ({ name })) } };
      made.run('INSERT INTO col (models, decks) VALUES (?, ?)', [JSON.stringify(models), JSON.stringify({ 1: { name: texts[0] } })]);
      for (const text of texts) made.run('INSERT INTO notes (mid, tags, flds) VALUES (1, ?, ?)', [text, fieldsOf(text).join('\u001f')]);
    });
    return packed('collection.anki21', collection, texts);
  },
  // Fields stand in a table of their own; a card has its options on its front.
  'front-and-back.apkg': async (texts) => {
    const collection = await database((made) => {
      made.run(NOTES);
      made.run('CREATE TABLE fields (ntid integer, ord integer, name text)');
      for (const [at, name] of ['Front', 'Back'].entries()) made.run('INSERT INTO fields VALUES (1, ?, ?)', [at, name]);
      for (const text of texts) {
        const words = oneLine(text);
        const front = `Which? ${words}<br>A. One ${words}<br>B. Two ${words}`;
        made.run('INSERT INTO notes (mid, tags, flds) VALUES (1, ?, ?)', [text, `${front}\u001fA<br>${words}`]);
      }
    });
    return packed('collection.anki2', collection, texts);
  },
};
