/** The shapes of the library, of an attempt and its start, and of the app itself: what a screen needs to know, and during an attempt nothing of the key. */

import { z } from 'zod';
import { highlightSchema } from '../core/attempt';
import { blueprintSchema, caseStudySchema, exhibitSchema, optionSchema, referenceSchema } from '../core/bank';
import { clockPolicySchema } from '../core/countdown';
import { allocationSchema, modeSchema, passLineSchema } from '../core/paper';
import { problemSchema } from '../core/problem';
import { responseSchema } from '../core/response';

export const questionTypeSchema = z.enum(['single', 'multiple', 'ordering', 'matching']);

/** A bank as the library lists it; `stock` counts its questions by blueprint and domain. */
export const bankCardSchema = z.object({
  id: z.string(),
  title: z.string(),
  version: z.string(),
  language: z.string(),
  licence: z.string().nullable(),
  authors: z.array(z.string()),
  source: z.string().nullable(),
  provenance: z.string().nullable(),
  origin: z.enum(['bundled', 'imported']),
  /** Whether the candidate made it himself. */
  own: z.boolean(),
  questions: z.int(),
  stock: z.record(z.string(), z.record(z.string(), z.int())),
  topics: z.array(z.object({ id: z.string(), title: z.string(), questions: z.int() })),
});

/** An exam that can be practised: a blueprint, and the banks that hold questions for it. */
export const examCardSchema = z.object({
  blueprint: blueprintSchema,
  line: passLineSchema,
  banks: z.array(z.object({ id: z.string(), questions: z.int(), cleanMocks: z.int() })),
});

/** An attempt that can be gone on with. */
export const resumableSchema = z.object({
  id: z.string(),
  title: z.string(),
  mode: modeSchema,
  number: z.int(),
  at: z.int().nullable(),
  questions: z.int(),
  answered: z.int(),
  remainingMs: z.number().nullable(),
  startedAtMs: z.number(),
});

/** What the candidate chose on the start screen. Untimed when `minutes` is null; `extraMinutes` is an accommodation on top. */
export const startOptionsSchema = z.object({
  bank: z.string(),
  blueprint: z.string(),
  mode: modeSchema,
  questions: z.int().min(1).max(500),
  minutes: z.int().min(1).max(1440).nullable(),
  extraMinutes: z.int().min(0).max(720).default(0),
  clockPolicy: clockPolicySchema.default('forgiving'),
  feedback: z.enum(['end', 'each']).default('end'),
  shuffle: z.boolean().default(true),
  domains: z.array(z.string()).default([]),
  topics: z.array(z.string()).default([]),
  /** Task statements of `domains`: their ids are unique within a domain only. */
  tasks: z.array(z.string()).default([]),
  types: z.array(questionTypeSchema).default([]),
  /** Which questions: all, unseen or missed in the last `lastAttempts` attempts, flagged in the last attempt that asked them, slow ones. */
  pool: z.enum(['all', 'unseen', 'missed', 'flagged', 'slow']).default('all'),
  lastAttempts: z.int().min(1).max(100).default(5),
  /** These questions and no others ("practise these again"). */
  only: z.array(z.string()).default([]),
  seed: z.string().max(64).optional(),
  fixed: z.boolean().default(false),
});
export type StartOptions = z.infer<typeof startOptionsSchema>;

/** What a start would give, before any clock runs. `short` lists every domain that has too little. */
export const startPreviewSchema = z.object({
  pool: z.int(),
  unseen: z.int(),
  questions: z.int(),
  repeats: z.int(),
  limitMs: z.number().nullable(),
  allocation: z.array(allocationSchema),
  short: z.array(allocationSchema),
  onBlueprint: z.boolean(),
  variation: z.number(),
  line: passLineSchema,
});
export type StartPreview = z.infer<typeof startPreviewSchema>;

export const questionViewSchema = z.object({
  id: z.string(),
  type: questionTypeSchema,
  scenario: z.string(),
  stem: z.string(),
  exhibits: z.array(exhibitSchema),
  /** In drawn order, without rationales. */
  options: z.array(z.object({ id: z.string(), text: z.string() })),
  prompts: z.array(z.object({ id: z.string(), text: z.string() })),
  choose: z.int().positive(),
  caseStudy: z.string().nullable(),
});
export type QuestionView = z.infer<typeof questionViewSchema>;

export const paperViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  vendor: z.string(),
  bank: z.object({ id: z.string(), title: z.string() }),
  mode: modeSchema,
  number: z.int(),
  feedback: z.enum(['end', 'each']),
  clockPolicy: clockPolicySchema,
  limitMs: z.number().nullable(),
  caseStudies: z.array(caseStudySchema),
  questions: z.array(questionViewSchema),
});
export type PaperView = z.infer<typeof paperViewSchema>;

