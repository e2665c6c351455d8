/** The shapes of study: searching a bank, and one question of it with its answer. */

import { z } from 'zod';
import { caseStudySchema } from '../core/bank';
import { questionTypeSchema, questionViewSchema, solutionSchema } from './views';

const difficulty = z.enum(['easy', 'medium', 'hard']);
const named = z.string().max(300).nullable().default(null);

/** Null means any. `exam` is the blueprint whose domains and tasks are meant; tasks are named within their domain. */
export const studySearchSchema = z.object({
  bank: z.string().max(64),
  exam: named,
  domain: named,
  task: named,
  topic: named,
  service: named,
  difficulty: difficulty.nullable().default(null),
  type: questionTypeSchema.nullable().default(null),
  seen: z.enum(['all', 'unseen', 'seen', 'missed', 'kept']).default('all'),
  /** All of them occur somewhere in the question, its options, reasons or explanation. */
  words: z.string().max(200).default(''),
  page: z.int().min(0).max(10_000).default(0),
});
export type StudySearch = z.output<typeof studySearchSchema>;

/** What the candidate knows of a question: how often it was on the screen, and whether the last answer was wrong. */
const acquaintance = z.object({ times: z.int(), lastSeenMs: z.number(), isMissed: z.boolean() }).nullable();

/** `line` is how the question begins; null where it is kept for mocks. */
export const studyRowSchema = z.object({
  id: z.string(),
  line: z.string().nullable(),
  domain: z.string().nullable(),
  topics: z.array(z.string()),
  difficulty,
  type: questionTypeSchema,
  seen: acquaintance,
});
export type StudyRow = z.infer<typeof studyRowSchema>;

export const studyPageSchema = z.object({
  bank: z.object({ id: z.string(), title: z.string(), questions: z.int() }),
  exams: z.array(z.object({ id: z.string(), title: z.string() })),
  exam: z.string().nullable(),
  domains: z.array(z.object({ id: z.string(), title: z.string() })),
  tasks: z.array(z.object({ id: z.string(), title: z.string() })),
  topics: z.array(z.object({ id: z.string(), title: z.string() })),
  services: z.array(z.string()),
  /** Of this page; `count` is of all pages. */
  rows: z.array(studyRowSchema),
  count: z.int(),
  pageSize: z.int(),
  /** Unseen questions kept back for whole mocks; and those of a mock that goes on, which nobody may read now. */
  kept: z.int(),
  inMock: z.int(),
});
export type StudyPage = z.infer<typeof studyPageSchema>;

/** A question as study shows it, with its answer. */
export const studyQuestionSchema = z.object({
  view: questionViewSchema,
  solution: solutionSchema,
  caseStudy: caseStudySchema.nullable(),
  /** Its domain in each exam that it belongs to. */
  places: z.array(z.object({ exam: z.string(), domain: z.string(), title: z.string() })),
  topics: z.array(z.object({ id: z.string(), title: z.string() })),
  services: z.array(z.string()),
  difficulty,
  seen: acquaintance,
  /** The candidate has put its key right, or taken it out of every score. */
  correction: z.enum(['key', 'void']).nullable(),
  /** Other questions of its learning point; `line` is null where one is kept for mocks. */
  siblings: z.array(z.object({ id: z.string(), line: z.string().nullable() })),
});
export type StudyQuestion = z.infer<typeof studyQuestionSchema>;

/** `question` is null where it is kept for mocks and was not asked for in spite of that. */
export const studyLookSchema = z.object({ bank: z.object({ id: z.string(), title: z.string() }), question: studyQuestionSchema.nullable() });
