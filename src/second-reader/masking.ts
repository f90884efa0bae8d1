import { findFields } from '../text/merge-fields.js';

/** A stretch of text that is not shown, and what stands in its place. */
export interface Mask {
  start: number;
  end: number;
  placeholder: string;
}

type Kind = 'field' | 'name' | 'address' | 'account' | 'phone' | 'email';
type Found = Omit<Mask, 'placeholder'> & { kind: Kind };

/**
 * What must not leave the house: merge fields, and what a filled-in copy says of its reader: the name after the salutation
 * and wherever it comes again, addresses, account numbers, telephone numbers and mail addresses that are not the company's.
 * What several letters have in common (`ofCompany`) is the company's, and so is what the reader is told to call or write to.
 * Where neither is so, it is taken for the reader's. In order, not overlapping; equal words have equal placeholders.
 */
export function masksOf(text: string, ofCompany: ReadonlySet<string> = NOTHING): Mask[] {
  const found: Found[] = [
    ...findFields(text).map(({ start, end }): Found => ({ start, end, kind: 'field' })),
    ...names(text),
    ...accounts(text),
    ...contacts(text, ofCompany),
  ];
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const numbers = new Map<string, number>();
  const masks: Mask[] = [];
  for (const { start, end, kind } of found) {
    if (start < (masks.at(-1)?.end ?? 0)) continue;
    const key = `${kind} ${normal(text.slice(start, end))}`;
    const number = numbers.get(key) ?? [...numbers.keys()].filter((one) => one.startsWith(`${kind} `)).length + 1;
    numbers.set(key, number);
    masks.push({ start, end, placeholder: `[${kind} ${number}]` });
  }
  return masks;
}

/** Contacts that more than one of these letters have: the company's own, as `masksOf` wants them. */
export function contactsOfCompany(texts: readonly string[]): Set<string> {
  const seen = new Map<string, number>();
  for (const text of texts) {
    const own = new Set(CONTACTS.flatMap(({ pattern }) => [...text.matchAll(pattern)].map(([words]) => normal(words))));
    for (const one of own) seen.set(one, (seen.get(one) ?? 0) + 1);
  }
  return new Set([...seen].filter(([, letters]) => letters > 1).map(([one]) => one));
}

const NOTHING: ReadonlySet<string> = new Set();

const normal = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}@]+/gu, '');

/** A line by itself that greets somebody. Every repetition is bounded, so that no text makes a search long. */
const SALUTATION =
  /^[ \t]{0,20}(?:dear|hello|hi|hey|greetings|good (?:morning|afternoon|evening)|to)[ ,]{1,3}([^\n,:;!]{1,80})[,:;!]?[ \t]{0,20}$/gim;
const TITLE = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev)\.?$/i;

/** Whoever is greeted with one of these is greeted as one of many. */
const OF_MANY = new Set(
  (
    'customer customers member members client clients sir madam friend friends neighbour neighbor resident residents student ' +
    'students parent parents guest guests valued all team colleague colleagues homeowner homeowners policyholder policyholders ' +
    'everyone there reader readers subscriber subscribers family families patient patients traveller traveler passenger owner ' +
    'owners investor investors tenant tenants supporter supporters donor donors cardholder shopper user users account holder ' +
    'applicant learner graduate alumni'
  ).split(' '),
);

