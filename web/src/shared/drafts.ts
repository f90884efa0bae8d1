import { useEffect, useState } from 'react';

const PREFIX = 'onevoice.draft.';

/**
 * State that survives a reload: kept in this browser for the person who is signed in, until they sign out.
 * @param person id of who is signed in
 * @param name of the draft, one a page
 * @param read makes a draft of what was stored (perhaps by an older version of the page), or the first one of null
 * @returns the draft, how to change it, and whether it is kept: a very large one does not fit
 */
export function useDraft<T>(person: string, name: string, read: (stored: unknown) => T) {
  const key = `${PREFIX}${person}.${name}`;
  const [draft, setDraft] = useState(() => read(stored(key)));
  const [kept, setKept] = useState(true);
  useEffect(() => {
    // After what was typed is painted: a letter may be long.
    const timer = setTimeout(() => setKept(store(key, draft)));
    return () => clearTimeout(timer);
  }, [key, draft]);
  return { draft, setDraft, kept };
}

/** Takes away what this browser keeps of anybody: for signing out. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith(PREFIX))) localStorage.removeItem(key);
}

function stored(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    // Cut off or written by hand: as if there were none.
    return null;
  }
}

function store(key: string, draft: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    // Full: the page says that it is not kept. What was kept before is no longer what is shown.
    localStorage.removeItem(key);
    return false;
  }
}
