import { type Need, PERMISSIONS, type Principal, may } from '../platform/permissions.js';
import type { Me } from './me.dto.js';
import type { Colleague, Person } from './person.dto.js';
import type { PersonEntity } from './person.entity.js';

const NEEDS = [...Object.keys(PERMISSIONS), 'self'] as Need[];

/** A person as the one who asks. */
export function principalOfPerson(person: PersonEntity, partner: boolean): Principal {
  const { id, name, role, officeId } = person;
  return { kind: 'person', id, personId: id, name, role, officeId, partner };
}

/** An address as it is stored and compared. Letters of the part before the @ could differ by case, and nowhere do. */
export function canonicalEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** What a person begins with. */
export function unjoined(id: string, createdAt: Date): Omit<PersonEntity, 'email' | 'name' | 'role'> {
  const nothing = { officeId: null, passwordHash: null, identity: null, joinedAt: null, lastSignInAt: null };
  return { id, createdAt, ...nothing, disabledAt: null };
}

export function showPerson(row: PersonEntity): Person {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    office: row.officeId,
    state: row.disabledAt !== null ? 'disabled' : row.joinedAt === null ? 'invited' : 'active',
    signsInBy: [
      ...(row.passwordHash === null ? [] : ['password' as const]),
      ...(row.identity === null ? [] : ['oidc' as const]),
    ],
    createdAt: row.createdAt.toISOString(),
    joinedAt: row.joinedAt?.toISOString() ?? null,
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    disabledAt: row.disabledAt?.toISOString() ?? null,
  };
}

export function showColleague({ id, name, role, officeId }: PersonEntity): Colleague {
  return { id, name, role, office: officeId };
}

/** What somebody is told about themselves. */
export function showMe(principal: Principal, email: string | null, csrfToken: string | null): Me {
  const { kind, id, name, role, officeId, partner } = principal;
  return {
    kind,
    id,
    name,
    email,
    role,
    office: officeId,
    partner,
    may: NEEDS.filter((need) => may(principal, need)),
    csrfToken,
  };
}
