import type { Cluster, Conflict } from './conflict.dto.js';
import { narrowCluster, narrowConflict, narrowPreflight, narrowSummary } from './partner-view.js';
import type { Preflight } from './preflight.dto.js';

/** Whatever carries this word is not the partner's to see. */
const SECRET = 'zzq';

const bank = { office: 'bank', reach: new Set(['all', 'new-customers']) };

const conflict: Conflict = {
  id: 'c1',
  kind: 'contradiction',
  segment: `${SECRET}-segment`,
  segments: [`${SECRET}-segment`, 'new-customers'],
  status: 'in_review',
  severity: 'high',
  confidence: 0.9,
  certain: true,
  version: 1,
  foundBy: 'detector',
  noBrainer: false,
  customersAffected: 12_000,
  openedAt: '2026-03-01T00:00:00.000Z',
  dueAt: null,
  assignee: `${SECRET}-person`,
  members: [
    { communicationId: 'own-1', externalId: 'bank-fee', office: 'bank', similarity: 1 },
    { communicationId: `${SECRET}-2`, externalId: `${SECRET}-fee`, office: 'operations', similarity: 0.4 },
    { communicationId: `${SECRET}-3`, externalId: `${SECRET}-more`, office: 'marketing', similarity: 0.3 },
  ],
  topic: 'monthly fee',
  claimKind: 'amount',
  explanation: `Operations' letter “${SECRET}” says otherwise.`,
  clusterId: null,
  principal: `${SECRET}-2`,
  positions: [
    {
      value: 'USD 5.00 per month',
      members: [
        {
          communicationId: 'own-1',
          externalId: 'bank-fee',
          office: 'bank',
          quote: 'a $5 monthly fee',
          start: 10,
          end: 26,
        },
      ],
    },
    {
      value: 'USD 7.00 per month',
      members: [
        {
          communicationId: `${SECRET}-2`,
          externalId: `${SECRET}-fee`,
          office: 'operations',
          quote: '$7 a month',
          start: 500,
          end: 510,
        },
      ],
    },
  ],
  evidence: [
    {
      a: `${SECRET}-2`,
      b: 'own-1',
      kind: 'overlap',
      score: 0.9,
      similarity: 0.5,
      explanation: `${SECRET} and this letter`,
      steps: [{ name: SECRET, value: 1, weight: 1, contribution: 1 }],
      aligned: [
        { a: { start: 7, end: 15, quote: 'Welcome!' }, b: { start: 1, end: 9, quote: 'Welcome!' }, similarity: 1 },
        { a: { start: 20, end: 23, quote: SECRET }, b: null, similarity: null },
        { a: null, b: { start: 20, end: 25, quote: 'Yours' }, similarity: null },
      ],
    },
    {
      a: `${SECRET}-2`,
      b: `${SECRET}-3`,
      kind: 'overlap',
      score: 0.9,
      similarity: 0.5,
      explanation: SECRET,
      steps: [],
      aligned: [],
    },
  ],
  suggestion: {
    keep: `${SECRET}-2`,
    why: `${SECRET} is newer`,
    edits: [
      { communicationId: 'own-1', start: 10, end: 26, before: 'a $5 monthly fee', text: 'a $7 monthly fee' },
      { communicationId: `${SECRET}-3`, start: 1, end: 4, before: SECRET, text: SECRET },
    ],
  },
  history: [{ at: '2026-03-01T00:00:00.000Z', actor: `${SECRET}-person`, action: 'opened', detail: { note: SECRET } }],
};

