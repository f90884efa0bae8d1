import { EscalationService } from '../../src/reviews/escalation.service.js';
import { describeOnDatabase } from '../support/database.js';
import { Company, years } from '../support/reviewing.js';
import { Service, TestClock } from '../support/service.js';
import { join } from '../support/visitor.js';

describeOnDatabase('owners', () => {
  let service: Service;
  let company: Company;
  const clock = new TestClock();
  const year = years();
  const nextYear = () => year.next().value as object;

  beforeAll(async () => {
    service = await Service.start({ clock });
    company = await Company.found(service);
  });
  afterAll(() => service.stop());

  /** Until the conflict is overdue, and the clock has looked. */
  async function letLapse(id: string): Promise<void> {
    const { dueAt } = await company.conflict(id);
    clock.advanceDays((Date.parse(dueAt ?? '') - clock.now().getTime()) / 86_400_000 + 0.01);
    await service.app.get(EscalationService, { strict: false }).tick();
  }

  test('the journey’s owner, else the segment’s reviewers, else the later office’s advocate, else an admin', async () => {
    const owner = async (name: string, given: object = {}) =>
      (await company.collide(name, { ...nextYear(), ...given })).conflict.assignee;
    // Nobody has signed in yet: there is nobody to own it.
    expect(await owner('nobody')).toBeNull();
    const admin = await join(service, { email: 'admin@example.com', role: 'admin' });
    await join(service, { email: 'second-admin@example.com', role: 'admin' });
    expect(await owner('admin')).toBe(admin.id);

    // The advocate of the earlier office owns it only while the later one has none.
    const [mara, ada, ria, jo] = await Promise.all([
      company.hire('Mara', 'author', 'marketing'),
      company.hire('Ada', 'author', 'operations'),
      company.hire('Ria', 'reviewer'),
      company.hire('Jo', 'reviewer'),
    ]);
    await company.admin.patch('offices/marketing', { advocate: mara.id });
    expect(await owner('earlier')).toBe(mara.id);
    await company.admin.patch('offices/operations', { advocate: ada.id });
    expect(await owner('later')).toBe(ada.id);

    await company.admin.patch('segments/new-customers', { reviewers: [ria.id] });
    expect(await owner('group')).toBe(ria.id);
    await company.post('segments', { id: 'branch', name: 'Branch', parentId: 'new-customers' });
    expect(await owner('inherited', { segments: ['branch'] })).toBe(ria.id);

    await company.post('journeys', { id: 'onboarding', name: 'Onboarding', owner: jo.id });
    expect(await owner('journey', { journey: 'onboarding' })).toBe(jo.id);
    await company.post('journeys', { id: 'ownerless', name: 'Ownerless' });
    expect(await owner('ownerless', { journey: 'ownerless' })).toBe(ria.id);

    // What is overdue goes along the same line; at its end it stays, and is told every day.
    const { conflict } = await company.collide('line', { ...nextYear(), journey: 'onboarding' });
    const line: (string | null)[] = [conflict.assignee];
    for (let i = 0; i < 6; i++) {
      await letLapse(conflict.id);
      line.push((await company.conflict(conflict.id)).assignee);
    }
    expect(line).toEqual([jo.id, ria.id, ada.id, mara.id, admin.id, admin.id, admin.id]);
    const { history, dueAt, status } = await company.conflict(conflict.id);
    const overdue = history.filter(({ action }) => action === 'overdue');
    expect(overdue.map(({ actor, detail }) => [actor, detail.escalation])).toEqual(
      [1, 2, 3, 4, 5, 6].map((escalation) => ['clock', escalation]),
    );
    expect([Date.parse(dueAt ?? ''), status]).toEqual([clock.now().getTime() + 86_400_000, 'open']);

    // Who is disabled is asked no more.
    const second = (await service.api.get<{ items: { id: string; email: string }[] }>('people')).body.items.find(
      ({ email }) => email === 'second-admin@example.com',
    );
    await service.api.post(`people/${admin.id}/disable`);
    await company.admin.patch('segments/new-customers', { reviewers: null });
    await company.admin.patch('offices/marketing', { advocate: null });
    await company.admin.patch('offices/operations', { advocate: null });
    expect(await owner('second')).toBe(second?.id);
  });
});
