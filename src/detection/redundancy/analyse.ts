import type { Letter, Passage, ReadText } from '../letter.js';
import { foldLetters } from '../similarity/fold.js';
import { hashCodes } from '../similarity/hash.js';
import { sketchOf } from '../similarity/sketch.js';
import { ANALYSIS_VERSION, type Analysis, type PassageTerms } from './analysis.js';
import { stemHashes } from './terms.js';

/** Everything redundancy needs to know of a letter, computed once per revision from the letter alone. */
export function analyse(letter: Letter): Analysis {
  const { read } = letter;
  const own = read.passages.filter((passage) => passage.boilerplate === null);
  const passages = read.passages.map((passage) => passageTerms(read, passage));
  return {
    version: ANALYSIS_VERSION,
    sketch: [...sketchOf(foldLetters(read, own))],
    passages,
    subject: { stems: stemHashes(letter.subject ?? ''), concepts: [] },
    signatory: letter.signatory ? (letter.signatory.toLowerCase().split(',')[0]?.trim() ?? null) : null,
    purposes: [],
    outcomes: [],
    facts: [],
    language: read.language,
  };
}

function passageTerms(read: ReadText, passage: Passage): PassageTerms {
  return {
    hash: hashCodes(foldLetters(read, [passage])),
    start: passage.start,
    end: passage.end,
    kind: passage.kind,
    boilerplate: passage.boilerplate !== null,
    stems: passage.boilerplate === null ? stemHashes(read.text.slice(passage.start, passage.end)) : [],
    concepts: [],
  };
}
