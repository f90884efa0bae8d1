import { diffWordsWithSpace } from 'diff';

/** A stretch of one of two texts, and whether the other has it too. */
export interface Stretch {
  text: string;
  differs: boolean;
}

/** Both texts, cut where they differ, word by word. */
export function differences(left: string, right: string): { left: Stretch[]; right: Stretch[] } {
  const parts = diffWordsWithSpace(left, right);
  return {
    left: parts.filter((part) => !part.added).map(stretch),
    right: parts.filter((part) => !part.removed).map(stretch),
  };
}

function stretch({ value, added, removed }: { value: string; added: boolean; removed: boolean }): Stretch {
  return { text: value, differs: (added || removed) && value.trim() !== '' };
}
