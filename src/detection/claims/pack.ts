import { type Bound, CLAIM_KINDS, type Claim, type ClaimValue, type Modality } from './claim.js';

/**
 * Claims as they are stored: 2.2 kB a letter where their JSON takes 12.3. Terms stand once in a table, each as five characters of 6 bits;
 * everything else is a stream of whole numbers, 5 bits a character and the sixth for "goes on"; what is no whole number, and
 * texts, stand in tables of their own. What is as usual costs one bit of a claim's flags.
 */
export interface PackedClaims {
  /** Of the form; a reader refuses what it does not know. */
  v: 1;
  terms: string;
  texts: string[];
  numbers: number[];
  code: string;
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const VALUES = new Uint8Array(128);
for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i;
const TERM_LENGTH = 5;

const BOUNDS: readonly Bound[] = ['is', 'min', 'max', 'about', 'from', 'until'];
const MODALITIES: readonly Modality[] = ['none', 'must', 'need not', 'may', 'may not', 'will'];

// Flags of a claim: what follows in the stream, or holds without more.
const SAME_SENTENCE = 1;
const DENIED = 1 << 1;
const PAST = 1 << 2;
const PRESENT = 1 << 3;
const EXTRA = 1 << 4;
const HOLDS = 1 << 5;
const MEASURED = 1 << 6;
const VALUED = 1 << 7;
const TEXT = 1 << 8;
const QUALIFIED = 1 << 9;

class Writer {
  private readonly parts: string[] = [];
  readonly texts: string[] = [];
  readonly numbers: number[] = [];
  private readonly textIds = new Map<string, number>();
  private readonly numberIds = new Map<number, number>();

  constructor(private readonly termIds: ReadonlyMap<number, number>) {}

  whole(n: number): void {
    let rest = n;
    while (rest > 31) {
      this.parts.push(ALPHABET[(rest & 31) | 32]!);
      rest >>>= 5;
    }
    this.parts.push(ALPHABET[rest]!);
  }

  signed(n: number): void {
    this.whole(n < 0 ? -n * 2 - 1 : n * 2);
  }

  list(terms: readonly number[]): void {
    this.whole(terms.length);
    for (const term of terms) this.whole(this.termIds.get(term)!);
  }

  text(text: string | undefined): void {
    this.whole(text === undefined ? 0 : idIn(this.textIds, this.texts, text) + 1);
  }

  number(n: number | undefined): void {
    this.whole(n === undefined ? 0 : idIn(this.numberIds, this.numbers, n) + 1);
  }

  get code(): string {
    return this.parts.join('');
  }
}

function idIn<T>(ids: Map<T, number>, table: T[], x: T): number {
  let id = ids.get(x);
  if (id === undefined) {
    id = table.length;
    ids.set(x, id);
    table.push(x);
  }
  return id;
}

export function packClaims(claims: readonly Claim[]): PackedClaims {
  const order = termsByUse(claims);
  const out = new Writer(new Map(order.map((term, id) => [term, id])));
  out.whole(claims.length);
  let before: Claim | null = null;
  for (const claim of claims) {
    writeClaim(out, claim, before);
    before = claim;
  }
  const { texts, numbers, code } = out;
  return { v: 1, terms: order.map(termCode).join(''), texts, numbers, code };
}

/** The terms that are used most have the shortest numbers. */
function termsByUse(claims: readonly Claim[]): number[] {
  const uses = new Map<number, number>();
  let words: readonly number[] | null = null;
  const count = (list: readonly number[]) => {
    for (const term of list) uses.set(term, (uses.get(term) ?? 0) + 1);
  };
  for (const c of claims) {
    for (const list of [c.subject, c.near, c.slot, c.condition, c.names, c.anchor ?? []]) count(list);
    if (c.words !== words) count(c.words);
    words = c.words;
  }
  return [...uses].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([term]) => term);
}

function termCode(term: number): string {
  let code = '';
  for (let shift = 0; shift < TERM_LENGTH * 6; shift += 6) code += ALPHABET[(term >>> shift) & 63]!;
  return code;
}

