/** What the candidate decides about a set before it is taken in, as it travels and as it is remembered with the bank. */

import { z } from 'zod';
import { blueprintSchema, domainSchema, idSchema } from '../core/bank';

/** By the id of a category; empty for the questions that stand in none. */
const domainByCategorySchema = z.record(z.string().max(64), domainSchema.shape.id.nullable());

export const placementSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('exam'), blueprint: idSchema, domains: domainByCategorySchema }),
  z.object({ kind: z.literal('own'), blueprint: blueprintSchema, domains: domainByCategorySchema }),
]);

const twinsSchema = z.enum(['skip', 'keep']);

export const importChoicesSchema = z.object({
  /** Null where the set says itself what its questions count for. */
  placement: placementSchema.nullable().default(null),
  /** Questions that are there already with the same words and options, and those that read nearly alike. */
  exact: twinsSchema.default('skip'),
  near: twinsSchema.default('keep'),
});
export type ImportChoices = z.infer<typeof importChoicesSchema>;

export const USUAL_CHOICES: ImportChoices = importChoicesSchema.parse({});
