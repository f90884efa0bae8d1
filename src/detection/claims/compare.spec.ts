import fc from 'fast-check';
import { readBody } from '../../text/read.js';
import { compareClaims } from './compare.js';
import { groupDisputes, type PairFinding } from './disputes.js';
import { extractClaims } from './extract.js';
import { claimKeys, MOST_KEYS } from './keys.js';
import { applyEdits, proposeFor } from './proposal.js';
import { officeOfBoth, sameVoice, voiceOf } from './voice.js';
import { contradictionsWithin } from './within.js';

const side = (body: string, subject: string | null = 'Your account fees') => {
  const read = readBody({ subject, body, format: 'text' });
  return { claims: extractClaims(read, { country: 'US', currency: 'USD' }), text: read.text };
};

const LETTER = (fee: string, days: string, date: string) => `Dear member,

Thank you for opening a Harbor Checking account with us. The monthly maintenance fee for Harbor Checking is ${fee}.

You may return your starter kit to any branch within ${days} of opening the account. The new fee schedule takes effect on ${date}.

We are glad to have you with us.`;

const NOTATIONS = {
  fee: [
    ['$5.00', 'five dollars', 'USD 5', '5 dollars', '$5'],
    ['$7.00', 'seven dollars', 'USD 7'],
  ],
  days: [
    ['14 days', 'two weeks', 'fourteen days', 'a fortnight', '2 weeks'],
    ['30 days', 'thirty days'],
  ],
  date: [
    ['June 3, 2026', '3 June 2026', '6/3/2026', 'the third of June 2026', '2026-06-03'],
    ['July 1, 2026', '7/1/2026'],
  ],
} as const;

