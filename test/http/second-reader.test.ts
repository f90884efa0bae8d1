import { BatchesService } from '../../src/second-reader/batches.service.js';
import { SecondReaderService } from '../../src/second-reader/second-reader.service.js';
import { ChatEndpoint } from '../support/chat-endpoint.js';
import { foundCompany } from '../support/company.js';
import { describeOnDatabase } from '../support/database.js';
import { file } from '../support/findings.js';
import { NEVER, WHENEVER, knowsReturns, letter } from '../support/returns.js';
import { Service, TestClock } from '../support/service.js';

/** The rows that reading works from, on each engine; what else it does is in test/second-reader. */
describeOnDatabase('the second reader’s backlog', () => {
  let service: Service;
  let endpoint: ChatEndpoint;
  const clock = new TestClock();

  beforeAll(async () => {
    endpoint = await new ChatEndpoint(knowsReturns).start();
    const env = { SECOND_READER_URL: endpoint.url, SECOND_READER_MODEL: 'stub' };
    service = await Service.start({ clock, env });
    await foundCompany(service.api);
  });
  afterAll(async () => {
    await service.stop();
    await endpoint.kill();
  });

  it('is worked through, revised, counted by day and exported', async () => {
    const read = () => service.app.get(SecondReaderService, { strict: false }).run();
    const found = async () =>
      (await service.api.get<{ items: object[] }>('conflicts?foundBy=second-reader')).body.items;
    await file(service.api, WHENEVER);
    await file(service.api, NEVER);
    await read();
    expect(await found()).toEqual([expect.objectContaining({ claimKind: 'polarity', foundBy: 'second-reader' })]);
    expect(endpoint.asked).toHaveLength(1);

    clock.advanceDays(1);
    await file(service.api, { ...NEVER, body: `${NEVER.body}\n\nGoods are not taken back at the counter.` });
    await read();
    expect(endpoint.asked).toHaveLength(2);
    expect(await found()).toHaveLength(1);
    const { body } = await service.api.get<{ backlog: object; days: { questions: number }[] }>('second-reader');
    expect(body).toMatchObject({ state: 'idle', backlog: { waiting: 0, read: 2 } });
    expect(body.days.map(({ questions }) => questions)).toEqual([1, 1]);

    await endpoint.kill();
    await file(service.api, letter('pr-returns', 'president', ['The desk takes what you send back.']));
    await read();
    clock.advanceDays(1);
    const lines: string[] = [];
    for await (const line of service.app.get(BatchesService, { strict: false }).export('stub')) lines.push(line);
    expect(lines).toHaveLength(1);
  });
});
