/** The candidate's edits, a document for each bank that he has changed: they lie beside the banks, so neither an update nor a re-import touches them. */

import { idSchema } from '../core/bank';
import { type Edits, editsSchema } from '../core/edits';
import { type Problem, problem } from '../core/problem';
import { type Document, documentNames, openDocument } from '../storage/document';
import type { DocumentKind } from '../storage/document-kind';
import type { Storehouse } from '../storage/storehouse';
import { must, Refusal } from './refusal';

export const EDITS: DocumentKind<Edits> = { kind: 'edits', version: 1, schema: editsSchema, migrations: {} };
const FOLDER = 'edits';

export interface EditsBook {
  /** Null for a bank that nobody has changed. */
  readonly of: (bank: string) => Edits | null;
  /** Changes with every change of the bank's edits. */
  readonly stamp: (bank: string) => string;
  readonly banks: () => readonly string[];
  /** Documents that cannot be read, with why. */
  readonly problems: readonly Problem[];
  readonly change: (bank: string, change: (edits: Edits) => Edits) => Promise<void>;
}

export async function openEdits(house: Storehouse): Promise<EditsBook> {
  const documents = new Map<string, Document<Edits>>();
  const stamps = new Map<string, number>();
  const problems: Problem[] = [];
  const unreadable = new Set<string>();

  const open = (bank: string) => openDocument(house, EDITS, `${FOLDER}/${bank}.json`, { bank, own: false, questions: {} });

  for (const bank of await documentNames(house, FOLDER)) {
    if (!idSchema.safeParse(bank).success) continue;
    const opened = await open(bank);
    if (opened.ok) documents.set(bank, opened.value);
    else {
      unreadable.add(bank);
      problems.push(...opened.problems);
    }
  }

  return {
    of: (bank) => documents.get(bank)?.data ?? null,
    stamp: (bank) => (documents.has(bank) ? `edits ${stamps.get(bank) ?? 0}` : ''),
    banks: () => [...documents.keys()],
    problems,
    async change(bank, change) {
      if (unreadable.has(bank)) throw new Refusal(problem('edit.unreadable', { bank }));
      let document = documents.get(bank);
      if (!document) {
        document = must(await open(bank));
        documents.set(bank, document);
      }
      must(await document.update(change));
      stamps.set(bank, (stamps.get(bank) ?? 0) + 1);
    },
  };
}
