import type { Letter, MergeField, Passage, ReadText } from '../letter.js';
import { foldLetters } from '../similarity/fold.js';
import { hashCodes } from '../similarity/hash.js';
import { sketchOf } from '../similarity/sketch.js';
import { tokenise } from '../words.js';
import { ANALYSIS_VERSION, type Analysis, type PassageTerms } from './analysis.js';
import { conceptHashes } from './concepts.js';
import { factsOf } from './facts.js';
import { houseStems } from './house.js';
import { outcomesIn } from './outcome.js';
import { foldSignatory } from './signatory.js';
import { contentStems } from './terms.js';

/** Everything redundancy needs to know of a letter, computed once per revision from the letter alone. */
export function analyse(letter: Letter): Analysis {
  const { read } = letter;
  const own = read.passages.filter((passage) => passage.boilerplate === null);
  return {
    version: ANALYSIS_VERSION,
    sketch: [...sketchOf(foldLetters(read, own))],
    passages: read.passages.map((passage) => passageTerms(read, passage)),
    house: houseStems(letter),
    signatory: foldSignatory(letter.signatory),
    language: read.language,
  };
}

function passageTerms(read: ReadText, passage: Passage): PassageTerms {
  const { start, end, kind } = passage;
  const hash = hashCodes(foldLetters(read, [passage]));
  if (passage.boilerplate !== null)
    return {
      hash,
      start,
      end,
      kind,
      boilerplate: true,
      stems: [],
      concepts: [],
      purposes: [],
      outcomes: [],
      facts: [],
    };
  const tokens = tokenise(read.text, start, end, fieldsIn(read.fields, start, end));
  const { concepts, purposes } = conceptHashes(tokens, read.language);
  const facts = factsOf(read.text, tokens);
  const outcomes = outcomesIn(tokens);
  return {
    hash,
    start,
    end,
    kind,
    boilerplate: false,
    stems: contentStems(tokens),
    concepts,
    purposes,
    outcomes,
    facts,
  };
}

function fieldsIn(fields: readonly MergeField[], start: number, end: number): MergeField[] {
  return fields.filter((field) => field.start < end && field.end > start);
}
