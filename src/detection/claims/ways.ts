import type { ClaimValue, CuedHit } from './claim.js';
import { word } from './cues.js';
import { DENIES } from './frame.js';
import { SYMBOL, type Token } from './scan.js';
import type { Cue } from './subject.js';
import { trigger } from './triggers.js';

/**
 * By which way something is done: by post, online, in the app, by telephone, in person, by e-mail. A claim says which ways
 * are open (`lo`, a mask) and which are ruled out (`hi`); "only online" rules out all others.
 */
const WAYS = ['post', 'online', 'app', 'telephone', 'in person', 'e-mail'] as const;
const POST = 1;
const ONLINE = 2;
const APP = 4;
const PHONE = 8;
const PERSON = 16;
const EMAIL = 32;
const ALL = 63;

const SINGLE = new Map<string, number>([
  ['online', ONLINE],
  ['website', ONLINE],
  ['portal', ONLINE],
  ['webpage', ONLINE],
  ['app', APP],
  ['counter', PERSON],
  ['branch', PERSON],
  ['store', PERSON],
  ['shop', PERSON],
  ['desk', PERSON],
  ['desks', PERSON],
  ['counters', PERSON],
  ['branches', PERSON],
  ['cashier', PERSON],
  ['postal', POST],
  ['freepost', POST],
]);

type Reader = (t: readonly Token[], i: number) => boolean;

/** Words that name a way only beside certain others: "by post", "email us", "over the phone". */
const BESIDE = new Map<string, [way: number, reads: Reader]>();
const beside = (way: number, words: string, reads: Reader) => {
  for (const w of words.split(' ')) BESIDE.set(w, [way, reads]);
};
const OBJECTS = new Set(['us', 'it', 'them']);
const BEFORE_MAIL = new Set(['by', 'the', "don't", 'not']);
const BEFORE_CALL = new Set(['phone', 'or', 'please', 'and']);
const OVER = new Set(['over', 'on', 'by']);
beside(POST, 'post', (t, i) => ['by', 'the', 'in'].includes(word(t, i - 1)));
beside(POST, 'mail', (t, i) => BEFORE_MAIL.has(word(t, i - 1)) || OBJECTS.has(word(t, i + 1)));
beside(PHONE, 'call ring dial', (t, i) => i < 3 || word(t, i + 1) === 'us' || BEFORE_CALL.has(word(t, i - 1)));
// the way, not the thing: "by email", "email us", "an email to"
beside(
  EMAIL,
  'email',
  (t, i) => ['by', 'via'].includes(word(t, i - 1)) || word(t, i + 1) === 'us' || word(t, i + 1) === 'to',
);
beside(
  PHONE,
  'phone telephone',
  (t, i) =>
    ['by', 'over', 'via'].includes(word(t, i - 1)) ||
    (word(t, i - 1) === 'the' && OVER.has(word(t, i - 2))) ||
    word(t, i + 1) === 'us',
);
beside(PHONE, 'phoning telephoning', () => true);
beside(PERSON, 'person', (t, i) => word(t, i - 1) === 'in');
beside(PERSON, 'walk drop', (t, i) => ['in', 'into', 'up'].includes(word(t, i + 1)));
const WAY = trigger([...SINGLE.keys(), ...BESIDE.keys()]);

export function readWays(t: readonly Token[], cues: readonly Cue[]): CuedHit | null {
  let open = 0;
  let shut = 0;
  let first = -1;
  let last = -1;
  for (let i = 0; i < t.length; i++) {
    const way = (t[i]!.triggers & WAY) === 0 ? 0 : wayAt(t, i);
    if (way === 0) continue;
    if (denied(t, i)) shut |= way;
    else open |= way;
    if (first < 0) first = i;
    last = i;
  }
  if (first < 0) return null;
  if (open !== 0 && isOnly(t, cues)) shut |= otherWays(open) & ~shut;
  return { kind: 'sequence', value: valueOf(open & ~shut, shut & ~open), first, next: last + 1 };
}

function valueOf(open: number, shut: number): ClaimValue {
  const named = (mask: number) => WAYS.filter((_, k) => mask & (1 << k)).join(', ');
  return { lo: open, hi: shut, unit: 'way', bound: 'is', text: named(open) || `not ${named(shut)}` };
}

/** Every way but those in the mask, for a sentence that rules out all others of the one before. */
export const otherWays = (open: number): number => ALL & ~open & ~(open & (APP | ONLINE) ? APP | ONLINE : 0);

function wayAt(t: readonly Token[], i: number): number {
  const w = t[i]!.text;
  if (w === 'mail' && word(t, i - 1) === 'e') return EMAIL;
  const beside = BESIDE.get(w);
  if (beside === undefined) return SINGLE.get(w) ?? 0;
  return beside[1](t, i) ? beside[0] : 0;
}

/** A negation shortly before in the same clause: "please do not carry it back to a store". */
function denied(t: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= 0 && k > i - 9; k--) {
    const x = t[k]!;
    if (x.type === SYMBOL && ',;:.–—'.includes(x.text)) return false;
    if (x.text === 'but') return false;
    if ((x.triggers & DENIES) !== 0 || x.text === 'instead') return true;
  }
  return false;
}

export function isOnly(t: readonly Token[], cues: readonly Cue[]): boolean {
  for (const c of cues)
    if (c.id === 'only') {
      const s = t.find((x) => x.start === c.start);
      if (s && (s.text === 'just' || s.text === 'strictly')) continue;
      return true;
    }
  return false;
}
