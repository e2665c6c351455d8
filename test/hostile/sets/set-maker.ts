/** What a maker of hostile sets is, and how words are written where signs have a meaning. */

/** A set with one question for each text, and the text in every field of it. */
export type SetMaker = (texts: readonly string[]) => string | Uint8Array | Promise<Uint8Array>;
/** By the names of their files. */
export type Sets = Readonly<Record<string, SetMaker>>;

/** What stands in lines of their own. */
export const oneLine = (text: string) => text.replace(/\s+/g, ' ');
/** Titles, names and sentences of our own format. */
export const shortLine = (text: string) => oneLine(text).slice(0, 300).trim();
export const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
/** GIFT gives these signs a meaning; a backslash makes them words. */
export const inGift = (text: string) => oneLine(text).replace(/[\\~=#{}:]/g, '\\$&');
export const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
export const inCdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']] >')}]]>`;