describe('two letters', () => {
  const same = fc.record({
    fee: fc.constantFrom(...NOTATIONS.fee[0]),
    days: fc.constantFrom(...NOTATIONS.days[0]),
    date: fc.constantFrom(...NOTATIONS.date[0]),
  });

  test('equal values in other notations never conflict', () => {
    fc.assert(
      fc.property(same, same, (x, y) => {
        expect(compareClaims(side(LETTER(x.fee, x.days, x.date)), side(LETTER(y.fee, y.days, y.date)))).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  test('a changed value in a copied text always does', () => {
    fc.assert(
      fc.property(same, fc.constantFrom('fee', 'days', 'date'), fc.nat(), (x, what, n) => {
        const others = NOTATIONS[what][1];
        const y = { ...x, [what]: others[n % others.length]! };
        const a = side(LETTER(x.fee, x.days, x.date));
        const found = compareClaims(a, side(LETTER(y.fee, y.days, y.date)));
        expect(found).toHaveLength(1);
        expect(found[0]!.kind).toBe({ fee: 'amount', days: 'duration', date: 'date' }[what]);
        expect(found[0]!.confidence).toBeGreaterThan(0.5);
        expect(a.text.slice(found[0]!.a.start, found[0]!.a.end)).toBe(found[0]!.a.quote);
      }),
      { numRuns: 120 },
    );
  });

  test('the sides may be exchanged, and the steps add up to the confidence', () => {
    const a = side(LETTER('$5', '14 days', 'June 3, 2026'));
    const b = side(LETTER('$7', '30 days', 'July 1, 2026'));
    const there = compareClaims(a, b);
    const back = compareClaims(b, a);
    expect(there.length).toBe(3);
    expect(
      back
        .map((f) => ({
          kind: f.kind,
          topic: f.topic,
          confidence: f.confidence,
          explanation: f.explanation,
          a: f.b,
          b: f.a,
        }))
        .sort(byStart),
    ).toEqual(
      there
        .map((f) => ({
          kind: f.kind,
          topic: f.topic,
          confidence: f.confidence,
          explanation: f.explanation,
          a: f.a,
          b: f.b,
        }))
        .sort(byStart),
    );
    for (const f of there) {
      const logit = f.steps.reduce((sum, s) => sum + s.value, 0);
      expect(1 / (1 + Math.exp(-logit))).toBeCloseTo(f.confidence, 3);
    }
  });

  test('arbitrary texts: no throw, symmetric', () => {
    const words = fc
      .array(
        fc.constantFrom(
          'fee',
          'card',
          '$5',
          '$7',
          '30 days',
          'two weeks',
          'not',
          'must',
          'only online',
          'by post',
          '.',
          '\n',
          'June 3',
          '10%',
          '9 a.m.',
          'to',
          '5 p.m.',
          'Call 401-555-0161',
          'all members',
          '🎉',
          'account',
          'return',
          'the',
        ),
        { maxLength: 60 },
      )
      .map((w) => w.join(' '));
    fc.assert(
      fc.property(words, words, (x, y) => {
        const a = side(x, null);
        const b = side(y, null);
        const there = compareClaims(a, b)
          .map((f) => [f.a.start, f.b.start, f.kind, f.confidence].join())
          .sort();
        const back = compareClaims(b, a)
          .map((f) => [f.b.start, f.a.start, f.kind, f.confidence].join())
          .sort();
        expect(back).toEqual(there);
      }),
      { numRuns: 200 },
    );
  });
});

const byStart = (p: { a: { start: number } }, q: { a: { start: number } }) => p.a.start - q.a.start;

describe('keys', () => {
  test('small positive integers, few, and shared by letters that dispute a fact', () => {
    const a = claimKeys(side(LETTER('$5', '14 days', 'June 3, 2026')).claims);
    const b = claimKeys(side(LETTER('$7', '30 days', 'July 1, 2026')).claims);
    expect(a.length).toBeLessThanOrEqual(MOST_KEYS);
    for (const k of a) expect(Number.isInteger(k) && k >= 0 && k < 2 ** 31).toBe(true);
    expect(a.some((k) => b.includes(k))).toBe(true);
  });
});

describe('disputes and proposals', () => {
  const texts = {
    a: LETTER('$5', '14 days', 'June 3, 2026'),
    b: LETTER('$5.00', '14 days', 'June 3, 2026'),
    c: LETTER('$7', '14 days', 'June 3, 2026'),
  };
  const sides = Object.fromEntries(Object.entries(texts).map(([id, t]) => [id, side(t)])) as Record<
    keyof typeof texts,
    ReturnType<typeof side>
  >;
  const pairs: PairFinding[] = (['a', 'b'] as const).flatMap((x) =>
    compareClaims(sides[x], sides.c).map((finding) => ({ a: x, b: 'c', finding })),
  );

  test('one fact, two positions, whatever the order of the findings', () => {
    const [dispute, ...rest] = groupDisputes(pairs);
    expect(rest).toEqual([]);
    expect(dispute!.claimKind).toBe('amount');
    expect(dispute!.majority).toBe(true);
    expect(dispute!.positions.map((p) => p.members.map((m) => m.id))).toEqual([['a', 'b'], ['c']]);
    const reversed = groupDisputes([...pairs].reverse())[0]!;
    expect({ ...reversed, findings: [] }).toEqual({ ...dispute!, findings: [] });
  });

  test('after the edits are made nothing is found', () => {
    const standings = (['a', 'b', 'c'] as const).map((id) => ({
      id,
      office: id === 'c' ? 'marketing' : 'operations',
      sendFrom: null,
      reach: null,
    }));
    const dispute = groupDisputes(pairs)[0]!;
    const proposal = proposeFor(dispute, standings)!;
    expect(proposal.why).toContain('2 communications');
    const edited = applyEdits(
      sides.c.text,
      proposal.edits.filter((e) => e.communicationId === 'c'),
    );
    const read = readBody({ subject: null, body: edited, format: 'text' });
    const again = { claims: extractClaims(read, { country: 'US', currency: 'USD' }), text: read.text };
    expect(compareClaims(sides.a, again)).toEqual([]);
    expect(proposeFor(dispute, standings, [{ kind: 'amount', office: 'marketing' }])!.keep).toBe('c');
  });
});

describe('voices', () => {
  const voice = (signatory: string) => voiceOf(signatory)!;
  const dana = voice('Dana Whitfield, President & CEO');

  test('one person, however the name is written', () => {
    expect(sameVoice(dana, voice('Ms D. Whitfield, President'))).toBe(true);
    expect(sameVoice(dana, voice('Walter Greeley, President'))).toBe(false);
    expect(voice('Prof. Eleanor Ashcombe, Vice-Chancellor')).toEqual({
      written: 'Prof. Eleanor Ashcombe',
      name: 'eleanor ashcombe',
      offices: ['vice-chancellor'],
    });
    expect(voiceOf('The Harbor Team')?.offices).toEqual([]);
    expect(voiceOf(null)).toBeNull();
  });

  test('two persons in an office that has one holder', () => {
    expect(officeOfBoth(dana, voice('Walter Greeley, President'))).toBe('president');
    expect(officeOfBoth(dana, voice('Ann Roe, Chief Executive Officer'))).toBe('chief executive');
    expect(officeOfBoth(dana, voice('D. Whitfield, President'))).toBeNull();
    for (const other of [
      'Ann Roe, Vice President',
      'Ann Roe, Regional President',
      'Ann Roe, Former President',
      'Ann Roe, Agent',
    ])
      expect(officeOfBoth(dana, voice(other))).toBeNull();
  });
});

describe('within one letter', () => {
  test('two sentences that give one fee two values', () => {
    const twice = side(
      'Dear member,\n\nA late payment fee of $25 is charged for each overdue invoice.\n\nPlease remember: a late payment fee of $40 is charged for each overdue invoice.',
    );
    expect(contradictionsWithin(twice).map((f) => [f.a.value, f.b.value])).toEqual([['USD 25.00', 'USD 40.00']]);
    expect(contradictionsWithin(side(LETTER('$5', '14 days', 'June 3, 2026')))).toEqual([]);
  });
});
