/** A bank as the shelf lends it: what can be known without the words of its questions, and the words of those that are asked for. */

import { createHash } from 'node:crypto';
import type { Bank, Question } from '../core/bank';
import { canonicalJson } from '../core/canonical-json';
import { type Catalogue, placeOf } from '../core/catalogue';
import { type Edits, editOf, topicsOf, withEdits } from '../core/edits';
import { type StemText, stemEnemies } from '../core/similarity';
import type { Alike, BankFile } from '../importing/bank-file';

export interface ShelfBank extends Catalogue {
  /** The questions with these ids, in their order; an id that the bank has not is left out. */
  readonly read: (ids: readonly string[]) => Promise<Question[]>;
  /** All questions, in the order of the entries. */
  readonly each: () => AsyncIterable<Question>;
  /** Which questions read alike, for the draw. */
  readonly alike: () => Promise<Alike>;
  /** Every picture that a question names. */
  readonly pictures: readonly string[];
}

export function shelfBank(file: BankFile): ShelfBank {
  const { catalogue, alike, pictures, each } = file;
  return {
    ...catalogue,
    read: (ids) => file.read(ids.map((id) => placeOf(catalogue, id)).filter((place) => place >= 0)),
    each: () => each(),
    alike: async () => alike,
    pictures,
  };
}

/** A bank with the candidate's edits laid over it. */
export function editedBank(own: ShelfBank, edits: Edits): ShelfBank {
  const mine = Object.values(edits.questions)
    .flatMap(({ question, removed }) => (question === null || removed ? [] : [question]))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const mineById = new Map(mine.map((question) => [question.id, question]));
  const questions = withEdits(own.questions, edits);
  const removed = Object.keys(edits.questions).filter((id) => edits.questions[id]?.removed);
  let alike: Promise<Alike> | null = null;

  async function* each(): AsyncGenerator<Question> {
    let next = 0;
    for await (const question of own.each()) {
      for (let before = mine[next]; before && before.id < question.id; before = mine[next]) {
        next += 1;
        yield before;
      }
      if (!mineById.has(question.id) && !editOf(edits, question.id)?.removed) yield question;
    }
    yield* mine.slice(next);
  }

  return {
    ...own,
    questions,
    topics: topicsOf({ topics: own.topics, questions }),
    hash: createHash('sha256').update(own.hash).update(canonicalJson({ mine, removed })).digest('hex'),
    async read(ids) {
      const kept = ids.filter((id) => !mineById.has(id) && !editOf(edits, id)?.removed);
      const found = new Map((await own.read(kept)).map((question) => [question.id, question]));
      return ids.flatMap((id) => mineById.get(id) ?? found.get(id) ?? []);
    },
    each,
    alike() {
      alike ??= stemsOf(each())
        .then(stemEnemies)
        .catch((error) => {
          alike = null;
          throw error;
        });
      return alike;
    },
    pictures: [...own.pictures, ...mine.flatMap(({ exhibits }) => exhibits.map(({ file }) => file))],
  };
}

/** A bank with all its words: for an export, and for comparing it with another version of itself. */
export async function wholeBank({ read: _, each, alike: __, pictures: ___, ...catalogue }: ShelfBank): Promise<Bank> {
  const questions: Question[] = [];
  for await (const question of each()) questions.push(question);
  return { ...catalogue, questions };
}

async function stemsOf(questions: AsyncIterable<Question>): Promise<StemText[]> {
  const stems: StemText[] = [];
  for await (const { id, scenario, stem } of questions) stems.push({ id, scenario, stem });
  return stems;
}
