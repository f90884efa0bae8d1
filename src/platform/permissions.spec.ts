import {
  PERMISSIONS,
  type Need,
  type Principal,
  ROLES,
  type Role,
  bindingFault,
  lesserRole,
  may,
  mayWriteFor,
  seesOnly,
  writesOnlyFor,
} from './permissions.js';

const NEEDS = Object.keys(PERMISSIONS) as Exclude<Need, 'self'>[];

function principal(role: Role, more: Partial<Principal> = {}): Principal {
  return { kind: 'person', id: 'p', personId: 'p', name: 'P', role, officeId: null, partner: false, ...more };
}

describe('who may what', () => {
  it('lets a higher role do all that a lower one may', () => {
    for (const need of NEEDS) {
      const allowed = ROLES.map((role) => may(principal(role), need));
      expect(allowed).toEqual([...allowed].sort());
    }
  });

  it('gives a partner nothing that decides about others, whatever role it was given', () => {
    for (const role of ROLES) {
      const partner = principal(role, { officeId: 'bank', partner: true });
      for (const need of ['review', 'configure', 'manage-keys', 'manage-people'] as const)
        expect(may(partner, need)).toBe(false);
    }
  });

  it('lets keys touch no account of a person', () => {
    expect(may(principal('admin', { kind: 'key' }), 'self')).toBe(false);
    expect(may(principal('viewer'), 'self')).toBe(true);
  });

  it('lets authors and advocates write for their own office only, reviewers for all, viewers for none', () => {
    for (const role of ['author', 'advocate'] as const) {
      expect(mayWriteFor(principal(role, { officeId: 'marketing' }), 'marketing')).toBe(true);
      expect(mayWriteFor(principal(role, { officeId: 'marketing' }), 'operations')).toBe(false);
      expect(mayWriteFor(principal(role), 'operations')).toBe(false);
      expect(writesOnlyFor(principal(role, { officeId: 'marketing' }))).toBe('marketing');
    }
    expect(mayWriteFor(principal('reviewer', { officeId: 'marketing' }), 'operations')).toBe(true);
    expect(writesOnlyFor(principal('reviewer', { officeId: 'marketing' }))).toBeNull();
    expect(mayWriteFor(principal('viewer', { officeId: 'marketing' }), 'marketing')).toBe(false);
  });

  it('shows a partner its own office only, and without one nothing', () => {
    expect(seesOnly(principal('viewer', { officeId: 'marketing' }))).toBeNull();
    expect(seesOnly(principal('viewer', { officeId: 'bank', partner: true }))).toBe('bank');
    expect(seesOnly(principal('viewer', { partner: true }))).toBe('');
  });

  it('never gives a key more than its person', () => {
    expect(lesserRole('admin', 'author')).toBe('author');
    expect(lesserRole('viewer', 'reviewer')).toBe('viewer');
  });

  it.each([
    ['author', null, 'is needed for the role author'],
    ['advocate', null, 'is needed for the role advocate'],
    ['viewer', null, null],
    ['reviewer', { kind: 'marketing' }, null],
    ['admin', { kind: 'marketing' }, 'is not for the role admin, which belongs to no single office'],
    ['reviewer', { kind: 'partner' }, "is a partner's, where the roles are viewer, author, advocate"],
    ['advocate', { kind: 'partner' }, null],
  ] as const)('says what is wrong with %s in %j', (role, office, fault) => {
    expect(bindingFault(role, office)).toBe(fault);
  });
});
