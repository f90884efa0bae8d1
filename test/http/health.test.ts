import { Database } from '../../src/platform/database/database.js';
import type { Problem } from '../support/client.js';
import { describeOnDatabase } from '../support/database.js';
import { Service } from '../support/service.js';

describeOnDatabase('health', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start();
  });
  afterAll(() => service.stop());

  test.each(['live', 'ready'])('/health/%s answers without a key', async (which) => {
    const { status, body } = await service.api.as(null).get(`/health/${which}`);
    expect([status, body]).toEqual([200, { status: 'ok' }]);
  });

  test('a database that does not answer makes it alive, but not ready', async () => {
    const { reader } = service.app.get(Database, { strict: false });
    await reader.destroy();
    try {
      const ready = await service.api.as(null).get<Problem>('/health/ready');
      expect(ready.status).toBe(503);
      expect(ready.headers.get('content-type')).toMatch('application/problem+json');
      expect(ready.body.detail).toContain('DATABASE_URL');
      expect((await service.api.as(null).get('/health/live')).status).toBe(200);
    } finally {
      await reader.initialize();
    }
  });
});
