/** What is quick to make and large to keep: it stays for as long as it is asked for, and a little longer. */

/** Long enough for the next word to be typed. */
const KEPT_MS = 120_000;

/** Keeps what was made of the last source; of another source, or after two minutes in which nobody asked, it is made anew. */
export function whileUsed<Source extends object, Made>(make: (source: Source) => Promise<Made>): (source: Source) => Promise<Made> {
  let kept: { readonly source: Source; readonly made: Promise<Made> } | null = null;
  let timer: NodeJS.Timeout | undefined;
  const drop = () => {
    kept = null;
  };
  return (source) => {
    clearTimeout(timer);
    if (kept?.source !== source) {
      const made = make(source);
      kept = { source, made };
      made.catch(() => {
        if (kept?.made === made) kept = null;
      });
    }
    // An app that is to end does not wait for it. The timer outlives its end, so it must not know what was made.
    timer = setTimeout(drop, KEPT_MS).unref();
    return kept.made;
  };
}
