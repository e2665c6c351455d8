/** What is quick to make and large to keep: it stays for as long as it is asked for, and a little longer. */

/** Long enough for the next word to be typed. */
const KEPT_MS = 120_000;

/** Keeps what was made of the last source; of another source, or after two minutes in which nobody asked, it is made anew. */
export function whileUsed<Source extends object, Made>(make: (source: Source) => Promise<Made>): (source: Source) => Promise<Made> {
  let kept: { readonly source: Source; readonly made: Promise<Made> } | null = null;
  let timer: NodeJS.Timeout | undefined;
  return (source) => {
    clearTimeout(timer);
    const now = kept?.source === source ? kept : { source, made: make(source) };
    kept = now;
    const drop = () => {
      if (kept === now) kept = null;
    };
    now.made.catch(drop);
    // An app that is to end does not wait for it.
    timer = setTimeout(drop, KEPT_MS).unref();
    return now.made;
  };
}
