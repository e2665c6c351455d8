/** Pictures of a set, wherever they lie: which are kept, under what name, and what is said of the others. */

import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { setFiles } from '../../src/importing/bank-folder';
import { readSet } from '../../src/importing/preview';
import { sayCode } from '../../src/language/say';
import { temporaryFolder } from '../fakes/house';
import { writeFiles } from '../fakes/import-app';
import { madePng } from '../fakes/made-picture';
import { madeZip } from './made-zip';

const MAP = madePng(30, 20);
const OTHER = madePng(30, 20, { colour: 0x11 });
const task = (stem: string, inside: string) => `### ${stem}\n\n${inside}\n\n- [x] Yes\n- [ ] No\n\n`;

async function read(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  const set = await readSet({ folder, files: await setFiles(folder), shipped: [], library: [], today: '2026-11-23' }, () => {});
  await mkdir(set.read.folder, { recursive: true });
  const kept = new Map<string, Buffer>();
  for (const name of await readdir(set.read.folder)) kept.set(name, await readFile(join(set.read.folder, name)));
  const shown = Object.fromEntries(
    set.read.bank.questions.map(({ stem, exhibits }) => [stem, exhibits.map(({ file, alt }) => ({ alt, bytes: kept.get(file) }))]),
  );
  for (const { code, params } of set.read.problems) expect(sayCode(code, params)).not.toBe(code);
  return { shown, kept: [...kept.keys()], said: set.read.problems.map(({ code, severity }) => `${severity} ${code}`), skipped: set.read.skipped };
}

describe('a picture', () => {
  test.each([
    [
      'beside the file, in a folder, with a space and a bracket in its name',
      'docs/a.md',
      '![A map](img/big%20map%20(1).png)',
      'docs/img/big map (1).png',
    ],
    ['below the folder of the set, by a path from its top', 'docs/a.md', '![A map](/img/map.png)', 'img/map.png'],
    ['somewhere else, by its name alone', 'docs/a.md', '![A map](../assets/map.png)', 'static/pictures/map.png'],
    ['with an address behind a question mark', 'a.md', '<img src="map.png?raw=true" alt="A map">', 'map.png'],
  ])('that lies %s is found', async (_, file, words, path) => {
    const { shown, said } = await read({ [file]: task('What is shown?', words), [path]: MAP });
    expect({ shown, said }).toEqual({ shown: { 'What is shown?': [{ alt: 'A map', bytes: MAP }] }, said: [] });
  });

  test('in a zip is kept, of Markdown, JSON and tables, once where it is shown twice', async () => {
    const json = JSON.stringify([{ question: 'Two?', image: 'img/map.png', options: ['x', 'y'], answer: 'A' }]);
    const zip = madeZip([
      { name: 'set/one.md', content: task('One?', '![A map](img/map.png)') },
      { name: 'set/two.json', content: json },
      { name: 'set/three.csv', content: 'Question,A,B,Key,Image\nThree?,One,Two,A,img/other.png\n' },
      { name: 'set/img/map.png', content: MAP },
      { name: 'set/img/other.png', content: OTHER },
      { name: 'set/img/unused.png', content: OTHER },
    ]);
    const { shown, kept, said } = await read({ 'set.zip': zip });
    expect(shown).toEqual({
      'One?': [{ alt: 'A map', bytes: MAP }],
      'Two?': [{ alt: 'map.png', bytes: MAP }],
      'Three?': [{ alt: 'other.png', bytes: OTHER }],
    });
    expect(kept).toHaveLength(2);
    expect(said).toEqual(['warning set.picture-no-description', 'warning set.picture-no-description']);
  });

  test('of a bank of our own in a zip is kept, and one that is missing costs its question', async () => {
    const question = (id: string, file: string) =>
      `- id: ${id}\n  version: 1\n  type: single\n  stem: ${id}?\n  options: [{ id: a, text: One }, { id: b, text: Two }]\n  key: [a]\n  exhibits: [{ file: ${file}, alt: A map }]\n`;
    const zip = madeZip([
      { name: 'mine/bank.yaml', content: 'id: mine\ntitle: Mine\nversion: 1.0.0\n' },
      { name: 'mine/questions/a.yaml', content: question('q-one', 'media/map.png') + question('q-two', 'media/none.png') },
      { name: 'mine/media/map.png', content: MAP },
    ]);
    const { shown, said, skipped } = await read({ 'mine.zip': zip });
    expect({ shown, said, skipped }).toEqual({
      shown: { 'q-one?': [{ alt: 'A map', bytes: MAP }] },
      said: ['error bank.exhibit-missing'],
      skipped: 1,
    });
  });

  test('inside Moodle XML belongs to its question, though others have one of the same name', async () => {
    const question = (stem: string, bytes: Uint8Array) => `<question type="multichoice"><name><text>n</text></name>
      <questiontext format="html"><text><![CDATA[<p>${stem}</p><p><img src="@@PLUGINFILE@@/a%20map.png" alt="A map"></p>]]></text>
      <file name="a map.png" path="/" encoding="base64">${Buffer.from(bytes).toString('base64')}</file></questiontext><single>true</single>
      <answer fraction="100" format="html"><text>Yes</text></answer><answer fraction="0" format="html"><text>No</text></answer></question>`;
    const { shown, said } = await read({ 'quiz.xml': `<quiz>\n${question('One?', MAP)}\n${question('Two?', OTHER)}\n</quiz>` });
    expect({ shown, said }).toEqual({ shown: { 'One?': [{ alt: 'A map', bytes: MAP }], 'Two?': [{ alt: 'A map', bytes: OTHER }] }, said: [] });
  });

  test('that is no picture, a drawing, too large or too wide is left out with a sentence, and the question stays', async () => {
    const files = { 'page.png': '<html>hi</html>', 'draw.svg': '<svg><script/></svg>', 'named.png': '<?xml version="1.0"?><svg/>' };
    const wide = madePng(2, 2, { said: 60_000_000 });
    const heavy = Buffer.concat([MAP, Buffer.alloc(5 * 2 ** 20)]);
    const names = [...Object.keys(files), 'wide.png', 'heavy.png'];
    const text = names.map((name) => task(`Is ${name} shown?`, `![A map](${name})`)).join('');
    const { shown, kept, said } = await read({ 'a.md': text, ...files, 'wide.png': wide, 'heavy.png': heavy });
    expect(Object.values(shown)).toEqual([[], [], [], [], []]);
    expect({ kept, said: said.sort() }).toEqual({
      kept: [],
      said: ['drawing', 'drawing', 'kind', 'pixels', 'too-large'].map((word) => `warning set.picture-${word}`),
    });
  });

  test('at an address is never asked for', async () => {
    const { shown, said } = await read({ 'a.md': task('One?', '![A map](https://example.com/map.png)'), 'map.png': MAP });
    expect({ shown, said }).toEqual({ shown: { 'One?': [] }, said: ['warning set.picture-outside'] });
  });

  test('is cut off from others where they are too large together', async () => {
    const pictures = Array.from({ length: 9 }, (_, at) => [`p${at}.png`, Buffer.concat([MAP, Buffer.alloc(4.9 * 2 ** 20, at)])] as const);
    const text = pictures.map(([name]) => task(`About ${name}?`, `![A map](${name})`)).join('');
    const { kept, said } = await read({ 'a.md': text, ...Object.fromEntries(pictures) });
    expect({ kept: kept.length, said }).toEqual({ kept: 8, said: ['warning set.pictures-too-large'] });
  });
});
