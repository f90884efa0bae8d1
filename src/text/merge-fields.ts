import type { FieldType, MergeField } from './document.js';

/**
 * Finds merge fields in visible text, whatever system they are for. The text keeps them as the office wrote them; a
 * field says where one stands, its name, and what kind of value will stand there.
 *
 * What has the form of a tag and could as well be words (`[ILUG]`, `((Udhay Shankar N))`, `«Bonjour»`, `{…}` in code)
 * counts only when it is written like an identifier or uses a word that fields are named with.
 */
export function findFields(text: string): MergeField[] {
  const fields: MergeField[] = [];
  const start = /[{<[(%*#$«_@]/g;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const field = fieldAt(text, found.index);
    if (!field) continue;
    fields.push(field);
    start.lastIndex = field.end;
  }
  return fields;
}

/** A form of tag: the whole of it, with what names it as the first group that took part. */
interface Form {
  pattern: RegExp;
  /** Told from words by how it is written. */
  ambiguous?: boolean;
  block?: boolean;
  /** Its name stands before a `=`, and how it is worked out after it. */
  settles?: boolean;
}

/** Every repetition is bounded and of one class, so that no text makes a search long. */
const FORMS: Record<string, readonly Form[]> = {
  '{': [
    { pattern: /\{\{\{([^{}]{1,300})\}\}\}/y },
    { pattern: /\{\{([^{}]{1,2000})\}\}/y },
    { pattern: /\{%([^%]{1,2000})%\}/y, block: true },
    { pattern: /\{[$!]([A-Za-z_][^{}\n]{0,120})\}/y },
    {
      pattern:
        /\{(\/?(?:if|elseif|else|foreach|foreachelse|section|for|while|block|include|literal)\b[^{}\n]{0,200})\}/y,
      block: true,
    },
    { pattern: /\{([A-Za-z_][\w.\- ]{0,40}|\d{1,2})\}/y, ambiguous: true },
  ],
  '<': [
    { pattern: /<%[=-]=?([^%]{0,2000}(?:%(?!>)[^%]{0,500}){0,4})%>/y },
    { pattern: /<%([^%]{0,2000}(?:%(?!>)[^%]{0,500}){0,4})%>/y, block: true },
    { pattern: /<<([A-Za-z][\w .:'-]{0,80})>>/y },
    { pattern: /<([A-Za-z]{1,40}=[^<>"\n]{1,120})>/y, settles: true },
  ],
  '[': [
    { pattern: /\[\[([A-Za-z_*$][^[\]\n]{0,80})\]\]/y },
    { pattern: /\[%([^%\n]{1,120})%\]/y },
    { pattern: /\[([A-Za-z][\w .,'’/&#-]{0,60})\](?!\()/y, ambiguous: true },
  ],
  '(': [{ pattern: /\(\(([A-Za-z][^()\n]{0,120})\)\)/y, ambiguous: true }],
  '%': [
    { pattern: /%%\[([^\]]{0,2000})\]%%/y, block: true },
    { pattern: /%%=?([A-Za-z_@][^%\n]{0,120})%%/y },
    { pattern: /%\{([A-Za-z_][\w.\- ]{0,60})\}/y },
    { pattern: /%([A-Za-z_][\w.-]{1,60})%/y },
  ],
  '*': [{ pattern: /\*\|([A-Za-z_][^|\n]{0,120})\|\*/y }],
  '#': [{ pattern: /#\{([A-Za-z_@][^{}\n]{0,120})\}/y }, { pattern: /##([A-Za-z_][\w.\- ]{0,60})##/y }],
  $: [{ pattern: /\$!?\{([A-Za-z_][^{}\n]{0,120})\}/y }],
  '@': [{ pattern: /@\{([^{}\n]{1,120})\}/y }],
  '«': [{ pattern: /«([A-Za-z_][\w.]{0,60}(?: [\w.]{1,30}){0,3})»/y, ambiguous: true }],
  _: [{ pattern: /_{3,400}/y }],
};

function fieldAt(text: string, start: number): MergeField | null {
  const first = text.charAt(start);
  for (const form of FORMS[first] ?? []) {
    form.pattern.lastIndex = start;
    const match = form.pattern.exec(text);
    if (!match) continue;
    const end = start + match[0].length;
    if (first === '_') return { start, end, name: '', type: text.charAt(start - 1) === '$' ? 'amount' : 'text' };
    if (first === '%' && text.charCodeAt(start + 1) !== 0x25 && isPercent(text, start, match[1] ?? '')) continue;
    const inside = (match[1] ?? '').trim();
    if (form.settles) {
      const name = nameOf(inside.slice(0, inside.indexOf('=')));
      return { start, end, name, type: typeOf(name) };
    }
    if (form.ambiguous && !isField(inside, first)) continue;
    if (form.block || isBlock(inside, first)) return { start, end, name: nameOf(inside), type: 'block' };
    const name = nameOf(inside);
    return { start, end, name, type: typeOf(name) };
  }
  return null;
}

/** `100%`, and the `%C3%A9` of an address. */
function isPercent(text: string, start: number, inside: string): boolean {
  const before = text.charCodeAt(start - 1);
  return (before >= 0x30 && before <= 0x39) || (/^[0-9a-f]{2}$/i.test(inside) && !/^[A-Z]{2}$/.test(inside));
}

const BLOCK_WORDS =
  /^(?:[#/^>&]?\s*(?:if|elseif|elsif|else|unless|each|endif|endfor|endunless|end|range|with|for|foreach|endforeach|case|when|block|depend|layout|template|inlinecss|include|extends|partial|define|repeat|loop|while|switch|capture|assign|set|p if|p endif|p for|p endfor|p else|tr for|tr endfor)\b|[#/^>])/i;
const MAILCHIMP_BLOCK = /^(?:IF|IFNOT|ELSE|ELSEIF|END|INTERESTED|FEEDBLOCK|RSSITEMS|RSS)\b/;

function isBlock(inside: string, first: string): boolean {
  if (first === '{') return BLOCK_WORDS.test(inside);
  if (first === '*') return MAILCHIMP_BLOCK.test(inside);
  return (first === '[' || first === '<') && BLOCK_WORDS.test(inside);
}

/** Whether words in single braces, brackets, guillemets or double parentheses are written as a field is. */
function isField(inside: string, first: string): boolean {
  const conditional = inside.indexOf('??');
  const name = conditional > 0 && first === '(' ? inside.slice(0, conditional) : inside;
  if (/\?\?/.test(inside) && first === '(') return true;
  if (/^[A-Za-z]\w*_\w+$/.test(name)) return true;
  if (/^[A-Za-z][a-z0-9]+(?:[A-Z][a-z0-9]+)+$/.test(name)) return true;
  const words = wordsOf(name);
  if (first === '{') return words.length <= 4 && /^[\w.]+$|^(?:[A-Za-z][a-z]* ){1,3}[A-Za-z][a-z]*$/.test(name);
  if (first === '(' && /^[a-z][a-z0-9_-]*(?: [a-z0-9_-]+){0,5}$/.test(name))
    return words.some(isFieldWord) || words.length <= 4;
  if (first === '«' && words.length === 1) return isFieldWord(words[0] ?? '');
  return words.length <= 8 && words.some(isFieldWord);
}

const WORDS_BY_TYPE: Record<Exclude<FieldType, 'block' | 'text'>, string> = {
  name:
    'name names fname lname firstname lastname fullname surname salutation greeting recipient addressee customer client member ' +
    'subscriber insured applicant signatory sender user username guest patient owner employee manager agent contactname',
  amount:
    'amount price fee fees total balance premium cost payment sum subtotal tax deposit charge refund discount savings ' +
    'money salary rent dues installment instalment limit value income',
  date:
    'date day month year deadline expiry expires expiration birthday dob time until period quarter week effective datetime ' +
    'started ends',
  number:
    'number num no nr count qty quantity id code reference ref points percent percentage rate apr size account policy pin ' +
    'invoice order ticket case days hours minutes months years acct zipcode digits',
  contact: 'email mail phone tel telephone mobile fax contact cell hotline',
  address: 'address street city state zip postcode country town county addr location',
  link: 'url link href unsubscribe website uri unsub site webpage permalink webversion archive preferences',
};

/** Words that name a field and leave open what its value is. */
const OTHER_FIELD_WORDS =
  'insert product company brand item title description plan type club store program department your school';

const TYPE_OF_WORD = new Map<string, FieldType>();
for (const [type, words] of Object.entries(WORDS_BY_TYPE))
  for (const word of words.split(' ')) TYPE_OF_WORD.set(word, type as FieldType);
const FIELD_WORDS = new Set([...TYPE_OF_WORD.keys(), ...OTHER_FIELD_WORDS.split(' ')]);

/** Endings of names that are run together: `CUSTOMERNAME`, `POLNUM`. */
const ENDINGS: readonly (readonly [string, FieldType])[] = [
  ['name', 'name'],
  ['email', 'contact'],
  ['phone', 'contact'],
  ['date', 'date'],
  ['deadline', 'date'],
  ['amount', 'amount'],
  ['balance', 'amount'],
  ['price', 'amount'],
  ['address', 'address'],
  ['number', 'number'],
  ['num', 'number'],
  ['url', 'link'],
  ['link', 'link'],
];

function isFieldWord(word: string): boolean {
  return FIELD_WORDS.has(word) || ENDINGS.some(([ending]) => word.length > ending.length && word.endsWith(ending));
}

const LEADING = new Set('amount total price fee date deadline name email phone address url link number'.split(' '));

function typeOfWord(word: string): FieldType | undefined {
  return TYPE_OF_WORD.get(word) ?? ENDINGS.find(([ending]) => word.endsWith(ending))?.[1];
}

function typeOf(name: string): FieldType {
  if (name === '') return 'text';
  const words = name.split('_');
  if (words.includes('email') || words.includes('phone')) return 'contact';
  if (words.includes('url') || words.includes('unsubscribe')) return 'link';
  // `payment_date`: the last word says it; `amount_due`, `date_of_birth`: or else the first. What is between only qualifies.
  const first = words[0] as string;
  return (
    typeOfWord(words[words.length - 1] as string) ?? (LEADING.has(first) ? typeOfWord(first) : undefined) ?? 'text'
  );
}

const LONGEST_NAME = 60;

/** The name inside the delimiters, without helpers and filters: `{{var order.increment_id|raw}}` is `order_increment_id`. */
function nameOf(inside: string): string {
  let name = inside;
  const conditional = name.indexOf('??');
  if (conditional > 0) name = name.slice(0, conditional);
  const filter = name.indexOf('|');
  if (filter > 0) name = name.slice(0, filter);
  name = name.replace(/^\s*(?:var|raw|html|esc|params|v|t|trans)\b(?=[\s("'(])/, '').replace(/^[#/^>&=.$@!~\s-]+/, '');
  const call = /^[\w.]+\(\s*["']?([\w.]+)["']?\s*\)$/.exec(name);
  if (call?.[1] && /^params?\b|^get\b|^v\b/.test(name)) name = call[1];
  return wordsOf(name).join('_').slice(0, LONGEST_NAME);
}

function wordsOf(name: string): string[] {
  const spread = /[a-z][A-Z]/.test(name) ? name.replace(/([a-z0-9])([A-Z])/g, '$1 $2') : name;
  return spread
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