const ofOneSentence = (a: Claim, b: Claim | null): boolean =>
  b !== null && a.sentence === b.sentence && a.quoteStart === b.quoteStart && a.quoteEnd === b.quoteEnd;

function writeClaim(out: Writer, c: Claim, before: Claim | null): void {
  const v = c.value;
  const same = ofOneSentence(c, before);
  const qualified = v.per !== undefined || v.alt !== undefined || v.days !== undefined || v.rough !== undefined;
  const flags =
    (same ? SAME_SENTENCE : 0) |
    (c.polarity < 0 ? DENIED : 0) |
    (c.tense === 'past' ? PAST : 0) |
    (c.present ? PRESENT : 0) |
    (c.extra ? EXTRA : 0) |
    (c.from !== undefined || c.until !== undefined ? HOLDS : 0) |
    (c.role !== undefined || c.anchor !== undefined ? MEASURED : 0) |
    (v.lo !== 0 || v.hi !== 0 ? VALUED : 0) |
    (v.text !== undefined ? TEXT : 0) |
    (qualified ? QUALIFIED : 0);
  out.whole(flags);
  if (!same) writeSentence(out, c, before);
  out.whole(CLAIM_KINDS.indexOf(c.kind));
  out.whole(MODALITIES.indexOf(c.modality));
  writeValue(out, v, flags);
  out.list(c.condition);
  out.list(c.subject);
  for (const w of c.weights) out.whole(w);
  out.list(c.near);
  out.list(c.slot);
  writeSpan(out, c.start, c.end, c.quoteStart);
  writeSpan(out, c.topicStart, c.topicEnd, c.topicEnd === 0 ? 0 : c.quoteStart);
  if ((flags & HOLDS) !== 0) {
    out.number(c.from);
    out.number(c.until);
  }
  if ((flags & MEASURED) !== 0) {
    out.text(c.role);
    out.list(c.anchor ?? []);
  }
}

function writeSentence(out: Writer, c: Claim, before: Claim | null): void {
  out.signed(c.sentence - (before?.sentence ?? 0));
  writeSpan(out, c.quoteStart, c.quoteEnd, before?.quoteStart ?? 0);
  out.list(c.names);
  out.list(c.words);
}

function writeSpan(out: Writer, start: number, end: number, from: number): void {
  out.signed(start - from);
  out.signed(end - start);
}

function writeValue(out: Writer, v: ClaimValue, flags: number): void {
  out.whole(BOUNDS.indexOf(v.bound));
  out.text(v.unit);
  if ((flags & VALUED) !== 0) {
    out.number(v.lo);
    out.number(v.hi);
  }
  if ((flags & TEXT) !== 0) out.text(v.text);
  if ((flags & QUALIFIED) === 0) return;
  out.text(v.per);
  out.number(v.alt?.[0]);
  out.number(v.alt?.[1]);
  out.whole(v.days ?? 0);
  out.whole(v.rough ? 1 : 0);
}

class Reader {
  private at = 0;
  private readonly terms: number[] = [];

  constructor(private readonly packed: PackedClaims) {
    const { terms } = packed;
    for (let i = 0; i + TERM_LENGTH <= terms.length; i += TERM_LENGTH) {
      let term = 0;
      for (let k = TERM_LENGTH - 1; k >= 0; k--) term = (term << 6) | VALUES[terms.charCodeAt(i + k)]!;
      this.terms.push(term);
    }
  }

  whole(): number {
    const { code } = this.packed;
    let c = VALUES[code.charCodeAt(this.at++)]!;
    if (c < 32) return c;
    let n = 0;
    let shift = 0;
    for (; c > 31; c = VALUES[code.charCodeAt(this.at++)]!) {
      n |= (c & 31) << shift;
      shift += 5;
    }
    return n | (c << shift);
  }

  signed(): number {
    const n = this.whole();
    return n & 1 ? -((n + 1) >> 1) : n >> 1;
  }

