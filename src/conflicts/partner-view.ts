import type {
  AlignedPassage,
  Cluster,
  Conflict,
  ConflictMember,
  ConflictSummary,
  Evidence,
  HistoryEntry,
  Position,
  Suggestion,
} from './conflict.dto.js';
import type { ConflictKind } from './conflict.entity.js';
import type { Finding, Preflight, Saying } from './preflight.dto.js';

/*
 * What a partner office may see of a conflict: its own communications whole, and of every other side the office and the
 * passages that collide with its own. No other text, subject line, date, name, person or remark. Each function names what
 * it lets through, so that a field that is added elsewhere stays hidden here until somebody decides.
 */

/** Whose eyes. */
export interface PartnerView {
  office: string;
  /** Segments that the office's communications reach, up and down the tree. */
  reach: ReadonlySet<string>;
}

/** A conflict in a list, as a partner sees it. */
export function narrowSummary(conflict: ConflictSummary, { office, reach }: PartnerView): ConflictSummary {
  const { id, kind, status, severity, customersAffected, openedAt, dueAt, confidence, certain, foundBy, version } =
    conflict;
  const disguise = new Disguise(conflict.members, office);
  return {
    id,
    kind,
    ...narrowSegments(conflict, reach),
    status,
    severity,
    customersAffected,
    openedAt,
    dueAt,
    assignee: null,
    confidence,
    certain,
    foundBy,
    version,
    // The move that settles it is for those who decide, and names a communication of theirs.
    noBrainer: false,
    members: conflict.members.map((member) => disguise.member(member)),
    ...(conflict.topic === undefined ? {} : { topic: conflict.topic }),
    ...(conflict.claimKind === undefined ? {} : { claimKind: conflict.claimKind }),
    explanation: explain(kind, disguise.others, conflict.topic),
  };
}

/** A conflict whole, as a partner sees it. */
export function narrowConflict(conflict: Conflict, view: PartnerView): Conflict {
  const disguise = new Disguise(conflict.members, view.office);
  return {
    ...narrowSummary(conflict, view),
    clusterId: conflict.clusterId,
    principal: conflict.principal === null ? null : disguise.id(conflict.principal),
    ...(conflict.positions === undefined
      ? {}
      : { positions: conflict.positions.map((position) => narrowPosition(position, disguise)) }),
    evidence: conflict.evidence
      .filter((one) => disguise.isOwn(one.a) || disguise.isOwn(one.b))
      .map((one) => narrowEvidence(one, conflict.kind, disguise)),
    suggestion: narrowSuggestion(conflict.suggestion, disguise),
    history: conflict.history.map(narrowEntry),
  };
}

/** That something happened and when; not who did it, nor with which words. */
export function narrowEntry({ at, action }: HistoryEntry): HistoryEntry {
  return { at, action, actor: 'undisclosed', detail: {} };
}

/** A cluster, as a partner sees it. */
export function narrowCluster(cluster: Cluster, { office, reach }: PartnerView): Cluster {
  const { id, basis, conflictId } = cluster;
  const disguise = new Disguise(cluster.members, office);
  return {
    id,
    ...narrowSegments(cluster, reach),
    principal: disguise.id(cluster.principal),
    members: cluster.members.map((member) => disguise.member(member)),
    basis,
    conflictId,
  };
}

/** The answer of a check, as the partner `office` sees it. */
export function narrowPreflight({ findings, ...answer }: Preflight, office: string): Preflight {
  return { ...answer, findings: findings.map((finding) => narrowFinding(finding, office)) };
}

/** Others may meet each other elsewhere too. */
function narrowSegments(
  { segment, segments }: { segment: string; segments: readonly string[] },
  reach: ReadonlySet<string>,
): { segment: string; segments: string[] } {
  const seen = segments.filter((one) => reach.has(one));
  return { segment: reach.has(segment) ? segment : (seen[0] ?? ''), segments: seen };
}

function narrowFinding(finding: Finding, office: string): Finding {
  if (finding.other.office === office) return finding;
  const { kind, segment, segments, severity, customersAffected, similarity, confidence, topic, claimKind } = finding;
  return {
    kind,
    segment,
    segments,
    severity,
    customersAffected,
    other: { ...NOBODY, office: finding.other.office, subject: null, sendFrom: null, sendUntil: null },
    similarity,
    confidence,
    ...(topic === undefined ? {} : { topic }),
    ...(claimKind === undefined ? {} : { claimKind }),
    mine: finding.mine,
    theirs: narrowSaying(finding),
    explanation: explain(kind, [finding.other.office], topic),
    passages: colliding(finding.passages, false),
    edit: finding.edit,
  };
}

