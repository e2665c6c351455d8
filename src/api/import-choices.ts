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

/** A table may have more columns for options than a question may have options, which is then said of its questions. */
const place = z.int().min(0).max(199);

/** What a column or a field of a set holds. */
export const columnRoleSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum([
      'stem',
      'scenario',
      'explanation',
      'category',
      'id',
      'difficulty',
      'reference',
      'type',
      'picture',
      'other',
      'options',
      'right',
      'wrong',
    ]),
  }),
  z.object({ kind: z.enum(['option', 'rationale', 'mark']), place }),
]);

export const fieldMappingSchema = z.object({
  names: z.array(z.string().max(100)).max(200),
  roles: z.array(columnRoleSchema).max(200),
  numbers: z.enum(['from-0', 'from-1']).optional(),
});

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