  list(): readonly number[] {
    const length = this.whole();
    if (length === 0) return NONE;
    const list = new Array<number>(length);
    for (let i = 0; i < length; i++) list[i] = this.terms[this.whole()]!;
    return list;
  }

  wholes(length: number): number[] {
    const list = new Array<number>(length);
    for (let i = 0; i < length; i++) list[i] = this.whole();
    return list;
  }

  text(): string | undefined {
    return this.packed.texts[this.whole() - 1];
  }

  number(): number | undefined {
    return this.packed.numbers[this.whole() - 1];
  }
}

const NONE: readonly number[] = [];

export function unpackClaims(packed: PackedClaims): Claim[] {
  const from = new Reader(packed);
  const claims: Claim[] = [];
  for (let n = from.whole(); n > 0; n--) claims.push(readClaim(from, claims.at(-1)));
  return claims;
}

type Sentence = Pick<Claim, 'sentence' | 'quoteStart' | 'quoteEnd' | 'names' | 'words'>;

function readClaim(from: Reader, before: Claim | undefined): Claim {
  const flags = from.whole();
  const { sentence, quoteStart, quoteEnd, names, words } =
    (flags & SAME_SENTENCE) !== 0 && before !== undefined ? before : readSentence(from, before);
  const kind = CLAIM_KINDS[from.whole()]!;
  const modality = MODALITIES[from.whole()]!;
  const value = readValue(from, flags);
  const condition = from.list();
  const subject = from.list();
  const weights = from.wholes(subject.length);
  const near = from.list();
  const slot = from.list();
  const start = quoteStart + from.signed();
  const end = start + from.signed();
  const toTopic = from.signed();
  const topicLength = from.signed();
  const topicStart = topicLength === 0 ? 0 : quoteStart + toTopic;
  const claim: Claim = {
    kind,
    value,
    polarity: (flags & DENIED) !== 0 ? -1 : 1,
    modality,
    tense: (flags & PAST) !== 0 ? 'past' : 'now',
    condition,
    names,
    subject,
    weights,
    near,
    slot,
    words,
    topicStart,
    topicEnd: topicStart + topicLength,
    start,
    end,
    quoteStart,
    quoteEnd,
    sentence,
  };
  if ((flags & EXTRA) !== 0) claim.extra = true;
  if ((flags & PRESENT) !== 0) claim.present = true;
  if ((flags & (HOLDS | MEASURED)) !== 0) readRest(from, claim, flags);
  return claim;
}

function readSentence(from: Reader, before: Claim | undefined): Sentence {
  const sentence = (before?.sentence ?? 0) + from.signed();
  const quoteStart = (before?.quoteStart ?? 0) + from.signed();
  return { sentence, quoteStart, quoteEnd: quoteStart + from.signed(), names: from.list(), words: from.list() };
}

function readRest(from: Reader, claim: Claim, flags: number): void {
  if ((flags & HOLDS) !== 0) {
    const [since, until] = [from.number(), from.number()];
    if (since !== undefined) claim.from = since;
    if (until !== undefined) claim.until = until;
  }
  if ((flags & MEASURED) !== 0) {
    const [role, anchor] = [from.text(), from.list()];
    if (role !== undefined) claim.role = role;
    if (anchor.length > 0) claim.anchor = anchor;
  }
}

function readValue(from: Reader, flags: number): ClaimValue {
  const bound = BOUNDS[from.whole()]!;
  const unit = from.text() ?? '';
  const valued = (flags & VALUED) !== 0;
  const value: ClaimValue = { lo: valued ? from.number()! : 0, hi: valued ? from.number()! : 0, unit, bound };
  if ((flags & TEXT) !== 0) value.text = from.text() ?? '';
  if ((flags & QUALIFIED) === 0) return value;
  const [per, lo, hi, days, rough] = [from.text(), from.number(), from.number(), from.whole(), from.whole()];
  if (per !== undefined) value.per = per;
  if (lo !== undefined && hi !== undefined) value.alt = [lo, hi];
  if (days !== 0) value.days = days;
  if (rough !== 0) value.rough = true;
  return value;
}
