/** Merging of what sync programs and git leave in the data folder itself: copies of another machine beside our files, and git's marks in them. */

import { noteIdSchema } from '../../core/notes';
import type { Problem, Result } from '../../core/problem';
import { ok } from '../../core/problem';
import { documentsIn, type FoundCopy, gitConflictsIn, replaceMarked, setCopyAside } from '../../storage/copies';
import { copyBeside } from '../../storage/copy-names';
import { judge } from '../../storage/document-kind';
import { readIfThere, replaceDurably } from '../../storage/durable-write';
import { openEnvelope } from '../../storage/envelope';
import { isOfHealth } from '../../storage/health-copies';
import { inside } from '../../storage/safe-path';
import { trying } from '../../storage/storage-error';
import type { Room, Storehouse } from '../../storage/storehouse';
import { NOTE } from '../notebook';
import { Refusal } from '../refusal';
import { canMerge, mergeAll } from './merge-all';
import { ownPictures } from './merge-library';
import type { Merged, Theirs } from './theirs';

export interface CopiesMerged {
  /** How many copies were merged and put aside. */
  readonly count: number;
  /** Those that stay where they are until what stands in the way is over. */
  readonly problems: readonly Problem[];
}

/** Whether there is anything to merge in the folder. */
export async function hasCopies(room: Room): Promise<Result<boolean>> {
  return trying(room.root, async () => {
    const { documents, copies } = await documentsIn(room);
    if ((await gitConflictsIn(room, documents)).length > 0) return ok(true);
    for (const copy of copies) if (await isCopy(room, copy)) return ok(true);
    return ok(false);
  });
}

/** Merges every copy that is found; to be done before the documents are opened. */
export async function mergeCopies(house: Storehouse): Promise<CopiesMerged> {
  const problems: Problem[] = [];
  let count = 0;
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      const done = await trying(house.root, async () => ok(await work()));
      if (done.ok) count += 1;
      else problems.push(...done.problems);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(error.problem);
    }
  };

  const halved = await trying(house.root, async () => ok(await copiesOfMarked(house)));
  if (!halved.ok) return { count, problems: halved.problems };
  for (const { file, kept } of halved.value) await attempt(() => tell(house, file, kept, [{ kind: 'unreadable', file }]));

  const found = await trying(house.root, async () => {
    const copies: FoundCopy[] = [];
    for (const copy of (await documentsIn(house)).copies) {
      // The log that this merge is told in was joined when it was opened.
      if (!isOfHealth(copy.of) && (await isCopy(house, copy))) copies.push(copy);
    }
    return ok(copies);
  });
  if (!found.ok) return { count, problems: found.problems };
  for (const group of byThing(found.value)) {
    await attempt(async () => {
      const merged = await mergeAll(
        house,
        group.filter(({ of }) => canMerge(of)).map((copy) => theirsOf(house, copy)),
        ownPictures(house),
      );
      let kept: string | null = null;
      for (const { file } of group) kept = (await setCopyAside(house, file)) ?? kept;
      const [first] = group;
      if (first) await tell(house, first.of, kept, merged);
    });
  }
  return { count, problems };
}

/**
 * Makes a file and a copy of every file with git's marks, which goes to quarantine: stopped in between, both halves are there to be merged.
 * Answers with the files of which one half could not be read, and where they are kept. Rejects as the file system does.
 */
async function copiesOfMarked(house: Storehouse): Promise<readonly { readonly file: string; readonly kept: string }[]> {
  const halved: { file: string; kept: string }[] = [];
  for (const conflict of await gitConflictsIn(house, (await documentsIn(house)).documents.filter(canMerge))) {
    const [first, second] = conflict.halves.filter(isSound);
    // Neither half can be read: opening the document will set it aside and look for an earlier copy.
    if (first === undefined) continue;
    const { file } = conflict;
    if (second !== undefined) await replaceDurably(house.fs, copyBeside(inside(house.root, file), house.now()), second);
    const kept = await replaceMarked(house, conflict, first);
    if (second === undefined) halved.push({ file, kept });
  }
  return halved;
}

/** Names that OneDrive gives could be names of their own: of the notes, whose ids may end like the name of a computer, the file itself tells. */
async function isCopy(room: Room, { file, of, isSure }: FoundCopy): Promise<boolean> {
  if (isSure) return true;
  const [folder, name = ''] = file.split('/');
  const stem = name.replace(/\.json$/, '');
  // What was read of a bank does not say of which, and ids have no capital letters.
  if (folder === 'exposures') return /[A-Z]/.test(stem);
  const bytes = await readIfThere(room.fs, inside(room.root, file));
  if (bytes === null) return false;
  if (folder === 'notes' && noteIdSchema.safeParse(stem).success) {
    const judged = judge(NOTE, bytes);
    return judged.kind === 'sound' && `notes/${judged.data.id}.json` === of;
  }
  const original = await readIfThere(room.fs, inside(room.root, of));
  return isSound(bytes) && original !== null && kindOf(bytes) === kindOf(original);
}

/** What the envelope says it is; null where it cannot be told. */
function kindOf(bytes: Uint8Array): string | null {
  return /^\uFEFF?\{"app":"passband","kind":"([a-z-]+)"/.exec(Buffer.from(bytes).toString('utf8'))?.[1] ?? null;
}

function isSound(bytes: Uint8Array): boolean {
  return openEnvelope(bytes, { kind: kindOf(bytes) ?? '', version: Number.MAX_SAFE_INTEGER }).kind === 'sound';
}

function theirsOf(room: Room, { of, file }: FoundCopy): Theirs {
  const bytes = () => readIfThere(room.fs, inside(room.root, file));
  return { of, file, bytes: async () => [await bytes()].flatMap((found) => found ?? []) };
}

/** The copies of one attempt, or of one document, belong together. */
function byThing(copies: readonly FoundCopy[]): readonly FoundCopy[][] {
  const groups = new Map<string, FoundCopy[]>();
  for (const copy of copies) {
    const thing = copy.of.startsWith('attempts/') ? copy.of.split('/').slice(0, 2).join('/') : copy.of.replace(/\.prev$/, '');
    groups.set(thing, [...(groups.get(thing) ?? []), copy]);
  }
  return [...groups.values()];
}

async function tell(house: Storehouse, file: string, quarantined: string | null, merged: readonly Merged[]): Promise<void> {
  const parted = merged.find(({ kind }) => kind === 'parted');
  const unreadable = merged.find(({ kind }) => kind === 'unreadable');
  const about = { quarantined, recoveredFrom: null };
  if (unreadable) await house.report({ code: 'storage.copy-unreadable', file: unreadable.file, ...about });
  if (parted)
    await house.report({ code: file.startsWith('library/') ? 'storage.bank-parted' : 'storage.attempt-parted', file: parted.file, ...about });
  if (!unreadable && !parted) await house.report({ code: 'storage.copy-merged', file, ...about });
}
