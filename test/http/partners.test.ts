import type { Answer, Client } from '../support/client.js';
import { describeOnDatabase } from '../support/database.js';
import { Service } from '../support/service.js';
import { type Visitor, join } from '../support/visitor.js';

/** Everything that carries this is another office's, and collides with nothing of the partner's. */
const SECRET = /zzq/i;

const SAME =
  'Thank you for opening your current account with us. Your debit card and its number will reach you by post within five working days. ' +
  'Until then you can pay with the card in your phone. Set up your standing orders online, and move your salary by telling your employer. ' +
  'If you have any question about your new account, call us on 0800 123 456 on any day from eight in the morning to eight in the evening.';

interface List {
  items: { id: string; office?: string; members?: { communicationId: string; externalId: string; office: string }[] }[];
}

describeOnDatabase('a partner office', () => {
  let service: Service;
  let partner: Visitor;
  let own: string;
  let other: string;
  let foreignConflict: string;
  let sharedConflict: string;
  beforeAll(async () => {
    service = await Service.start();
    const { api } = service;
    for (const [id, kind] of [
      ['bank', 'partner'],
      ['card', 'partner'],
      ['marketing', 'marketing'],
      ['operations', 'operations'],
    ])
      await api.post('offices', { id, name: `The ${id}`, kind, advocate: kind === 'partner' ? null : 'zzq-advocate' });
    await api.post('segments', { id: 'new-customers', name: 'New customers', audienceSize: 1000 });
    await api.post('segments', { id: 'zzq-segment', name: 'Zzq', audienceSize: 1000 });
    await api.post('journeys', { id: 'zzq-journey', name: 'Zzq', owner: 'zzq-owner' });
    const letter = (office: string, more: object) =>
      file(api, { office, channel: 'email', bodyFormat: 'text', sendFrom: '2026-03-01', ...more });
    own = await letter('bank', {
      externalId: 'bank-1',
      segments: ['new-customers'],
      subject: 'Your account',
      body: SAME,
      campaign: 'b',
    });
    other = await letter('marketing', {
      externalId: 'zzq-1',
      segments: ['new-customers', 'zzq-segment'],
      subject: 'Zzq subject',
      body: `${SAME} A zzqprivate raffle of bicycles awaits the first hundred who write to our headquarters by the end of spring.`,
      campaign: 'zzq-campaign',
      signatory: 'Zzq Signer',
      journey: 'zzq-journey',
    });
    await letter('operations', {
      externalId: 'zzq-2',
      segments: ['new-customers', 'zzq-segment'],
      subject: 'Zzq',
      body: SAME,
      campaign: 'zzq2',
    });
    for (const office of ['marketing', 'operations'])
      await letter(office, {
        externalId: `zzq-terms-${office}`,
        segments: ['zzq-segment'],
        subject: 'Zzq terms',
        body: 'Our zzq terms of business change in April. Interest on zzq savings is paid each quarter from then on, and statements come by post.',
        campaign: `zzq-terms-${office}`,
      });
    const all = await api.all<{ id: string; members: { office: string }[] }>('conflicts');
    sharedConflict = all.find((one) => one.members.some((member) => member.office === 'bank'))?.id ?? '';
    foreignConflict = all.find((one) => one.members.every((member) => member.office !== 'bank'))?.id ?? '';
    expect([sharedConflict, foreignConflict].every((id) => id !== '')).toBe(true);
    partner = await join(service, { email: 'partner@bank.example', role: 'advocate', office: 'bank' });
  });
  afterAll(() => service.stop());

  async function file(api: Client, letter: object): Promise<string> {
    const { status, body } = await api.post<{ id: string }>('communications', letter);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body.id;
  }

  /** What the partner is told, with the certainty that it holds nothing of others. */
  async function told<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
    const answer = await asked;
    expect(JSON.stringify([answer.body, ...answer.headers])).not.toMatch(SECRET);
    return answer;
  }

  test('sees its own communications whole, and others’ not even as being there', async () => {
    const list = await told(partner.get<List>('communications?limit=200'));
    expect(list.body.items.map((item) => item.id)).toEqual([own]);
    expect((await told(partner.get(`communications/${own}`))).body).toMatchObject({
      subject: 'Your account',
      body: SAME,
    });
    expect((await told(partner.get<List>('communications?office=marketing'))).body.items).toEqual([]);
    expect((await told(partner.get<List>('communications?q=bicycles'))).body.items).toEqual([]);
    for (const part of ['', '/clearance', '/revisions']) {
      const hidden = await told(partner.get(`communications/${other}${part}`));
      const absent = await partner.get(`communications/${foreignConflict}${part}`);
      expect([hidden.status, absent.status]).toEqual([404, 404]);
      expect(JSON.stringify(hidden.body).replaceAll(other, '')).toBe(
        JSON.stringify(absent.body).replaceAll(foreignConflict, ''),
      );
      expect((await told(partner.get(`communications/${own}${part}`))).status).toBe(200);
    }
    expect((await told(partner.post(`communications/${other}/withdraw`))).status).toBe(404);
  });

  test('sees the conflicts that concern it, and there the colliding passages alone', async () => {
    const list = await told(partner.get<List>('conflicts?limit=200'));
    expect(list.body.items.map((item) => item.id)).toEqual([sharedConflict]);
    const members = list.body.items[0]?.members ?? [];
    expect(members.map((member) => member.office).sort()).toEqual(['bank', 'marketing', 'operations']);
    for (const { office, communicationId, externalId } of members) {
      if (office === 'bank') expect([communicationId, externalId]).toEqual([own, 'bank-1']);
      else expect([communicationId, externalId].join()).toMatch(/^(undisclosed-\d),\1$/);
    }
    const whole = await told(partner.get<{ evidence: { aligned: object[] }[] }>(`conflicts/${sharedConflict}`));
    expect(JSON.stringify(whole.body.evidence)).toContain('Thank you for opening your current account');
    expect((await told(partner.get(`conflicts/${sharedConflict}/history`))).status).toBe(200);
    for (const path of [`conflicts/${foreignConflict}`, `conflicts/${foreignConflict}/history`])
      expect((await told(partner.get(path))).status).toBe(404);
  });

  test('learns of no segment in which others meet each other', async () => {
    interface Lies {
      segment: string;
      segments: string[];
    }
    expect((await service.api.get<Lies>(`conflicts/${sharedConflict}`)).body.segments).toContain('zzq-segment');
    const seen = (await told(partner.get<Lies>(`conflicts/${sharedConflict}`))).body;
    expect([seen.segment, seen.segments]).toEqual(['new-customers', ['new-customers']]);
    for (const list of ['conflicts', 'clusters'])
      expect((await told(partner.get<List>(`${list}?segment=zzq-segment`))).body.items).toEqual([]);
  });

  test('finds a conflict by nothing that it may not see', async () => {
    for (const q of ['zzq', 'Zzq', 'terms', 'zzq-1']) {
      expect((await told(partner.get<List>(`conflicts?q=${q}`))).body.items).toEqual([]);
      expect((await service.api.get<List>(`conflicts?q=${q}`)).body.items.length).toBeGreaterThan(0);
    }
    expect((await partner.get<List>('conflicts?q=bank-1')).body.items).toHaveLength(1);
    expect((await partner.get<List>('conflicts?assignee=nobody')).body.items).toHaveLength(1);
  });

  test('sees its own clusters only', async () => {
    const all = (await service.api.get<List>('clusters')).body.items;
    const list = await told(partner.get<List>('clusters'));
    expect(list.body.items).toHaveLength(1);
    expect(all.length).toBeGreaterThan(1);
    for (const { id } of all) {
      const mine = list.body.items.some((item) => item.id === id);
      expect((await told(partner.get(`clusters/${id}`))).status).toBe(mine ? 200 : 404);
    }
  });

  test('checks what it sends, not what others send, and learns the colliding passage alone', async () => {
    const letter = {
      channel: 'email',
      bodyFormat: 'text',
      segments: ['new-customers'],
      subject: 'New',
      body: SAME,
      campaign: 'c2',
      sendFrom: '2026-03-01',
    };
    const found = await told(
      partner.post<{ verdict: string; findings: { other: { office: string } }[] }>('preflight', {
        ...letter,
        office: 'bank',
      }),
    );
    expect(found.status).toBe(200);
    expect(found.body.findings.map((finding) => finding.other.office)).toContain('marketing');
    expect((await told(partner.post('preflight', { ...letter, office: 'marketing' }))).status).toBe(403);
    const filed = await told(
      partner.post<{ conflicts: object[] }>('communications', { ...letter, office: 'bank', externalId: 'bank-2' }),
    );
    expect([filed.status, filed.body.conflicts.length]).toEqual([201, 1]);
    expect((await told(partner.post('communications', { ...letter, office: 'card', externalId: 'x' }))).status).toBe(
      403,
    );
  });

  test('sees segments it writes to and its own office, and imports of its own', async () => {
    const ids = async (path: string) => (await told(partner.get<List>(path))).body.items.map((item) => item.id);
    expect(await ids('segments')).toEqual(['new-customers']);
    expect(await ids('offices')).toEqual(['bank']);
    expect((await partner.get('segments/zzq-segment')).status).toBe(404);
    expect((await told(partner.get('offices/marketing'))).status).toBe(404);
    const lines = { 'content-type': 'application/x-ndjson' };
    const theirs = await service.api.post<{ id: string }>('imports', '{}\n', lines);
    const mine = await told(partner.post<{ id: string }>('imports', '{}\n', lines));
    expect(mine.status).toBe(202);
    expect(await ids('imports')).toEqual([mine.body.id]);
    for (const path of [`imports/${theirs.body.id}`, `imports/${theirs.body.id}/events`])
      expect((await told(partner.get(path))).status).toBe(404);
    expect((await told(partner.delete(`imports/${theirs.body.id}`))).status).toBe(404);
  });

  test('sees nothing else, by a session or by a key', async () => {
    const { body } = await partner.post<{ key: string }>('me/api-keys', { name: 'robot', role: 'author' });
    for (const asker of [partner, service.api.as(body.key)])
      for (const path of ['journeys', 'journeys/zzq-journey', 'colleagues', 'people', 'api-keys'])
        expect((await told(asker.get(path))).status).toBe(403);
    const list = await told(service.api.as(body.key).get<List>('communications'));
    expect(new Set(list.body.items.map((item) => item.office))).toEqual(new Set(['bank']));
  });

  test('an office that becomes a partner’s is one from then on', async () => {
    const insider = await join(service, { email: 'insider@example.com', role: 'author', office: 'operations' });
    expect((await insider.get<List>('communications')).body.items.some((item) => item.office === 'marketing')).toBe(
      true,
    );
    await service.api.patch('offices/operations', { kind: 'partner' });
    const seen = (await insider.get<List>('communications')).body.items;
    expect(seen.every((item) => item.office === 'operations')).toBe(true);
  });
});
