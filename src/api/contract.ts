/** Every operation of the app, once: its name, what goes in, what comes out, and which parts of the data it changes. */

import { z } from 'zod';
import { actionSchema } from '../core/attempt';
import { correctionSchema } from '../core/corrections';
import { attemptRowSchema } from '../core/evidence';
import { noteIdSchema } from '../core/notes';
import { outsideIdSchema } from '../core/outside-report';
import { questionDraftSchema } from '../core/question-draft-schema';
import { studyLookSchema, studyPageSchema, studySearchSchema } from './bank-study-views';
import { editListSchema, editSavedSchema, editViewSchema, exportedSchema, exportRequestSchema, newBankSchema } from './edit-views';
import { deletedAttemptSchema, outsideSaveSchema, outsideShelfSchema } from './history-views';
import { fieldMappingSchema, importChoicesSchema } from './import-choices';
import { bankChangeSchema, importPreviewSchema } from './import-views';
import {
  noteAreasSchema,
  noteChangeSchema,
  noteShelfSchema,
  notesPreviewSchema,
  noteWishSchema,
  ownNoteSchema,
  searchFindingsSchema,
  searchWishSchema,
  undoSchema,
} from './notes-views';
import { examReadinessSchema } from './readiness-views';
import { reportSchema } from './report-views';
import { dueTodaySchema, reviewOutlookSchema } from './review-views';
import { questionMarksSchema, weakAreasSchema } from './study-views';
import {
  appInfoSchema,
  attemptViewSchema,
  backupSchema,
  bankCardSchema,
  examCardSchema,
  licenceTextSchema,
  packageSchema,
  pictureViewSchema,
  pulseSchema,
  resumableSchema,
  settingsSchema,
  solutionSchema,
  startOptionsSchema,
  startPreviewSchema,
} from './views';

/** Parts of the data that a view can be told of. */
export const topicSchema = z.enum(['library', 'attempts', 'history', 'settings', 'health', 'notes', 'corrections', 'jobs']);
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
const questionId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,63}$/);
const bankId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,63}$/);
const jobId = z.string().min(1).max(64);
/** A page names its uploads itself: pieces may be sent again. */
const uploadId = z.string().regex(/^[a-z0-9-]{8,64}$/);
/** A piece of up to 1 MiB as base64. */
const base64Piece = z.base64().max(Math.ceil(2 ** 20 / 3) * 4);

