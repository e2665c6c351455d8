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
