import type { FactKind } from './claim.js';
import type { ContradictionFinding } from './compare.js';

/** One finding between two communications, as it is stored. */
export interface PairFinding {
  /** Ids of the two communications, as the service knows them. */
  a: string;
  b: string;
  finding: Omit<ContradictionFinding, 'kind'> & { kind: FactKind };
}

export interface PositionMember {
  id: string;
  quote: string;
  start: number;
  end: number;
  /** Span of the value inside the quote. */
  valueStart: number;
  valueEnd: number;
  /** Where offsets point into the plain-text part of the communication. */
  part?: 'alternative';
}

/** What some of the communications say. */
export interface Position {
  value: string;
  members: PositionMember[];
}

/** One fact told in more than one way. The position that most communications hold stands first. */
export interface Dispute {
  topic: string;
  claimKind: FactKind;
  positions: Position[];
  /** Whether one position has more members than every other one. */
  majority: boolean;
  confidence: number;
  /** Indices into the list of findings that was given, in ascending order. */
  findings: number[];
}

/**
 * Gathers findings between pairs into disputed facts. Two findings tell of one fact when they share a statement (the same
 * quoted place of the same communication, with the same value). Deterministic, and the order of the findings has no part in it.
 *
 * Linking through shared statements could chain slots that have nothing to do with each other: a communication takes
 * one position in a dispute, and a finding that would give it a second one founds a dispute of its own.
 */
export function groupDisputes(findings: readonly PairFinding[]): Dispute[] {
  const order = findings.map((f, index) => ({ f, index }));
  order.sort((p, q) => q.f.finding.confidence - p.f.finding.confidence || compare(nameOf(p.f), nameOf(q.f)));
  const groups: Group[] = [];
  for (const { f, index } of order) {
    const ends = endsOf(f);
    const fitting = groups.filter(
      (g) =>
        g.kind === f.finding.kind && ends.some((e) => g.statements.has(keyOf(e))) && ends.every((e) => takes(g, e)),
    );
    if (!fitting.length) {
      const fresh: Group = { kind: f.finding.kind, statements: new Map(), positionOf: new Map(), findings: [] };
      add(fresh, ends, index);
      groups.push(fresh);
      continue;
    }
    const into = fitting[0]!;
    add(into, ends, index);
    for (const other of fitting.slice(1)) {
      if (![...other.statements.values()].every((e) => takes(into, e))) continue;
      for (const e of other.statements.values()) put(into, e);
      into.findings.push(...other.findings);
      groups.splice(groups.indexOf(other), 1);
    }
  }
  return groups
    .map((g) => disputeOf(g, findings))
    .sort(
      (a, b) =>
        b.confidence - a.confidence ||
        compare(a.topic, b.topic) ||
        compare(JSON.stringify(a.positions), JSON.stringify(b.positions)),
    );
}

interface End {
  id: string;
  value: string;
  quote: string;
  start: number;
  end: number;
  valueStart: number;
  valueEnd: number;
  part?: 'alternative';
}

interface Group {
  kind: FactKind;
  statements: Map<string, End>;
  positionOf: Map<string, string>;
  findings: number[];
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const endsOf = (f: PairFinding): [End, End] => [
  { id: f.a, ...f.finding.a },
  { id: f.b, ...f.finding.b },
];
const keyOf = (e: End) => `${e.id}|${e.part ?? ''}${e.start}|${e.value}`;
const nameOf = (f: PairFinding) => endsOf(f).map(keyOf).sort().join('||');
const takes = (g: Group, e: End) => (g.positionOf.get(e.id) ?? e.value) === e.value;

function put(g: Group, e: End): void {
  const known = g.statements.get(keyOf(e));
  if (!known || e.end - e.start < known.end - known.start) g.statements.set(keyOf(e), e);
  g.positionOf.set(e.id, e.value);
}

function add(g: Group, ends: readonly End[], index: number): void {
  for (const e of ends) put(g, e);
  g.findings.push(index);
}

function disputeOf(g: Group, findings: readonly PairFinding[]): Dispute {
  const positions = new Map<string, Map<string, PositionMember>>();
  for (const e of [...g.statements.values()].sort((a, b) => compare(a.id, b.id) || a.start - b.start)) {
    const members = positions.get(e.value) ?? new Map<string, PositionMember>();
    positions.set(e.value, members);
    if (!members.has(e.id))
      members.set(e.id, {
        id: e.id,
        quote: e.quote,
        start: e.start,
        end: e.end,
        valueStart: e.valueStart,
        valueEnd: e.valueEnd,
        ...(e.part === undefined ? {} : { part: e.part }),
      });
  }
  const list = [...positions].map(([value, members]) => ({ value, members: [...members.values()] }));
  list.sort((a, b) => b.members.length - a.members.length || compare(a.value, b.value));
  const votes = new Map<string, number>();
  for (const i of g.findings) {
    const topic = findings[i]!.finding.topic;
    votes.set(topic, (votes.get(topic) ?? 0) + 1);
  }
  const topic =
    [...votes].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length || compare(a[0], b[0]))[0]?.[0] ?? '';
  return {
    topic,
    claimKind: g.kind,
    positions: list,
    majority: list.length > 1 && list[0]!.members.length > list[1]!.members.length,
    confidence: Math.max(...g.findings.map((i) => findings[i]!.finding.confidence)),
    findings: [...g.findings].sort((a, b) => a - b),
  };
}
