/** What a candidate has of his own, with the corpus in all of it: notes that are brought along, and a backup that somebody else has made. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NOTE } from '../../src/api/notebook';
import { OUTSIDE } from '../../src/api/outside-book';
import { backUpTo } from '../../src/cli/keep';
import type { Note } from '../../src/core/notes';
import { notesFile } from '../../src/core/notes-file';
import type { OutsideReport } from '../../src/core/outside-report';
import type { DocumentKind } from '../../src/storage/document-kind';
import { sealEnvelope } from '../../src/storage/envelope';
import { temporaryFolder } from '../fakes/house';
import { SCRIPTS } from './scripts';
import { oneLine, shortLine } from './sets/set-maker';

/** What is one's own is kept as it is written, and may turn the direction of text. */
export const OWN = SCRIPTS.filter((text) => !/[\u202a-\u202e\u2066-\u2069]/.test(text));

/** Notes in all the forms that they come in, with titles, tags and words. */
export const NOTES_FILES: Readonly<Record<string, string>> = {
  'front.md': `---\ntitle: ${JSON.stringify(shortLine(OWN[11] ?? ''))}\ntags: ${JSON.stringify(OWN.map((text) => oneLine(text).slice(0, 60)))}\n---\n\nFirst of front\n\n${OWN.map((text) => `## ${oneLine(text)}\n\n${text}\n`).join('\n')}`,
  'ours.md': notesFile(
    OWN.map((text, at) => ({ title: `ours ${at} ${shortLine(text)}`.slice(0, 300), body: text, tags: [oneLine(text).slice(0, 60).trim()] })),
  ),
  'plain.txt': OWN.join('\n'),
  '&lt;img src=x onerror=window.__hit=1&gt;.txt': OWN[0] ?? '',
};

const AT_MS = Date.UTC(2026, 0, 2);

const reports: readonly OutsideReport[] = OWN.map((text, at) => ({
  id: `outside-${at}`,
  // Every other one is of an exam that no bank has, so that its own words are shown.
  blueprint: at % 2 === 0 ? 'hostile-exam' : 'gone-exam',
  kind: 'course-test',
  name: `Test ${at} ${oneLine(text)}`.slice(0, 120).trim(),
  date: '2026-01-02',
  result: at % 3 === 0 ? { kind: 'domain-counts', domains: [{ id: '1', right: 5, asked: 10 }] } : { kind: 'total-counts', right: 5, asked: 10 },
  outcome: 'passed',
  exam: {
    title: text,
    code: text,
    domains: [
      { id: '1', title: text, weight: 1 },
      { id: oneLine(text).slice(0, 60), title: text, weight: 1 },
    ],
  },
  addedAtMs: AT_MS,
  deletedAtMs: at % 5 === 4 ? AT_MS : null,
}));

function note(at: number, text: string, title: string): Note {
  const all = (write: (text: string) => string) => OWN.map(write);
  return {
    id: `own.backup-${String(at).padStart(4, '0')}`,
    about: { kind: 'question', bank: text, question: text },
    title,
    body: null,
    tags: all(oneLine),
    links: OWN.map((lead) => ({ bank: 'hostile-bank', question: 'hostile-000', lead: shortLine(lead) })),
    places: OWN.map((words) => ({ blueprint: words, exam: words, domain: words, title: words })),
    topics: OWN.map((words) => ({ id: words, title: words })),
    lessons: OWN.map((words) => ({
      question: words,
      key: [{ text: words, rationale: words }],
      instead: [{ text: words, rationale: words }],
      explanation: words,
      references: [{ url: 'https://canary.example/lesson', title: shortLine(words), checked: 'no' }],
    })),
    misses: [{ attempt: text, question: text, reason: 'missed', atMs: AT_MS }],
    learnedAtMs: null,
    cameBackAtMs: null,
    createdAtMs: AT_MS,
    deletedAtMs: at % 5 === 4 ? AT_MS : null,
  };
}

/** The title of a note of the backup that holds every string in all its parts. */
export const NOTE_TITLE = 'Everything at once';

/** Documents that Passband itself would write otherwise: titles of others, names that are no ids. */
export async function hostileBackup(): Promise<Uint8Array> {
  const home = await temporaryFolder();
  const put = async <T extends object>({ kind, version }: DocumentKind<T>, file: string, data: T) => {
    await mkdir(dirname(join(home, file)), { recursive: true });
    await writeFile(join(home, file), sealEnvelope({ kind, version, savedAtMs: AT_MS, data }));
  };
  await put(OUTSIDE, 'outside-reports.json', { reports: [...reports] });
  const notes = [
    note(0, OWN[0] ?? '', NOTE_TITLE),
    ...OWN.slice(0, 10).map((text, at) => note(at + 1, text, `note ${at} ${shortLine(text)}`.slice(0, 300))),
  ];
  for (const one of notes) await put(NOTE, `notes/${one.id}.json`, one);
  const file = join(await temporaryFolder(), 'backup');
  const { exitCode, text } = await backUpTo(file, { PASSBAND_HOME: home, PASSBAND_CACHE: await temporaryFolder() }, () => AT_MS);
  if (exitCode !== 0) throw new Error(text);
  return readFile(file);
}
