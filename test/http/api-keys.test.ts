import { Database } from '../../src/platform/database/database.js';
import type { Problem } from '../support/client.js';
import { foundCompany } from '../support/company.js';
import { describeOnDatabase } from '../support/database.js';
import { letter } from '../support/letters.js';
import { ADMIN_KEY, Service } from '../support/service.js';

interface KeyShown {
  id: string;
  name: string;
  role: string;
  office: string | null;
  prefix: string;
  key: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

describeOnDatabase('API keys', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start();
    await foundCompany(service.api);
  });
  afterAll(() => service.stop());

  const make = async (wanted: object): Promise<KeyShown> => (await service.api.post<KeyShown>('api-keys', wanted)).body;

  test('the secret is shown once, and nowhere kept', async () => {
    const made = await make({ name: 'Mailer', role: 'viewer' });
    expect(made.key).toMatch(/^ov_[\w-]{32}$/);
    expect(made.key.startsWith(made.prefix)).toBe(true);
    const listed = (await service.api.all<KeyShown>('api-keys')).find((one) => one.id === made.id);
    expect(listed).toMatchObject({ name: 'Mailer', role: 'viewer', office: null, revokedAt: null });
    expect(JSON.stringify(listed)).not.toContain(made.key);
    const { reader } = service.app.get(Database, { strict: false });
    for (const { tableName } of reader.entityMetadatas) {
      const rows = await reader.query<unknown[]>(`SELECT * FROM ${tableName}`);
      expect([tableName, JSON.stringify(rows).includes(made.key)]).toEqual([tableName, false]);
    }
  });

  test('nothing answers without one, nor to one that is unknown or of another form', async () => {
    for (const path of ['segments', 'communications', 'conflicts', 'imports', 'api-keys', 'clusters']) {
      const { status, headers, body } = await service.api.as(null).get<Problem>(path);
      expect([path, status, body.type]).toEqual([path, 401, 'urn:onevoice:problem:not-signed-in']);
      expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
    expect((await service.api.as('ov_unknown').get('segments')).status).toBe(401);
    expect((await service.api.as(ADMIN_KEY.slice(0, -1)).get('segments')).status).toBe(401);
    for (const authorization of ['Basic YTpi', ADMIN_KEY, 'Bearer', 'Bearer a b'])
      expect([authorization, (await service.api.as(null).get('segments', { authorization })).status]).toEqual([
        authorization,
        401,
      ]);
  });

  test('revoked, one is refused at once and stays in the list', async () => {
    const made = await make({ name: 'Gone', role: 'reviewer' });
    const holder = service.api.as(made.key);
    expect((await holder.get('segments')).status).toBe(200);
    const { status, body } = await service.api.post<KeyShown>(`api-keys/${made.id}/revoke`);
    expect([status, body.revokedAt]).toEqual([200, expect.any(String)]);
    expect((await holder.get('segments')).status).toBe(401);
    expect((await service.api.post<KeyShown>(`api-keys/${made.id}/revoke`)).body.revokedAt).toBe(body.revokedAt);
    expect((await service.api.all<KeyShown>('api-keys')).map((one) => one.id)).toContain(made.id);
    expect((await service.api.post('api-keys/nobody/revoke')).status).toBe(404);
  });

  test('its last use is noted', async () => {
    const made = await make({ name: 'Used', role: 'viewer' });
    await service.api.as(made.key).get('segments');
    for (let tries = 0; tries < 100; tries++) {
      const used = (await service.api.all<KeyShown>('api-keys')).find((one) => one.id === made.id)?.lastUsedAt;
      if (used) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('the use was not noted within two seconds');
  });

  test('an author writes for one office, which is named when the key is made', async () => {
    expect((await service.api.post('api-keys', { name: 'x', role: 'author' })).status).toBe(422);
    expect((await service.api.post('api-keys', { name: 'x', role: 'admin', office: 'cards' })).status).toBe(422);
    expect(
      (await service.api.post('api-keys', { name: 'x', role: 'author', office: 'nobody' })).status,
    ).toBeGreaterThanOrEqual(404);
    expect((await service.api.post('api-keys', { name: 'x', role: 'emperor' })).status).toBe(422);
    const holder = service.api.as((await make({ name: 'Accounts', role: 'author', office: 'operations' })).key);
    const mine = await holder.post<{ id: string }>('communications', letter('ops-privacy'));
    expect(mine.status).toBe(201);
    expect((await holder.post('communications', letter('mkt-app'))).status).toBe(403);
    const { body: theirs } = await service.api.post<{ id: string }>('communications', letter('mkt-app'));
    expect((await holder.post(`communications/${theirs.id}/withdraw`)).status).toBe(403);
    expect((await holder.post(`communications/${mine.body.id}/withdraw`)).status).toBe(200);
    expect((await holder.post('segments', { id: 'mine', name: 'Mine' })).status).toBe(403);
  });
});
