import type { Bound, Hit } from './claim.js';
import { phrase, symbol, word } from './cues.js';
import { readNumber } from './numbers.js';
import { NUMERAL, WORD, type Token } from './scan.js';

/** Times of day and the days of the week they hold on; "around the clock"; "closed on Sundays". */
const DAYS = new Map<string, number>([
  ['monday', 1],
  ['mondays', 1],
  ['mon', 1],
  ['tuesday', 2],
  ['tuesdays', 2],
  ['tue', 2],
  ['tues', 2],
  ['wednesday', 4],
  ['wednesdays', 4],
  ['wed', 4],
  ['thursday', 8],
  ['thursdays', 8],
  ['thu', 8],
  ['thur', 8],
  ['thurs', 8],
  ['friday', 16],
  ['fridays', 16],
  ['fri', 16],
  ['saturday', 32],
  ['saturdays', 32],
  ['sat', 32],
  ['sunday', 64],
  ['sundays', 64],
  ['sun', 64],
  ['weekday', 31],
  ['weekdays', 31],
  ['weeknight', 31],
  ['weeknights', 31],
  ['weekend', 96],
  ['weekends', 96],
  ['daily', 127],
  ['everyday', 127],
]);
export const ALL_WEEK = 127;
export const isDay = (w: string) => DAYS.has(w);

interface Clock {
  /** Minutes after midnight. */
  at: number;
  next: number;
  /** Half of the day was said, or a 24-hour form was used. */
  sure: boolean;
  half?: 'am' | 'pm';
}

/** One time of day at token `i`. Unsure times ("six") are only times next to a sure one or a cue. */
function readClock(t: readonly Token[], i: number): Clock | null {
  const x = t[i];
  if (!x) return null;
  const w = x.type === WORD ? x.text : '';
  if (w === 'noon' || w === 'midday') return { at: 720, next: i + 1, sure: true, half: 'pm' };
  if (w === 'midnight') return { at: 1440, next: i + 1, sure: true };
  if (w === 'half' && (word(t, i + 1) === 'past' || word(t, i + 1) === 'after')) {
    const n = readNumber(t, i + 2);
    if (n && n.value >= 1 && n.value <= 12) return withHalf(t, n.value * 60 + 30, n.next);
  } else if (w === 'half') {
    // "half eight", as said in Ireland and Britain, next to another time
    const n = readNumber(t, i + 1);
    if (
      n &&
      !n.ordinal &&
      !n.fraction &&
      n.value >= 1 &&
      n.value <= 12 &&
      /^(to|until|till|and|in|on|sharp)$/.test(word(t, n.next))
    )
      return { at: n.value * 60 + 30, next: n.next, sure: false };
  }
  if ((w === 'quarter' || (w === 'a' && word(t, i + 1) === 'quarter')) && x) {
    const k = w === 'a' ? i + 2 : i + 1;
    const p = word(t, k);
    if (p === 'past' || p === 'to' || p === 'after') {
      const n = readNumber(t, k + 1);
      if (n && n.value >= 1 && n.value <= 12) return withHalf(t, n.value * 60 + (p === 'to' ? -15 : 15), n.next);
    }
  }
  if (x.type === NUMERAL) {
    const raw = x.text;
    let h: number;
    let m = 0;
    let j = i + 1;
    let clock = false;
    if (raw.length <= 2) {
      h = Number(raw);
      if (
        symbol(t, j) === ':' &&
        t[j]!.glued &&
        t[j + 1]?.type === NUMERAL &&
        t[j + 1]!.glued &&
        t[j + 1]!.text.length === 2
      ) {
        m = Number(t[j + 1]!.text);
        j += 2;
        if (symbol(t, j) === ':' && t[j]!.glued && t[j + 1]?.type === NUMERAL && t[j + 1]!.glued) j += 2;
        clock = true;
      } else if (word(t, j) === 'h' && t[j]!.glued) {
        j++;
        clock = true;
        if (t[j]?.type === NUMERAL && t[j]!.glued && t[j]!.text.length === 2) m = Number(t[j++]!.text);
      }
    } else if ((raw.length === 4 || raw.length === 5) && raw.charAt(raw.length - 3) === '.') {
      h = Number(raw.slice(0, -3));
      m = Number(raw.slice(-2));
      const half = halfAt(t, j);
      if (!half && word(t, j) !== 'hrs' && word(t, j) !== 'hours' && !DAY_CUE.has(word(t, i - 1))) return null;
    } else if (raw.length === 4 && (word(t, j) === 'hrs' || word(t, j) === 'hours')) {
      h = Number(raw.slice(0, 2));
      m = Number(raw.slice(2));
      if (h > 24 || m > 59) return null;
      return { at: h * 60 + m, next: j + 1, sure: true };
    } else return null;
    if (h > 24 || m > 59 || (h === 24 && m > 0)) return null;
    const half = halfAt(t, j);
    if (half) {
      if (h < 1 || h > 12) return h > 12 && half.half === 'pm' ? { at: h * 60 + m, next: half.next, sure: true } : null;
      return { at: ((h % 12) + (half.half === 'pm' ? 12 : 0)) * 60 + m, next: half.next, sure: true, half: half.half };
    }
    if (word(t, j) === "o'clock") return withHalf(t, h * 60 + m, j + 1);
    if (clock) return { at: h * 60 + m, next: j, sure: true, ...(h > 12 || raw.startsWith('0') ? {} : {}) };
    return h >= 1 && h <= 12 ? { at: h * 60 + m, next: j, sure: false } : null;
  }
  if (w) {
    const n = w === 'a' || w === 'an' ? null : readNumber(t, i);
    if (n && n.words && !n.ordinal && !n.fraction && n.value >= 1 && n.value <= 12 && Number.isInteger(n.value)) {
      let at = n.value * 60;
      let j = n.next;
      if (word(t, j) === 'thirty' || word(t, j) === 'fifteen') at += word(t, j++) === 'thirty' ? 30 : 15;
      return withHalf(t, at, j);
    }
  }
  return null;
}