function names(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(SALUTATION)) {
    const words = (match[1] ?? '')
      .split(/\s+/)
      .filter((word) => word !== '' && !TITLE.test(word) && /\p{L}/u.test(word));
    if (words.length === 0 || words.length > 5 || words.some((word) => OF_MANY.has(word.toLowerCase()))) continue;
    if (!words.every((word) => /^\p{Lu}|^(?:and|&|de|van|von|der|la|bin)$/u.test(word))) continue;
    const own = words.filter((word) => /^\p{Lu}[\p{L}'’.-]{1,40}$/u.test(word));
    for (const name of [words.join(' '), ...own]) found.push(...places(text, name));
  }
  return found;
}

function places(text: string, name: string): Found[] {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name).replace(/ /g, '\\s{1,3}')}(?![\\p{L}\\p{N}])`, 'gu');
  return [...text.matchAll(pattern)].map((match) => spanOf(match, 'name'));
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const ACCOUNT =
  /\b(?:account|card|policy|membership|member|customer|client|reference|ref|invoice|order|claim|case|iban|sort code|loan|contract|meter|booking|reservation|ticket|student|patient)\b[ \t]{0,3}(?:(id|no\.?|number|num|#|ending(?: in)?|reference)[ \t]{0,3})?[:#]?[ \t]{0,3}([A-Z0-9*•][A-Z0-9*•-]{3,30})\b/gi;
/** Payment cards, and numbers of nine digits and more; the American number of social insurance. */
const LONG_NUMBER = /(?<![\w.+-])(?:\d{3}-\d{2}-\d{4}|\d(?:[ -]?\d){11,18}|\d{9,20})(?![\w-])/g;

function accounts(text: string): Found[] {
  const named = [...text.matchAll(ACCOUNT)].flatMap((match): Found[] => {
    const [all, named, value = ''] = match;
    const digits = value.replace(/[^\d*•]/g, '').length;
    // "Card 2026" is a year: without the word number it has to be longer than one.
    if (digits < 4 || (named === undefined && value.length < 6)) return [];
    const end = match.index + all.length;
    return [{ start: end - value.length, end, kind: 'account' }];
  });
  return [...named, ...[...text.matchAll(LONG_NUMBER)].map((match) => spanOf(match, 'account'))];
}

const CONTACTS: readonly { kind: Kind; pattern: RegExp; ofCompany: RegExp }[] = [
  {
    kind: 'email',
    pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g,
    ofCompany: /\b(?:e-?mail us|write|contact us|reach us|questions|help|reply|everything|at|to)\b[^.!?\n]{0,60}$/i,
  },
  {
    kind: 'phone',
    pattern: /(?<![\w.,/-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,5}\)|\d{1,5})(?:[ .-]\d{2,4}){1,4}(?![\w/-])/g,
    ofCompany:
      /\b(?:call|phone us|telephone|tel|ring|contact us|dial|reach us|reached|helpline|hotline|line|fax|support|desk|crew|team|services?|our (?:\w+ )?number|the number|at|on)\b[^!?\n]{0,60}$/i,
  },
  {
    kind: 'address',
    pattern:
      /\b\d{1,5}[A-Za-z]?[ ]{1,2}(?:[A-Z][\w'.-]{0,24}[ ]{1,2}){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Way|Terrace|Close|Crescent|Square)\b\.?(?:,?[ \n]{1,2}(?:Apt|Unit|Flat|Suite|Floor)\.?[ ]?\w{1,6})?(?:,?[ \n]{1,2}[A-Z][A-Za-z.'-]{1,24}(?:[ ][A-Z][A-Za-z.'-]{1,24}){0,2}){0,2}(?:,?[ \n]{1,2}(?:[A-Z]{2}[ ]{1,2}\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?[ ]{0,2}\d[A-Z]{2}|\d{4,5}))?/g,
    ofCompany:
      /\b(?:our|us|write|visit|mail|send|sent|return|office|branch|store|cent(?:er|re)|located|post|at)\b[^!?\n]{0,60}$/i,
  },
];

/** The words before a contact that make it the reader's own. */
const OF_READER =
  /\b(?:your (?:\w+ ){0,2}(?:phone|number|mobile|e-?mail|address|home)|on file|registered|reach you|call you|text you|contact you|text to|code to|message to)\b[^.!?\n]{0,60}$/i;

const WORDS_BEFORE = 90;

function contacts(text: string, known: ReadonlySet<string>): Found[] {
  return CONTACTS.flatMap(({ kind, pattern, ofCompany }) =>
    [...text.matchAll(pattern)].flatMap((match): Found[] => {
      const [words] = match;
      if (kind === 'phone' && !isPhone(words)) return [];
      const before = text.slice(Math.max(0, match.index - WORDS_BEFORE), match.index);
      const readers = OF_READER.test(before);
      if (!readers && (known.has(normal(words)) || ofCompany.test(before))) return [];
      return [spanOf(match, kind)];
    }),
  );
}

function isPhone(words: string): boolean {
  const digits = words.replace(/\D/g, '').length;
  return digits >= 7 && digits <= 15 && !/^\d{4}[ .-]\d{2}[ .-]\d{2}$|^\d{1,2}[.-]\d{1,2}[.-]\d{2,4}$/.test(words);
}

function spanOf(match: RegExpExecArray, kind: Kind): Found {
  return { start: match.index, end: match.index + match[0].length, kind };
}