export const contract = {
  'app.info': { input: nothing, output: appInfoSchema, changes: [] },
  /** The packages that the built app contains, and the runtime of its window. */
  'app.licences': { input: nothing, output: z.object({ packages: z.array(packageSchema) }), changes: [] },
  'app.licence-texts': { input: nothing, output: z.object({ texts: z.array(licenceTextSchema) }), changes: [] },
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
  /** Begins a drill of what is worth most now, in one exam or in the one practised last: three topics, five questions of each. */
  'drill.start': {
    input: z.object({ blueprint: z.string().max(64).nullable().default(null) }),
    output: z.object({ id: z.string() }),
    changes: ['attempts'],
  },
  /** Missed learning points that are due until the end of today, and what of them fits into the candidate's day. */
  'review.read': { input: nothing, output: dueTodaySchema, changes: [] },
  /** What comes in the next two weeks, and how much was recalled lately. */
  'review.outlook': { input: nothing, output: reviewOutlookSchema, changes: [] },
  'review.start': { input: nothing, output: z.object({ id: z.string() }), changes: ['attempts'] },
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

  /** Out of every score, list and count, finished or only begun; its files are set aside and kept for 30 days. */
  'attempt.delete': { input: z.object({ id: attemptId }), output: nothing, changes: ['attempts', 'history'] },
  'attempt.restore': { input: z.object({ id: attemptId }), output: nothing, changes: ['attempts', 'history'] },

  'history.list': { input: nothing, output: z.object({ rows: z.array(attemptRowSchema) }), changes: [] },
  'history.deleted': { input: nothing, output: z.object({ attempts: z.array(deletedAttemptSchema) }), changes: [] },

  /** Score reports from elsewhere. Deleted ones are kept for 30 days. */
  'outside.list': { input: nothing, output: outsideShelfSchema, changes: [] },
  'outside.save': { input: outsideSaveSchema, output: z.object({ id: z.string() }), changes: ['history'] },
  'outside.delete': { input: z.object({ id: outsideIdSchema }), output: nothing, changes: ['history'] },
  'outside.restore': { input: z.object({ id: outsideIdSchema }), output: nothing, changes: ['history'] },

  'notes.list': { input: noteWishSchema, output: noteShelfSchema, changes: [] },
  'notes.areas': { input: nothing, output: noteAreasSchema, changes: [] },
  /** The questions that some note is about. */
  'notes.noted': { input: nothing, output: z.object({ questions: z.array(z.string()) }), changes: [] },
  /** Full-text search over notes and banks; the rest of an index that is being made is found later. */
  'search.find': { input: searchWishSchema, output: searchFindingsSchema, changes: [] },
  /** What is not given stays. */
  'notes.save': { input: noteChangeSchema, output: undoSchema, changes: ['notes'] },
  /** Deleted notes are kept for 30 days. */
  'notes.delete': { input: z.object({ id: noteIdSchema }), output: undoSchema, changes: ['notes'] },
  'notes.restore': { input: z.object({ id: noteIdSchema }), output: nothing, changes: ['notes'] },
  'notes.add': { input: ownNoteSchema, output: z.object({ id: z.string() }), changes: ['notes'] },
  /** Takes a change, or an import, back; refuses with `notes.undo-gone`. */
  'notes.undo': { input: undoSchema, output: z.object({ ids: z.array(z.string()) }), changes: ['notes'] },
  /** Reads uploaded Markdown and text files and writes nothing. */
  'notes.import-preview': { input: z.object({ upload: uploadId }), output: notesPreviewSchema, changes: [] },
  /** Makes the notes of the preview; `tag` is added to each. */
  'notes.import-accept': {
    input: z.object({ upload: uploadId, tag: z.string().trim().max(60).default('') }),
    output: z.object({ notes: z.int(), undo: z.string() }),
    changes: ['notes'],
  },
  /** Puts a question of a finished attempt among the notes, whether it was missed or not. */
  'notes.add-question': { input: z.object({ attempt: attemptId, question: questionId }), output: z.object({ id: z.string() }), changes: ['notes'] },

  /** Weak areas of one exam, or of the one practised last. */
  'weak.read': { input: z.object({ blueprint: z.string().max(64).nullable().default(null) }), output: weakAreasSchema, changes: [] },

  /** Questions of a bank to be read, a page of them; those kept for mocks only without their words. */
  'study.list': { input: studySearchSchema, output: studyPageSchema, changes: [] },
  /** Gives a question out with its answer, which counts as seen from then on. One kept for mocks is given with `opensKept` only. */
  'study.look': {
    input: z.object({ bank: z.string().max(64), question: questionId, opensKept: z.boolean().default(false) }),
    output: studyLookSchema,
    changes: ['history'],
  },
  /** Opens all questions that are kept for mocks: each counts as seen. */
  'study.open-all': { input: z.object({ bank: z.string().max(64) }), output: z.object({ opened: z.int() }), changes: ['history'] },

  /** Readiness for one exam, or for the one practised last; null where nothing is known of the candidate. */
  'readiness.read': {
    input: z.object({ blueprint: z.string().max(64).nullable().default(null) }),
    output: z.object({ shown: examReadinessSchema.nullable() }),
    changes: [],
  },

  'question.marks': { input: nothing, output: questionMarksSchema, changes: [] },
  'question.report': {
    input: z.object({ attempt: attemptId, question: questionId, text: z.string().trim().min(1).max(4000) }),
    output: z.object({ id: z.string() }),
    changes: ['corrections'],
  },
  /** All reports as one JSON text, to be sent to whoever keeps the bank. */
  'question.reports-json': { input: nothing, output: z.object({ json: z.string() }), changes: [] },
  /** Puts a question right for this candidate: another key, or out of every score. Past attempts are scored again. */
  'question.correct': {
    input: z.object({ attempt: attemptId, question: questionId, correction: correctionSchema }),
    output: nothing,
    changes: ['corrections', 'history'],
  },
  'question.uncorrect': { input: z.object({ question: questionId }), output: nothing, changes: ['corrections', 'history'] },
  /** A suspended question is never drawn. */
  'question.suspend': { input: z.object({ question: questionId }), output: nothing, changes: ['corrections'] },
  'question.unsuspend': { input: z.object({ question: questionId }), output: nothing, changes: ['corrections'] },

  /** The questions of a bank, with what the candidate has changed. */
  'edit.list': { input: z.object({ bank: bankId }), output: editListSchema, changes: [] },
  /** A question in the form, or an empty form under a new id. Refuses a question that is neither the bank's nor the candidate's. */
  'edit.open': { input: z.object({ bank: bankId, question: questionId.nullable() }), output: editViewSchema, changes: [] },
  /** Keeps what stands in the form, whole or not; only a whole question is asked. */
  'edit.save': { input: z.object({ bank: bankId, question: questionId, draft: questionDraftSchema }), output: editSavedSchema, changes: ['library'] },
  /** Takes a question out, and puts it back as it was. */
  'edit.remove': { input: z.object({ bank: bankId, question: questionId }), output: nothing, changes: ['library'] },
  'edit.restore': { input: z.object({ bank: bankId, question: questionId }), output: nothing, changes: ['library'] },
  /** Drops the candidate's edit: the bank's own question is asked again. */
  'edit.take-own': { input: z.object({ bank: bankId, question: questionId }), output: nothing, changes: ['library'] },
  /** Keeps the edit although the bank's own question has changed since. */
  'edit.keep-mine': { input: z.object({ bank: bankId, question: questionId }), output: nothing, changes: ['library'] },
  'edit.make-bank': { input: newBankSchema, output: z.object({ bank: z.string() }), changes: ['library'] },

  /** Questions of a bank, or of a finished attempt as they were asked, as a file, with what that form cannot hold. */
  'questions.export': { input: exportRequestSchema, output: exportedSchema, changes: [] },

  /** A picture of a bank, as base64. */
  'media.read': {
    input: z.object({ bank: z.string().max(64), file: z.string().max(300) }),
    output: pictureViewSchema,
    changes: [],
  },
  /** The next piece of a file that goes in: of a question set (20 MB a file), or a backup. `bytes` is what there is of the file now. */
  'upload.chunk': {
    input: z.object({
      upload: uploadId,
      kind: z.enum(['set', 'backup', 'notes']),
      name: z.string().min(1).max(400),
      offset: z.int().nonnegative(),
      base64: base64Piece,
    }),
    output: z.object({ bytes: z.int() }),
    changes: [],
  },
  /** Reads an uploaded question set and writes nothing. Answers without the preview when it takes longer than a second: it is then a job of that id. */
  'import.preview': {
    input: z.object({
      upload: uploadId,
      title: z.string().trim().min(1).max(300).optional(),
      mappings: z.array(fieldMappingSchema).max(5).optional(),
    }),
    output: z.object({ id: z.string(), preview: importPreviewSchema.nullable() }),
    changes: [],
  },
  'import.read': { input: z.object({ id: jobId }), output: importPreviewSchema, changes: [] },
  /** A picture of a set that is looked at and not taken in yet. */
  'import.picture': {
    input: z.object({ id: jobId, file: z.string().max(300) }),
    output: pictureViewSchema,
    changes: [],
  },
  /** `declared`: the candidate says that the set is not recalled exam content. */
  'import.accept': {
    input: z.object({ id: jobId, declared: z.literal(true), choices: importChoicesSchema.optional() }),
    output: z.object({ bank: z.string(), title: z.string(), questions: z.int(), undo: z.string(), change: bankChangeSchema.nullable() }),
    changes: ['library', 'health'],
  },
  /** Takes the last import or removal of a bank back. */
  'import.undo': { input: z.object({ undo: z.string().max(64) }), output: z.object({ bank: z.string() }), changes: ['library'] },
  'bank.remove': { input: z.object({ bank: z.string().max(64) }), output: z.object({ title: z.string(), undo: z.string() }), changes: ['library'] },

  'data.backups': { input: nothing, output: z.object({ backups: z.array(backupSchema) }), changes: [] },
  'data.backup': { input: nothing, output: z.object({ name: z.string() }), changes: ['health'] },
  /** Puts the whole data folder back; answers with the backup that undoes it. A page loads itself anew after this. */
  'data.restore': {
    input: z.object({
      from: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('backup'), name: z.string().max(200) }),
        z.object({ kind: z.literal('upload'), upload: uploadId }),
      ]),
    }),
    output: z.object({ undo: z.string() }),
    changes: [...topicSchema.options],
  },
  /** Joins copies that a sync program has made in the data folder with their documents. A page loads itself anew after any. */
  'data.find-copies': { input: nothing, output: z.object({ merged: z.int() }), changes: [...topicSchema.options] },
  /** Everything as one file, to be read piece by piece. `leftOut` names files that not every system could hold. */
  'data.export': { input: nothing, output: z.object({ id: z.string(), name: z.string(), leftOut: z.array(z.string()) }), changes: [] },
  'data.export-chunk': {
    input: z.object({ id: jobId, offset: z.int().nonnegative() }),
    output: z.object({ base64: z.base64(), total: z.int() }),
    changes: [],
  },

  /** Opens an https address in the candidate's own browser, after the shell has asked him. */
  'link.open': { input: z.object({ url: z.url({ protocol: /^https$/ }) }), output: z.object({ opened: z.boolean() }), changes: [] },

  /** The page as it would be printed, straight into a file that the candidate names; only the desktop can. False when he thinks better of it. */
  'print.save-pdf': { input: z.object({ name: z.string().min(1).max(100) }), output: z.object({ saved: z.boolean() }), changes: [] },

  /** Answers when something has changed since `cursor`, at the latest after `waitMs`. */
  'changes.wait': {
    input: z.object({ cursor: z.int().nonnegative(), waitMs: z.int().min(0).max(25_000) }),
    output: z.object({ cursor: z.int().nonnegative(), topics: z.array(topicSchema) }),
    changes: [],
  },
  'job.state': {
    input: z.object({ id: jobId }),
    output: z.object({
      state: z.enum(['running', 'done', 'failed', 'cancelled']),
      step: z.string(),
      doneUnits: z.int(),
      totalUnits: z.int().nullable(),
    }),
    changes: [],
  },
  'job.cancel': { input: z.object({ id: jobId }), output: nothing, changes: ['jobs'] },
} as const satisfies Record<string, Operation>;

export type Contract = typeof contract;
export type OperationName = keyof Contract;
export type Input<N extends OperationName> = z.input<Contract[N]['input']>;
export type ParsedInput<N extends OperationName> = z.output<Contract[N]['input']>;
export type Output<N extends OperationName> = z.output<Contract[N]['output']>;
