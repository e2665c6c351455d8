/** The shapes of the question editor and of exports. */

import { z } from 'zod';
import { bankHeaderSchema, blueprintSchema, exhibitSchema, learningPointSchema, topicSchema } from '../core/bank';
import { EXPORT_FORMATS } from '../core/export/formats';
import { LOSS_KINDS } from '../core/export/losses';
import { problemSchema } from '../core/problem';
import { questionDraftSchema } from '../core/question-draft-schema';
import { questionTypeSchema, questionViewSchema, solutionSchema } from './views';

const editStateSchema = z.enum(['as-is', 'edited', 'added', 'unfinished', 'removed']);
const baseMoveSchema = z.enum(['none', 'changed', 'gone']);
const bankLineSchema = z.object({
  id: z.string(),
  title: z.string(),
  version: z.string(),
  origin: z.enum(['bundled', 'imported']),
  own: z.boolean(),
});

export const editListSchema = z.object({
  bank: bankLineSchema,
  questions: z.array(
    z.object({
      id: z.string(),
      /** The words of the question, or of its beginning. */
      stem: z.string(),
      type: questionTypeSchema,
      state: editStateSchema,
      move: baseMoveSchema,
    }),
  ),
});

/** `problems` keep the draft from being a question; `findings` are what lint says of a whole one. */
const checkedSchema = z.object({
  state: editStateSchema,
  whole: z.boolean(),
  problems: z.array(problemSchema),
  findings: z.array(problemSchema),
});

export const editViewSchema = checkedSchema.extend({
  bank: bankLineSchema,
  question: z.string(),
  draft: questionDraftSchema,
  /** Pictures, which the form keeps and does not change. */
  exhibits: z.array(exhibitSchema),
  /** Exams of the bank, whose domains a question can be given. */
  blueprints: z.array(blueprintSchema),
  topics: z.array(topicSchema),
  learningPoints: z.array(learningPointSchema),
  move: baseMoveSchema,
  /** The question as the bank itself has it; null where it has none. */
  own: z.object({ view: questionViewSchema, solution: solutionSchema }).nullable(),
});

export const editSavedSchema = checkedSchema.extend({ savedAtMs: z.number() });

export const newBankSchema = bankHeaderSchema
  .pick({ id: true, title: true, licence: true, authors: true })
  .extend({ blueprints: z.array(z.string().max(64)).min(1).max(20) });

export const exportRequestSchema = z.object({
  format: z.enum(EXPORT_FORMATS),
  from: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('bank'), bank: z.string().max(64) }),
    /** `title` names the file and the selection. */
    z.object({
      kind: z.literal('attempt'),
      attempt: z.string().max(64),
      questions: z.array(z.string().max(64)).max(500),
      title: z.string().trim().min(1).max(300),
    }),
  ]),
});

export const exportedSchema = z.object({
  name: z.string(),
  type: z.string(),
  text: z.string(),
  questions: z.int(),
  losses: z.array(z.object({ what: z.enum(LOSS_KINDS), count: z.int() })),
});
