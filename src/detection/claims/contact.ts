import type { Hit } from './claim.js';
import { word } from './cues.js';
import { NUMERAL, type Token } from './scan.js';

/** Telephone numbers, e-mail addresses and web addresses, in a form in which equal ones are equal. */

/** Calling code and trunk prefix by country, for numbers written without either. */
const LANDS: Record<string, [code: string, trunk: string]> = {
  US: ['1', '1'],
  CA: ['1', '1'],
  GB: ['44', '0'],
  IE: ['353', '0'],
  AU: ['61', '0'],
  NZ: ['64', '0'],
  DE: ['49', '0'],
  FR: ['33', '0'],
  ES: ['34', ''],
  IT: ['39', ''],
  NL: ['31', '0'],
  BE: ['32', '0'],
  AT: ['43', '0'],
  CH: ['41', '0'],
  SE: ['46', '0'],
  NO: ['47', ''],
  DK: ['45', ''],
  FI: ['358', '0'],
  PT: ['351', ''],
  PL: ['48', ''],
  IN: ['91', '0'],
  ZA: ['27', '0'],
  SG: ['65', ''],
  HK: ['852', ''],
  JP: ['81', '0'],
  MX: ['52', ''],
  BR: ['55', '0'],
};
const KEYPAD = '22233344455566677778889999';

const isDigit = (c: number) => c >= 48 && c <= 57;

/**
 * A telephone number that begins at `at` in the text. Digits may be parted by single spaces, dots, hyphens, a slash or
 * brackets; what has fewer than seven digits, or looks like a date, an amount or a reference, is none.
 */
export function phoneAt(
  text: string,
  at: number,
  limit: number,
  country: string | undefined,
): { text: string; end: number } | null {
  let i = at;
  let digits = '';
  let groups = 0;
  let plus = false;
  let separated = false;
  let bracket = false;
  let end = at;
  const c0 = text.charCodeAt(i);
  if (c0 === 43) {
    plus = true;
    i++;
  } else if (c0 === 40) {
    if (!isDigit(text.charCodeAt(i + 1)) && text.charCodeAt(i + 1) !== 43) return null;
    bracket = true;
    i++;
    if (text.charCodeAt(i) === 43) {
      plus = true;
      i++;
    }
  } else if (!isDigit(c0)) return null;
  const sizes: number[] = [];
  let run = 0;
  let separators = '';
  while (i < limit && digits.length <= 16) {
    const c = text.charCodeAt(i);
    if (isDigit(c)) {
      digits += text[i];
      run++;
      i++;
      end = i;
      continue;
    }
    if (run) {
      sizes.push(run);
      groups++;
      run = 0;
    }
    // the separator: at most two characters out of " .-/()" before the next digit
    let k = i;
    let ok = false;
    while (k < limit && k - i < 3) {
      const d = text.charCodeAt(k);
      if (
        d === 32 ||
        d === 0xa0 ||
        d === 46 ||
        d === 45 ||
        d === 0x2011 ||
        d === 0x2013 ||
        d === 0x2010 ||
        d === 40 ||
        d === 41 ||
        d === 47 ||
        d === 0x202f
      ) {
        k++;
        continue;
      }
      ok = isDigit(d) || (groups >= 2 && letterPhone(text, k, limit) !== '');
      break;
    }
    if (!ok || k === i) break;
    separated = true;
    separators += text[i];
    if (!isDigit(text.charCodeAt(k))) {
      // 1-800-FLOWERS
      const word = letterPhone(text, k, limit);
      if (!word || !/^1?8(00|33|44|55|66|77|88)$/.test(digits)) break;
      for (const ch of word) digits += KEYPAD[ch.charCodeAt(0) - 65]!;
      end = k + word.length;
      run = 0;
      break;
    }
    i = k;
  }
  if (run) sizes.push(run);
  const n = digits.length;
  if (n < 7 || n > 15) return null;
  const after = text.charCodeAt(end);
  if (after === 37 || (after >= 97 && after <= 122)) return null;
  if (!plus && !bracket && !separated) {
    // one run of digits is a number only in the national form
    if (
      !(country === 'GB' || country === 'IE' || country === 'AU' || country === 'FR'
        ? digits.startsWith('0') && n >= 10 && n <= 11
        : n === 10 && (country === 'US' || country === 'CA') && /^[2-9]/.test(digits))
    )
      return null;
  }
  if (!plus && !bracket) {
    if (sizes[0] === 4 && /^(19|20)/.test(digits) && n === 8) return null; // 2026-03-01
    if (sizes.length === 3 && sizes[2] === 4 && sizes[0]! <= 2 && sizes[1]! <= 2) return null; // 01.03.2026
    if (sizes.length === 1 && separators === '') {
      /* checked above */
    } else if (sizes.every((s) => s === 4) && n >= 12) return null; // card numbers
    if (separators.includes('.') && separators.length === 1 && sizes.length === 2) return null; // 1000.0000
    if (n === 7 && !(sizes.length === 2 && sizes[0] === 3 && sizes[1] === 4)) return null;
    if (n === 8 && sizes.length === 2 && sizes[0] !== 4) return null;
  }
  return { text: international(digits, plus, country), end };
}

function letterPhone(text: string, at: number, limit: number): string {
  let k = at;
  while (k < limit && k - at < 10) {
    const c = text.charCodeAt(k);
    if (c >= 65 && c <= 90) k++;
    else break;
  }
  return k - at >= 4 ? text.slice(at, k) : '';
}

