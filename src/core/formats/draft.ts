/** A question as a foreign set has it, before anybody judged it: what every reader of a format hands over, whatever the format. */

import type { Place, Problem } from '../problem';
import type { FieldsShown } from './field-mapping';

export interface DraftOption {
  /** The letter or number that the set calls it by, without bracket or dot ("B", "2"). Undefined where it has none. */
  readonly label?: string | undefined;
  readonly text: string;
  readonly rationale?: string | undefined;
}

/** One right option, named in the way of the set; whether there is such an option is the judge's business. */
export type DraftKeyPart =
  /** Place in `options`, from 0. */
  | { readonly by: 'place'; readonly place: number }
  | { readonly by: 'label'; readonly label: string }
  | { readonly by: 'text'; readonly text: string };

/** How the texts of a draft are written: Markdown (with stray HTML), HTML, or words in which no sign has a meaning. */
export type DraftMarkup = 'markdown' | 'html' | 'plain';

export interface DraftReference {
  readonly url: string;
  readonly title?: string | undefined;
}

interface DraftFields {
  /** File and line of the first word of the question. */
  readonly place: Place;
  readonly markup: DraftMarkup;
  /** Only where the set gives one that is more than its number in the list. */
  readonly id?: string | undefined;
  readonly scenario?: string | undefined;
  readonly stem: string;
  readonly explanation?: string | undefined;
  /** Chapter, topic, exam objective: outermost first. */
  readonly categories?: readonly string[] | undefined;
  readonly difficulty?: string | undefined;
  readonly references?: readonly DraftReference[] | undefined;
  /** By exam, where the set names domains of exams that the app knows by id. */
  readonly domains?: Readonly<Record<string, string>> | undefined;
  /** Passband wrote this: what stands in a text is a word of it, also a letter in front of an option. */
  readonly isOurs?: boolean | undefined;
  /** Pictures that stand beside the texts, as the set names them; those inside texts are found there. */
  readonly pictures?: readonly string[] | undefined;
  /** What the reader noticed and the candidate should know; the judge adds the question's id. */
  readonly warnings?: readonly Problem[] | undefined;
}

export type DraftQuestion = DraftFields &
  (
    | {
        readonly kind: 'choice';
        readonly options: readonly DraftOption[];
        readonly key: readonly DraftKeyPart[];
        /** Whether the set says that one or several options are right. Undefined where it says neither. */
        readonly asksFor?: 'one' | 'several' | undefined;
      }
    /** Options in the right order. */
    | { readonly kind: 'ordering'; readonly options: readonly DraftOption[] }
    /** `option` is the place in `options`, from 0. */
    | {
        readonly kind: 'matching';
        readonly options: readonly DraftOption[];
        readonly prompts: readonly { readonly text: string; readonly option: number }[];
      }
    /** An entry that can be no question here (an essay, a gap text, a row that breaks off): it is counted, and `why` is said of it. */
    | { readonly kind: 'unread'; readonly why: Problem }
  );

/** Which fields of a set without a known format were taken for which part, as the set calls them. */
export interface GuessedFields {
  readonly stem: string;
  readonly options: string;
  readonly right: string;
  /** Share of the entries that have these fields, from 0 to 1; halved where it is a guess from where numbers count. */
  readonly confidence: number;
}

/** What a reader makes of one file. Each entry of the file is one draft; the problems are those of no single entry. */
export interface DraftsRead {
  readonly drafts: readonly DraftQuestion[];
  readonly problems: readonly Problem[];
  readonly guessed?: GuessedFields | undefined;
  /** Columns or fields with what they were taken for, where a candidate can say it better. */
  readonly fields?: FieldsShown | undefined;
  /** Pictures that the text itself holds; drafts name them by `name`. */
  readonly pictures?: readonly { readonly name: string; readonly base64: string }[] | undefined;
}

/** The path of a picture of the set below the set's folder, from the file that names it; null where the set has no such picture. */
export type PictureAt = (file: string | undefined, source: string) => string | null;

/** Tells of something in a draft that does not cost the question. */
export type Warn = (code: string, params?: Problem['params'], field?: string) => void;
