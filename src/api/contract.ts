/** Every operation of the app, once: its name, what goes in, what comes out, and which parts of the data it changes. */

import { z } from 'zod';
import { actionSchema } from '../core/attempt';
import { attemptRowSchema } from '../core/evidence';
import {
  appInfoSchema,
  attemptViewSchema,
  bankCardSchema,
  examCardSchema,
  pulseSchema,
  reportSchema,
  resumableSchema,
  settingsSchema,
  solutionSchema,
  startOptionsSchema,
  startPreviewSchema,
} from './views';

/** Parts of the data that a view can be told of. */
export const topicSchema = z.enum(['library', 'attempts', 'history', 'settings', 'health', 'notes', 'jobs']);
export type ChangeTopic = z.infer<typeof topicSchema>;

interface Operation {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly changes: readonly ChangeTopic[];
}

const nothing = z.object({});
const attemptId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,63}$/);
/** A page names itself, so that two tabs of one candidate can be told apart. */
const viewer = z.string().min(8).max(64);
const jobId = z.string().min(1).max(64);

export const contract = {
  'app.info': { input: nothing, output: appInfoSchema, changes: [] },
  'health.acknowledge': { input: z.object({ ids: z.array(z.string()).max(1000) }), output: nothing, changes: ['health'] },

  'settings.read': { input: nothing, output: settingsSchema, changes: [] },
  'settings.write': { input: settingsSchema.partial(), output: settingsSchema, changes: ['settings'] },

  'library.read': {
    input: nothing,
    output: z.object({ banks: z.array(bankCardSchema), exams: z.array(examCardSchema), resumable: z.array(resumableSchema) }),
    changes: [],
  },

  'attempt.preview': { input: startOptionsSchema, output: startPreviewSchema, changes: [] },
  'attempt.start': { input: startOptionsSchema, output: z.object({ id: z.string() }), changes: ['attempts'] },
  /** Makes this page the holder if nobody holds the attempt, or if it asks to take over. */
  'attempt.open': {
    input: z.object({ id: attemptId, viewer, takeOver: z.boolean().default(false) }),
    output: attemptViewSchema,
    changes: ['attempts'],
  },
  /** One action of the candidate; on disk before it is answered. The same `seq` gets the same reply, a gap is refused. */
  'attempt.record': {
    input: z.object({ id: attemptId, viewer, seq: z.int().positive(), action: actionSchema }),
    output: pulseSchema.extend({ solution: solutionSchema.nullable() }),
    changes: ['attempts'],
  },
  /** A sign of life of the page. Answered after `waitMs`, or at once when the attempt's status or role changes. */
  'attempt.beat': { input: z.object({ id: attemptId, viewer, waitMs: z.int().min(0).max(5000) }), output: pulseSchema, changes: [] },
  'attempt.report': { input: z.object({ id: attemptId }), output: reportSchema, changes: [] },

  'history.list': { input: nothing, output: z.object({ rows: z.array(attemptRowSchema) }), changes: [] },

  /** A picture of a bank, as base64. */
  'media.read': {
    input: z.object({ bank: z.string().max(64), file: z.string().max(300) }),
    output: z.object({ type: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml']), base64: z.string() }),
    changes: [],
  },
  /** Opens an https address in the candidate's own browser, after the shell has asked him. */
  'link.open': { input: z.object({ url: z.url({ protocol: /^https$/ }) }), output: z.object({ opened: z.boolean() }), changes: [] },

  /** Answers when something has changed since `cursor`, at the latest after `waitMs`. */
  'changes.wait': {
    input: z.object({ cursor: z.int().nonnegative(), waitMs: z.int().min(0).max(25_000) }),
    output: z.object({ cursor: z.int().nonnegative(), topics: z.array(topicSchema) }),
    changes: [],
  },
  'job.state': {
    input: z.object({ id: jobId }),
    output: z.object({ state: z.enum(['running', 'done', 'failed', 'cancelled']), doneUnits: z.int(), totalUnits: z.int().nullable() }),
    changes: [],
  },
  'job.cancel': { input: z.object({ id: jobId }), output: nothing, changes: ['jobs'] },
} as const satisfies Record<string, Operation>;

export type Contract = typeof contract;
export type OperationName = keyof Contract;
export type Input<N extends OperationName> = z.input<Contract[N]['input']>;
export type ParsedInput<N extends OperationName> = z.output<Contract[N]['input']>;
export type Output<N extends OperationName> = z.output<Contract[N]['output']>;
