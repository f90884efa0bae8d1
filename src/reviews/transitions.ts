import type { ConflictStatus } from '../conflicts/conflict.entity.js';

/** What can be done with a conflict. */
export const MOVES = [
  'assign',
  'comment',
  'ask',
  'answer',
  'propose',
  'decide',
  'remove',
  'feedback',
  'reopen',
  'revise',
  'expire',
  'supersede',
] as const;
export type Move = (typeof MOVES)[number];

/**
 * What someone is to a conflict. A decider is a reviewer, an admin, or the owner of a member's journey; `owner` is whom it
 * is assigned to; `asked` speaks for an office that was asked; `concerned` may speak for an office with a member in it, or
 * for none in particular; `service` is the detector or the clock.
 */
export type Part = 'decider' | 'owner' | 'asked' | 'concerned' | 'service';

interface Transition {
  /** From which statuses; the move is refused in all others. */
  from: readonly ConflictStatus[];
  /** To which; `same` leaves it as it is. */
  to: ConflictStatus | 'same';
  /** Who may: any of these. */
  who: readonly Part[];
  /** What it needs, in words, for those who are told why it was refused. */
  needs: string;
}

const PENDING = ['open', 'in_review', 'awaiting_office'] as const;
const DECIDED = ['resolved', 'dismissed'] as const;
const ANY = [...PENDING, ...DECIDED, 'superseded'] as const;

/**
 * Every move there is. `decide` leads to `dismissed` for not_a_conflict and to `resolved` for the others; `answer` leads
 * back to review once no question is open any more; `reopened` is a move, not a status one stays in.
 */
export const TRANSITIONS: Readonly<Record<Move, Transition>> = {
  assign: { from: PENDING, to: 'in_review', who: ['decider', 'owner'], needs: 'an assignee' },
  comment: { from: ANY, to: 'same', who: ['decider', 'owner', 'asked', 'concerned'], needs: 'a text' },
  ask: { from: PENDING, to: 'awaiting_office', who: ['decider', 'owner'], needs: 'an office and a question' },
  answer: { from: ['awaiting_office'], to: 'in_review', who: ['asked'], needs: 'a text, or a revision' },
  propose: { from: PENDING, to: 'in_review', who: ['decider'], needs: 'a second reviewer who agrees' },
  decide: { from: PENDING, to: 'resolved', who: ['decider'], needs: 'a decision' },
  remove: { from: PENDING, to: 'same', who: ['decider'], needs: 'a member' },
  feedback: { from: DECIDED, to: 'same', who: ['decider', 'owner', 'asked', 'concerned'], needs: 'whether it helped' },
  reopen: { from: DECIDED, to: 'open', who: ['decider', 'service'], needs: 'a reason' },
  revise: { from: ['awaiting_office'], to: 'in_review', who: ['service'], needs: 'a revision of a member' },
  expire: { from: ['resolved'], to: 'open', who: ['service'], needs: 'the end of an accepted duplicate' },
  supersede: { from: PENDING, to: 'superseded', who: ['service'], needs: 'that its reason is gone' },
};

/** How a move was judged. */
export type Judgement =
  | { allowed: true; status: ConflictStatus }
  | { allowed: false; because: 'who'; detail: string }
  | { allowed: false; because: 'status'; detail: string; possible: Move[] };

/** Whether someone may make a move now, and where it leads. Says what is possible where it is not. */
export function judge(move: Move, status: ConflictStatus, parts: readonly Part[]): Judgement {
  const { from, to, who } = TRANSITIONS[move];
  if (!who.some((part) => parts.includes(part)))
    return {
      allowed: false,
      because: 'who',
      detail: `"${move}" is for ${who.map((part) => WORDS[part]).join(' or ')}.`,
    };
  if (from.includes(status))
    return { allowed: true, status: to === 'same' ? status : (keepsAsking(move, status) ?? to) };
  const possible = possibleMoves(status, parts);
  const now = possible.length > 0 ? `Possible now: ${possible.join(', ')}.` : 'Nothing is possible now.';
  return {
    allowed: false,
    because: 'status',
    possible,
    detail: `The conflict is ${status}, and "${move}" is possible only while it is ${from.join(' or ')}. ${now}`,
  };
}

/** Everything that someone may do with a conflict in this status. */
export function possibleMoves(status: ConflictStatus, parts: readonly Part[]): Move[] {
  return MOVES.filter((move) => {
    const { from, who } = TRANSITIONS[move];
    return from.includes(status) && who.some((part) => parts.includes(part));
  });
}

/** Passing a conflict on does not take back what an office was asked. */
function keepsAsking(move: Move, status: ConflictStatus): ConflictStatus | null {
  return move === 'assign' && status === 'awaiting_office' ? status : null;
}

const WORDS: Record<Part, string> = {
  decider: 'reviewers, admins and the owner of the journey',
  owner: 'whom it is assigned to',
  asked: 'the office that was asked',
  concerned: 'those whom it concerns',
  service: 'the service itself',
};
