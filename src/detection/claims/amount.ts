import { readBound, readPer } from './bound.js';
import type { Hit } from './claim.js';
import { glue, phrase, symbol, word } from './cues.js';
import { readNumber, readRange } from './numbers.js';
import { NUMERAL, type Token } from './scan.js';

/** Money: symbols, codes, words ("ten pounds", "fifty cents"), and everything that means nothing to pay. */
const SYMBOLS = new Map<string, string>([
  ['$', 'USD'],
  ['£', 'GBP'],
  ['€', 'EUR'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₪', 'ILS'],
  ['₺', 'TRY'],
  ['₽', 'RUB'],
  ['₴', 'UAH'],
  ['₦', 'NGN'],
  ['฿', 'THB'],
  ['₫', 'VND'],
  ['₱', 'PHP'],
]);
const CODES = new Set([
  'usd',
  'gbp',
  'eur',
  'cad',
  'aud',
  'nzd',
  'jpy',
  'chf',
  'sek',
  'nok',
  'dkk',
  'inr',
  'cny',
  'hkd',
  'sgd',
  'zar',
  'brl',
  'mxn',
  'pln',
  'czk',
  'huf',
  'ron',
  'ils',
  'try',
  'krw',
  'aed',
  'sar',
  'thb',
  'myr',
  'idr',
  'php',
  'vnd',
  'twd',
  'ars',
  'clp',
  'cop',
  'rub',
  'uah',
  'ngn',
  'kes',
  'egp',
]);
const DOLLARS: Record<string, string> = {
  us: 'USD',
  ca: 'CAD',
  c: 'CAD',
  a: 'AUD',
  au: 'AUD',
  nz: 'NZD',
  hk: 'HKD',
  s: 'SGD',
  can: 'CAD',
  aud: 'AUD',
  cad: 'CAD',
  usd: 'USD',
  nzd: 'NZD',
};
const DOLLAR_LANDS: Record<string, string> = { US: 'USD', CA: 'CAD', AU: 'AUD', NZ: 'NZD', HK: 'HKD', SG: 'SGD' };
const NAMES = new Map<string, string>([
  ['dollar', '$'],
  ['dollars', '$'],
  ['buck', '$'],
  ['bucks', '$'],
  ['pound', 'GBP'],
  ['pounds', 'GBP'],
  ['quid', 'GBP'],
  ['euro', 'EUR'],
  ['euros', 'EUR'],
  ['rupees', 'INR'],
  ['yen', 'JPY'],
  ['francs', 'CHF'],
  ['kronor', 'SEK'],
  ['kroner', 'NOK'],
]);
const MINOR = new Map<string, string>([
  ['cent', '$'],
  ['cents', '$'],
  ['pence', 'GBP'],
  ['penny', 'GBP'],
  ['pennies', 'GBP'],
  ['p', 'GBP'],
]);

export interface Locale {
  country?: string | undefined;
  currency?: string | undefined;
}

const dollar = (locale: Locale): string =>
  locale.currency && /^[A-Z]{3}$/.test(locale.currency) && DOLLAR_CURRENCIES.has(locale.currency)
    ? locale.currency
    : (DOLLAR_LANDS[locale.country ?? ''] ?? 'USD');
const DOLLAR_CURRENCIES = new Set(['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD', 'EUR', 'MXN']);

export const isCurrencyCode = (s: string) => CODES.has(s);
export const isCurrencySymbol = (s: string) => SYMBOLS.has(s);

const WEIGHTS_AFTER_POUNDS = new Set(['of', 'in', 'heavier', 'lighter']);

export function readAmount(t: readonly Token[], i: number, locale: Locale): Hit | null {
  const x = t[i]!;
  let currency = SYMBOLS.get(x.text) ?? '';
  let from = i;
  let at = i + 1;
  if (currency) {
    if (currency === 'USD') {
      const before = t[i]!.glued ? word(t, i - 1) : '';
      if (before && Object.hasOwn(DOLLARS, before)) {
        currency = DOLLARS[before]!;
        from = i - 1;
      } else currency = dollar(locale);
    }
  } else if (
    CODES.has(x.text) &&
    x.end - x.start === 3 &&
    x.capital &&
    (t[i + 1]?.type === NUMERAL || SYMBOLS.has(symbol(t, i + 1)))
  ) {
    currency = x.text.toUpperCase();
    if (SYMBOLS.has(symbol(t, i + 1))) at++;
  } else {
    const n = readRange(t, i);
    if (!n || n.fraction || n.ordinal) return null;
    let j = glue(t, n.next);
    if (symbol(t, j) && SYMBOLS.has(symbol(t, j)) && t[j]!.text !== '$') currency = SYMBOLS.get(t[j]!.text)!;
    const u = word(t, j);
    let scale = 1;
    if (!currency) {
      if ((u === 'us' || u === 'u' || u === 'canadian' || u === 'australian') && NAMES.get(word(t, j + 1)) === '$') {
        currency = u === 'canadian' ? 'CAD' : u === 'australian' ? 'AUD' : 'USD';
        j++;
      } else if (NAMES.has(u)) {
        if (u === 'pound' || u === 'pounds') {
          if (locale.currency !== 'GBP' && locale.country !== 'GB') return null;
          if (WEIGHTS_AFTER_POUNDS.has(word(t, j + 1))) return null;
        }
        currency = NAMES.get(u)!;
      } else if (MINOR.has(u) && !(u === 'p' && (!t[j]!.glued || symbol(t, j + 1) === '.'))) {
        currency = MINOR.get(u)!;
        if (currency === '$' && locale.currency === 'EUR') currency = 'EUR';
        scale = 0.01;
      } else if (CODES.has(u) && t[j]!.capital && t[j]!.end - t[j]!.start === 3) currency = u.toUpperCase();
      else return null;
    }
    if (currency === '$') currency = dollar(locale);
    j++;
    if (scale === 1) {
      // "five dollars and fifty cents"
      const k = word(t, j) === 'and' ? j + 1 : j;
      const c = readNumber(t, k);
      if (c && !c.fraction && MINOR.has(word(t, c.next)) && c.value < 100) {
        n.hi += c.value / 100;
        if (n.lo + c.value / 100 <= n.hi) n.lo += c.value / 100;
        j = c.next + 1;
      }
    }
    return finish(t, i, j, n.lo * scale, n.hi * scale, currency);
  }
  const n = readNumber(t, at);
  if (!n || n.ordinal) return null;
  let hi = n.value;
  let next = n.next;
  const dash = symbol(t, next);
  if (
    dash === '-' ||
    dash === '–' ||
    dash === '—' ||
    word(t, next) === 'to' ||
    (word(t, next) === 'and' && word(t, from - 1) === 'between')
  ) {
    const k = SYMBOLS.has(symbol(t, next + 1)) ? next + 2 : next + 1;
    const b = k === next + 1 && !dash ? null : readNumber(t, k);
    if (b && b.value > n.value && !b.ordinal && (k === next + 2 || t[next]!.glued)) {
      hi = b.value;
      next = b.next;
    }
  }
  if (t[next]?.glued && CODES.has(word(t, next))) next++;
  else if (CODES.has(word(t, next)) && t[next]!.capital) {
    currency = word(t, next).toUpperCase();
    next++;
  }
  return finish(t, from, next, n.value, hi, currency);
}

function finish(
  t: readonly Token[],
  first: number,
  next: number,
  lo: number,
  hi: number,
  currency: string,
): Hit | null {
  if (!Number.isFinite(lo) || !Number.isFinite(hi) || hi >= 1e13) return null;
  const per = readPer(t, next);
  const end = per ? per.next : next;
  let bound = readBound(t, first, next);
  if (isChange(t, first, end))
    return {
      kind: 'amount',
      value: { lo: cents(lo), hi: cents(hi), unit: currency, bound, per: 'change' },
      first,
      next: end,
    };
  if (bound === 'is' && per) bound = readBound(t, end, end);
  const value = { lo: cents(lo), hi: cents(hi), unit: currency, bound, ...(per ? { per: per.per } : {}) };
  return { kind: 'amount', value, first, next: end };
}
/** "$20 more than", "£5 off", "rises by £3": a difference, not a price. */
function isChange(t: readonly Token[], first: number, next: number): boolean {
  const n = word(t, next);
  if (
    n === 'more' ||
    n === 'less' ||
    n === 'cheaper' ||
    n === 'higher' ||
    n === 'lower' ||
    (n === 'extra' && word(t, next + 1) === 'than') ||
    n === 'dearer'
  )
    return word(t, first - 1) !== 'or' && word(t, next - 1) !== 'or';
  return (
    word(t, first - 1) === 'by' &&
    /^(up|down|rises?|rising|increases?|increased|falls?|reduced|cut|goes|go|lowered|raised|grow|drops?|it)$/.test(
      word(t, first - 2),
    )
  );
}

const cents = (x: number) => Math.round(x * 1e4) / 1e4;

/** Words that say there is nothing to pay. The same form as an amount of zero. */
export function readFree(t: readonly Token[], i: number, locale: Locale): Hit | null {
  const n = freeLength(t, i);
  if (!n) return null;
  const currency = locale.currency ?? DOLLAR_LANDS[locale.country ?? ''] ?? (locale.country === 'GB' ? 'GBP' : 'USD');
  return { kind: 'amount', value: { lo: 0, hi: 0, unit: currency, bound: 'is' }, first: i, next: i + n };
}

const COSTS = new Set(['charge', 'charges', 'cost', 'costs', 'fee', 'fees', 'payment', 'copay', 'postage']);
const EXTRA = new Set([
  'extra',
  'additional',
  'further',
  'added',
  'any',
  'the',
  'other',
  'monthly',
  'annual',
  'hidden',
  'setup',
  'delivery',
  'service',
  'booking',
  'late',
  'transfer',
  'cancellation',
  'activation',
  'joining',
  'usage',
  'account',
  'maintenance',
  'administration',
  'admin',
]);
const NOT_FREE_BEFORE = new Set([
  'toll',
  'hands',
  'tax',
  'interest',
  'feel',
  'gluten',
  'smoke',
  'debt',
  'risk',
  'paper',
  'claim',
  'worry',
  'hassle',
  'stress',
  'set',
  'duty',
  'are',
  'be',
  'you',
  'sugar',
  'fat',
  'carbon',
  'trouble',
  'cash',
  'fee',
  'commission',
  'ad',
  'step',
  'contract',
]);
const PENNIES = new Set(['cent', 'penny', 'dime', 'thing', 'bean', 'nickel', 'euro', 'pound', 'dollar']);

/** After a negation: "cost you a cent", "pay a thing", "charge for it", "be asked for a fee". */
function costless(t: readonly Token[], i: number): number {
  let k = i + 1;
  if (word(t, k) === 'have' && word(t, k + 1) === 'to') k += 2;
  if (word(t, k) === 'be') k++;
  const v = word(t, k);
  if (v === 'charge' || v === 'charged') {
    const n = word(t, k + 1);
    if (
      n === 'for' ||
      n === 'you' ||
      n === 'our' ||
      n === 'members' ||
      n === 'customers' ||
      t[k + 1] === undefined ||
      symbol(t, k + 1) !== ''
    )
      return k + 1 - i;
    if (n === 'a' || n === 'any') return /^(fee|fees|commission|charge)$/.test(word(t, k + 2)) ? k + 3 - i : 0;
    return 0;
  }
  if (v === 'asked' && phrase(t, k + 1, 'for', 'a', 'fee')) return k + 4 - i;
  if (v !== 'cost' && v !== 'costs' && v !== 'pay' && v !== 'owe') return 0;
  for (let j = k + 1; j < k + 7; j++)
    if (PENNIES.has(word(t, j)) || word(t, j) === 'anything' || word(t, j) === 'extra') return j - i + 1;
  return 0;
}

function freeLength(t: readonly Token[], i: number): number {
  const w = word(t, i);
  switch (w) {
    case 'free': {
      const b = word(t, i - 1);
      const n = word(t, i + 1);
      if (n === 'of' || n === 'from') {
        if (n === 'of' && COSTS.has(word(t, i + 2))) return 3;
        return 0;
      }
      if (NOT_FREE_BEFORE.has(b) && (t[i]!.glued || b === 'feel' || b === 'set' || b === 'toll' || b === 'hands'))
        return 0;
      if (symbol(t, i - 1) === '-' && t[i]!.glued) return 0;
      if (
        n === 'to' ||
        n === 'time' ||
        n === 'trial' ||
        n === 'phone' ||
        n === 'up' ||
        n === 'post' ||
        n === 'will' ||
        n === 'hand' ||
        n === 'space' ||
        n === 'spaces' ||
        n === 'slot' ||
        n === 'trials'
      ) {
        if (
          n !== 'to' ||
          b === 'feel' ||
          b === 'are' ||
          b === 'be' ||
          b === 'remain' ||
          b === "you're" ||
          b === "they're"
        )
          return 0;
        if (
          word(t, i + 2) !== 'join' &&
          word(t, i + 2) !== 'use' &&
          word(t, i + 2) !== 'members' &&
          word(t, i + 2) !== 'enter' &&
          word(t, i + 2) !== 'attend'
        )
          return 0;
      }
      if (n === 'and' && word(t, i + 2) === 'clear') return 0;
      return 1;
    }
    case 'complimentary':
    case 'gratis':
      return 1;
    case 'no':
    case 'without':
    case 'zero':
    case 'not': {
      if (
        w === 'not' &&
        (word(t, i + 1) === 'a' || word(t, i + 1) === 'one') &&
        PENNIES.has(word(t, i + 2)) &&
        word(t, i + 2) !== 'thing'
      )
        return 3;
      if (w === 'not') return costless(t, i);
      let j = i + 1;
      while (EXTRA.has(word(t, j)) && j - i < 3) j++;
      if (COSTS.has(word(t, j)) && !(w === 'without' && word(t, j) === 'payment')) return j - i + 1;
      if (w === 'without' && word(t, i + 1) === 'paying') return 2;
      if (w === 'no' && word(t, i + 1) === 'extra' && symbol(t, i + 2) !== '') return 2;
      return 0;
    }
    case 'at':
      if (word(t, i + 1) === 'no') {
        let j = i + 2;
        while (EXTRA.has(word(t, j)) && j - i < 4) j++;
        if (COSTS.has(word(t, j))) return j - i + 1;
      }
      return 0;
    case 'on':
      if (
        phrase(t, i, 'on', 'us') &&
        word(t, i + 2) !== 'to' &&
        !/^(rely|call|count|depend|check|based|calling|counting|relying|impact)$/.test(word(t, i - 1))
      )
        return 2;
      if (phrase(t, i, 'on', 'the', 'house')) return 3;
      return 0;
    case 'nothing':
      if (word(t, i + 1) === 'to' && word(t, i + 2) === 'pay') return 3;
      if (/^(costs?|costing|pay|paying|charged?|owe|owes|priced)$/.test(word(t, i - 1)))
        return word(t, i + 1) === 'extra' || word(t, i + 1) === 'more' ? 2 : 1;
      if ((word(t, i - 1) === 'you' || word(t, i - 1) === 'them') && /^costs?$/.test(word(t, i - 2))) return 1;
      return 0;
    case 'for':
      return word(t, i + 1) === 'nothing' && word(t, i + 2) !== 'to' ? 2 : 0;
    case 'nobody':
      return word(t, i + 1) === 'will' &&
        /^(charge|bill|send)$/.test(word(t, i + 2)) &&
        (word(t, i + 2) !== 'send' || word(t, i + 5) === 'bill')
        ? 3
        : 0;
    case "won't":
    case "don't":
    case "doesn't":
    case "didn't":
    case 'never':
      return costless(t, i);
    case 'waived':
    case 'waive':
      return 1;
  }
  return 0;
}
