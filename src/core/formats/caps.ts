/** How much of a foreign file we are willing to read: one table for all readers of question sets. */

/** In bytes. */
export const MEGABYTE = 1024 * 1024;

/** Sizes in bytes, lengths in characters. Fields, options and ids are capped by the schemas of `../bank`. */
export const caps = {
  fileBytes: 20 * MEGABYTE,
  /** Question files in one bank folder. */
  folderFiles: 500,
  /** Files of a set that somebody picked: some sets have one for each question. */
  setFiles: 2000,
  folderBytes: 100 * MEGABYTE,
  archiveEntries: 2000,
  archiveEntryBytes: 20 * MEGABYTE,
  archiveBytes: 100 * MEGABYTE,
  /** Unpacked size over packed size. */
  archiveRatio: 200,
  questions: 20_000,
  optionsLeast: 2,
  optionsMost: 10,
  fieldCharacters: 8000,
  /** Nested lists and groups in YAML, JSON or XML. */
  depth: 64,
  yamlAliases: 0,
  databaseRows: 50_000,
  /** Named fields of a note: our own cards have 38 at most, and each row asks all of them what they are. */
  noteFields: 50,
  /** One picture, and all pictures of a set; pixels are width times height, as its header says. */
  pictureBytes: 5 * MEGABYTE,
  picturesBytes: 40 * MEGABYTE,
  picturePixels: 40_000_000,
  /** Problems listed for one file; the rest are counted. */
  problems: 1000,
  readerMs: 10_000,
  readerMegabytes: 256,
} as const;
