import type { Letter, MergeField, Passage, ReadText } from '../letter.js';
import { bandKeys } from '../similarity/bands.js';
import { LetterFolder } from '../similarity/fold.js';
import { hashCodes } from '../similarity/hash.js';
import { sketchOf } from '../similarity/sketch.js';
import { tokenise } from '../words.js';
import { type Analysis, type PassageTerms, packAnalysis } from './analysis.js';
import { conceptHashes } from './concepts.js';
import { factsOf } from './facts.js';
import { houseStems } from './house.js';
import { outcomesIn } from './outcome.js';
import { foldSignatory } from './signatory.js';
import { contentStems } from './terms.js';

/** Near copies (J >= 0.8) meet in one of eight bands with probability 0.985; keys of terms bring the rest together. */
const BANDS_KEPT = 8;

/** Everything redundancy needs to know of a letter, computed once per revision from the letter alone. */
export function analyse(letter: Letter): Analysis {
  const { read } = letter;
  const folder = new LetterFolder(read);
  const own = read.passages.filter((passage) => passage.boilerplate === null);
  const hashes = new Map(own.map((passage) => [passage, hashOf(folder, passage)]));
  const bands = bandKeys(sketchOf(folder.letters())).slice(0, BANDS_KEPT);
  const passages = read.passages.map((passage) =>
    passage.boilerplate === null
      ? ownTerms(read, passage, hashes.get(passage) as number)
      : withoutTerms(passage, hashOf(folder, passage)),
  );
  const about = { bands, signatory: foldSignatory(letter.signatory), language: read.language };
  return packAnalysis(about, { passages, house: houseStems(letter) });
}

function hashOf(folder: LetterFolder, passage: Passage): number {
  const [from, to] = folder.append(passage);
  return hashCodes(folder.codes, from, to);
}

const NOTHING: readonly never[] = [];

function withoutTerms({ start, end, kind }: Passage, hash: number): PassageTerms {
  const none = { stems: NOTHING, concepts: NOTHING, purposes: NOTHING, outcomes: NOTHING, facts: NOTHING };
  return { hash, start, end, kind, boilerplate: true, ...none };
}

function ownTerms(read: ReadText, { start, end, kind }: Passage, hash: number): PassageTerms {
  const tokens = tokenise(read.text, start, end, fieldsIn(read.fields, start, end));
  const { concepts, purposes } = conceptHashes(tokens, read.language);
  return {
    hash,
    start,
    end,
    kind,
    boilerplate: false,
    stems: contentStems(tokens),
    concepts,
    purposes,
    outcomes: outcomesIn(tokens),
    facts: factsOf(read.text, tokens),
  };
}

function fieldsIn(fields: readonly MergeField[], start: number, end: number): readonly MergeField[] {
  return fields.length === 0 ? fields : fields.filter((field) => field.start < end && field.end > start);
}
