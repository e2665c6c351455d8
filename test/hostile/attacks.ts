/** One made set an attack, and what has to come of it. */

import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { caps } from '../../src/core/formats/caps';
import { type Attack, CSV, SOUND } from './attack';
import { CONTAINER_ATTACKS } from './container-attacks';

const own = (more: string) =>
  `- { id: q-own, version: 1, type: single, stem: "Own?", options: [{ id: a, text: One }, { id: b, text: Two }], key: [a], ${more} }\n`;
const xml = (head: string, stem: string) =>
  `<?xml version="1.0"?>${head}<quiz><question type="multichoice"><questiontext><text>${stem}</text></questiontext><answer fraction="100"><text>One</text></answer><answer fraction="0"><text>Two</text></answer></question></quiz>`;
const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');

const texts: readonly Attack[] = [
  {
    name: 'entities that grow a billionfold',
    files: () => ({ 'set.xml': xml(`<!DOCTYPE quiz [<!ENTITY l0 "ha">${laughs}]>`, 'Grows? &l9;'), ...SOUND }),
    stems: ['Grows? \\&l9;', 'Sound?'],
    said: [],
  },
  {
    name: 'an entity that is a file of this machine, and a definition from elsewhere',
    files: () => ({
      'set.xml': xml('<!DOCTYPE quiz SYSTEM "https://canary.example/quiz.dtd" [<!ENTITY secret SYSTEM "secret.txt">]>', 'Reads? &secret;'),
      ...SOUND,
    }),
    stems: ['Reads? \\&secret;', 'Sound?'],
    said: [],
  },
  {
    name: 'another document included by XML',
    files: () => ({
      'set.xml': xml('', 'Includes? <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="secret.txt" parse="text"/>'),
      ...SOUND,
    }),
    stems: ['Includes? \\<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="secret.txt" parse="text"/>', 'Sound?'],
    said: [],
  },
  {
    name: 'aliases that grow a billionfold',
    files: () => ({
      'set.yaml': `a: &a [x, x]\n${'bcdefghijklmnopqrstuvwxyz'.replace(/./g, (name) => `${name}: &${name} [*${String.fromCharCode(name.charCodeAt(0) - 1)}, *${String.fromCharCode(name.charCodeAt(0) - 1)}]\n`)}questions:\n${own('explanation: *z')}`,
      ...SOUND,
    }),
    stems: ['Sound?'],
    said: ['bank.alias'],
  },
  {
    name: 'a merge key',
    files: () => ({ 'set.yaml': `base: &b { author: Me }\nquestions:\n${own('<<: *b')}`, ...SOUND }),
    stems: ['Sound?'],
    said: ['bank.alias'],
  },
  {
    name: 'a tag that asks for a function',
    files: () => ({ 'set.yaml': own('author: !!js/function "function () { globalThis.__hit = 1 }"'), ...SOUND }),
    stems: ['Own?', 'Sound?'],
    said: [],
  },
  ...(
    [
      ['set.json', `{"questions": ${'['.repeat(100_000)}`, 'bank.too-deep'],
      ['set.yaml', `questions: ${'['.repeat(100_000)}`, 'bank.too-deep'],
      ['blocks.yaml', `${Array.from({ length: 3000 }, (_, at) => `${' '.repeat(at)}- a:`).join('\n')}\n`, 'bank.too-deep'],
      ['set.toml', `[[questions]]\nquestion = ${'['.repeat(100_000)}`, 'set.no-questions'],
      ['set.xml', `<quiz><question type="multichoice">${'<a>'.repeat(100_000)}`, 'set.xml-broken'],
      ['set.md', `### Which?\n\n${'> '.repeat(100_000)}- [x] One`, 'set.line-too-long'],
      ['lines.md', `### Which?\n\n${'> '.repeat(10_000)}- [x] One\n${'> '.repeat(10_000)}- [ ] Two\n`, 'set.no-questions'],
      [
        'quadratic.md',
        `### Which?\n\n${['[', '*a_ ', '![', '<a ', '`', '~~', '&#', '](', '<!--', '**', '- [x] '].map((sign) => sign.repeat(5_000)).join('\n\n')}\n`,
        'set.no-questions',
      ],
    ] as const
  ).map(
    ([file, text, code]): Attack => ({
      name: `${file}, nested by the thousand`,
      files: () => ({ [file]: text, ...SOUND }),
      stems: ['Sound?'],
      said: [code],
    }),
  ),
];

export const ATTACKS: readonly Attack[] = [
  ...CONTAINER_ATTACKS,
  ...texts,
  {
    name: 'links and ways out of the set',
    files: () => SOUND,
    async arrange(folder, outside) {
      await symlink(join(outside, 'secret.csv'), join(folder, 'link.csv'));
      await symlink(outside, join(folder, 'away'));
      await symlink('loop.csv', join(folder, 'loop.csv'));
    },
    picked: ['link.csv', 'away/secret.csv', 'loop.csv', '../outside/secret.csv'],
    stems: ['Sound?'],
    said: ['bank.file-outside', 'bank.file-unreadable'],
  },
  {
    name: 'a folder and a pipe with the names of sets',
    files: () => SOUND,
    async arrange(folder) {
      await mkdir(join(folder, 'folder.csv'));
      execFileSync('mkfifo', [join(folder, 'pipe.csv')]);
    },
    picked: ['folder.csv', 'pipe.csv'],
    stems: ['Sound?'],
    said: ['bank.file-unreadable'],
  },
  {
    name: 'a million columns, and a quote that never ends',
    files: () => ({ 'wide.csv': `${CSV.split('\n')[0]}${',x'.repeat(1_000_000)}\n`, 'open.csv': `${CSV}"${'x'.repeat(5_000_000)}`, ...SOUND }),
    stems: ['Which?', 'Sound?'],
    said: ['set.no-columns', 'set.row-quote'],
  },
  {
    name: 'one line of twenty megabytes and one',
    files: () => ({ 'large.csv': Buffer.alloc(caps.fileBytes + 1, 'a'), ...SOUND }),
    stems: ['Sound?'],
    said: ['bank.file-too-large'],
  },
  ...Object.entries({
    'a program': '4d5a90000300000004000000ffff0000b800000000000000',
    'a gzip file': '1f8b0800000000000003cb48cdc9c95728cf2fca49010085114a0d0b000000',
    'a picture': '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489',
    'a database': '53514c69746520666f726d61742033001000010100402020',
    'a seven-zip': '377abcaf271c0004f0b8d2b60500000000000000620000000000',
    'only zeros': '00'.repeat(10_000),
  }).map(
    ([what, hex]): Attack => ({
      name: `${what} that is called a set`,
      files: () => ({
        ...Object.fromEntries(
          ['yaml', 'json', 'toml', 'md', 'csv', 'gift', 'xml', 'apkg', 'zip', 'txt'].map((ending) => [`set.${ending}`, Buffer.from(hex, 'hex')]),
        ),
        ...SOUND,
      }),
      stems: ['Sound?'],
      said: ['bank.file-not-text'],
    }),
  ),
];
