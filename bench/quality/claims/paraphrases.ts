/**
 * Values in many notations, made by a grammar from a seed: what extraction must read as one and the same. Every sample
 * has the sentence, the kind and the normal form that is expected of its value.
 */
export interface Paraphrase {
  sentence: string;
  kind: 'amount' | 'rate' | 'date' | 'duration' | 'quantity' | 'contact' | 'hours';
  lo: number;
  hi: number;
  unit: string;
}

/** A small generator of its own, so that the same seed gives the same sentences everywhere. */
export function randomOf(seed: number): () => number {
  let s = seed >>> 0 || 1;
  return () => {
    s ^= s << 13;
    s >>>= 0;
    s ^= s >>> 17;
    s ^= s << 5;
    s >>>= 0;
    return s / 2 ** 32;
  };
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );

export function inWords(n: number): string {
  if (n < 20) return ONES[n]!;
  if (n < 100) return TENS[Math.floor(n / 10)]! + (n % 10 ? `-${ONES[n % 10]}` : '');
  if (n < 1000) return `${ONES[Math.floor(n / 100)]} hundred${n % 100 ? ` and ${inWords(n % 100)}` : ''}`;
  return `${inWords(Math.floor(n / 1000))} thousand${n % 1000 ? ` ${inWords(n % 1000)}` : ''}`;
}

const suffix = (d: number) =>
  d % 10 === 1 && d !== 11 ? 'st' : d % 10 === 2 && d !== 12 ? 'nd' : d % 10 === 3 && d !== 13 ? 'rd' : 'th';

