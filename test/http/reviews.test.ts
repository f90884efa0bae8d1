import { EscalationService } from '../../src/reviews/escalation.service.js';
import type { Client, Problem } from '../support/client.js';
import { describeOnDatabase } from '../support/database.js';
import { Company, SURVEY, type ShownConflict, WELCOME, years } from '../support/reviewing.js';
import { Service, TestClock } from '../support/service.js';

interface ShownReview {
  status: string;
  version: number;
  moves: string[];
  decision: { decision: string; by: string; confirmedBy: string | null } | null;
  proposal: { by: string } | null;
  questions: { id: string; office: string; answer: string | null }[];
  reception: { helped: number; didNotHelp: number; words: string[] };
}

const actionsOf = (conflict: ShownConflict) => conflict.history.map(({ action }) => action);

describeOnDatabase('reviews', () => {
  let service: Service;
  let company: Company;
  let ria: { client: Client; id: string };
  let rob: { client: Client; id: string };
  let author: { client: Client; id: string };
  let advocate: { client: Client; id: string };
  let viewer: { client: Client; id: string };
  const clock = new TestClock();
  const year = years();
  const nextYear = () => year.next().value as { sendFrom: string; sendUntil: string };

  beforeAll(async () => {
    service = await Service.start({ clock });
    company = await Company.found(service);
    ria = await company.hire('Ria', 'reviewer');
    rob = await company.hire('Rob', 'reviewer');
    author = await company.hire('Max of marketing', 'author', 'marketing');
    advocate = await company.hire('Ada of operations', 'author', 'operations');
    viewer = await company.hire('Vic', 'viewer');
    await company.admin.patch('offices/operations', { advocate: advocate.id });
  });
  afterAll(() => service.stop());

  test('the life of one conflict, from two letters to a decision that helped', async () => {
    // Marketing and operations both welcome the new customers.
    const { a, b, conflict } = await company.collide('life', nextYear());
    expect(conflict).toMatchObject({ kind: 'duplicate', status: 'open', segment: 'new-customers' });
    // It has an owner at once: nobody owns the journey or reviews the segment, so the advocate of the later office.
    expect(conflict.assignee).toBe(advocate.id);
    expect(conflict.dueAt).not.toBeNull();
    expect([await company.clearance(a.id), await company.clearance(b.id)]).toEqual(['review', 'review']);
    const path = `conflicts/${conflict.id}`;

    // A viewer looks, and does no more.
    expect((await viewer.client.get<ShownReview>(`${path}/review`)).body.moves).toContain('comment');
    expect((await viewer.client.post(`${path}/comments`, { text: 'hm' })).status).toBe(403);
    // The author of one side may talk, not decide.
    const commented = await author.client.post<ShownConflict>(`${path}/comments`, { text: 'Ours is older. @ria look' });
    expect(commented.status).toBe(201);
    expect(commented.body.history.at(-1)).toMatchObject({ action: 'commented', actor: author.id });
    expect(commented.body.history.at(-1)?.detail.mentions).toEqual(['ria']);
    const refused = await author.client.post<Problem>(`${path}/decide`, { decision: 'keep_one', keep: a.id });
    expect([refused.status, refused.body.detail]).toEqual([403, expect.stringContaining('reviewers')]);

    // Ria takes it, and asks operations.
    const taken = await ria.client.post<ShownConflict>(`${path}/assign`, {
      assignee: ria.id,
      version: conflict.version,
    });
    expect(taken.body).toMatchObject({ status: 'in_review', assignee: ria.id });
    const asked = await ria.client.post<ShownConflict>(`${path}/ask`, {
      office: 'operations',
      question: 'Do you need it?',
    });
    expect(asked.body.status).toBe('awaiting_office');
    expect((await advocate.client.get<{ items: { conflictId: string }[] }>('questions?open=true')).body.items).toEqual([
      expect.objectContaining({ conflictId: conflict.id, question: 'Do you need it?', askedBy: ria.id }),
    ]);
    // Its advocate answers.
    const answered = await advocate.client.post<ShownConflict>(`${path}/comments`, { text: 'We can do without.' });
    expect(answered.body.status).toBe('in_review');
    expect(answered.body.history.at(-1)).toMatchObject({ action: 'answered', actor: advocate.id });

    // Rob decides on what he saw before all that, and is told.
    const late = await rob.client.post<Problem>(`${path}/decide`, {
      decision: 'keep_one',
      keep: b.id,
      version: conflict.version,
    });
    expect([late.status, late.body.type]).toEqual([409, 'urn:onevoice:problem:conflicting-state']);
    // Ria decides: one is kept.
    const decided = await ria.client.post<ShownConflict>(
      `${path}/decide`,
      { decision: 'keep_one', keep: a.id, reason: 'The older one stands.' },
      { 'If-Match': `"${answered.body.version}"` },
    );
    expect([decided.status, decided.body.status]).toEqual([200, 'resolved']);
    expect([await company.clearance(a.id), await company.clearance(b.id)]).toEqual(['released', 'held']);
    // A second decision finds it decided, and says what is possible.
    const again = await rob.client.post<Problem>(`${path}/decide`, { decision: 'keep_one', keep: b.id });
    expect([again.status, again.body.detail]).toEqual([
      409,
      expect.stringContaining('Possible now: comment, feedback, reopen'),
    ]);

    // Those it concerned say whether it helped.
    const helped = await author.client.post<ShownReview>(`${path}/feedback`, {
      helped: true,
      words: 'Quick, thank you.',
    });
    expect(helped.body.reception).toEqual({ helped: 1, didNotHelp: 0, words: ['Quick, thank you.'] });
    const whole = await company.conflict(conflict.id);
    expect(actionsOf(whole)).toEqual(['opened', 'commented', 'assigned', 'asked', 'answered', 'decided', 'feedback']);
    // The decision is taken back: what it withdrew is there again, and both wait.
    const reopened = await ria.client.post<ShownConflict>(`${path}/reopen`, {
      reason: 'Operations needs it after all.',
    });
    expect([reopened.status, reopened.body.status]).toEqual([200, 'open']);
    expect([await company.clearance(a.id), await company.clearance(b.id)]).toEqual(['review', 'review']);
    expect(reopened.body.members).toHaveLength(2);
    // Decided anew, the other way.
    const anew = await rob.client.post<ShownConflict>(`${path}/decide`, { decision: 'keep_one', keep: b.id });
    expect([anew.status, anew.body.status]).toEqual([200, 'resolved']);
    expect([await company.clearance(a.id), await company.clearance(b.id)]).toEqual(['held', 'released']);
    // Whoever has revised a letter since is not overruled by taking the decision back.
    await company.file('marketing', 'life-a', { subject: 'A survey', body: SURVEY });
    expect((await ria.client.post<Problem>(`${path}/reopen`, {})).status).toBe(409);
  });

  test('taken back, a decision leaves nothing behind: what joined meanwhile, and what was held', async () => {
    const window = nextYear();
    const { a, b, conflict } = await company.collide('back', window);
    await ria.client.post(`conflicts/${conflict.id}/decide`, { decision: 'keep_one', keep: a.id });
    const c = await company.file('executive', 'back-c', window);
    const [other] = c.clearance.conflictIds;
    expect(other).not.toBe(conflict.id);
    await ria.client.post(`conflicts/${conflict.id}/reopen`, { reason: 'too early' });
    // All three say the same now: one conflict has them all, and the letter that was withdrawn is compared again.
    const b2 = await company.admin.get<{ state: string; conflictIds: string[] }>(`communications/${b.id}/clearance`);
    expect(b2.body.state).toBe('review');
    const whole = await company.conflict(b2.body.conflictIds[0] as string);
    expect(b2.body.conflictIds).toHaveLength(1);
    expect(whole.members.map(({ externalId }) => externalId).sort()).toEqual(['back-a', 'back-b', 'back-c']);
    // What a reword held is to be reviewed again.
    await ria.client.post(`conflicts/${whole.id}/decide`, { decision: 'reword', communications: [b.id, c.id] });
    expect(await company.clearance(b.id)).toBe('held');
    await ria.client.post(`conflicts/${whole.id}/reopen`, { reason: 'no need' });
    expect(await company.clearance(b.id)).toBe('review');
  });

  test('not_a_conflict and accept hold for contradictions, in filing and in the check before', async () => {
    await company.post('segments', { id: 'facts', name: 'Facts', contradictionBar: 0.5 });
    const window = { ...nextYear(), segments: ['facts'] };
    const terms = (fee: string) => `${WELCOME}\nThe monthly fee for your everyday account is ${fee}.`;
    const letter = (fee: string) => ({ ...window, subject: 'Your fee', body: terms(fee) });
    const preflight = (office: string, externalId: string, fee: string, more: object = {}) =>
      company.admin.post<{ findings: { kind: string; claimKind?: string }[] }>('preflight', {
        office,
        externalId,
        channel: 'letter',
        bodyFormat: 'text',
        ...letter(fee),
        ...more,
      });
    const kinds = (answer: { body: { findings: { kind: string }[] } }) => answer.body.findings.map(({ kind }) => kind);
    const disputes = async (id: string) => {
      const { conflictIds } = (await company.admin.get<{ conflictIds: string[] }>(`communications/${id}/clearance`))
        .body;
      const all = await Promise.all(conflictIds.map((one) => company.conflict(one)));
      return all.filter(({ kind }) => kind === 'contradiction');
    };
    await company.file('marketing', 'fee-a', letter('$5'));
    const b = await company.file('operations', 'fee-b', letter('$7'));
    const [dispute] = await disputes(b.id);
    expect(dispute).toMatchObject({ kind: 'contradiction', status: 'open' });
    const decision = { decision: 'not_a_conflict', reason: 'One is the student account.' };
    const path = `conflicts/${dispute?.id}`;
    expect((await ria.client.post<ShownConflict>(`${path}/decide`, decision)).body.status).toBe('dismissed');
    expect(await disputes(b.id)).toEqual([]);
    // The same content again, from either side, in filing and in the check before: never raised again.
    await company.file('operations', 'fee-b', letter('$7'));
    expect(kinds(await preflight('operations', 'fee-b', '$7'))).not.toContain('contradiction');
    expect(kinds(await preflight('marketing', 'fee-a', '$5'))).not.toContain('contradiction');
    // A third one disagrees with both: no dispute has the two together, and the dismissed one stays dismissed.
    const c = await company.file('executive', 'fee-c', letter('$9'));
    const withThird = await disputes(c.id);
    expect(withThird.map(({ members }) => members.map(({ externalId }) => externalId).sort()).sort()).toEqual([
      ['fee-a', 'fee-c'],
      ['fee-b', 'fee-c'],
    ]);
    expect((await company.conflict(dispute?.id ?? '')).status).toBe('dismissed');
    await company.post(`communications/${c.id}/withdraw`, {});
    expect(await disputes(b.id)).toEqual([]);
    // Another figure is another question: the same conflict is asked again.
    expect(kinds(await preflight('operations', 'fee-b', '$8'))).toContain('contradiction');
    await company.file('operations', 'fee-b', letter('$8'));
    expect((await disputes(b.id)).map(({ id, status }) => [id, status])).toEqual([[dispute?.id, 'open']]);
    // Accepted, it is quiet until a text changes.
    const accept = { decision: 'accept', reason: 'Both are right until May.' };
    expect((await ria.client.post<ShownConflict>(`${path}/decide`, accept)).body.status).toBe('resolved');
    expect(kinds(await preflight('operations', 'fee-b', '$8'))).not.toContain('contradiction');
    await company.file('operations', 'fee-b', { ...letter('$8'), signatory: 'Ann Other' });
    expect((await company.conflict(dispute?.id ?? '')).status).toBe('open');
    // A change that is owed is still found by the check before sending.
    await ria.client.post(`${path}/decide`, { decision: 'reword', communications: [b.id] });
    expect(kinds(await preflight('operations', 'fee-b', '$8', { signatory: 'Ann Other' }))).toContain('contradiction');
  });

  test('nobody releases a communication of their own office', async () => {
    await company.post('journeys', { id: 'own-office', name: 'Onboarding', owner: author.id });
    const { a, b, conflict } = await company.collide('own', { ...nextYear(), journey: 'own-office' });
    // The journey's owner owns the conflict, decides across offices, and is of marketing.
    expect(conflict.assignee).toBe(author.id);
    const own = await author.client.post<Problem>(`conflicts/${conflict.id}/decide`, {
      decision: 'keep_one',
      keep: a.id,
    });
    expect([own.status, own.body.detail]).toEqual([403, expect.stringContaining('your own office (marketing)')]);
    const all = { decision: 'accept', reason: 'both are needed' };
    expect((await author.client.post(`conflicts/${conflict.id}/decide`, all)).status).toBe(403);
    expect((await author.client.post(`communications/${a.id}/release`, { reason: 'hurry' })).status).toBe(403);
    const theirs = await author.client.post<ShownConflict>(`conflicts/${conflict.id}/decide`, {
      decision: 'keep_one',
      keep: b.id,
    });
    expect([theirs.status, theirs.body.status]).toEqual([200, 'resolved']);
  });

  test('reword holds until a revision no longer conflicts, and then releases by itself', async () => {
    const window = nextYear();
    const { a, b, conflict } = await company.collide('reword', window);
    const decision = {
      decision: 'reword',
      reason: 'Say it once.',
      edits: [{ communicationId: b.id, text: 'Leave out the card.' }],
    };
    expect((await ria.client.post<ShownConflict>(`conflicts/${conflict.id}/decide`, decision)).body.status).toBe(
      'resolved',
    );
    expect([await company.clearance(a.id), await company.clearance(b.id)]).toEqual(['released', 'held']);
    // A revision that still says the same is held on, and the conflict is open again.
    const still = await company.file('operations', 'reword-b', { ...window, body: `${WELCOME}\nYours sincerely` });
    expect(still.clearance.state).toBe('held');
    expect(await company.conflict(conflict.id)).toMatchObject({ status: 'open' });
    expect(actionsOf(await company.conflict(conflict.id))).toContain('reopened');
    expect(await company.clearance(a.id)).toBe('review');
    // One that says something else goes out.
    const other = await company.file('operations', 'reword-b', { ...window, subject: 'A survey', body: SURVEY });
    expect(other.clearance.state).toBe('released');
    expect(await company.conflict(conflict.id)).toMatchObject({ status: 'superseded' });
    expect(await company.clearance(a.id)).toBe('clear');
  });

  test('reschedule holds until the dates are apart', async () => {
    const { b, conflict } = await company.collide('reschedule', nextYear());
    await ria.client.post(`conflicts/${conflict.id}/decide`, { decision: 'reschedule', communications: [b.id] });
    expect(await company.clearance(b.id)).toBe('held');
    const moved = await company.file('operations', 'reschedule-b', nextYear());
    expect(moved.clearance.state).toBe('released');
    expect(await company.conflict(conflict.id)).toMatchObject({ status: 'resolved' });
  });

  test('a hold ends when what it collided with is withdrawn', async () => {
    const { a, b, conflict } = await company.collide('gone', nextYear());
    await ria.client.post(`conflicts/${conflict.id}/decide`, { decision: 'reword', communications: [b.id] });
    await company.post(`communications/${a.id}/withdraw`, {});
    expect(await company.clearance(b.id)).toBe('released');
  });

  test('not_a_conflict is never raised again for the same contents, and is for others', async () => {
    const window = nextYear();
    const { a, b, conflict } = await company.collide('none', window);
    expect(
      (await ria.client.post<Problem>(`conflicts/${conflict.id}/decide`, { decision: 'not_a_conflict' })).body.errors,
    ).toEqual([{ pointer: '/reason', detail: expect.stringContaining('say why') }]);
    const decision = { decision: 'not_a_conflict', reason: 'They go to different branches.' };
    expect((await ria.client.post<ShownConflict>(`conflicts/${conflict.id}/decide`, decision)).body.status).toBe(
      'dismissed',
    );
    expect([await company.clearance(a.id), await company.clearance(b.id)]).toEqual(['released', 'released']);
    // Filed again, looked at again: it stays decided. Neither does a check before sending raise it.
    expect((await company.file('operations', 'none-b', window)).clearance.state).toBe('released');
    const preflight = { office: 'operations', externalId: 'none-b', channel: 'letter', segments: ['new-customers'] };
    const checked = await company.admin.post<{ verdict: string }>('preflight', {
      ...preflight,
      ...window,
      subject: 'Welcome',
      body: WELCOME,
      bodyFormat: 'text',
    });
    expect(checked.body.verdict).toBe('clear');
    // A third one collides with both; no conflict has the two in it together.
    const c = await company.file('executive', 'none-c', window);
    expect(c.clearance.state).toBe('review');
    const open = await Promise.all(c.clearance.conflictIds.map((id) => company.conflict(id)));
    expect(open.map(({ members }) => members.map(({ externalId }) => externalId).sort()).sort()).toEqual([
      ['none-a', 'none-c'],
      ['none-b', 'none-c'],
    ]);
    await company.post(`communications/${c.id}/withdraw`, {});
    expect(await company.clearance(a.id)).toBe('released');
    // One of the texts changes: it is the same conflict, asked again.
    await company.file('operations', 'none-b', { ...window, body: `${WELCOME}\nWith kind regards` });
    expect(await company.conflict(conflict.id)).toMatchObject({ status: 'open' });
    // The text comes back that was decided on: so does the decision.
    await company.file('operations', 'none-b', window);
    expect(await company.clearance(a.id)).not.toBe('review');
  });

  test('an accepted duplicate comes back when it expires', async () => {
    const { a, conflict } = await company.collide('accept', nextYear());
    const expiresAt = new Date(clock.now().getTime() + 10 * 86_400_000).toISOString();
    const path = `conflicts/${conflict.id}`;
    await ria.client.post(`${path}/decide`, { decision: 'accept', reason: 'statutory notice', expiresAt });
    expect(await company.clearance(a.id)).toBe('released');
    await service.app.get(EscalationService, { strict: false }).tick();
    expect(await company.conflict(conflict.id)).toMatchObject({ status: 'resolved' });
    clock.advanceDays(11);
    await service.app.get(EscalationService, { strict: false }).tick();
    const back = await company.conflict(conflict.id);
    expect(back.status).toBe('open');
    expect(back.history.at(-1)).toMatchObject({ action: 'reopened', actor: 'clock' });
    expect(await company.clearance(a.id)).toBe('review');
  });

  test('an accepted duplicate comes back when a text changes', async () => {
    const window = nextYear();
    const { conflict } = await company.collide('accept-text', window);
    await ria.client.post(`conflicts/${conflict.id}/decide`, { decision: 'accept', reason: 'joint holders' });
    const revised = await company.file('operations', 'accept-text-b', { ...window, body: `${WELCOME}\nSee you soon` });
    expect(revised.clearance.conflictIds).toEqual([conflict.id]);
    expect(await company.conflict(conflict.id)).toMatchObject({ status: 'open' });
  });

  test('a member that is taken out stays out, whatever its text becomes', async () => {
    const window = nextYear();
    const { conflict } = await company.collide('out', window);
    const c = await company.file('executive', 'out-c', window);
    const removed = await ria.client.post<ShownConflict>(`conflicts/${conflict.id}/members/${c.id}/remove`, {
      reason: 'other branch',
    });
    expect(removed.body.members.map(({ externalId }) => externalId).sort()).toEqual(['out-a', 'out-b']);
    expect(await company.clearance(c.id)).toBe('clear');
    const revised = await company.file('executive', 'out-c', { ...window, body: `${WELCOME}\nYours` });
    expect(revised.clearance).toMatchObject({ state: 'clear', conflictIds: [] });
    expect((await company.conflict(conflict.id)).members).toHaveLength(2);
    // Taking one of the last two out says that there is no conflict.
    const last = await ria.client.post<ShownConflict>(
      `conflicts/${conflict.id}/members/${conflict.members[0]?.communicationId}/remove`,
      {},
    );
    expect(last.body.status).toBe('dismissed');
  });

  test('a segment can ask for two reviewers', async () => {
    await company.post('segments', { id: 'vip', name: 'VIP', decisionsNeeded: 2, reviewers: [ria.id, rob.id] });
    const { a, conflict } = await company.collide('two', { ...nextYear(), segments: ['vip'] });
    expect([ria.id, rob.id]).toContain(conflict.assignee);
    const path = `conflicts/${conflict.id}`;
    const decision = { decision: 'keep_one', keep: a.id };
    expect((await ria.client.post<ShownConflict>(`${path}/decide`, decision)).body.status).toBe('in_review');
    expect(await company.clearance(a.id)).toBe('review');
    const alone = await ria.client.post<Problem>(`${path}/decide`, decision);
    expect([alone.status, alone.body.detail]).toEqual([409, expect.stringContaining('another reviewer')]);
    expect((await rob.client.get<ShownReview>(`${path}/review`)).body.proposal).toMatchObject({ by: ria.id });
    expect((await rob.client.post<ShownConflict>(`${path}/decide`, decision)).body.status).toBe('resolved');
    expect((await rob.client.get<ShownReview>(`${path}/review`)).body.decision).toMatchObject({
      by: ria.id,
      confirmedBy: rob.id,
    });
  });

  test('two reviewers who disagree: nothing happens until both say the same', async () => {
    await company.post('segments', { id: 'board', name: 'Board', decisionsNeeded: 2, reviewers: [ria.id, rob.id] });
    const { a, b, conflict } = await company.collide('disagree', { ...nextYear(), segments: ['board'] });
    const path = `conflicts/${conflict.id}`;
    const decide = (who: { client: Client }, keep: string) =>
      who.client.post<ShownConflict & Problem>(`${path}/decide`, { decision: 'keep_one', keep });
    const undecided = async () => [await company.clearance(a.id), await company.clearance(b.id)];
    expect((await decide(ria, a.id)).body.status).toBe('in_review');
    // Rob says otherwise: now his stands to be confirmed, and not by himself.
    expect((await decide(rob, b.id)).body.status).toBe('in_review');
    expect(await undecided()).toEqual(['review', 'review']);
    expect((await ria.client.get<ShownReview>(`${path}/review`)).body.proposal).toMatchObject({ by: rob.id });
    expect((await decide(rob, b.id)).status).toBe(409);
    // Ria insists; another kind of decision is another decision.
    expect((await decide(ria, a.id)).body.status).toBe('in_review');
    const accept = { decision: 'accept', reason: 'both are needed' };
    expect((await rob.client.post<ShownConflict>(`${path}/decide`, accept)).body.status).toBe('in_review');
    expect(await undecided()).toEqual(['review', 'review']);
    expect((await decide(ria, b.id)).body.status).toBe('in_review');
    expect((await decide(rob, b.id)).body.status).toBe('resolved');
    expect([await company.clearance(a.id), await company.clearance(b.id)]).toEqual(['held', 'released']);
    const { decision, proposal } = (await ria.client.get<ShownReview>(`${path}/review`)).body;
    expect(decision).toMatchObject({ by: ria.id, confirmedBy: rob.id });
    expect(proposal).toBeNull();
    const actions = actionsOf(await company.conflict(conflict.id));
    expect(actions.filter((action) => ['proposed', 'decided'].includes(action))).toEqual([
      ...Array<string>(5).fill('proposed'),
      'decided',
    ]);
  });

  test('what is overdue goes up, and what is due soon is told once', async () => {
    await company.post('segments', { id: 'slow', name: 'Slow', reviewers: [ria.id, rob.id] });
    const { conflict } = await company.collide('overdue', { ...nextYear(), segments: ['slow'] });
    const first = conflict.assignee;
    const escalation = service.app.get(EscalationService, { strict: false });
    const days = (Date.parse(conflict.dueAt ?? '') - clock.now().getTime()) / 86_400_000;
    clock.advanceDays(days - 0.5);
    await escalation.tick();
    await escalation.tick();
    expect(actionsOf(await company.conflict(conflict.id)).filter((action) => action === 'due_soon')).toHaveLength(1);
    clock.advanceDays(0.6);
    await escalation.tick();
    const up = await company.conflict(conflict.id);
    expect(up.assignee).toBe(first === ria.id ? rob.id : ria.id);
    expect(Date.parse(up.dueAt ?? '')).toBe(clock.now().getTime() + 86_400_000);
    await escalation.tick();
    expect(actionsOf(await company.conflict(conflict.id)).filter((action) => action === 'overdue')).toHaveLength(1);
  });

  test('exact copies are no-brainers, decided as a selection with one reason', async () => {
    const pairs = [await company.collide('copy-1', nextYear()), await company.collide('copy-2', nextYear())];
    const { body } = await ria.client.get<{ items: ShownConflict[] }>('conflicts?noBrainer=true&status=open&limit=200');
    const listed = body.items.filter(({ id }) => pairs.some(({ conflict }) => conflict.id === id));
    expect(listed.map(({ fix }) => fix?.decision)).toEqual(['keep_one', 'keep_one']);
    const decided = await ria.client.post<{ items: object[] }>('conflicts/decisions', {
      conflicts: [...listed.map(({ id }) => id), 'no-such-conflict'],
      decision: 'keep_one',
      reason: 'exact copies',
    });
    expect(decided.body.items).toEqual([
      { conflictId: listed[0]?.id, status: 'resolved' },
      { conflictId: listed[1]?.id, status: 'resolved' },
      expect.objectContaining({ conflictId: 'no-such-conflict', problem: 'not-found' }),
    ]);
  });

  test('an office that was asked answers by revising', async () => {
    const window = nextYear();
    const { conflict } = await company.collide('revise', window);
    await ria.client.post(`conflicts/${conflict.id}/ask`, {
      office: 'operations',
      question: 'Can you say it in other words?',
    });
    await company.file('operations', 'revise-b', { ...window, body: `${WELCOME}\nYour operations team` });
    const back = await company.conflict(conflict.id);
    expect([back.status, actionsOf(back).at(-1)]).toEqual(['in_review', 'revised']);
  });

  test('an author has a draft read for clarity by another office', async () => {
    const draft = await company.file('marketing', 'clarity', { ...nextYear(), subject: 'A survey', body: SURVEY });
    const question = { office: 'operations', question: 'Is the second paragraph clear?' };
    const asked = await author.client.post<{ id: string }>(`communications/${draft.id}/clarity`, question);
    expect(asked.status).toBe(201);
    expect((await author.client.post<Problem>(`questions/${asked.body.id}/answer`, { text: 'yes' })).status).toBe(403);
    const answer = await advocate.client.post<{ answer: string }>(`questions/${asked.body.id}/answer`, {
      text: 'Say "bulbs".',
    });
    expect(answer.body.answer).toBe('Say "bulbs".');
    expect((await advocate.client.post(`questions/${asked.body.id}/answer`, { text: 'again' })).status).toBe(409);
    expect(
      (await author.client.post(`communications/${draft.id}/clarity`, { ...question, office: 'marketing' })).status,
    ).toBe(422);
  });

  test('a reviewer holds and releases by hand, and a revision voids it', async () => {
    const window = nextYear();
    const { id } = await company.file('marketing', 'by-hand', { ...window, subject: 'A survey', body: SURVEY });
    expect(await company.clearance(id)).toBe('clear');
    await ria.client.post(`communications/${id}/hold`, { reason: 'The prize is not there yet.' });
    expect(await company.clearance(id)).toBe('held');
    await company.file('marketing', 'by-hand', { ...window, subject: 'A survey', body: `${SURVEY}\nSoon` });
    expect(await company.clearance(id)).toBe('held');
    const released = await ria.client.post<{ state: string; contentHash: string }>(`communications/${id}/release`, {
      reason: 'It is.',
    });
    expect(released.body.state).toBe('released');
    const asked = (hash: string) =>
      company.admin.get<{ state: string }>(`communications/${id}/clearance?contentHash=${hash}`);
    expect((await asked(released.body.contentHash)).body.state).toBe('released');
    expect((await asked('another')).body.state).toBe('review');
    const revised = await company.file('marketing', 'by-hand', { ...window, subject: 'A survey', body: SURVEY });
    expect(revised.clearance.state).toBe('clear');
  });

  test('what was accepted is listed with who answers for it and until when, those that end first in front', async () => {
    const accepted: string[] = [];
    for (const [name, expiresAt] of [
      ['long', '2027-06-30'],
      ['short', '2027-01-31'],
    ] as const) {
      const { conflict } = await company.collide(`declared-${name}`, nextYear());
      accepted.unshift(conflict.id);
      const decision = { decision: 'accept', reason: `${name}: the law asks for both`, expiresAt, owner: rob.id };
      expect((await ria.client.post(`conflicts/${conflict.id}/decide`, decision)).status).toBe(200);
    }
    interface Declared {
      conflictId: string;
      reason: string;
      owner: string;
      declaredBy: string;
      expiresAt: string;
      members: { externalId: string }[];
    }
    const mine = async () =>
      (await viewer.client.all<Declared>('declared-duplicates?limit=1')).filter(({ conflictId }) =>
        accepted.includes(conflictId),
      );
    const listed = await mine();
    expect(listed.map(({ conflictId }) => conflictId)).toEqual(accepted);
    expect(listed[0]).toMatchObject({ reason: 'short: the law asks for both', owner: rob.id, declaredBy: ria.id });
    expect(listed[0]?.members.map(({ externalId }) => externalId)).toEqual(['declared-short-a', 'declared-short-b']);
    expect(listed[0]?.expiresAt.slice(0, 7)).toBe('2027-02');
    await ria.client.post(`conflicts/${accepted[0]}/reopen`, { reason: 'no longer' });
    expect((await mine()).map(({ conflictId }) => conflictId)).toEqual([accepted[1]]);
  });

  test('a view of the queue is kept for the one who saved it, under a name that is there once', async () => {
    interface View {
      id: string;
      name: string;
      query: string;
    }
    const views = async (client: Client) => (await client.get<{ items: View[] }>('queue-views')).body.items;
    const first = await viewer.client.post<View>('queue-views', { name: 'Fees', query: 'kind=contradiction&q=fee' });
    expect(first.status).toBe(200);
    await viewer.client.post('queue-views', { name: 'All', query: '' });
    await viewer.client.post('queue-views', { name: ' Fees ', query: 'kind=contradiction' });
    expect((await views(viewer.client)).map(({ name, query }) => [name, query])).toEqual([
      ['All', ''],
      ['Fees', 'kind=contradiction'],
    ]);
    expect(await views(ria.client)).toEqual([]);
    expect((await ria.client.delete(`queue-views/${first.body.id}`)).status).toBe(404);
    expect((await viewer.client.delete(`queue-views/${first.body.id}`)).status).toBe(204);
    expect((await views(viewer.client)).map(({ name }) => name)).toEqual(['All']);
    for (const bad of [{ name: ' ', query: '' }, { name: 'x', query: '/elsewhere?a=b' }, { name: 'x' }])
      expect((await viewer.client.post('queue-views', bad)).status).toBe(422);
    for (let n = 1; n < 50; n++) await viewer.client.post('queue-views', { name: `view ${n}`, query: '' });
    expect((await viewer.client.post('queue-views', { name: 'one too many', query: '' })).status).toBe(409);
  });

  describe('bad input', () => {
    test.each([
      ['a comment of a megabyte', 'comments', { text: 'x'.repeat(1_000_000) }, 422],
      ['a blank comment', 'comments', { text: ' \n ' }, 422],
      ['an unknown decision', 'decide', { decision: 'shrug' }, 422],
      ['keep_one without what is kept', 'decide', { decision: 'reword' }, 422],
      ['an unknown field', 'decide', { decision: 'keep_one', winner: 'x' }, 422],
      ['an unknown office', 'ask', { office: 'nowhere', question: '?' }, 422],
      ['an expiry in the past', 'decide', { decision: 'accept', reason: 'x', expiresAt: '2020-01-01' }, 422],
      ['a stale version', 'assign', { assignee: 'x', version: 4711 }, 409],
    ])('%s', async (_name, move, body, status) => {
      const { conflict } = await company.collide(`bad-${status}-${_name.replace(/\W/g, '')}`.slice(0, 60), nextYear());
      const answer = await ria.client.post<Problem>(`conflicts/${conflict.id}/${move}`, body);
      expect(answer.status).toBe(status);
      expect(await company.conflict(conflict.id)).toMatchObject({ status: 'open', version: conflict.version });
    });

    test('a comment with markup is kept as it was typed', async () => {
      const { conflict } = await company.collide('markup', nextYear());
      const text = '<script>alert(1)</script> & "quotes"';
      const { body } = await ria.client.post<ShownConflict>(`conflicts/${conflict.id}/comments`, { text });
      expect(body.history.at(-1)?.detail.text).toBe(text);
    });

    test('an If-Match that is no version', async () => {
      const { conflict } = await company.collide('if-match', nextYear());
      const answer = await ria.client.post<Problem>(
        `conflicts/${conflict.id}/assign`,
        { assignee: 'x' },
        { 'If-Match': 'W/"abc"' },
      );
      expect(answer.status).toBe(422);
    });

    test('a conflict that does not exist', async () => {
      for (const move of ['review', 'history'])
        expect((await ria.client.get(`conflicts/nope/${move}`)).status).toBe(404);
      expect((await ria.client.post('conflicts/nope/assign', { assignee: ria.id })).status).toBe(404);
    });
  });
});
