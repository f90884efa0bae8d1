import type { MergeField, ReadText } from '../letter.js';
import { isStopword, type Token as Word, tokenise } from '../words.js';
import { conceptsIn } from './concepts.js';
import { rarity } from './rarity.js';

/** A term of a subject and where it stands: a stem, or a concept of the lexicon (`#id`). */
export interface Term {
  term: string;
  start: number;
  end: number;
  weight: number;
  /** Kinds of claim that are usually made about the concept. */
  kinds?: readonly string[];
}

/** A cue of the lexicon's group `modality` (`must`, `need-not`, `only`, `included` …) and where it stands. */
export interface Cue {
  id: string;
  start: number;
  end: number;
}

export interface Terms {
  terms: Term[];
  cues: Cue[];
}

/** The merge fields that reach into a stretch of text, found by halving: there may be thousands. */
export function fieldsIn(fields: readonly MergeField[], start: number, end: number): readonly MergeField[] {
  let lo = 0;
  let hi = fields.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (fields[mid]!.end <= start) lo = mid + 1;
    else hi = mid;
  }
  let to = lo;
  while (to < fields.length && fields[to]!.start < end) to++;
  return lo === 0 && to === fields.length ? fields : fields.slice(lo, to);
}

/** Stems and concepts of a stretch of text, function words and bare numbers left out. */
export function termsOf(read: ReadText, start: number, end: number): Terms {
  const words = tokenise(read.text, start, end, fieldsIn(read.fields, start, end));
  const terms: Term[] = [];
  const cues: Cue[] = [];
  for (const w of words) {
    if (isStopword(w.word) || w.word.length < 2 || isNumber(w) || VALUE_WORDS.has(w.word)) continue;
    const r = rarity(w.stem);
    if (r > 0) terms.push({ term: w.stem, start: w.start, end: w.end, weight: r });
  }
  for (const hit of conceptsIn(words)) {
    const s = words[hit.first]!.start;
    const e = words[hit.last]!.end;
    if (hit.group === 'modality') cues.push({ id: hit.id, start: s, end: e });
    hit.terms.forEach(([term, weight], n) =>
      terms.push(n === 0 ? { term, start: s, end: e, weight, kinds: hit.kinds } : { term, start: s, end: e, weight }),
    );
  }
  return { terms, cues };
}

/** Words that values are written with: they are what is said, never what it is said of. */
const VALUE_WORDS = new Set(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
  monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays sunday sundays mon tue tues wed thu thur thurs fri sat sun
  start starts starting started begin begins beginning until till from after before within by effective effect date dates noon midday midnight a.m p.m am pm utc gmt bst eastern central pacific est edt cst cdt
  percent per cent cents pence dollar dollars pound pounds euro euros usd gbp eur second seconds minute minutes hour hours day days week weeks month months year years today tomorrow now
  one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred thousand million first second third once twice half quarter dozen
  than more less least most about approximately between through since`
    .split(/\s+/)
    .filter((w) => w !== ''),
);

const isNumber = (w: Word) => {
  const c = w.word.charCodeAt(0);
  return c >= 48 && c <= 57;
};
