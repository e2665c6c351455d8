/** What may stand in the form of a question: sizes are capped, and nothing has to be there. */

import { z } from 'zod';
import type { QuestionDraft } from './question-draft';

const text = z.string().max(8000);
const line = z.string().max(300);
const short = z.string().max(64);

export const questionDraftSchema: z.ZodType<QuestionDraft> = z.object({
  type: z.enum(['single', 'multiple', 'ordering', 'matching']),
  scenario: text,
  stem: text,
  options: z.array(z.object({ id: short, text, rationale: text })).max(10),
  prompts: z.array(z.object({ id: short, text })).max(10),
  chosen: z.array(short).max(10),
  pairs: z.record(short, short),
  domains: z.record(short, short),
  topics: z.array(line).max(30),
  learningPoint: line,
  explanation: text,
  references: z.array(z.object({ url: z.string().max(2000), title: line })).max(30),
  difficulty: z.enum(['easy', 'medium', 'hard']),
});
