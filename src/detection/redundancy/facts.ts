import { type Token, isStopword } from '../words.js';

/**
 * Specific facts as plain value strings, good enough to tell whether two letters speak of the same dates, sums and
 * numbers: `money:59`, `percent:15`, `date:4-15`, `time:7:00`, `count:4 pass`, `phone:5550142`. What a fact means and
 * whether two of them contradict is the claims' business, not this file's.
 */
export function factsOf(text: string, tokens: readonly Token[]): string[] {
  const facts = new Set<string>();
  for (let i = 0; i < tokens.length; i++) {
    if (!tellsFact((tokens[i] as Token).word)) continue;
    const skip = readPhone(text, tokens, i, facts);
    if (skip > 0) {
      i += skip - 1;
      continue;
    }
    readNumber(text, tokens, i, facts);
  }
  return [...facts];
}

/** Facts begin with a digit, a number in words or a month: other tokens need not be looked at. */
function tellsFact(word: string): boolean {
  const code = word.charCodeAt(0);
  return (code >= 48 && code <= 57) || NUMBER_WORDS.has(word) || MONTH_NAMES.has(word);
}

const CURRENCY = /[$£€]\s?$/;
const MONEY_WORDS = new Set(['dollar', 'pound', 'euro', 'cent', 'usd', 'gbp', 'eur', 'pence', 'penc']);
const MONTHS = new Map(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, i) => [name, i + 1]),
);
const MONTH_NAMES = new Set(
  `jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov
  november dec december`.split(/\s+/),
);
const NUMBER_WORDS = new Map(
  [
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
    'thirteen',
  ]
    .concat(['fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'])
    .map((word, i): [string, number] => [word, i])
    .concat([
      ['thirty', 30],
      ['forty', 40],
      ['fifty', 50],
      ['sixty', 60],
      ['seventy', 70],
      ['eighty', 80],
      ['ninety', 90],
      ['hundred', 100],
      ['decade', 10],
    ]),
);
const DURATIONS = new Map([
  ['day', 1],
  ['week', 7],
  ['month', 30],
  ['year', 365],
  ['hour', 1 / 24],
  ['minut', 1 / 1440],
]);

/** Digits in groups without words between them, seven or more in all: a phone number. Returns the tokens used. */
function readPhone(text: string, tokens: readonly Token[], at: number, facts: Set<string>): number {
  let digits = '';
  let used = 0;
  let end = -1;
  for (let i = at; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (!/^[\d.]+$/.test(token.word) || (end >= 0 && !/^[\s().+-]{0,3}$/.test(text.slice(end, token.start)))) break;
    digits += token.word.replace(/\D/g, '');
    end = token.end;
    used++;
  }
  if (used < 2 && !/^\d{3}\.\d{3}\.\d{4}$/.test(tokens[at]?.word ?? '')) return 0;
  if (digits.length < 7 || digits.length > 15) return 0;
  facts.add(`phone:${digits.slice(-7)}`);
  return used;
}

function readNumber(text: string, tokens: readonly Token[], at: number, facts: Set<string>): void {
  const token = tokens[at] as Token;
  if (MONTH_NAMES.has(token.word)) return readDate(tokens, at, facts);
  const numeric = /^\d{1,2}\/\d{1,2}(?:\/\d{2,4})?/.exec(text.slice(token.start, token.start + 10));
  if (numeric && text[token.start - 1] !== '/') return readNumericDate(numeric[0], facts);
  const value = valueOf(token.word);
  if (value === null) return;
  const next = tokens[at + 1];
  if (CURRENCY.test(text.slice(Math.max(0, token.start - 2), token.start)) || (next && MONEY_WORDS.has(next.stem))) {
    facts.add(`money:${value}`);
  } else if (next?.stem === 'percent') {
    facts.add(`percent:${value}`);
  } else if (/^\d{1,2}:\d\d$/.test(token.word) || (next && /^[ap]\.?m$/.test(next.word))) {
    facts.add(`time:${token.word.includes(':') ? token.word : `${value}:00`}`);
  } else {
    readCount(tokens, at, value, facts);
  }
}

/** `4 guest passes` is `count:4 guest` and `count:4 pass`; lengths of time are brought to days. */
function readCount(tokens: readonly Token[], at: number, value: number, facts: Set<string>): void {
  if (value >= 1900 && value <= 2100) return;
  let nouns = 0;
  for (let i = at + 1; i < Math.min(at + 4, tokens.length) && nouns < 2; i++) {
    const token = tokens[i] as Token;
    if (token.before === 2 || valueOf(token.word) !== null) return;
    if (isStopword(token.word)) continue;
    const days = DURATIONS.get(token.stem);
    if (days !== undefined) {
      facts.add(`duration:${Math.round(value * days * 1440)}`);
      return;
    }
    facts.add(`count:${value} ${token.stem}`);
    nouns++;
  }
}

function readDate(tokens: readonly Token[], at: number, facts: Set<string>): void {
  const month = MONTHS.get((tokens[at] as Token).word.slice(0, 3));
  for (const beside of [tokens[at + 1], tokens[at - 1]]) {
    const day = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(beside?.word ?? '')?.[1];
    if (day && month && Number(day) >= 1 && Number(day) <= 31) {
      facts.add(`date:${month}-${Number(day)}`);
      return;
    }
  }
}

/** Both readings of 4/5/2026; a shared one is evidence whichever the country writes. */
function readNumericDate(written: string, facts: Set<string>): void {
  const [first, second] = written.split('/').map(Number) as [number, number];
  if (first >= 1 && first <= 12 && second >= 1 && second <= 31) facts.add(`date:${first}-${second}`);
  if (second >= 1 && second <= 12 && first >= 1 && first <= 31) facts.add(`date:${second}-${first}`);
}

function valueOf(word: string): number | null {
  if (/^\d/.test(word)) {
    const value = Number.parseFloat(word.replace(/,(?=\d{3})/g, ''));
    return /^[\d.,]+(?:st|nd|rd|th)?$/.test(word) && Number.isFinite(value) ? value : null;
  }
  return NUMBER_WORDS.get(word) ?? null;
}
