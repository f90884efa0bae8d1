/** Roles from the one that may least to the one that may all. */
export const ROLES = ['viewer', 'author', 'advocate', 'reviewer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who may what, beside what is one's own: the whole table. docs/permissions.md shows what follows from it, route by route. */
export const PERMISSIONS = {
  /** Look at what is open to all offices. */
  look: ROLES,
  /** File, revise and withdraw communications. */
  write: ['author', 'advocate', 'reviewer', 'admin'],
  /** Answer for an office what it is asked. */
  answer: ['advocate', 'reviewer', 'admin'],
  /** Assign conflicts, ask offices, decide. */
  review: ['reviewer', 'admin'],
  /** Change segments, offices and journeys. */
  configure: ['admin'],
  /** Make, list and revoke everyone's API keys. */
  'manage-keys': ['admin'],
  /** Invite people, change what they may, disable them. */
  'manage-people': ['admin'],
} as const satisfies Record<string, readonly Role[]>;

/** What a route needs beside being signed in. `self`: a person, not a key, as it is about that person's own account. */
export type Need = keyof typeof PERMISSIONS | 'self';

/** Roles that act for one office and therefore have one. */
export const OFFICE_ROLES: readonly Role[] = ['author', 'advocate'];

/** Roles that someone in a partner's office can have. */
export const PARTNER_ROLES: readonly Role[] = ['viewer', 'author', 'advocate'];

/** Who is asking. */
export interface Principal {
  kind: 'person' | 'key';
  /** Id of the person or key (`admin-key` for the one in the settings). */
  id: string;
  /** The person who asks, also where it is by a key of theirs; null for keys that belong to nobody. */
  personId: string | null;
  name: string;
  role: Role;
  /** The office that they belong to; authors and advocates always have one, admins never. */
  officeId: string | null;
  /** Whether that office is a partner's: then only what is its own, or collides with that, may be seen. */
  partner: boolean;
}

/** Whether the role allows it. Whose communications may be written is asked of `mayWriteFor`. */
export function may(principal: Principal, need: Need): boolean {
  if (need === 'self') return principal.kind === 'person';
  const roles: readonly Role[] = PERMISSIONS[need];
  return roles.includes(principal.role) && (!principal.partner || PARTNER_ROLES.includes(principal.role));
}

/** Whether the principal may file, revise or withdraw what this office sends. */
export function mayWriteFor(principal: Principal, officeId: string): boolean {
  if (!may(principal, 'write')) return false;
  return !actsForOneOffice(principal) || principal.officeId === officeId;
}

/** The one office that the principal may write for; null for all. Whether they may write at all is asked of `may`. */
export function writesOnlyFor(principal: Principal): string | null {
  return actsForOneOffice(principal) ? principal.officeId : null;
}

/** The one office whose things the principal may see; null for all offices, whose registry is open to each other. */
export function seesOnly(principal: Principal): string | null {
  // A partner without an office can't be; it would see what no office has: nothing.
  return principal.partner ? (principal.officeId ?? '') : null;
}

/** Whoever can open the database may do everything in it: the command line, the demo. */
export function operator(id: string, name: string): Principal {
  return { kind: 'key', id, personId: null, name, role: 'admin', officeId: null, partner: false };
}

/** The lesser of two roles: what a key may is never more than its person may. */
export function lesserRole(a: Role, b: Role): Role {
  return ROLES.indexOf(a) < ROLES.indexOf(b) ? a : b;
}

/**
 * What is wrong with a role in an office, or null. Authors and advocates act for an office; an admin stands above all;
 * a partner's people decide nothing about others.
 */
export function bindingFault(role: Role, office: { kind: string } | null): string | null {
  if (office === null) return OFFICE_ROLES.includes(role) ? `is needed for the role ${role}` : null;
  if (role === 'admin') return 'is not for the role admin, which belongs to no single office';
  if (office.kind !== 'partner' || PARTNER_ROLES.includes(role)) return null;
  return `is a partner's, where the roles are ${PARTNER_ROLES.join(', ')}`;
}

function actsForOneOffice(principal: Principal): boolean {
  return principal.partner || OFFICE_ROLES.includes(principal.role);
}