/** What the other side says, if it collides: without a collision in one sentence, a finding shows how each side begins. */
function narrowSaying({ theirs, passages }: Finding): Saying {
  const collides = theirs.value !== undefined || passages.some(({ a, b }) => a !== null && b?.quote === theirs.quote);
  const quote = collides ? theirs.quote : '';
  return { ...unplaced({ quote }), ...(theirs.value === undefined ? {} : { value: theirs.value }) };
}

function narrowPosition({ value, members }: Position, disguise: Disguise): Position {
  return {
    value,
    members: members.map((member) =>
      disguise.isOwn(member.communicationId)
        ? member
        : {
            communicationId: disguise.id(member.communicationId),
            externalId: disguise.id(member.communicationId),
            office: member.office,
            ...unplaced(member),
          },
    ),
  };
}

function narrowEvidence(evidence: Evidence, kind: ConflictKind, disguise: Disguise): Evidence {
  const [ownA, ownB] = [disguise.isOwn(evidence.a), disguise.isOwn(evidence.b)];
  if (ownA && ownB) return evidence;
  const other = ownA ? evidence.b : evidence.a;
  return {
    a: disguise.id(evidence.a),
    b: disguise.id(evidence.b),
    kind: evidence.kind,
    score: evidence.score,
    similarity: evidence.similarity,
    explanation: explain(kind, [disguise.officeOf(other)], undefined),
    steps: [],
    aligned: colliding(evidence.aligned, ownB),
  };
}

/** The sentences that both sides have; of the other side without their place in its text. */
function colliding(passages: readonly AlignedPassage[], ownIsB: boolean): AlignedPassage[] {
  return passages.flatMap(({ a, b, similarity }) => {
    if (a === null || b === null) return [];
    return [{ a: ownIsB ? unplaced(a) : a, b: ownIsB ? b : unplaced(b), similarity }];
  });
}

/** Which edits the partner's own communications need. */
function narrowSuggestion(suggestion: Suggestion | null, disguise: Disguise): Suggestion | null {
  if (suggestion === null) return null;
  const edits = suggestion.edits.filter((edit) => disguise.isOwn(edit.communicationId));
  return { keep: disguise.id(suggestion.keep), why: 'With these edits the conflict would be over.', edits };
}

function unplaced({ quote }: { quote: string }): { start: number; end: number; quote: string } {
  return { start: 0, end: quote.length, quote };
}

function explain(kind: ConflictKind, offices: readonly string[], topic: string | undefined): string {
  const who = offices.length === 0 ? 'Another communication of yours' : offices.join(' and ');
  switch (kind) {
    case 'duplicate':
      return `${who}: the same text goes to the same customers.`;
    case 'overlap':
      return `${who}: the same purpose, in other words, for the same customers.`;
    case 'contradiction':
      return `${who}: the same customers are told something else${topic === undefined ? '' : ` about ${topic}`}.`;
  }
}

const NOBODY = { communicationId: 'undisclosed', externalId: 'undisclosed' };

/** Stands names in for what is not the partner's own, the same one for the same communication within one conflict. */
class Disguise {
  private readonly names = new Map<string, string>();
  private readonly offices: ReadonlyMap<string, string>;

  constructor(
    members: readonly ConflictMember[],
    private readonly office: string,
  ) {
    this.offices = new Map(members.map((member) => [member.communicationId, member.office]));
    for (const { communicationId } of members) this.id(communicationId);
  }

  isOwn(communicationId: string): boolean {
    return this.offices.get(communicationId) === this.office;
  }

  /** The id itself where it is the partner's own, else a name that leads nowhere. */
  id(communicationId: string): string {
    if (this.isOwn(communicationId)) return communicationId;
    const name = this.names.get(communicationId) ?? `undisclosed-${this.names.size + 1}`;
    this.names.set(communicationId, name);
    return name;
  }

  officeOf(communicationId: string): string {
    return this.offices.get(communicationId) ?? 'another office';
  }

  member(member: ConflictMember): ConflictMember {
    const { communicationId, office, similarity } = member;
    if (this.isOwn(communicationId)) return member;
    const name = this.id(communicationId);
    return { communicationId: name, externalId: name, office, similarity };
  }

  /** The other sides' offices, each once. */
  get others(): string[] {
    return [...new Set(this.offices.values())].filter((office) => office !== this.office).sort();
  }
}
