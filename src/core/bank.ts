/** What a bank of questions is: zod schemas for questions, blueprints and banks, and the types inferred from them. */

import { z } from 'zod';

/** Ids are kebab-case: they stand in file names, links and logs. */
export const idSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{1,63}$/);
/** Ids inside a question or a blueprint may be as short as one sign ("a", "3", "1.2"). */
const shortIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,31}$/);

/** Field sizes in characters, the caps of FORMATS ("field 8,000 characters"). */
const line = z.string().trim().min(1).max(300);
const text = z.string().trim().min(1).max(8000);

export const taskSchema = z.object({ id: shortIdSchema, title: line });

/** `weight` is an integer in any unit (percent, or doubled percent for ranges); only its share of the sum counts. */
export const domainSchema = z.object({
  id: shortIdSchema,
  title: line,
  weight: z.int().nonnegative(),
  tasks: z.array(taskSchema).default([]),
});

/** How a vendor says who has passed. Percentages are whole percent; `scaled` marks run from 100 to 1000. */
export const passMarkSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('band'), low: z.number().min(0).max(100), high: z.number().min(0).max(100) }),
  z.object({ kind: z.literal('scaled'), mark: z.int().min(100).max(1000) }),
  z.object({ kind: z.literal('unpublished') }),
]);

export const blueprintSchema = z.object({
  id: idSchema,
  title: line,
  /** What the tile and the report call it: "SAA-C03". */
  code: line,
  vendor: line,
  questions: z.int().positive().max(500),
  /** How many of `questions` do not count; the candidate is not told which. */
  unscored: z.int().nonnegative().default(0),
  minutes: z.int().positive(),
  short: z.object({ questions: z.int().positive(), minutes: z.int().positive() }).default({ questions: 20, minutes: 30 }),
  pass: passMarkSchema,
  /** Share of multiple-response questions a mock aims at. Vendors publish none; 0.2 is a default of ours. */
  multipleShare: z.number().min(0).max(1).default(0.2),
  scoring: z.enum(['all-or-nothing', 'plus-minus', 'ratio', 'true-false', 'ps50']).default('all-or-nothing'),
  domains: z
    .array(domainSchema)
    .min(1)
    .refine((domains) => domains.some((domain) => domain.weight > 0), 'no domain has a weight'),
  sources: z.array(z.object({ url: z.url(), title: line })).default([]),
  note: text.optional(),
});

export const optionSchema = z.object({ id: shortIdSchema, text, rationale: text.optional() });

/** `live` and `stored-copy` carry the date of the look; `no` carries none. */
export const referenceSchema = z
  .object({
    url: z.url({ protocol: /^https?$/ }),
    title: line,
    checked: z.enum(['stored-copy', 'live', 'no']).default('no'),
    date: z.iso.date().optional(),
  })
  .refine(
    (reference) => (reference.checked === 'no') === (reference.date === undefined),
    'a checked reference has a date, an unchecked one has none',
  );

/** A picture beside the scenario: a file of the bank's own folder, never an address. */
export const exhibitSchema = z.object({
  file: z
    .string()
    .regex(/^[\w][\w./-]*\.(png|jpe?g|gif|webp|svg)$/i)
    .refine((path) => !path.includes('..')),
  alt: line,
});

const questionFields = {
  id: idSchema,
  version: z.int().positive(),
  /** One domain id for each blueprint that the question belongs to. */
  domains: z.record(idSchema, shortIdSchema).default({}),
  /** Where a blueprint publishes task statements: the id of the one that the question tests ("1.2"). */
  tasks: z.record(idSchema, shortIdSchema).default({}),
  topics: z.array(idSchema).default([]),
  learningPoint: idSchema.optional(),
  services: z.array(line).default([]),
  difficulty: z.enum(['easy', 'medium', 'hard']).default('medium'),
  scenario: z.string().trim().max(8000).default(''),
  stem: text,
  exhibits: z.array(exhibitSchema).default([]),
  options: z.array(optionSchema).min(2).max(10),
  explanation: text.optional(),
  references: z.array(referenceSchema).default([]),
  author: line.optional(),
  licence: line.optional(),
  enemies: z.array(idSchema).default([]),
  confusables: z.array(idSchema).default([]),
  caseStudy: idSchema.nullable().default(null),
  shuffle: z.boolean().default(true),
  status: z.enum(['draft', 'linted', 'blind-solved']).default('draft'),
  /** Lint rules that this question is excused from, each with its reason. */
  waive: z.array(z.object({ rule: z.string().regex(/^[LB]\d\d$/), reason: line })).default([]),
};

