/** What this page remembers between visits: view state in localStorage, which may be missing, full or forbidden. */

export function recall(key: string): string | null {
  try {
    return window.localStorage.getItem(`passband-${key}`);
  } catch {
    return null;
  }
}

/** Null forgets. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(`passband-${key}`);
    else window.localStorage.setItem(`passband-${key}`, value);
  } catch {
    // View state is nobody's data: without it the page opens as it does the first time.
  }
}