/** Key and reasons of one question, shown in practice with feedback and in every report. */
export const solutionSchema = z.object({
  /** The key as a response, so that it can be drawn like one. */
  key: responseSchema,
  options: z.array(optionSchema),
  explanation: z.string().nullable(),
  references: z.array(referenceSchema),
  learningPoint: z.string().nullable(),
});
export type Solution = z.infer<typeof solutionSchema>;

export const answerViewSchema = z.object({
  response: responseSchema.nullable(),
  flagged: z.boolean(),
  struck: z.array(z.string()),
  note: z.string(),
  highlights: z.array(highlightSchema),
  certainty: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
  seen: z.boolean(),
  revealed: z.boolean(),
});
export type AnswerView = z.infer<typeof answerViewSchema>;

/** Whether this page may act ("holder"), or another tab or window does ("reader"). */
export const roleSchema = z.enum(['holder', 'reader']);
export const attemptStatusSchema = z.enum(['running', 'paused', 'submitted']);

/** `interruptedMs` is what the last opening found: how long the attempt had been closed. */
export const attemptViewSchema = z.object({
  paper: paperViewSchema,
  status: attemptStatusSchema,
  role: roleSchema,
  seq: z.int().nonnegative(),
  at: z.int().nullable(),
  answers: z.array(answerViewSchema),
  solutions: z.record(z.string(), solutionSchema),
  remainingMs: z.number().nullable(),
  spentMs: z.number(),
  interruptedMs: z.number(),
});
export type AttemptView = z.infer<typeof attemptViewSchema>;

export const pulseSchema = z.object({
  status: attemptStatusSchema,
  role: roleSchema,
  seq: z.int().nonnegative(),
  remainingMs: z.number().nullable(),
  spentMs: z.number(),
});
export type Pulse = z.infer<typeof pulseSchema>;

export const bankAgainstExamSchema = z.enum(['same', 'easier', 'harder', 'unknown']);

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  textSize: z.union([z.literal(100), z.literal(115), z.literal(130), z.literal(150), z.literal(200)]),
  /** Single-letter keys in the exam room. */
  shortcuts: z.boolean(),
  examDate: z.iso.date().nullable(),
  /** Practice lines of the candidate's own, in percent, by blueprint. */
  lines: z.record(z.string(), z.object({ low: z.number().min(0).max(100), high: z.number().min(0).max(100) })),
  practiceScale: z.boolean(),
  /** The page that shows the exam room before the first mock has been read or skipped. */
  knowsRoom: z.boolean().optional(),
  /** What the candidate gives to reviews and drills a day; no limit where he has not said. */
  dailyMinutes: z.int().min(5).max(480).nullable().optional(),
  /** Reviews are graded by right and wrong alone, not by time and certainty. */
  plainRatings: z.boolean().optional(),
  /** What the candidate says of his questions against the real exam, by blueprint: they are the same, easier, harder. */
  bankAgainstExam: z.record(z.string(), bankAgainstExamSchema).optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Something that storage had to do to keep the candidate's data, told until he has read it. */
export const healthEntrySchema = z.object({
  id: z.string(),
  at: z.string(),
  code: z.string(),
  file: z.string(),
  quarantined: z.string().nullable(),
  recoveredFrom: z.enum(['previous', 'backup', 'nothing']).nullable(),
  acknowledged: z.boolean(),
});

export const appInfoSchema = z.object({
  version: z.string(),
  shell: z.enum(['desktop', 'browser']),
  dataFolder: z.string(),
  problems: z.array(problemSchema),
  health: z.array(healthEntrySchema),
});

export const packageSchema = z.object({ name: z.string(), version: z.string(), licence: z.string() });
export type Package = z.infer<typeof packageSchema>;

/** `text` is null for a package that brings no licence file; `maker` is then whom it names, if anybody. */
export const licenceTextSchema = z.object({
  licence: z.string(),
  packages: z.array(z.string()),
  text: z.string().nullable(),
  maker: z.string().nullable(),
});
export type LicenceText = z.infer<typeof licenceTextSchema>;

export const pictureViewSchema = z.object({
  type: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml']),
  base64: z.string(),
});
export type PictureView = z.infer<typeof pictureViewSchema>;

export const backupSchema = z.object({
  name: z.string(),
  atMs: z.number(),
  bytes: z.int(),
  reason: z.enum(['automatic', 'asked', 'before-migration', 'before-import', 'before-restore', 'before-merge']),
});
