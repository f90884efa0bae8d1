import type { ReadText } from '../letter.js';
import { stem } from '../words.js';
import type { Claim, CuedHit } from './claim.js';
import { word } from './cues.js';
import { rarity } from './rarity.js';
import { scan, SYMBOL, type Token, WORD } from './scan.js';
import { fieldsIn, wordsOf } from './subject.js';
import { stemTerm, termId } from './term.js';
import { kept } from './weigh.js';

/** Who holds an office, and what a thing is called: "Elena Marsh is your service representative", "a new app, Pulse". */
const ROLES = new Set(
  'manager director president chair chairman chairwoman chairperson chief ceo coo cfo head coordinator co-ordinator representative adviser advisor officer agent consultant coach captain principal dean chancellor secretary treasurer founder leader lead host banker nurse tutor rep superintendent warden chaplain curator editor provost rector bursar registrar commissioner ombudsman concierge planner specialist'.split(
    ' ',
  ),
);
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'professor', 'sir', 'dame', 'rev', 'lord', 'lady']);
const LEADS = new Set(['heads', 'leads', 'runs', 'manages', 'directs', 'chairs', 'head', 'lead', 'run']);
const NO_NAME = new Set(
  'the a an our your we you it this that in on at if for from to and or but please dear hello hi when as with by monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december street road avenue suite street north south east west team department office center centre'.split(
    ' ',
  ),
);

/** A person's name at token `i`: two or three capitalised words, or a title and one. Its normal form leaves titles out. */
function nameAt(t: readonly Token[], i: number): { text: string; next: number } | null {
  let j = i;
  let title = false;
  while (TITLES.has(word(t, j)) && t[j]!.capital) {
    title = true;
    j++;
    if (t[j]?.text === '.') j++;
  }
  const parts: string[] = [];
  while (j < t.length && parts.length < 4) {
    const x = t[j]!;
    if (x.type !== WORD || !x.capital || NO_NAME.has(x.text) || ROLES.has(x.text)) break;
    parts.push(x.text);
    j++;
    if (x.end - x.start === 1 && t[j]?.text === '.' && t[j]!.glued) j++;
    if (t[j]?.text === '-' && t[j]!.glued && t[j + 1]?.capital) j++;
    if (t[j]?.type === SYMBOL) break;
  }
  if (parts.length < (title ? 1 : 2) || parts.length > 3) return null;
  return { text: parts.join(' '), next: j };
}

/** The words of an office from around a role noun at `i`: "area director for the Triangle". */
function roleAt(t: readonly Token[], i: number): { first: number; next: number } {
  let first = i;
  while (first > 0 && i - first < 4) {
    const b = t[first - 1]!;
    if (
      b.type !== WORD ||
      /^(your|the|our|a|an|is|as|be|my|their|and|its|are|who|me|in|on|of|at|by|new|for)$/.test(b.text)
    )
      break;
    first--;
  }
  let next = i + 1;
  if (/^(of|for|at)$/.test(word(t, next))) {
    let k = next + 1;
    while (k < t.length && k < next + 6 && t[k]!.type === WORD && !/^(is|will|who|has|and|can|was)$/.test(t[k]!.text))
      k++;
    next = k;
  }
  return { first, next };
}

export function readIdentity(t: readonly Token[]): CuedHit[] {
  const out: CuedHit[] = [];
  for (let i = 0; i < t.length && out.length < 3; i++) {
    const x = t[i]!;
    if (x.type !== WORD || !x.capital) continue;
    if (
      i > 0 &&
      t[i - 1]!.type === WORD &&
      t[i - 1]!.capital &&
      !TITLES.has(t[i - 1]!.text) &&
      !NO_NAME.has(t[i - 1]!.text)
    )
      continue;
    const name = nameAt(t, i);
    if (!name) continue;
    // "NAME is/, your ROLE", "NAME heads the ROLE"
    let role = -1;
    const after = name.next;
    const w = word(t, after);
    const limit = Math.min(t.length, after + 8);
    if (LEADS.has(w) || (t[after]?.text === ',' && word(t, after + 1) === 'who' && LEADS.has(word(t, after + 2)))) {
      const verb = LEADS.has(w) ? after : after + 2;
      out.push(person(name.text, i, Math.min(t.length, verb + 5)));
      i = after;
      continue;
    }
    if (w === 'is' || w === 'as' || t[after]?.text === ',' || t[after]?.text === '(' || w === 'will') {
      for (let k = after + 1; k < limit; k++) {
        if (t[k]!.type === SYMBOL && t[k]!.text !== '-') break;
        if (ROLES.has(word(t, k))) {
          role = k;
          break;
        }
      }
    }
    if (role < 0) {
      // "your ROLE, NAME", "your ROLE is NAME", "its manager, NAME", "the ROLE … is Mr. NAME"
      let k = i - 1;
      while (k >= 0 && TITLES.has(word(t, k))) k--;
      if (
        k >= 0 &&
        (t[k]!.text === ',' ||
          t[k]!.text === ':' ||
          word(t, k) === 'is' ||
          word(t, k) === 'called' ||
          ROLES.has(word(t, k)))
      ) {
        for (let m = k; m >= 0 && m > k - 10; m--)
          if (ROLES.has(word(t, m))) {
            role = m;
            break;
          }
      }
    }
    if (role < 0) continue;
    const r = roleAt(t, role);
    out.push({ ...person(name.text, Math.min(i, r.first), Math.max(name.next, r.next)) });
    i = Math.max(i, name.next - 1);
  }
  return out;
}

