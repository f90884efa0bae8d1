import type { Dispute, Position, PositionMember } from './disputes.js';
import type { ClaimKind } from './claim.js';

/** What is known of each member for the question whose word should stand. */
export interface Standing {
  id: string;
  office: string;
  /** First day it is sent, `yyyy-mm-dd`, or null. */
  sendFrom: string | null;
  /** How many customers it reaches: the fewer, the more specific. */
  reach: number | null;
}

/** Which office owns a kind of fact: "operations owns fees". The first rule that fits counts. */
export interface Ownership {
  kind?: ClaimKind;
  /** A word of the topic. */
  topic?: string;
  office: string;
}

export interface Edit {
  communicationId: string;
  start: number;
  end: number;
  before: string;
  after: string;
  /** Where offsets point into the plain-text part of the communication. */
  part?: 'alternative';
}

export interface Proposal {
  /** Id of the communication that should stand. */
  keep: string;
  value: string;
  why: string;
  edits: Edit[];
}

/**
 * Which position should stand, and the edits that would bring the other communications in line: the owner's word, else the
 * majority's, else the more recent one's, else the more specific one's. Null where nothing tells them apart.
 * The edits replace the value where it stands by the words of the one that is kept.
 */
export function proposeFor(
  dispute: Dispute,
  standings: readonly Standing[],
  ownership: readonly Ownership[] = [],
): Proposal | null {
  const byId = new Map(standings.map((s) => [s.id, s]));
  const rule = ownership.find(
    (o) =>
      (o.kind === undefined || o.kind === dispute.claimKind) &&
      (o.topic === undefined || dispute.topic.includes(o.topic.toLowerCase())),
  );
  const picked =
    (rule ? owned(dispute, byId, rule.office) : null) ??
    majority(dispute) ??
    recent(dispute, byId) ??
    specific(dispute, byId);
  if (!picked) return null;
  const model = best(picked.position, byId);
  if (!model) return null;
  const words = wordsOf(model.member);
  const edits: Edit[] = [];
  for (const position of dispute.positions) {
    if (position === picked.position) continue;
    for (const m of position.members) {
      if (byId.has(m.id))
        edits.push({
          communicationId: m.id,
          start: m.valueStart,
          end: m.valueEnd,
          ...(m.part === undefined ? {} : { part: m.part }),
          before: wordsOf(m),
          after: words,
        });
    }
  }
  return { keep: model.standing.id, value: picked.position.value, why: picked.why, edits };
}

/** The text with its edits made, last first so that offsets hold. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = text;
  for (const e of [...edits].sort((a, b) => b.start - a.start))
    out = out.slice(0, e.start) + e.after + out.slice(e.end);
  return out;
}

/** How a side words the value. */
export const wordsOf = ({ quote, start, valueStart, valueEnd }: Worded): string =>
  quote.slice(valueStart - start, valueEnd - start);

/** A passage, and where in it the value stands. */
interface Worded {
  quote: string;
  start: number;
  valueStart: number;
  valueEnd: number;
}

interface Pick {
  position: Position;
  why: string;
}

function owned(d: Dispute, byId: ReadonlyMap<string, Standing>, office: string): Pick | null {
  const holding = d.positions.filter((p) => p.members.some((m) => byId.get(m.id)?.office === office));
  return holding.length === 1 ? { position: holding[0]!, why: `${office} owns this fact` } : null;
}

function majority(d: Dispute): Pick | null {
  if (!d.majority) return null;
  const [first, second] = d.positions;
  return {
    position: first!,
    why: `${first!.members.length} communications say so, ${second!.members.length} ${second!.members.length === 1 ? 'says' : 'say'} otherwise`,
  };
}

function recent(d: Dispute, byId: ReadonlyMap<string, Standing>): Pick | null {
  const latest = (p: Position) =>
    p.members
      .map((m) => byId.get(m.id)?.sendFrom ?? '')
      .sort()
      .at(-1) ?? '';
  const order = [...d.positions].sort((a, b) =>
    latest(a) < latest(b) ? 1 : latest(a) > latest(b) ? -1 : a.value < b.value ? -1 : 1,
  );
  return order.length > 1 && latest(order[0]!) > latest(order[1]!) && latest(order[1]!) !== ''
    ? { position: order[0]!, why: 'it is the more recent word' }
    : null;
}

function specific(d: Dispute, byId: ReadonlyMap<string, Standing>): Pick | null {
  const least = (p: Position) => Math.min(...p.members.map((m) => byId.get(m.id)?.reach ?? Number.POSITIVE_INFINITY));
  const order = [...d.positions].sort((a, b) => least(a) - least(b) || (a.value < b.value ? -1 : 1));
  return order.length > 1 && least(order[0]!) < least(order[1]!)
    ? { position: order[0]!, why: 'it speaks to these customers in particular' }
    : null;
}

/** The member whose words are taken over: the most recent. */
function best(p: Position, byId: ReadonlyMap<string, Standing>): { standing: Standing; member: PositionMember } | null {
  const list = p.members.flatMap((member) => {
    const standing = byId.get(member.id);
    return standing ? [{ standing, member }] : [];
  });
  const from = (x: { standing: Standing }) => x.standing.sendFrom ?? '';
  list.sort((a, b) => (from(a) < from(b) ? 1 : from(a) > from(b) ? -1 : a.standing.id < b.standing.id ? -1 : 1));
  return list[0] ?? null;
}
