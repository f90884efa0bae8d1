import { readBound, readPer } from './bound.js';
import type { Hit } from './claim.js';
import { glue, phrase, singular, symbol, word } from './cues.js';
import { readRange } from './numbers.js';
import { FIELD, NUMERAL, WORD, type Token } from './scan.js';
import { isStopword, stem } from '../words.js';

/** What is counted or limited: "four guest passes a month", "aged 18 or over", "25 GB", "three times". */
const MEASURES = new Map<string, [unit: string, size: number]>([
  ['gb', ['mb', 1024]],
  ['gigabyte', ['mb', 1024]],
  ['mb', ['mb', 1]],
  ['megabyte', ['mb', 1]],
  ['tb', ['mb', 1048576]],
  ['terabyte', ['mb', 1048576]],
  ['gig', ['mb', 1024]],
  ['mbps', ['mbps', 1]],
  ['mbit', ['mbps', 1]],
  ['megabit', ['mbps', 1]],
  ['gigabit', ['mbps', 1000]],
  ['gbps', ['mbps', 1000]],
  ['kg', ['g', 1000]],
  ['kilo', ['g', 1000]],
  ['kilogram', ['g', 1000]],
  ['g', ['g', 1]],
  ['gram', ['g', 1]],
  ['lb', ['lb', 1]],
  ['lbs', ['lb', 1]],
  ['ounce', ['oz', 1]],
  ['oz', ['oz', 1]],
  ['tonne', ['g', 1e6]],
  ['stone', ['stone', 1]],
  ['litre', ['l', 1]],
  ['liter', ['l', 1]],
  ['l', ['l', 1]],
  ['ml', ['l', 0.001]],
  ['gallon', ['gal', 1]],
  ['pint', ['pint', 1]],
  ['km', ['km', 1]],
  ['kilometre', ['km', 1]],
  ['kilometer', ['km', 1]],
  ['mile', ['mile', 1]],
  ['metre', ['m', 1]],
  ['meter', ['m', 1]],
  ['m', ['m', 1]],
  ['cm', ['m', 0.01]],
  ['centimetre', ['m', 0.01]],
  ['centimeter', ['m', 0.01]],
  ['mm', ['m', 0.001]],
  ['foot', ['ft', 1]],
  ['ft', ['ft', 1]],
  ['inch', ['in', 1]],
  ['kwh', ['kwh', 1]],
  ['kw', ['kw', 1]],
  ['mwh', ['kwh', 1000]],
]);
const SKIP = new Set([
  'more',
  'additional',
  'extra',
  'further',
  'other',
  'free',
  'bonus',
  'full',
  'separate',
  'different',
  'new',
  'single',
  'of',
  'your',
  'the',
  'whole',
  'complimentary',
  'such',
  'our',
  'these',
  'adult',
  'individual',
  'paid',
  'consecutive',
]);
const NOT_COUNTED = new Set([
  'of',
  'to',
  'and',
  'or',
  'in',
  'on',
  'at',
  'for',
  'from',
  'by',
  'is',
  'are',
  'was',
  'the',
  'a',
  'an',
  'am',
  'pm',
  'p',
  'per',
  'if',
  'with',
  'we',
  'you',
  'it',
  'that',
  'this',
  'as',
  'which',
  'who',
  'will',
  'can',
  'has',
  'have',
  'after',
  'before',
  'but',
  'so',
  'than',
  'when',
  'because',
  'thing',
  'x',
]);