const person = (text: string, first: number, next: number): CuedHit => ({
  kind: 'identity',
  value: { lo: 0, hi: 0, unit: 'person', bound: 'is', text },
  first,
  next,
});

/** Who signs as what: a line with a name, and its office after a comma or on the next line. */
export function signatures(read: ReadText, sentence: number): Claim[] {
  const out: Claim[] = [];
  const { text } = read;
  const from = Math.max(0, read.passages.length - 14);
  const lines: { start: number; end: number }[] = [];
  for (let p = from; p < read.passages.length; p++) {
    const passage = read.passages[p]!;
    if (passage.boilerplate === 'footer' || passage.boilerplate === 'unsubscribe' || passage.end - passage.start > 400)
      continue;
    let at = passage.start;
    while (at < passage.end) {
      let end = text.indexOf('\n', at);
      if (end < 0 || end > passage.end) end = passage.end;
      if (end > at && end - at < 160) lines.push({ start: at, end });
      at = end + 1;
    }
  }
  for (let n = 0; n < lines.length; n++) {
    const line = lines[n]!;
    const t = scan(text, line.start, line.end, fieldsIn(read.fields, line.start, line.end));
    if (!t.length || t.length > 16) continue;
    const name = nameAt(t, 0);
    if (!name) continue;
    let title: Token[] = [];
    let end = line.end;
    if (t[name.next]?.text === ',') title = t.slice(name.next + 1);
    else if (name.next === t.length && lines[n + 1]) {
      const next = lines[n + 1]!;
      title = scan(text, next.start, next.end, fieldsIn(read.fields, next.start, next.end));
      end = next.end;
    } else continue;
    if (title.length > 12) continue;
    const office = officeOf(title);
    if (office === null) continue;
    out.push({
      kind: 'identity',
      value: { lo: 0, hi: 0, unit: 'person', bound: 'is', text: name.text },
      polarity: 1,
      modality: 'none',
      tense: 'now',
      condition: [],
      names: [],
      ...office,
      near: office.subject,
      slot: [],
      words: wordsOf(text, line.start, end),
      topicStart: title[0]!.start,
      topicEnd: title.at(-1)!.end,
      start: line.start,
      end: t[name.next - 1]!.end,
      quoteStart: line.start,
      quoteEnd: end,
      sentence: sentence + n,
    });
  }
  return out;
}

const SIGNS = termId('#signs');
const FILLERS = new Set(['of', 'and', 'the', 'for', 'at', 'interim', 'acting', 'deputy']);

/** The stems of a title up to the comma that begins the company's name; null where it is no office. */
function officeOf(title: readonly Token[]): { subject: number[]; weights: number[] } | null {
  const terms: number[] = [];
  const weights: number[] = [];
  let role = false;
  for (const x of title) {
    if (x.type === SYMBOL && x.text === ',' && role) break;
    if (x.type !== WORD) continue;
    if (ROLES.has(x.text)) role = true;
    const term = stemTerm(x.text);
    if (FILLERS.has(x.text) || terms.includes(term)) continue;
    terms.push(term);
    weights.push(Math.max(0.6, rarity(stem(x.text))));
  }
  return role ? kept([...terms, SIGNS], [...weights, 0.4]) : null;
}
