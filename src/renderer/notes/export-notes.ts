/** All notes as one Markdown file of the candidate's. */

import type { NoteView } from '../../api/notes-views';
import { notesFile } from '../../core/notes-file';
import { say } from '../../language/say';
import { call } from '../data/connection';
import { download } from '../data/transfer';
import { noteText } from './note-text';

export async function exportNotes(): Promise<void> {
  const { notes } = await call('notes.list', {});
  const text = notesFile(notes.map((note) => ({ title: note.title, body: wholeText(note), tags: note.tags })));
  download('passband-notes.md', new Blob([text], { type: 'text/markdown' }));
}

/** What stands in the note, and what to read on, which belongs to no note that comes in from a file. */
function wholeText(note: NoteView): string {
  const references = new Map(note.lessons.flatMap((lesson) => lesson.references.map(({ url, title }) => [url, title] as const)));
  if (references.size === 0) return noteText(note);
  const list = [...references].map(([url, title]) => `- [${title.replace(/[[\]\\]/g, '\\$&')}](<${url}>)`);
  return `${noteText(note).trimEnd()}\n\n${say('notes.references')}:\n\n${list.join('\n')}`;
}