function withHalf(t: readonly Token[], at: number, i: number): Clock {
  let j = i;
  if (word(t, j) === "o'clock") j++;
  const half = halfAt(t, j);
  if (half) return { at: (at % 720) + (half.half === 'pm' ? 720 : 0), next: half.next, sure: true, half: half.half };
  return { at, next: j, sure: j > i };
}

/** "a.m.", "pm", "in the morning", "at night". */
function halfAt(t: readonly Token[], i: number): { half: 'am' | 'pm'; next: number } | null {
  const w = word(t, i);
  if (w === 'am' || w === 'pm') return { half: w, next: i + 1 };
  if (
    (w === 'a' || w === 'p') &&
    symbol(t, i + 1) === '.' &&
    t[i + 1]!.glued &&
    word(t, i + 2) === 'm' &&
    t[i + 2]!.glued
  )
    return { half: w === 'a' ? 'am' : 'pm', next: symbol(t, i + 3) === '.' && t[i + 3]!.glued ? i + 4 : i + 3 };
  if ((w === 'a' || w === 'p') && t[i]!.glued && word(t, i + 1) === 'm')
    return { half: w === 'a' ? 'am' : 'pm', next: i + 2 };
  if (w === 'in' && word(t, i + 1) === 'the') {
    const d = word(t, i + 2);
    if (d === 'morning') return { half: 'am', next: i + 3 };
    if (d === 'afternoon' || d === 'evening') return { half: 'pm', next: i + 3 };
  }
  if (w === 'at' && word(t, i + 1) === 'night') return { half: 'pm', next: i + 2 };
  return null;
}

