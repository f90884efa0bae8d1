/**
 * Letters for speed measurements: as long and as various as real ones (1.7 kB on average), reproducible from a seed.
 * Some are near copies of earlier ones and offices repeat their footers, so that clusters, conflicts and learned
 * boilerplate are part of what is measured.
 */
export interface BenchLetter {
  externalId: string;
  office: string;
  channel: 'email' | 'letter';
  campaign: string;
  segments: string[];
  subject: string;
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
const COMMON =
  'account payment card statement delivery order booking appointment member plan fee price change service letter form office branch team month year week date number question answer customer letter notice period address phone email website offer discount reward points renewal contract policy claim meter reading bill refund return visit help support benefit charge rate interest balance limit transfer document signature report'.split(
    ' ',
  );
const FUNCTION_WORDS =
  'the a your our we you and or of to in for with from by on at if when after before until as so that this these it will can may must should is are was has have had not only also any all every each other more most than then there here who which what how do does be been'.split(
    ' ',
  );
const MONTHS = ['January', 'March', 'April', 'June', 'July', 'September', 'October', 'December'];

/** Letters number `from` to `from + count - 1` of the series that the seed begins. */
export function* benchLetters(count: number, seed = 1): Generator<BenchLetter> {
  const random = randomFrom(seed);
  const vocabulary = words(8_000, random);
  const footers = BENCH_OFFICES.map(
    (office) =>
      `${sentence(vocabulary, random)} ${sentence(vocabulary, random)} You receive this message from ${office}.`,
  );
  const recent: BenchLetter[] = [];
  for (let i = 0; i < count; i++) {
    const original = recent[Math.floor(random() * recent.length)];
    const letter =
      original !== undefined && random() < COPY_SHARE
        ? copyOf(original, i, random)
        : fresh(i, vocabulary, footers, random);
    if (recent.length < 500) recent.push(letter);
    else recent[Math.floor(random() * 500)] = letter;
    yield letter;
  }
}

function fresh(
  i: number,
  vocabulary: readonly string[],
  footers: readonly string[],
  random: () => number,
): BenchLetter {
  const office = Math.floor(random() * BENCH_OFFICES.length);
  // A letter has its own subject: a dozen words that its sentences keep coming back to.
  const own = Array.from({ length: 14 }, () => pick(vocabulary, random));
  const paragraphs = Array.from({ length: 6 }, () => Array.from({ length: 3 }, () => sentence(own, random)).join(' '));
  const subject = `${capital(pick(own, random))} ${pick(own, random)} and ${pick(own, random)}`;
  const html = random() < 0.5;
  const body = html
    ? `<html><body><table role="presentation"><tr><td><h1>${subject}</h1>${paragraphs.map((p) => `<p>${p}</p>`).join('')}<p style="font-size:11px">${footers[office]}</p></td></tr></table></body></html>`
    : `Dear {{first_name}},\n\n${paragraphs.join('\n\n')}\n\nYours sincerely,\nJo ${capital(pick(own, random))}\n\n--\n${footers[office]}`;
  return {
    externalId: `letter-${i}`,
    office: BENCH_OFFICES[office] as string,
    channel: html ? 'email' : 'letter',
    campaign: `campaign-${i}`,
    segments: [(BENCH_SEGMENTS[Math.floor(random() * BENCH_SEGMENTS.length)] as { id: string }).id],
    subject,
    body,
    bodyFormat: html ? 'html' : 'text',
    signatory: null,
    ...window(random),
  };
}

function copyOf(original: BenchLetter, i: number, random: () => number): BenchLetter {
  const changed = original.body.replace(/\$\d+\.\d\d/g, (amount) =>
    random() < 0.3 ? `$${(random() * 100).toFixed(2)}` : amount,
  );
  const office = BENCH_OFFICES[Math.floor(random() * BENCH_OFFICES.length)] as string;
  return { ...original, externalId: `letter-${i}`, campaign: `campaign-${i}`, office, body: changed };
}

function window(random: () => number): { sendFrom: string; sendUntil: string | null } {
  const day = new Date(Date.UTC(2024, 0, 1) + Math.floor(random() * 1000) * 86_400_000).toISOString().slice(0, 10);
  return { sendFrom: day, sendUntil: random() < 0.1 ? null : day };
}

/** Nobody writes the same sentence twice: each has its own order of function words, the letter's own words, and values. */
function sentence(own: readonly string[], random: () => number): string {
  const parts: string[] = [];
  for (let length = 9 + Math.floor(random() * 10); length > 0; length--) {
    const which = random();
    if (which < 0.5) parts.push(pick(FUNCTION_WORDS, random));
    else if (which < 0.96) parts.push(pick(own, random));
    else parts.push(pick(COMMON, random));
    if (random() < 0.06) parts.push(valueOf(parts.at(-1) as string, random));
  }
  return `${capital(parts.join(' '))}.`;
}

/** What a company says of a common thing is the same in all its letters; of a letter's own things, whatever it says. */
function valueOf(thing: string, random: () => number): string {
  const common = COMMON.indexOf(thing);
  const at = common < 0 ? random() : common / COMMON.length;
  if (at < 0.4) return `$${(at * 500).toFixed(2)}`;
  if (at < 0.7) return `${MONTHS[Math.floor(at * 100) % MONTHS.length]} ${1 + (Math.floor(at * 1000) % 28)}`;
  return `${2 + Math.floor(at * 60)} days`;
}

function words(count: number, random: () => number): string[] {
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(SYLLABLES, random)).join(''),
  );
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
