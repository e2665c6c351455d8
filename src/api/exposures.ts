/** What was read of each bank outside an attempt, with its answer: a document a bank, for such a question is no longer unseen. */

import { z } from 'zod';
import { type Document, openDocument } from '../storage/document';
import type { DocumentKind } from '../storage/document-kind';
import type { Storehouse } from '../storage/storehouse';
import { must } from './refusal';

/** How often a question was read, and when last. */
const lookSchema = z.object({ times: z.int().positive(), lastMs: z.number() });
export type Look = z.infer<typeof lookSchema>;

const exposuresSchema = z.object({ questions: z.record(z.string(), lookSchema) });
type Shown = z.infer<typeof exposuresSchema>;
export const EXPOSURES: DocumentKind<Shown> = { kind: 'exposures', version: 1, schema: exposuresSchema, migrations: {} };

/** Who comes back to a question within the hour reads on. */
const SAME_LOOK_MS = 3_600_000;

export interface Exposures {
  readonly of: (bank: string) => Promise<ReadonlyMap<string, Look>>;
  /** On disk before it is answered. */
  readonly add: (bank: string, questions: readonly string[], nowMs: number) => Promise<void>;
}

export function openExposures(house: Storehouse): Exposures {
  const documents = new Map<string, Promise<Document<Shown>>>();

  /** A document may be opened only once, and one that could not be opened is tried afresh. */
  function documentOf(bank: string): Promise<Document<Shown>> {
    let document = documents.get(bank);
    if (!document) {
      document = openDocument(house, EXPOSURES, `exposures/${bank}.json`, { questions: {} }).then(must);
      document.catch(() => documents.delete(bank));
      documents.set(bank, document);
    }
    return document;
  }

  return {
    of: async (bank) => new Map(Object.entries((await documentOf(bank)).data.questions)),
    async add(bank, questions, nowMs) {
      const document = await documentOf(bank);
      must(
        await document.update((data) => {
          const news = questions.flatMap((id): [string, Look][] => {
            const before = Object.hasOwn(data.questions, id) ? data.questions[id] : undefined;
            if (before && Math.abs(nowMs - before.lastMs) < SAME_LOOK_MS) return [];
            return [[id, { times: (before?.times ?? 0) + 1, lastMs: nowMs }]];
          });
          return news.length === 0 ? data : { questions: { ...data.questions, ...Object.fromEntries(news) } };
        }),
      );
    },
  };
}
