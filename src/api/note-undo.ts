/** The way back from changes of notes: what the candidate changed is kept as it was, for the last hundred changes. */

import type { Note } from '../core/notes';

/** What belongs to the candidate, and so can be put back; what attempts add in between stays. */
type Field = 'title' | 'body' | 'tags' | 'links' | 'learnedAtMs' | 'cameBackAtMs' | 'deletedAtMs';

interface Step {
  /** The note before the change; null where the change made it. */
  readonly before: Note | null;
  readonly id: string;
  readonly fields: readonly Field[];
}

const MOST_KEPT = 100;

/** `word` gives each step its name. */
export function noteUndo(word: () => string) {
  const kept = new Map<string, readonly Step[]>();

  function keep(steps: readonly Step[]): string {
    const name = word();
    kept.set(name, steps);
    for (const old of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(old);
    return name;
  }

  return {
    changed(before: Note, fields: readonly Field[], name: string | undefined): string {
      const [step] = (name !== undefined && kept.get(name)) || [];
      if (name === undefined || step?.id !== before.id || step.before === null) return keep([{ id: before.id, before, fields }]);
      // A field that was changed before keeps what it was then: a note is put back as it was when the candidate began.
      const fresh = fields.filter((field) => !step.fields.includes(field));
      const joined = { ...step.before, ...Object.fromEntries(fresh.map((field) => [field, before[field]])) };
      kept.set(name, [{ id: before.id, before: joined, fields: [...step.fields, ...fresh] }]);
      return name;
    },
    made: (ids: readonly string[]): string => keep(ids.map((id) => ({ id, before: null, fields: [] }))),
    /** What to do with which notes; null where too much has happened since. Can be taken once. */
    take(name: string, nowMs: number): readonly { readonly id: string; readonly change: (note: Note) => Note }[] | null {
      const steps = kept.get(name);
      kept.delete(name);
      return (
        steps?.map(({ id, before, fields }) => ({
          id,
          change: (note: Note) =>
            before === null
              ? { ...note, deletedAtMs: note.deletedAtMs ?? nowMs }
              : { ...note, ...Object.fromEntries(fields.map((field) => [field, before[field]])) },
        })) ?? null
      );
    },
  };
}