describe('what a partner sees of a conflict', () => {
  const seen = narrowConflict(conflict, bank);

  it('holds nothing of the other side but office and colliding passage', () => {
    expect(JSON.stringify(seen)).not.toContain(SECRET);
    expect(JSON.stringify(narrowSummary(conflict, bank))).not.toContain(SECRET);
  });

  it('lies where its own communications reach', () => {
    expect([seen.segment, seen.segments]).toEqual(['new-customers', ['new-customers']]);
  });

  it('holds its own side whole', () => {
    expect(seen.members[0]).toEqual(conflict.members[0]);
    expect(seen.positions?.[0]).toEqual(conflict.positions?.[0]);
    expect(seen.suggestion?.edits).toEqual([conflict.suggestion?.edits[0]]);
  });

  it('quotes the passage that collides, without its place in the other text', () => {
    expect(seen.positions?.[1]).toEqual({
      value: 'USD 7.00 per month',
      members: [
        {
          communicationId: 'undisclosed-1',
          externalId: 'undisclosed-1',
          office: 'operations',
          quote: '$7 a month',
          start: 0,
          end: 10,
        },
      ],
    });
    expect(seen.evidence).toHaveLength(1);
    expect(seen.evidence[0]?.aligned).toEqual([
      { a: { start: 0, end: 8, quote: 'Welcome!' }, b: { start: 1, end: 9, quote: 'Welcome!' }, similarity: 1 },
    ]);
  });

  it('names the same other side the same way throughout', () => {
    expect(seen.members.map((member) => member.communicationId)).toEqual(['own-1', 'undisclosed-1', 'undisclosed-2']);
    expect([seen.principal, seen.evidence[0]?.a, seen.suggestion?.keep]).toEqual(Array(3).fill('undisclosed-1'));
  });

  it('says why in words that give nothing away', () => {
    expect(seen.explanation).toBe(
      'marketing and operations: the same customers are told something else about monthly fee.',
    );
  });

  it('does not let a field through that was added elsewhere', () => {
    const added = {
      ...conflict,
      note: SECRET,
      members: conflict.members.map((member) => ({ ...member, note: SECRET })),
    };
    const own = added.members.filter((member) => member.office !== 'bank');
    expect(JSON.stringify(narrowConflict({ ...added, members: own }, bank))).not.toContain(SECRET);
  });
});

test('what a partner sees of a cluster', () => {
  const cluster: Cluster = {
    id: 'k1',
    segment: 'new-customers',
    segments: ['new-customers', `${SECRET}-segment`],
    principal: `${SECRET}-2`,
    members: conflict.members,
    basis: 'text',
    conflictId: 'c1',
  };
  const seen = narrowCluster(cluster, bank);
  expect(JSON.stringify(seen)).not.toContain(SECRET);
  expect(seen.members[0]).toEqual(conflict.members[0]);
});

describe('what a partner sees of a check', () => {
  const answer = (more: object): Preflight => ({
    verdict: 'review',
    reading: null,
    text: 'Welcome! A fee of $5.',
    alternativeText: null,
    findings: [
      {
        kind: 'overlap',
        segment: 's',
        segments: ['s'],
        severity: 'high',
        customersAffected: 1,
        other: {
          communicationId: SECRET,
          externalId: SECRET,
          office: 'operations',
          subject: SECRET,
          sendFrom: `${SECRET}1`,
          sendUntil: `${SECRET}2`,
        },
        similarity: 0.5,
        confidence: 0.9,
        mine: { quote: 'Welcome!', start: 0, end: 8 },
        theirs: { quote: 'Welcome!', start: 90, end: 98 },
        explanation: `Operations' letter “${SECRET}”`,
        passages: [
          { a: { start: 0, end: 8, quote: 'Welcome!' }, b: { start: 90, end: 98, quote: 'Welcome!' }, similarity: 1 },
          { a: null, b: { start: 0, end: 3, quote: SECRET }, similarity: null },
        ],
        edit: null,
        ...more,
      },
    ],
  });

  it('is office and colliding passage alone', () => {
    const seen = narrowPreflight(answer({}), 'bank');
    expect(JSON.stringify(seen)).not.toContain(SECRET);
    expect(seen.findings[0]?.theirs).toEqual({ quote: 'Welcome!', start: 0, end: 8 });
  });

  it('does not show how the other letter begins, where no sentence collides', () => {
    const seen = narrowPreflight(answer({ theirs: { quote: `Dear ${SECRET}`, start: 0, end: 8 } }), 'bank');
    expect(JSON.stringify(seen)).not.toContain(SECRET);
  });

  it('quotes a disputed fact', () => {
    const theirs = { quote: 'a fee of $7', start: 40, end: 51, value: 'USD 7.00' };
    const [finding] = narrowPreflight(answer({ kind: 'contradiction', theirs }), 'bank').findings;
    expect(finding?.theirs).toEqual({ quote: 'a fee of $7', start: 0, end: 11, value: 'USD 7.00' });
  });

  it('is whole where the other side is its own', () => {
    const own = answer({
      other: { communicationId: 'x', externalId: 'y', office: 'bank', subject: 'z', sendFrom: null, sendUntil: null },
    });
    expect(narrowPreflight(own, 'bank')).toEqual(own);
  });
});