export function paraphrases(seed: number, count: number): Paraphrase[] {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const int = (a: number, b: number) => a + Math.floor(random() * (b - a + 1));
  const makers: (() => Paraphrase)[] = [
    () => {
      const n = int(1, 999);
      const value = pick([
        `$${n}`,
        `$${n}.00`,
        `${n} dollars`,
        `${inWords(n)} dollars`,
        `USD ${n}`,
        `USD ${n}.00`,
        `US$${n}`,
        `${n} bucks`,
      ]);
      return {
        sentence: `${pick(['The late fee is', 'You will be charged', 'A replacement card costs', 'We take off'])} ${value}${pick(['.', ' for each return.', ', payable at once.'])}`,
        kind: 'amount',
        lo: n,
        hi: n,
        unit: 'USD',
      };
    },
    () => {
      const value = pick([
        'free',
        'free of charge',
        'without charge',
        'at no cost',
        'at no extra charge',
        'on us',
        'on the house',
        'complimentary',
      ]);
      return { sentence: `The replacement card is ${value}.`, kind: 'amount', lo: 0, hi: 0, unit: 'USD' };
    },
    () => {
      const n = int(1, 95);
      const value = pick([
        `${n}%`,
        `${n} %`,
        `${n} percent`,
        `${n} per cent`,
        `${inWords(n)} percent`,
        `${inWords(n)} per cent`,
      ]);
      return {
        sentence: `${pick(['Members save', 'The rate is', 'The discount comes to'])} ${value}${pick(['.', ' on each booking.'])}`,
        kind: 'rate',
        lo: n,
        hi: n,
        unit: '%',
      };
    },
    () => {
      const [value, n] = pick([
        ['a fifth', 20],
        ['one fifth', 20],
        ['a quarter', 25],
        ['an eighth', 12.5],
        ['a tenth', 10],
        ['one tenth', 10],
        ['half', 50],
        ['three quarters', 75],
      ] as const);
      return { sentence: `You get ${value} off your next order.`, kind: 'rate', lo: n, hi: n, unit: '%' };
    },
    () => {
      const n = int(2, 90);
      const value = pick([`${n} days`, `${inWords(n)} days`, `${inWords(n)} (${n}) days`, `${n} calendar days`]);
      return {
        sentence: `${pick(['Return it within', 'The hold lasts', 'You have'])} ${value}${pick(['.', ' to decide.', ' of delivery.'])}`,
        kind: 'duration',
        lo: n * 1440,
        hi: n * 1440,
        unit: 'min',
      };
    },
    () => {
      const [value, n] = pick([
        ['a fortnight', 14],
        ['two weeks', 14],
        ['one week', 7],
        ['24 hours', 1],
        ['forty-eight hours', 2],
        ['a couple of weeks', 14],
        ['three weeks', 21],
      ] as const);
      return {
        sentence: `Tell us within ${value} of the visit.`,
        kind: 'duration',
        lo: n * 1440,
        hi: n * 1440,
        unit: 'min',
      };
    },
    () => {
      const n = int(1, 24);
      const value = pick(
        n % 12 === 0
          ? [`${n} months`, `${inWords(n)} months`, n === 12 ? 'one year' : `${n / 12} years`]
          : [`${n} ${n === 1 ? 'month' : 'months'}`, `${inWords(n)} ${n === 1 ? 'month' : 'months'}`],
      );
      return { sentence: `The warranty runs for ${value}.`, kind: 'duration', lo: n, hi: n, unit: 'month' };
    },
    () => {
      const m = int(1, 12);
      const d = int(1, 28);
      const y = int(2025, 2028);
      const month = MONTHS[m - 1]!;
      const value = pick([
        `${month} ${d}, ${y}`,
        `${d} ${month} ${y}`,
        `${month} ${d}${suffix(d)}, ${y}`,
        `the ${d}${suffix(d)} of ${month} ${y}`,
        `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
        `${m}/${d}/${y}`,
        ...(d <= 20 ? [`the ${ORDINALS[d - 1]} of ${month}, ${y}`] : []),
      ]);
      return {
        sentence: `${pick(['Please reply by', 'The offer ends on', 'The new terms apply from'])} ${value}.`,
        kind: 'date',
        lo: y * 10000 + m * 100 + d,
        hi: y * 10000 + m * 100 + d,
        unit: 'date',
      };
    },
    () => {
      const a = int(6, 11);
      const b = int(1, 10);
      const join = pick([
        [`${a} a.m.`, `${b} p.m.`],
        [`${a}am`, `${b}pm`],
        [`${a}:00 a.m.`, `${b}:00 p.m.`],
        [`${String(a).padStart(2, '0')}:00`, `${b + 12}:00`],
        [`${inWords(a)} in the morning`, `${inWords(b)} ${b < 6 ? 'in the afternoon' : 'in the evening'}`],
      ] as const);
      const value = pick([
        `from ${join[0]} to ${join[1]}`,
        `between ${join[0]} and ${join[1]}`,
        `from ${join[0]} until ${join[1]}`,
      ]);
      return { sentence: `The desk is open ${value}.`, kind: 'hours', lo: a * 60, hi: (b + 12) * 60, unit: 'time' };
    },
    () => {
      const n = int(2, 40);
      const [noun, unit] = pick([
        ['tickets', 'ticket'],
        ['points', 'point'],
        ['vouchers', 'voucher'],
        ['bottles', 'bottl'],
        ['bags', 'bag'],
      ] as const);
      return {
        sentence: `${pick(['You receive', 'Each member gets', 'Bring up to', 'There are'])} ${pick([String(n), inWords(n)])} ${noun}.`,
        kind: 'quantity',
        lo: n,
        hi: n,
        unit,
      };
    },
    () => {
      const d = `${int(201, 989)}555${String(int(0, 9999)).padStart(4, '0')}`;
      const [a, b, c] = [d.slice(0, 3), d.slice(3, 6), d.slice(6)];
      return {
        sentence: `Call us on ${pick([`(${a}) ${b}-${c}`, `${a}-${b}-${c}`, `${a}.${b}.${c}`, `+1 ${a} ${b} ${c}`, `1-${a}-${b}-${c}`, `${a} ${b} ${c}`])}.`,
        kind: 'contact',
        lo: 0,
        hi: 0,
        unit: `+1${d}`,
      };
    },
  ];
  return Array.from({ length: count }, () => pick(makers)());
}