export function readQuantity(t: readonly Token[], i: number): Hit | null {
  const w = word(t, i);
  if (w === 'once' || w === 'twice' || w === 'thrice') {
    const per = readPer(t, i + 1);
    if (!per && w === 'once') return null;
    if (!per && /^(as|the|your|a)$/.test(word(t, i + 1))) return null;
    const n = w === 'once' ? 1 : w === 'twice' ? 2 : 3;
    return {
      kind: 'quantity',
      value: { lo: n, hi: n, unit: 'time', bound: readBound(t, i, i + 1), ...(per ? { per: per.per } : {}) },
      first: i,
      next: per ? per.next : i + 1,
    };
  }
  if (w === 'unlimited') {
    const noun = counted(t, i + 1);
    if (!noun) return null;
    return { kind: 'quantity', value: { lo: 1e9, hi: 1e9, unit: noun.unit, bound: 'is' }, first: i, next: noun.next };
  }
  const n = readRange(t, i);
  if (!n || n.ordinal || n.fraction) return null;
  const bare = t[i]!;
  // "1800 Tillman Parkway": the number of a house
  if (
    bare.type === NUMERAL &&
    n.lo >= 20 &&
    t[n.next]?.capital &&
    !bare.text.includes(',') &&
    word(t, n.next).length > 2 &&
    t[n.next + 1]?.capital
  )
    return null;
  if (bare.type === NUMERAL && bare.text.length > 1 && bare.text.startsWith('0') && !bare.text.includes('.'))
    return null;
  let j = glue(t, n.next);
  let bound = readBound(t, i, n.next);
  // ages
  if (
    word(t, i - 1) === 'aged' ||
    word(t, i - 1) === 'age' ||
    word(t, i - 2) === 'age' ||
    word(t, i - 2) === 'aged' ||
    phrase(t, j, 'years', 'old') ||
    phrase(t, j, 'years', 'of', 'age') ||
    (word(t, j) === 'year' && word(t, glue(t, j + 1)) === 'old') ||
    (word(t, i - 1) === 'under' && /^(s|year)$/.test(word(t, n.next))) ||
    word(t, i - 1) === 'turn' ||
    word(t, i - 1) === 'turns' ||
    (word(t, i - 1) === 'over' && word(t, n.next) === 's')
  ) {
    if (n.lo > 0 && n.hi < 120) {
      const next = phrase(t, j, 'years', 'of', 'age') ? j + 3 : phrase(t, j, 'years', 'old') ? j + 2 : n.next;
      return {
        kind: 'quantity',
        value: { lo: n.lo, hi: n.hi, unit: 'age', bound: bound === 'is' ? readBound(t, i, next) : bound },
        first: i,
        next,
      };
    }
  }
  if (
    n.hi < 100 &&
    n.words &&
    bound === 'min' &&
    (word(t, j) === 'or' || word(t, j) === 'and') &&
    /^(over|older|above|up)$/.test(word(t, j + 1)) &&
    n.lo > 9
  ) {
    return { kind: 'quantity', value: { lo: n.lo, hi: n.hi, unit: 'age', bound }, first: i, next: j + 2 };
  }
  // "the number 5", years, and bare numerals above any count
  if (bare.type === NUMERAL && bare.text.length === 4 && n.lo >= 1900 && n.lo <= 2100 && n.lo === n.hi) {
    const after = word(t, j);
    if (!after || isStopword(after) || NOT_COUNTED.has(after)) return null;
  }
  if (
    bound === 'is' &&
    (word(t, j) === 'or' || word(t, j) === 'and') &&
    /^(more|fewer|less|over)$/.test(word(t, j + 1))
  ) {
    bound = readBound(t, i, j);
    j += 2;
  }
  const m = MEASURES.get(word(t, j)) ?? MEASURES.get(singular(word(t, j)));
  if (
    m &&
    (word(t, j).length > 2 ||
      t[j]!.glued ||
      word(t, j) === 'gb' ||
      word(t, j) === 'kg' ||
      word(t, j) === 'mb' ||
      word(t, j) === 'km' ||
      word(t, j) === 'lb' ||
      word(t, j) === 'tb')
  ) {
    const per = m[0] === 'mbps' ? null : readPer(t, j + 1);
    return {
      kind: 'quantity',
      value: { lo: n.lo * m[1], hi: n.hi * m[1], unit: m[0], bound, ...(per ? { per: per.per } : {}) },
      first: i,
      next: per ? per.next : j + 1,
    };
  }
  if (n.lo >= 1e12) return null;
  // "41,300 of you", "six of them", "room for eight"
  if (word(t, j) === 'of' && /^(you|us|them|these|those)$/.test(word(t, j + 1))) {
    const unit = /^(you|us)$/.test(word(t, j + 1)) ? 'person' : 'any';
    if (n.lo > 1 || !n.words)
      return { kind: 'quantity', value: { lo: n.lo, hi: n.hi, unit, bound }, first: i, next: j + 2 };
  }
  if (
    n.words &&
    /^(for|sleeps|seats|holds)$/.test(word(t, i - 1)) &&
    /^(room|space|place|it|that|residence|bed|beds|sleeps|seats|holds)$/.test(
      word(t, i - 1) === 'for' ? word(t, i - 2) : word(t, i - 1),
    )
  ) {
    if (!counted(t, j))
      return { kind: 'quantity', value: { lo: n.lo, hi: n.hi, unit: 'person', bound: 'max' }, first: i, next: j };
  }
  const noun = counted(t, j);
  if (!noun) return null;
  // "one" counts only where it limits: "only one guest", "one guest per visit"
  const per = readPer(t, noun.next);
  if (
    n.words &&
    n.lo === 1 &&
    n.hi === 1 &&
    bound === 'is' &&
    !per &&
    !limits(t, i) &&
    !/^(additional|other|extra|further|more|single)$/.test(word(t, j))
  )
    return null;
  const after = noun.next;
  if (bound === 'is') bound = readBound(t, after, after) === 'is' ? bound : readBound(t, after, after);
  if (symbol(t, after) === '' && word(t, after) === 'or' && word(t, after + 1) === 'more') bound = 'min';
  return {
    kind: 'quantity',
    value: { lo: n.lo, hi: n.hi, unit: noun.unit, bound, ...(per ? { per: per.per } : {}) },
    first: i,
    next: per ? per.next : noun.next,
  };
}

