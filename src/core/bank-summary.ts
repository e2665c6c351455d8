/** What the library needs to know of a bank without opening it. */

import { z } from 'zod';
import { bankHeaderSchema, blueprintSchema } from './bank';
import type { Catalogue } from './catalogue';

export const bankSummarySchema = bankHeaderSchema
  .pick({ id: true, title: true, version: true, language: true, licence: true, authors: true, source: true, provenance: true })
  .extend({
    hash: z.string(),
    questions: z.int().nonnegative(),
    blueprints: z.array(blueprintSchema.shape.id),
    /** Questions by blueprint and domain. */
    stock: z.record(z.string(), z.record(z.string(), z.int())),
    types: z.record(z.string(), z.int()),
    difficulties: z.record(z.string(), z.int()),
    topics: z.array(z.object({ id: z.string(), title: z.string(), questions: z.int() })),
  });
export type BankSummary = z.infer<typeof bankSummarySchema>;

export function summarise(bank: Catalogue): BankSummary {
  const { id, title, version, language, licence, authors, source, provenance, hash, questions, topics } = bank;
  const count = (values: readonly string[]): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
    return counts;
  };
  const byTopic = count(questions.flatMap((question) => question.topics));
  return {
    id,
    title,
    version,
    language,
    licence,
    authors,
    source,
    provenance,
    hash,
    questions: questions.length,
    blueprints: bank.blueprints.map((blueprint) => blueprint.id),
    stock: Object.fromEntries(
      bank.blueprints.map((blueprint) => [blueprint.id, count(questions.flatMap((question) => question.domains[blueprint.id] ?? []))]),
    ),
    types: count(questions.map((question) => question.type)),
    difficulties: count(questions.map((question) => question.difficulty)),
    topics: topics.map((topic) => ({ ...topic, questions: byTopic[topic.id] ?? 0 })),
  };
}
