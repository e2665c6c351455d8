/** When two texts say the same: compared without case, articles and the punctuation of sentences. */

/**
 * Punctuation goes only at the edges of a word, so that `10.0.0.0/16`, `*.txt` and `x != y` keep their meaning; a word that starts
 * with a hyphen keeps its case, because `-p` and `-P` are two different switches.
 */
export function sameTextForm(text: string): string {
  const words: string[] = [];
  for (const raw of text.normalize('NFKC').split(/\s+/)) {
    const bare = raw.replace(/^["'“”‘’([]+/, '').replace(/["'“”‘’)\].,;:!?…]+$/, '');
    const word = bare.startsWith('-') ? bare : bare.toLowerCase();
    if (word !== '' && !/^(a|an|the|[–—-])$/.test(word)) {
      words.push(word);
    }
  }
  return words.length > 0 ? words.join(' ') : text.trim().toLowerCase();
}

/**
 * A number that two texts share when they say the same, and that most others do not share: what it costs is a fraction of the form. Letters of the
 * articles are left out of it, as are case and punctuation. Null for a text with letters beyond ASCII, of which it can tell nothing.
 */
export function roughForm(text: string): number | null {
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) return null;
    const lower = code >= 65 && code <= 90 ? code + 32 : code;
    const isDigit = lower >= 48 && lower <= 57;
    const isLetter = lower >= 97 && lower <= 122 && !ARTICLE_LETTERS.includes(lower);
    if (isDigit || isLetter) sum = (Math.imul(sum, 31) + lower) | 0;
  }
  return sum;
}

const ARTICLE_LETTERS: readonly number[] = [...'anthe'].map((letter) => letter.charCodeAt(0));
