import fastestLevenshtein from 'fastest-levenshtein';
import minhash from 'minhash';
import stringSimilarity from 'string-similarity';
import { candidateKeys } from '../src/detection/redundancy/keys.js';
import { analyse } from '../src/detection/redundancy/analyse.js';
import { foldLetters } from '../src/detection/similarity/fold.js';
import { sketchOf } from '../src/detection/similarity/sketch.js';
import { extractClaims } from '../src/detection/claims/extract.js';
import { readBody } from '../src/text/read.js';
import { timed } from './figures.js';
import { benchLetters } from './letters.js';

const RUNS = 3;
const LETTERS = 400;

/** One measured step: letters a second, and megabytes of bodies a second. */
export interface Rate {
  name: string;
  perSecond: number;
  megabytesPerSecond: number;
}

/** The steps of reading and detection, and beside them the peers that npm has, on the same letters in the same run. */
export function measureSteps(): { ours: Rate[]; peers: Rate[]; findBestMatchMs: number } {
  const letters = [...benchLetters(LETTERS)];
  const bytes = letters.reduce((sum, letter) => sum + letter.body.length, 0);
  const rate = (name: string, work: () => void): Rate => {
    work(); // warm
    const seconds = timed(RUNS, work);
    return { name, perSecond: LETTERS / seconds, megabytesPerSecond: bytes / 1e6 / seconds };
  };
  const reads = letters.map((letter) =>
    readBody({ subject: letter.subject, body: letter.body, format: letter.bodyFormat }),
  );
  const analyses = letters.map((letter, i) =>
    analyse({ read: reads[i] as (typeof reads)[0], subject: letter.subject, signatory: null, channel: letter.channel }),
  );
  const texts = reads.map((read) => read.text);
  const ours = [
    rate('floor: split the same bytes into words', () => letters.forEach((letter) => letter.body.split(/\W+/))),
    rate('read to visible text', () =>
      letters.forEach((letter) => readBody({ subject: letter.subject, body: letter.body, format: letter.bodyFormat })),
    ),
    rate('sketch', () => reads.forEach((read) => sketchOf(foldLetters(read, read.passages)))),
    rate('analyse (sketch, concepts, profile)', () =>
      letters.forEach((letter, i) =>
        analyse({
          read: reads[i] as (typeof reads)[0],
          subject: letter.subject,
          signatory: null,
          channel: letter.channel,
        }),
      ),
    ),
    rate('index keys', () => analyses.forEach((analysis) => candidateKeys(analysis))),
    rate('claims', () => reads.forEach((read) => extractClaims(read, { country: 'US', currency: 'USD' }))),
  ];
  const peers = [
    rate('minhash (npm): 128 permutations of word 3-grams', () => texts.forEach((text) => minhashOf(text))),
    rate('string-similarity: one comparison a letter', () =>
      texts.forEach((text, i) => stringSimilarity.compareTwoStrings(text, texts[(i + 1) % LETTERS] as string)),
    ),
    rate('fastest-levenshtein: one comparison a letter', () =>
      texts.forEach((text, i) => fastestLevenshtein.distance(text, texts[(i + 1) % LETTERS] as string)),
    ),
  ];
  const findBestMatchMs = (timed(1, () => stringSimilarity.findBestMatch(texts[0] as string, texts)) * 1000) / LETTERS;
  return { ours, peers, findBestMatchMs };
}

function minhashOf(text: string): void {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const sketch = new minhash.Minhash({ numPerm: 128 });
  for (let i = 0; i + 3 <= words.length; i++) sketch.update(`${words[i]} ${words[i + 1]} ${words[i + 2]}`);
}