/** Days at token `i`: "Monday to Friday", "Sat & Sun", "weekdays", "seven days a week". */
export function readDays(t: readonly Token[], i: number): { days: number; next: number } | null {
  let j = i;
  let mask = 0;
  if (phrase(t, j, 'seven', 'days', 'a', 'week') || (t[j]?.text === '7' && phrase(t, j + 1, 'days', 'a', 'week')))
    return { days: ALL_WEEK, next: j + 4 };
  if (phrase(t, j, 'every', 'day') || phrase(t, j, 'each', 'day')) return { days: ALL_WEEK, next: j + 2 };
  if (phrase(t, j, 'all', 'week')) return { days: ALL_WEEK, next: j + 2 };
  if (word(t, j) === 'every' || word(t, j) === 'each') j++;
  const first = DAYS.get(word(t, j));
  if (!first) return null;
  mask = first;
  j++;
  for (let steps = 0; steps < 7; steps++) {
    let k = j;
    if (symbol(t, k) === '.' && t[k]!.glued) k++;
    const joint = t[k]?.text ?? '';
    const range =
      joint === '-' ||
      joint === '–' ||
      joint === '—' ||
      joint === 'to' ||
      joint === 'through' ||
      joint === 'thru' ||
      joint === 'until';
    if (!range && joint !== 'and' && joint !== '&' && joint !== ',' && joint !== 'or') break;
    let n = DAYS.get(word(t, k + 1));
    let after = k + 2;
    if (!n && joint === ',' && (word(t, k + 1) === 'and' || word(t, k + 1) === '&')) {
      n = DAYS.get(word(t, k + 2));
      after = k + 3;
    }
    if (!n) break;
    if (range && isSingle(n)) {
      const a = bit(highest(mask));
      const b = bit(n);
      for (let d = a; ; d = (d + 1) % 7) {
        mask |= 1 << d;
        if (d === b) break;
      }
    } else mask |= n;
    j = after;
  }
  return { days: mask, next: j };
}
const isSingle = (m: number) => (m & (m - 1)) === 0;
const highest = (m: number) => 1 << (31 - Math.clz32(m));
const bit = (m: number) => 31 - Math.clz32(m);

const DAY_CUE = new Set([
  'at',
  'from',
  'until',
  'till',
  'by',
  'before',
  'after',
  'between',
  'to',
  'than',
  'past',
  'around',
  'about',
]);

