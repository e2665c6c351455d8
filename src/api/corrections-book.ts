/** The candidate's corrections to his banks, as a document. */

import { type Corrections, correctionsSchema, NO_CORRECTIONS } from '../core/corrections';
import type { Result } from '../core/problem';
import { type Document, openDocument } from '../storage/document';
import type { DocumentKind } from '../storage/document-kind';
import type { Storehouse } from '../storage/storehouse';

export const CORRECTIONS: DocumentKind<Corrections> = { kind: 'corrections', version: 1, schema: correctionsSchema, migrations: {} };

export function openCorrections(house: Storehouse): Promise<Result<Document<Corrections>>> {
  return openDocument(house, CORRECTIONS, 'corrections.json', NO_CORRECTIONS);
}
