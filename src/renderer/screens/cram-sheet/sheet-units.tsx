/** What stands on a cram sheet: notes in pieces that a page can begin with. */

import type { NoteView } from '../../../api/notes-views';
import { areaKeyOf } from '../../../core/note-shelf';
import { bare } from '../../../core/plain-words';
import { sheetBlocks } from '../../../core/sheet-blocks';
import { say } from '../../../language/say';
import { areaWords, noteText } from '../../notes/note-text';
import { Prose } from '../../ui/prose';
import styles from './cram-sheet.module.css';
import { LETTERS_A_PAGE } from './sheet-paper';

export interface SheetUnit {
  readonly key: string;
  readonly note: string;
  /** Above the first note of an area. */
  readonly area: string | null;
  /** Above the first piece of a note. */
  readonly title: string | null;
  readonly text: string;
}

/** The pieces of as many notes as can possibly fit. */
export function unitsOf(notes: readonly NoteView[], pages: number): readonly SheetUnit[] {
  const units: SheetUnit[] = [];
  let letters = 0;
  let area: string | null = null;
  for (const note of notes) {
    if (letters > pages * LETTERS_A_PAGE) break;
    const key = areaKeyOf(note);
    const text = noteText(note);
    letters += note.title.length + text.length;
    const blocks = sheetBlocks(text);
    for (const [at, block] of (blocks.length === 0 ? [''] : blocks).entries()) {
      const isFirst = at === 0;
      units.push({
        key: `${note.id} ${at}`,
        note: note.id,
        area: isFirst && key !== area ? areaName(note) : null,
        title: isFirst ? bare(note.title) : null,
        text: block,
      });
    }
    area = key;
  }
  return units;
}

/** Its topic and the number of its domain: the titles of domains would fill the columns. */
function areaName({ places: [place], topics: [topic] }: NoteView): string {
  const words = areaWords(place ?? null, topic?.title ?? null);
  return place ? say('sheet.area', { topic: words.topic, domain: place.domain }) : words.topic;
}

export function Units({ units }: { readonly units: readonly SheetUnit[] }) {
  return units.map(({ key, area, title, text }) => (
    <div key={key} className={styles.unit} data-unit={key} data-begins={(title !== null && area === null) || undefined}>
      {area && <h2>{area}</h2>}
      {title !== null && <h3>{title}</h3>}
      {text !== '' && <Prose text={text} />}
    </div>
  ));
}
