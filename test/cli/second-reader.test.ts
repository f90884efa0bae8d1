import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type ChatBody, completion, questionIn } from '../support/chat-endpoint.js';
import { foundCompany } from '../support/company.js';
import { file } from '../support/findings.js';
import { NEVER, WHENEVER, knowsReturns } from '../support/returns.js';
import { Service } from '../support/service.js';
import { Folder, onevoice } from './running.js';

describe('onevoice second-reader', () => {
  const folder = new Folder();
  let service: Service;
  beforeAll(async () => {
    service = await Service.start({ database: { url: folder.databaseUrl, drop: () => Promise.resolve() } });
    await foundCompany(service.api);
    await file(service.api, WHENEVER);
    await file(service.api, NEVER);
  });
  afterAll(async () => {
    await service.stop();
    folder.remove();
  });
  const run = (...args: string[]) => onevoice(['second-reader', ...args], { DATABASE_URL: folder.databaseUrl });

  it('writes what waits into a file and takes the answers in, beside a running service', async () => {
    const [questions, answers] = [folder.file('questions.jsonl'), folder.file('answers.jsonl')];
    const exported = await run('export', questions, '--model', 'some-model');
    expect(exported).toMatchObject({ code: 0, out: expect.stringContaining('1 questions') as string });
    const lines = readFileSync(questions, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(1);
    const { custom_id, body } = JSON.parse(lines[0]!) as { custom_id: string; body: ChatBody };
    const response = { status_code: 200, body: completion(knowsReturns(questionIn(body)), body) };
    writeFileSync(answers, `${JSON.stringify({ custom_id, response })}\n`);

    expect(await run('import', answers, '--json')).toMatchObject({ code: 0 });
    const { body: found } = await service.api.get<{ items: object[] }>('conflicts?foundBy=second-reader');
    expect(found.items).toHaveLength(1);
    // Once more there is nothing that waits for it.
    expect(await run('import', answers, '--json')).toMatchObject({
      code: 1,
      out: expect.stringMatching(/"stale":1/) as string,
    });
  }, 60_000);

  it('writes over no file, and makes none where nothing waits', async () => {
    const there = folder.file('there.jsonl');
    writeFileSync(there, 'mine');
    expect(await run('export', there)).toMatchObject({
      code: 2,
      err: expect.stringContaining('is there already') as string,
    });
    expect(readFileSync(there, 'utf8')).toBe('mine');
    const nothing = folder.file('nothing.jsonl');
    expect(await run('export', nothing)).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing waits') as string,
    });
    expect(existsSync(nothing)).toBe(false);
    expect(await run('import', nothing)).toMatchObject({ code: 2, err: expect.stringContaining('no file') as string });
  }, 60_000);
});
