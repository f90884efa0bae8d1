import tables from './stems.json' with { type: 'json' };

/** `stems.json` says for each word which forms are its; here for each form its word. */
const invert = (table: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(table).flatMap(([word, forms]) => forms.split(' ').map((form) => [form, word] as const)));

/**
 * Irregular forms, and spellings of both sides of the Atlantic, before any rule: their word goes through the rules.
 * Settled are those whose stem the rules would get wrong: left alone, or sent to the stem of their family.
 */
const irregular = invert(tables.irregular);
const settled = invert(tables.settled);

const LONGEST = 40;

const isVowel = (word: string, at: number): boolean => {
  switch (word.charCodeAt(at)) {
    case 97:
    case 101:
    case 105:
    case 111:
    case 117:
      return true;
    case 121:
      // y is a vowel after a consonant
      return at > 0 && !isVowel(word, at - 1);
    default:
      return false;
  }
};

function hasVowel(word: string, before: number): boolean {
  for (let i = 0; i < before; i++) if (isVowel(word, i)) return true;
  return false;
}

/** Where the region after the first consonant that follows a vowel begins, from `from` on. */
function regionAfter(word: string, from: number): number {
  let i = from;
  while (i < word.length && !isVowel(word, i)) i++;
  while (i < word.length && isVowel(word, i)) i++;
  return i < word.length ? i + 1 : word.length;
}

function firstRegion(word: string): number {
  for (const prefix of ['gener', 'commun', 'arsen', 'univers', 'import'])
    if (word.startsWith(prefix)) return prefix.length;
  return regionAfter(word, 0);
}

function endsShort(word: string): boolean {
  const n = word.length;
  if (n === 2) return isVowel(word, 0) && !isVowel(word, 1);
  if (n < 3) return false;
  const last = word.charCodeAt(n - 1);
  return (
    !isVowel(word, n - 1) &&
    isVowel(word, n - 2) &&
    !isVowel(word, n - 3) &&
    last !== 119 &&
    last !== 120 &&
    last !== 121
  );
}

const doubles = new Set(['bb', 'dd', 'ff', 'gg', 'mm', 'nn', 'pp', 'rr', 'tt']);

const second: readonly (readonly [string, string])[] = [
  ['ization', 'ize'],
  ['isation', 'ize'],
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['entli', 'ent'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
];
const third: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];
/** `er` and `or` are left standing: a customer is no custom, a broker no broke. */
const fourth = [
  'ement',
  'ance',
  'ence',
  'able',
  'ible',
  'ment',
  'ant',
  'ent',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
  'al',
  'ic',
];
const notIse =
  /^(?:prom|prem|exerc|adv|otherw|merchand|surpr|rev|superv|enterpr|franch|comprom|advert|prec|conc|likew|r|w|no|ra|pra|cru|exc|dev|telev|improv|parad|dem|desp|disgu|pl|po|expert|appra|bru|ar|gu|cerv|pre)is/;
const keepsOur = /^(?:hour|your|four|tour|pour|our|sour|flour|detour|contour|glamour|devour|scour)s?$/;

/**
 * Porter's second English stemmer with the changes that letters to customers call for: irregular verbs, both
 * spellings (`authorise`, `favour`, `instalment`), no stripping of `-er` and `-or`, `-tion` nouns of frequent
 * verbs sent to the verb. Words of other scripts, with digits or very long ones are their own stem.
 */
export function stem(input: string): string {
  const apostrophe = input.indexOf("'");
  if (apostrophe !== -1 && !input.endsWith("'s")) return input;
  const bare = apostrophe === -1 ? input : input.slice(0, -2);
  const word = irregular.get(bare) ?? bare;
  const fixed = settled.get(word);
  if (fixed !== undefined) return fixed;
  return word.length <= 2 || word.length > LONGEST || !isPlain(word) ? word : suffixes(word);
}

function isPlain(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const c = word.charCodeAt(i);
    if (c < 97 || c > 122) return false;
  }
  return true;
}

function suffixes(input: string): string {
  const spelt = american(input);
  const r1 = firstRegion(spelt);
  const r2 = regionAfter(spelt, r1);
  const single = singular(spelt);
  const whole = settled.get(single);
  if (whole !== undefined) return whole;
  const base = infinitive(single, r1);
  const verb = base === single ? undefined : (settled.get(base) ?? settled.get(`${base}e`));
  if (verb !== undefined) return verb;
  let word = base;
  if (word.length > 2 && word.endsWith('y') && !isVowel(word, word.length - 2)) word = `${word.slice(0, -1)}i`;
  word = replaced(word, second, r1);
  if (word.endsWith('li') && word.length - 2 >= r1 && 'cdeghkmnrt'.includes(word.charAt(word.length - 3))) {
    word = word.slice(0, -2);
  }
  word = replaced(word, third, r1);
  return finalLetter(derived(word, r2), r1, r2);
}

function american(word: string): string {
  let spelt = word;
  if (spelt.includes('our', 3) && !keepsOur.test(spelt)) {
    spelt = spelt.replace(/(av|ol|on|ab|igh|avi|ehavi|rm|um|eav|arb|al|iv)our/, '$1or');
  }
  if (spelt.includes('is', 3) && /[a-z]{2}(?:is(?:e|es|ed|ing|er|ers)|isations?)$/.test(spelt) && !notIse.test(spelt)) {
    spelt = spelt.replace(/is(e|es|ed|ing|er|ers|ation|ations)$/, 'iz$1');
  }
  return spelt;
}

function singular(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ied') || word.endsWith('ies')) return word.slice(0, word.length > 4 ? -2 : -1);
  const plural = word.endsWith('s') && !word.endsWith('us') && !word.endsWith('ss');
  return plural && hasVowel(word, word.length - 2) ? word.slice(0, -1) : word;
}

/** Without the endings of past tense and participle. */
function infinitive(word: string, r1: number): string {
  if (word.endsWith('eed') || word.endsWith('eedly')) {
    const at = word.endsWith('eed') ? word.length - 3 : word.length - 5;
    return at >= r1 ? word.slice(0, at + 2) : word;
  }
  const ending = ['ingly', 'edly', 'ing', 'ed'].find((each) => word.endsWith(each));
  if (ending === undefined || !hasVowel(word, word.length - ending.length)) return word;
  const base = word.slice(0, -ending.length);
  if (base.endsWith('at') || base.endsWith('bl') || base.endsWith('iz')) return `${base}e`;
  if (doubles.has(base.slice(-2))) return base.slice(0, -1);
  return r1 >= base.length && endsShort(base) ? `${base}e` : base;
}

/** The first ending of the list that the word has, replaced if it lies in the region. */
function replaced(word: string, endings: readonly (readonly [string, string])[], region: number): string {
  for (const [ending, to] of endings) {
    if (!word.endsWith(ending)) continue;
    const at = word.length - ending.length;
    return at >= region ? word.slice(0, at) + to : word;
  }
  return word;
}

function derived(word: string, r2: number): string {
  const ending = fourth.find((each) => word.endsWith(each));
  if (ending !== undefined && word.length - ending.length >= r2) return word.slice(0, -ending.length);
  return (word.endsWith('sion') || word.endsWith('tion')) && word.length - 3 >= r2 ? word.slice(0, -3) : word;
}

function finalLetter(word: string, r1: number, r2: number): string {
  const at = word.length - 1;
  if (word.endsWith('e')) return at >= r2 || (at >= r1 && !endsShort(word.slice(0, -1))) ? word.slice(0, -1) : word;
  return word.endsWith('ll') && at >= r2 ? word.slice(0, -1) : word;
}