export function readHours(t: readonly Token[], i: number): Hit | null {
  // round the clock
  let n = 0;
  if (t[i]!.type === NUMERAL && t[i]!.text === '24') {
    if ((symbol(t, i + 1) === '/' || symbol(t, i + 1) === '-') && t[i + 2]?.type === NUMERAL && t[i + 2]!.text === '7')
      n = symbol(t, i + 3) === '/' && t[i + 4]?.text === '365' ? 5 : 3;
    else if (phrase(t, i + 1, 'hours', 'a', 'day') || phrase(t, i + 1, 'hours', 'per', 'day')) n = 4;
    else if (
      symbol(t, i + 1) === '-' &&
      word(t, i + 2) === 'hour' &&
      /^(gym|access|support|line|helpline|service|assistance|customer|claims|emergency|phone|desk|reception|hotline)$/.test(
        word(t, i + 3),
      )
    )
      n = 3;
  } else if (phrase(t, i, 'around', 'the', 'clock') || phrase(t, i, 'round', 'the', 'clock')) n = 3;
  else if (
    phrase(t, i, 'day', 'and', 'night') ||
    phrase(t, i, 'day', 'or', 'night') ||
    phrase(t, i, 'night', 'and', 'day')
  )
    n = 3;
  else if (phrase(t, i, 'at', 'any', 'hour')) n = 3;
  if (n) {
    let next = i + n;
    if (symbol(t, next) === ',') next++;
    const d = readDays(t, next);
    if (d) next = d.next;
    else next = i + n;
    return {
      kind: 'hours',
      value: { lo: 0, hi: 1440, unit: 'time', bound: 'is', days: d?.days ?? ALL_WEEK },
      first: i,
      next,
    };
  }
  const a = readClock(t, i);
  if (!a) {
    const d = readDays(t, i);
    if (!d) return null;
    // "Sunday Closed", "Sundays included", "no deliveries on Sundays"; the clock times after the days are read there
    const c = dayState(t, i, d.next);
    if (c === 0) return null;
    return {
      kind: 'hours',
      value: { lo: 0, hi: 0, unit: c > 0 ? 'open' : 'closed', bound: 'is', days: d.days },
      first: i,
      next: d.next,
    };
  }
  let from = a.at;
  let to = -1;
  let next = a.next;
  const joint = t[next]?.text ?? '';
  let sure = a.sure;
  let loose = false;
  if (
    joint === '-' ||
    joint === '–' ||
    joint === '—' ||
    joint === 'to' ||
    joint === 'until' ||
    joint === 'till' ||
    joint === 'and' ||
    joint === 'through'
  ) {
    const b = readClock(t, next + 1);
    const cue =
      DAY_CUE.has(word(t, i - 1)) || isDay(word(t, i - 1)) || (symbol(t, i - 1) === ',' && isDay(word(t, i - 2)));
    if (
      b &&
      (joint !== 'and' || word(t, i - 1) === 'between') &&
      (a.sure || b.sure || (joint !== '-' && joint !== '–' && cue && !unitFollows(t, b.next)))
    ) {
      to = b.at;
      if (
        !a.sure ||
        (a.half === undefined &&
          b.half !== undefined &&
          t[i]!.type === NUMERAL &&
          a.at < 720 &&
          !t[i]!.text.startsWith('0') &&
          symbol(t, i + 1) !== ':')
      ) {
        // "9 to 5:30 p.m.", "six until eight": the half of the day follows from the other end
        if (b.half === 'pm' || (!b.half && !b.sure)) {
          const bb = b.half === 'pm' ? b.at : b.at <= from ? b.at + 720 : b.at;
          to = bb;
          if (
            b.half === 'pm' &&
            from % 720 < b.at % 720 &&
            b.at - 720 - (from % 720) < 360 &&
            from % 720 < 360 &&
            !b.sure
          )
            from = (from % 720) + 720;
          else if (b.half !== 'pm' && b.at > a.at && b.at - a.at <= 240) to = b.at + 720 - (b.at > 720 ? 720 : 0);
        }
      } else if (!b.sure && to <= from) to += 720;
      if (from === 1440) from = 0;
      sure = true;
      next = b.next;
      loose = !a.half && !b.half && a.at <= 720 && b.at <= 720 && !clockForm(t, i);
    }
  }
  if (to < 0 && !sure) {
    // a lone "six" is a time only after "at" or "until" and before nothing that could be counted
    if (
      t[i]!.type === NUMERAL
        ? !/^(at|by|until|till)$/.test(word(t, i - 1))
        : !/^(at|by|until|till)$/.test(word(t, i - 1))
    )
      return null;
    if (unitFollows(t, next)) return null;
    if (t[i]!.type === NUMERAL && word(t, i - 1) === 'by') return null;
  }
  if (to < 0 && symbol(t, next) === '%') return null;
  const clockEnd = next;
  // the days before or after
  let first = i;
  let days = 0;
  for (let back = 1; back <= 9 && !days; back++) {
    const k = i - back;
    if (k < 0) break;
    const x = t[k]!;
    if (x.type === WORD && (DAYS.has(x.text) || x.text === 'every' || x.text === 'seven' || x.text === 'all')) {
      let start = k;
      while (start > 0 && start > k - 6) {
        const d0 = readDays(t, start - 1) ?? (start > 1 ? readDays(t, start - 2) : null);
        if (d0 && d0.next > k) start = readDays(t, start - 1) ? start - 1 : start - 2;
        else break;
      }
      const d = readDays(t, start);
      if (d && d.next <= i) {
        days = d.days;
        first = start;
      }
    } else if (
      x.type === NUMERAL ||
      (x.type === WORD &&
        x.text !== 'from' &&
        x.text !== 'between' &&
        x.text !== 'open' &&
        x.text !== 'at' &&
        x.text !== 'are' &&
        x.text !== 'is' &&
        x.text !== 'the' &&
        x.text !== 'hours' &&
        x.text !== 'until' &&
        x.text !== 'of' &&
        x.text !== 'opening')
    )
      break;
  }
  if (!days) {
    let k = next;
    while (
      k < next + 3 &&
      (symbol(t, k) === ',' ||
        symbol(t, k) === '(' ||
        /^(on|est|et|eastern|central|pacific|ct|pt|gmt|utc|bst|local)$/.test(word(t, k)))
    )
      k++;
    const d = readDays(t, k);
    if (d) {
      days = d.days;
      next = d.next;
    }
  }
  const bound: Bound = to >= 0 ? 'is' : clockBound(t, i);
  const zone = ZONES.get(word(t, to >= 0 || next > i ? clockEnd : next));
  // without a.m. or p.m. only the twelve hours are known
  const unsure =
    to < 0 &&
    from < 720 &&
    !a.half &&
    a.at < 720 &&
    !(t[i]!.type === NUMERAL && (symbol(t, i + 1) === ':' || t[i]!.text.startsWith('0')));
  const value = {
    lo: from,
    hi: to >= 0 ? to : from,
    unit: 'time',
    bound,
    ...(days ? { days } : {}),
    ...(zone ? { per: zone } : {}),
    ...(unsure || loose ? { rough: true as const } : {}),
  };
  return { kind: 'hours', value, first, next };
}