const optionIds = z.array(shortIdSchema);

/** A question without its words: what it takes to list, count and draw it. */
export const questionEntrySchema = z.object({
  id: questionFields.id,
  version: questionFields.version,
  type: z.enum(['single', 'multiple', 'ordering', 'matching']),
  domains: questionFields.domains,
  tasks: questionFields.tasks,
  topics: questionFields.topics,
  learningPoint: questionFields.learningPoint,
  services: questionFields.services,
  difficulty: questionFields.difficulty,
  enemies: questionFields.enemies,
  caseStudy: questionFields.caseStudy,
});

/** The four types share every field but the key. A matching question pairs each of its prompts with one option. */
export const questionSchema = z.discriminatedUnion('type', [
  z.object({ ...questionFields, type: z.literal('single'), key: optionIds.length(1) }),
  z.object({ ...questionFields, type: z.literal('multiple'), key: optionIds.min(2) }),
  z.object({ ...questionFields, type: z.literal('ordering'), key: optionIds.min(2) }),
  z.object({
    ...questionFields,
    type: z.literal('matching'),
    prompts: z
      .array(z.object({ id: shortIdSchema, text }))
      .min(2)
      .max(10),
    key: z.record(shortIdSchema, shortIdSchema),
  }),
]);

export const learningPointSchema = z.object({ id: idSchema, topic: idSchema, sentence: line });
export const topicSchema = z.object({ id: idSchema, title: line });
export const caseStudySchema = z.object({ id: idSchema, title: line, scenario: text });

/** What stands in `bank.yaml`. A blueprint is the id of a shipped one, or is written out in full. */
export const bankHeaderSchema = z.object({
  id: idSchema,
  title: line,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  language: z
    .string()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/)
    .default('en'),
  licence: line.optional(),
  authors: z.array(line).default([]),
  source: z.string().trim().max(300).optional(),
  provenance: z.string().trim().max(1000).optional(),
  blueprints: z.array(z.union([idSchema, blueprintSchema])).default([]),
  topics: z.array(topicSchema).default([]),
  learningPoints: z.array(learningPointSchema).default([]),
  caseStudies: z.array(caseStudySchema).default([]),
  /** Rules on the whole bank that it is excused from, each with its reason; with `exam`, in what they say of that exam alone. */
  waive: z.array(z.object({ rule: z.string().regex(/^B\d\d$/), exam: idSchema.optional(), reason: line })).default([]),
});

/** A bank as the app uses it: blueprints resolved, questions sorted by id in code-unit order, `hash` over its content (SHA-256, hex). */
export const bankSchema = bankHeaderSchema.extend({
  blueprints: z.array(blueprintSchema),
  questions: z.array(questionSchema),
  hash: z.string(),
});

export type Task = z.infer<typeof taskSchema>;
export type Domain = z.infer<typeof domainSchema>;
export type PassMark = z.infer<typeof passMarkSchema>;
export type Blueprint = z.infer<typeof blueprintSchema>;
export type Option = z.infer<typeof optionSchema>;
export type Reference = z.infer<typeof referenceSchema>;
export type Exhibit = z.infer<typeof exhibitSchema>;
export type Question = z.infer<typeof questionSchema>;
export type QuestionEntry = z.infer<typeof questionEntrySchema>;
export type QuestionType = Question['type'];
export type BankHeader = z.infer<typeof bankHeaderSchema>;
export type Bank = z.infer<typeof bankSchema>;

/** Code-unit order, the only order in which questions are sorted anywhere (a draw must not depend on a locale). */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How many options a complete answer has: "Choose two." is derived from this. */
export function selectCount(question: Question): number {
  return question.type === 'matching' ? question.prompts.length : question.key.length;
}