function limits(t: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= 0 && k >= i - 3; k--)
    if (
      /^(only|just|exactly|may|can|bring|includes?|included|carries|allowed|entitled|limit|limited|maximum|gets?|receives?|add)$/.test(
        word(t, k),
      )
    )
      return true;
  return false;
}

/** No limit at all: "unlimited", "as many as you like", "no cap", "as often as you like". */
export function readUnlimited(t: readonly Token[], i: number): Hit | null {
  const w = word(t, i);
  let n = 0;
  let unit = 'any';
  if (w === 'as' && (word(t, i + 1) === 'many' || word(t, i + 1) === 'much')) {
    const noun = word(t, i + 2) === 'as' ? null : counted(t, i + 2);
    const k = noun ? noun.next : i + 2;
    if (word(t, k) === 'as' && !/^(\d|two|three|four|five|six|seven|eight|nine|ten)/.test(t[k + 1]?.text ?? '')) {
      n = k + 1 - i;
      if (noun) unit = noun.unit;
    }
  } else if (phrase(t, i, 'as', 'often', 'as') && /^(you|they|it)/.test(word(t, i + 3))) n = 4;
  else if ((w === 'no' || w === 'without') && /^(cap|caps|limit|limits|maximum|ceiling)$/.test(word(t, i + 1))) n = 2;
  else if ((w === 'no' || w === 'without') && (word(t, i + 2) === 'cap' || word(t, i + 2) === 'limit')) n = 3;
  else if (phrase(t, i, 'no', 'such', 'thing', 'as', 'a') && (word(t, i + 6) === 'cap' || word(t, i + 6) === 'limit'))
    n = 7;
  if (!n) return null;
  return { kind: 'quantity', value: { lo: 1e9, hi: 1e9, unit, bound: 'is' }, first: i, next: i + n };
}

/** The noun that is counted: the last of up to three content words ("guest passes", "Club guest passes"). */
function counted(t: readonly Token[], i: number): { unit: string; next: number } | null {
  let j = i;
  let guard = 0;
  while (SKIP.has(word(t, j)) && guard++ < 3) j = glue(t, j + 1);
  let head = '';
  let next = j;
  for (let k = j; k < j + 4; k++) {
    const x = t[k];
    if (!x || x.type === FIELD || x.type !== WORD) break;
    if (isStopword(x.text) || NOT_COUNTED.has(x.text) || VERBS.has(x.text)) break;
    if (k > j && x.text.endsWith('ed') && x.text.length > 4) break;
    head = x.text;
    next = k + 1;
    // a plural ends the noun phrase, except for the few that go on ("sales points")
    if (x.text.endsWith('s') && !x.text.endsWith('ss') && k > j - 1) {
      break;
    }
    if (/^(people|children|person|men|women)$/.test(x.text)) break;
    if (symbol(t, k + 1) === '-' && t[k + 1]!.glued && t[k + 2]?.type === WORD) {
      head = x.text + t[k + 2]!.text;
      next = k + 3;
      if (head.endsWith('s')) break;
      k += 2;
    }
  }
  if (head.length < 2) return null;
  return { unit: stem(singular(head)), next };
}
const VERBS = new Set([
  'must',
  'may',
  'can',
  'will',
  'shall',
  'should',
  'would',
  'is',
  'are',
  'was',
  'were',
  'be',
  'been',
  'has',
  'have',
  'had',
  'do',
  'does',
  'not',
  'no',
  'only',
  'apply',
  'applies',
  'get',
  'gets',
  'each',
  'every',
  'monthly',
  'annually',
  'daily',
  'weekly',
  'later',
  'ago',
  'earlier',
  'maximum',
  'minimum',
  'max',
  'free',
  'plus',
  'less',
  'within',
  'before',
  'after',
  'without',
  'yearly',
]);