const ZONES = new Map<string, string>([
  ['utc', 'utc'],
  ['gmt', 'utc'],
  ['eastern', 'et'],
  ['et', 'et'],
  ['est', 'et'],
  ['edt', 'et'],
  ['central', 'ct'],
  ['ct', 'ct'],
  ['cst', 'ct'],
  ['cdt', 'ct'],
  ['mountain', 'mt'],
  ['mst', 'mt'],
  ['mdt', 'mt'],
  ['pacific', 'pt'],
  ['pt', 'pt'],
  ['pst', 'pt'],
  ['pdt', 'pt'],
  ['bst', 'bst'],
  ['cet', 'cet'],
  ['cest', 'cet'],
  ['aest', 'aest'],
  ['aedt', 'aest'],
]);

/** "09:00" and "9:30" in a text that writes no a.m. or p.m.: the 24 hours. */
const clockForm = (t: readonly Token[], i: number): boolean =>
  t[i]!.type === NUMERAL && (symbol(t, i + 1) === ':' || t[i]!.text.startsWith('0') || t[i]!.text.includes('.'));

function unitFollows(t: readonly Token[], i: number): boolean {
  const x = t[i];
  if (!x) return false;
  if (x.type === WORD)
    return !/^(on|in|at|and|or|to|who|every|each|if|so|but|when|with|for|we|you|the|this|from|as|daily|weekdays|weekends|eastern|central|pacific|sharp|latest|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)$/.test(
      x.text,
    );
  return x.text === '%' || x.text === '$' || x.text === '-';
}

function clockBound(t: readonly Token[], i: number): Bound {
  const b = word(t, i - 1);
  if (b === 'from' || b === 'after') return 'from';
  if (b === 'until' || b === 'till' || b === 'by' || b === 'before') return 'until';
  if (b === 'than') return word(t, i - 2) === 'later' ? 'until' : 'from';
  if (b === 'at')
    return /^(opens?|starts?|begins?)$/.test(word(t, i - 2))
      ? 'from'
      : /^(closes?|ends?|shuts?)$/.test(word(t, i - 2))
        ? 'until'
        : 'is';
  return 'is';
}

/** +1 open, -1 closed, 0 nothing said about the days. */
function dayState(t: readonly Token[], first: number, next: number): number {
  const a = symbol(t, next) ? next + 1 : next;
  const w = word(t, a);
  if (w === 'closed' || (w === 'we' && /^(are|'re)$/.test(word(t, a + 1)) && word(t, a + 2) === 'closed')) return -1;
  if (w === 'included' || (w === 'too' && word(t, first - 1) === 'on')) return 1;
  for (let k = first - 1; k >= 0 && k > first - 8; k--) {
    const b = word(t, k);
    if (!b) continue;
    if (b === 'closed' || (b === 'no' && k < first - 1)) return -1;
    if (b === 'including' || (b === 'open' && k >= first - 3)) return 1;
    if (b === 'not' || b === "don't" || b === 'except') return -1;
  }
  return 0;
}
