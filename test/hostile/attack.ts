/** What an attack is, and the sound set that stands beside each. */

export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface Attack {
  /** What is tried. */
  readonly name: string;
  readonly files: () => Files | Promise<Files>;
  /** What files cannot be made by their content: links and such. `outside` is a folder beside that of the set. */
  readonly arrange?: (folder: string, outside: string) => Promise<void>;
  /** Files that are picked beside those in `files`. */
  readonly picked?: readonly string[];
  /** Stems of what may be taken in: the sound question beside it, as a rule. */
  readonly stems: readonly string[];
  /** Codes of all that is said, each once. */
  readonly said: readonly string[];
}

export const CSV = 'Question,A,B,Key\nWhich?,One,Two,B\n';
/** A sound set beside the broken one: what is wrong with one costs nothing of the other. */
export const SOUND = { 'sound.gift': 'Sound?{~One =Two}\n' };
