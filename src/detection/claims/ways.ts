import type { CuedHit } from './cued.js';
import { word } from './cues.js';
import { isNegation } from './frame.js';
import { SYMBOL, type Token, WORD } from './scan.js';
import type { Cue } from './subject.js';

/**
 * By which way something is done: by post, online, in the app, by telephone, in person, by e-mail. A claim says which ways
 * are open (`lo`, a mask) and which are ruled out (`hi`); "only online" rules out all others.
 */
export const WAYS = ['post', 'online', 'app', 'telephone', 'in person', 'e-mail'] as const;
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

export function readWays(t: readonly Token[], cues: readonly Cue[]): CuedHit | null {
  let open = 0;
  let shut = 0;
  let first = -1;
  let last = -1;
  for (let i = 0; i < t.length; i++) {
    const way = wayAt(t, i);
    if (!way) continue;
    if (denied(t, i)) shut |= way;
    else open |= way;
    if (first < 0) first = i;
    last = i;
  }
  if (first < 0) return null;
  if (isOnly(t, cues) && open) shut |= ALL & ~open & ~(open & (APP | ONLINE) ? APP | ONLINE : 0) & ~shut;
  return {
    kind: 'sequence',
    value: {
      lo: open & ~shut,
      hi: shut & ~open,
      unit: 'way',
      bound: 'is',
      text:
        WAYS.filter((_, k) => open & ~shut & (1 << k)).join(', ') ||
        `not ${WAYS.filter((_, k) => shut & (1 << k)).join(', ')}`,
    },
    first,
    next: last + 1,
  };
}

/** Every way but those in the mask, for a sentence that rules out all others of the one before. */
export const otherWays = (open: number): number => ALL & ~open & ~(open & (APP | ONLINE) ? APP | ONLINE : 0);

function wayAt(t: readonly Token[], i: number): number {
  const x = t[i]!;
  if (x.type !== WORD) return 0;
  const b = word(t, i - 1);
  switch (x.text) {
    case 'post':
      return b === 'by' || b === 'the' || b === 'in' ? POST : 0;
    case 'mail':
      return b === 'by' ||
        b === 'the' ||
        b === 'e' ||
        word(t, i + 1) === 'us' ||
        word(t, i + 1) === 'it' ||
        word(t, i + 1) === 'them' ||
        b === "don't" ||
        b === 'not'
        ? b === 'e'
          ? EMAIL
          : POST
        : 0;
    case 'call':
    case 'ring':
    case 'dial':
      return i < 3 || word(t, i + 1) === 'us' || b === 'phone' || b === 'or' || b === 'please' || b === 'and'
        ? PHONE
        : 0;
    case 'email':
      // the way, not the thing: "by email", "email us", "an email to"
      return b === 'by' || b === 'via' || word(t, i + 1) === 'us' || word(t, i + 1) === 'to' ? EMAIL : 0;
    case 'phone':
    case 'telephone':
      return b === 'by' ||
        b === 'over' ||
        b === 'via' ||
        (b === 'the' && /^(over|on|by)$/.test(word(t, i - 2))) ||
        word(t, i + 1) === 'us'
        ? PHONE
        : 0;
    case 'phoning':
    case 'telephoning':
      return PHONE;
    case 'person':
      return b === 'in' ? PERSON : 0;
    case 'walk':
    case 'drop':
      return word(t, i + 1) === 'in' || word(t, i + 1) === 'into' || word(t, i + 1) === 'up' ? PERSON : 0;
    default:
      return SINGLE.get(x.text) ?? 0;
  }
}

/** A negation shortly before in the same clause: "please do not carry it back to a store". */
function denied(t: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= 0 && k > i - 9; k--) {
    const x = t[k]!;
    if (x.type === SYMBOL && /[,;:.–—]/.test(x.text)) return false;
    if (x.type === WORD && (x.text === 'but' || (x.text === 'or' && false))) return false;
    if (x.type === WORD && (isNegation(x.text) || x.text === 'instead')) return true;
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
