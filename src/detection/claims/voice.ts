import { sameName } from './equal.js';

/** In whose voice a letter speaks. */
export interface Voice {
  /** The signatory as a reader would say it: "Dana Whitfield". */
  written: string;
  /** The name as it is compared: "dana whitfield". */
  name: string;
  /** The offices held that have one holder at a time: "president", "chief executive". */
  offices: readonly string[];
}

const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'professor', 'sir', 'dame', 'rev', 'the']);

/** Offices that one person at a time holds in a company, by the name under which they are compared. */
const SOLE: readonly (readonly [string, RegExp])[] = [
  ['president', /\bpresident\b/],
  ['chief executive', /\b(?:chief executive|ceo)\b/],
  ['chair', /\bchair(?:man|woman|person)?\b/],
  ['managing director', /\bmanaging director\b/],
  ['executive director', /\bexecutive director\b/],
  ['director general', /\bdirector[- ]general\b/],
  ['vice-chancellor', /\bvice[- ]chancellor\b/],
  ['chancellor', /(?<!vice[- ])\bchancellor\b/],
  ['rector', /\brector\b/],
  ['provost', /\bprovost\b/],
  ['chief financial officer', /\b(?:chief financial officer|cfo)\b/],
  ['chief operating officer', /\b(?:chief operating officer|coo)\b/],
  ['chief medical officer', /\bchief medical officer\b/],
];

/** With one of these a title is of a part of the company, of a deputy, or of somebody who has left. */
const QUALIFIED =
  /\b(?:vice|deputy|assistant|associate|acting|interim|former|past|emeritus|elect|regional|region|area|district|division|divisional|branch|chapter|local|club|co)\b(?![- ]chancellor)/;

/** The voice of a signatory line ("Dana Whitfield, President & CEO"); null where it names no person. */
export function voiceOf(signatory: string | null): Voice | null {
  const [first = '', ...rest] = (signatory ?? '').split(/\s*[,(|\n–—]\s*/);
  const words = first
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter((word) => word !== '' && !TITLES.has(word));
  if (words.length < 2) return null;
  const title = rest.join(' ').toLowerCase();
  const offices = QUALIFIED.test(title) ? [] : SOLE.filter(([, pattern]) => pattern.test(title)).map(([name]) => name);
  return { written: first.trim(), name: words.join(' '), offices };
}

/** Whether one person speaks in both. */
export const sameVoice = (a: Voice, b: Voice): boolean => sameName(a.name, b.name);

/** The office that two different persons both claim to hold; null where there is none. */
export function officeOfBoth(a: Voice, b: Voice): string | null {
  return sameVoice(a, b) ? null : (a.offices.find((office) => b.offices.includes(office)) ?? null);
}