function international(digits: string, plus: boolean, country: string | undefined): string {
  if (plus) {
    // +44 (0)20 …
    for (const code of ['44', '353', '61', '64', '49', '33', '31', '32', '43', '41', '46', '27'])
      if (digits.startsWith(`${code}0`)) return `+${code}${digits.slice(code.length + 1)}`;
    return `+${digits}`;
  }
  if (digits.startsWith('00') && digits.length > 10) return `+${digits.slice(2)}`;
  const land = LANDS[country ?? ''];
  if (digits.length === 11 && digits.startsWith('1') && (!land || land[0] === '1')) return `+${digits}`;
  if (digits.length === 10 && !digits.startsWith('0') && (!land || land[0] === '1')) return `+1${digits}`;
  if (!land) return digits;
  if (land[1] && digits.startsWith(land[1])) return `+${land[0]}${digits.slice(land[1].length)}`;
  return `+${land[0]}${digits}`;
}

/** Tokens of a telephone number at token `i`, or null. */
export function readPhone(
  text: string,
  t: readonly Token[],
  i: number,
  limit: number,
  country: string | undefined,
): Hit | null {
  const x = t[i]!;
  if (x.type !== NUMERAL && x.text !== '+' && x.text !== '(') return null;
  if (
    i > 0 &&
    x.glued &&
    (t[i - 1]!.text === '/' ||
      t[i - 1]!.text === '#' ||
      t[i - 1]!.text === '-' ||
      t[i - 1]!.text === '$' ||
      t[i - 1]!.text === '£')
  )
    return null;
  const p = phoneAt(text, x.start, limit, country);
  if (!p) return null;
  let next = i + 1;
  while (next < t.length && t[next]!.start < p.end) next++;
  const cue =
    /^(policy|account|reference|ref|order|invoice|claim|case|customer|member|number|no|id|vat|registration|company|registered|licence|license|iban|isbn|card|contract|sort)$/.test(
      word(t, i - 1),
    );
  if (cue && x.text !== '+' && x.text !== '(' && !nearPhoneWord(t, i)) return null;
  return { kind: 'contact', value: { lo: 0, hi: 0, unit: 'phone', bound: 'is', text: p.text }, first: i, next };
}

function nearPhoneWord(t: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= 0 && k > i - 10; k--)
    if (/^(call|phone|telephone|tel|ring|text|fax|dial|line|hotline|helpline|mobile|freephone)$/.test(word(t, k)))
      return true;
  return false;
}

/** An e-mail or web address that begins at token `i`, read from the characters (linear in its length). */
export function readAddress(text: string, t: readonly Token[], i: number, limit: number): Hit | null {
  const x = t[i]!;
  // cheap gate: the token runs into one of "@", "." or ":" without a space
  const after = t[i + 1];
  if (
    !after?.glued ||
    (after.text !== '@' && after.text !== '.' && after.text !== ':' && after.text !== '-' && after.text !== '_')
  )
    return null;
  let end = x.start;
  let at = -1;
  while (end < limit && end - x.start < 300) {
    const c = text.charCodeAt(end);
    if (
      c <= 32 ||
      c === 60 ||
      c === 62 ||
      c === 34 ||
      c === 0xa0 ||
      c === 44 ||
      c === 59 ||
      c === 0x2019 ||
      c === 40 ||
      c === 41 ||
      c === 124 ||
      c === 123
    )
      break;
    if (c === 64) at = end;
    end++;
  }
  while (end > x.start && ".!?:'*".includes(text[end - 1]!)) end--;
  const raw = text.slice(x.start, end).toLowerCase();
  let kind = '';
  let normal = raw;
  if (at > x.start && at < end - 3 && raw.indexOf('.', at - x.start) > 0 && raw.indexOf('@') === raw.lastIndexOf('@'))
    kind = 'email';
  else if (raw.startsWith('http://') || raw.startsWith('https://') || raw.startsWith('www.')) {
    kind = 'url';
    normal = raw
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .replace(/\/$/, '');
  } else if (after.text === '.' && isHost(raw)) {
    kind = 'url';
    normal = raw.replace(/\/$/, '');
  } else return null;
  let next = i + 1;
  while (next < t.length && t[next]!.start < end) next++;
  return { kind: 'contact', value: { lo: 0, hi: 0, unit: kind, bound: 'is', text: normal }, first: i, next };
}

const TOP = new Set([
  'com',
  'org',
  'net',
  'edu',
  'gov',
  'io',
  'co',
  'uk',
  'ie',
  'ca',
  'au',
  'nz',
  'de',
  'fr',
  'eu',
  'us',
  'info',
  'biz',
  'app',
  'example',
  'test',
  'bank',
  'travel',
  'health',
  'shop',
  'store',
  'tv',
  'me',
  'ai',
  'dev',
  'ac',
  'insurance',
  'energy',
]);
function isHost(raw: string): boolean {
  const slash = raw.indexOf('/');
  const host = slash >= 0 ? raw.slice(0, slash) : raw;
  const labels = host.split('.');
  return (
    labels.length >= 2 &&
    TOP.has(labels.at(-1)!) &&
    labels.every((l) => l.length > 0 && l.length < 64) &&
    !/^\d+$/.test(labels[0]!)
  );
}
