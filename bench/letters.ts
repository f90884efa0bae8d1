import { readdirSync, readFileSync } from 'node:fs';

/**
 * Letters for speed measurements, reproducible from a seed: the letters of the labelled companies (test/quality), each
 * time with most of its own words renamed, so that length, markup, sentences, values and the share of common words are
 * those of real letters and yet no two are the same. Some are near copies of earlier ones and offices keep their footers,
 * so that clusters, conflicts and learned boilerplate are part of what is measured.
 */
export interface BenchLetter {
  externalId: string;
  office: string;
  channel: 'email' | 'letter';
  campaign: string;
  segments: string[];
  subject: string | null;
  body: string;
  bodyFormat: 'text' | 'html';
  signatory: string | null;
  sendFrom: string;
  sendUntil: string | null;
}

/** Offices and segments that the letters name. */
export const BENCH_OFFICES = ['marketing', 'operations', 'executive', 'service', 'partner'];
export const BENCH_SEGMENTS: { id: string; parentId: string | null }[] = [
  { id: 'all', parentId: null },
  ...Array.from({ length: 5 }, (_, i) => ({ id: `group-${i}`, parentId: 'all' })),
  ...Array.from({ length: 24 }, (_, i) => ({ id: `part-${i}`, parentId: `group-${i % 5}` })),
];

/** A share of letters that are an earlier letter again with a few words changed, by another campaign. */
const COPY_SHARE = 0.02;

/** Mulberry32: small, fast, good enough to spread words. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SYLLABLES =
  'ba be bi bo bu da de di do du fa fe fi fo ga ge go ha he hi ho ka ke ki ko la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo wa we wi'.split(
    ' ',
  );

/** Share of a letter's longer words that are renamed; the rest is what letters of one company have in common. */
const RENAMED_SHARE = 0.75;

/** What is no word: markup, merge fields, links, addresses. */
const PROTECTED = /(<[^>]*>|\{\{[^}]*\}\}|\[\[[^\]]*\]\]|\*\|[^|]*\|\*|https?:\S+|\S+@\S+)/;

interface Original {
  channel: 'email' | 'letter';
  subject: string | null;
  body: string;
  bodyFormat: 'text' | 'html';
  signatory: string | null;
}

/** `count` letters of the series that the seed begins. */
export function* benchLetters(count: number, seed = 1): Generator<BenchLetter> {
  const originals = readOriginals();
  const random = randomFrom(seed);
  const recent: BenchLetter[] = [];
  for (let i = 0; i < count; i++) {
    const model = recent[Math.floor(random() * recent.length)];
    const letter =
      model !== undefined && random() < COPY_SHARE
        ? copyOf(model, i, random)
        : fresh(pick(originals, random), i, random);
    if (recent.length < 500) recent.push(letter);
    else recent[Math.floor(random() * 500)] = letter;
    yield letter;
  }
}

function readOriginals(): Original[] {
  const folders = ['training', 'heldout'].map((name) => new URL(`../../../test/quality/${name}/`, import.meta.url));
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .flatMap(
        (name) =>
          (JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { communications: Original[] }).communications,
      ),
  );
}

function fresh(original: Original, i: number, random: () => number): BenchLetter {
  const names = new Map<string, string>();
  const renamed = (text: string): string =>
    text
      .split(PROTECTED)
      .map((part, at) => (at % 2 === 1 ? part : part.replace(/[A-Za-z]{5,}/g, (word) => rename(word, names, random))))
      .join('');
  return {
    externalId: `letter-${i}`,
    office: pick(BENCH_OFFICES, random),
    channel: original.channel,
    campaign: `campaign-${i}`,
    segments: [pick(BENCH_SEGMENTS, random).id],
    subject: original.subject === null ? null : renamed(original.subject),
    body: renamed(original.body),
    bodyFormat: original.bodyFormat,
    signatory: original.signatory,
    ...window(random),
  };
}

/** The same word is the same new word throughout a letter. */
function rename(word: string, names: Map<string, string>, random: () => number): string {
  const key = word.toLowerCase();
  let name = names.get(key);
  if (name === undefined) {
    name =
      random() < RENAMED_SHARE
        ? Array.from({ length: Math.ceil(key.length / 2) }, () => pick(SYLLABLES, random)).join('')
        : key;
    names.set(key, name);
  }
  return word.charAt(0) === key.charAt(0) ? name : name.charAt(0).toUpperCase() + name.slice(1);
}

function copyOf(model: BenchLetter, i: number, random: () => number): BenchLetter {
  const body = model.body.replace(/\d+\.\d\d/g, (amount) => (random() < 0.3 ? (random() * 100).toFixed(2) : amount));
  return { ...model, externalId: `letter-${i}`, campaign: `campaign-${i}`, office: pick(BENCH_OFFICES, random), body };
}

function window(random: () => number): { sendFrom: string; sendUntil: string | null } {
  const day = new Date(Date.UTC(2024, 0, 1) + Math.floor(random() * 1000) * 86_400_000).toISOString().slice(0, 10);
  return { sendFrom: day, sendUntil: random() < 0.1 ? null : day };
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}
