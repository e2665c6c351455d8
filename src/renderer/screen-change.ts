/** A change of screen for those who do not see it: the focus goes to the new heading, and the tab is named after it. */

import { useEffect, useRef } from 'react';
import { say } from '../language/say';

/** The exam room moves the focus itself, from question to question. */
const EXAM_ROOM = /^\/exam\//;

/** `location` is the path of the screen. The first screen after loading is named, but the focus stays where the browser puts it. */
export function useScreenChange(location: string): void {
  const last = useRef(location);
  const named = useRef<Element | null>(null);
  useEffect(() => {
    const hasChanged = last.current !== location;
    last.current = location;
    if (EXAM_ROOM.test(location)) {
      document.title = say('app.name');
      return;
    }
    const arrive = (): boolean => {
      const heading = document.querySelector('h1');
      // While a screen is fetched, the one before stays in the document, hidden.
      if (!heading || heading === named.current) return false;
      named.current = heading;
      document.title = say('app.screen-title', { screen: heading.textContent });
      if (hasChanged) moveTo(heading);
      return true;
    };
    if (arrive()) return;
    // Screens come with their data, a moment after the address.
    const observer = new MutationObserver(() => arrive() && observer.disconnect());
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [location]);
}

function moveTo(heading: HTMLElement): void {
  const content = document.getElementById('content');
  // Who has gone on to something on the new screen already is left there.
  if (content && content !== document.activeElement && content.contains(document.activeElement)) return;
  if (content) content.scrollTop = 0;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
