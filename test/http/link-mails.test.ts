import { LinkMailsService } from '../../src/access/link-mails.service.js';
import { Database } from '../../src/platform/database/database.js';
import { describeOnDatabase } from '../support/database.js';
import { PostOffice } from '../support/post-office.js';
import { Service, TestClock } from '../support/service.js';
import { PASSWORD, Visitor, tokenOf } from '../support/visitor.js';

interface Invited {
  id: string;
  invitation: { link: string | null; mailed: boolean; expiresAt: string };
}

interface Row {
  email: string;
  purpose: string;
  state: string;
  attempts: number;
  failure: string | null;
}

describeOnDatabase('mails with links', () => {
  let service: Service;
  const office = new PostOffice();
  const clock = new TestClock();

  beforeAll(async () => {
    await office.start();
    service = await Service.start({ clock, env: { SMTP_URL: office.url, PUBLIC_URL: 'https://onevoice.example' } });
  });
  afterAll(async () => {
    await service.stop();
    await office.kill();
  });
  beforeEach(async () => {
    await tried();
    office.mails.length = 0;
    clock.advanceDays(1);
  });

  /** Until all that is due was mailed, or tried. */
  const tried = () => service.app.get(LinkMailsService, { strict: false }).run();
  const seconds = (count: number) => clock.advanceDays(count / 86_400);
  const outbox = (email: string) =>
    service.app
      .get(Database, { strict: false })
      .reader.query<Row[]>('SELECT * FROM link_mail WHERE email = ?', [email]);
  const stranger = () => new Visitor(service.address);
  const invite = (email: string) => service.api.post<Invited>('people', { email, name: 'Somebody', role: 'viewer' });
  const forget = (email: string) => stranger().post('password-reset', { email });
  const links = () =>
    office.mails.map(({ text }) => /https:\/\/onevoice\.example\/sign-in#\S+/.exec(text ?? '')?.[0] ?? '');
  const accept = async (link: string | undefined) =>
    (await stranger().post(`invitations/${tokenOf(link ?? '')}`, { password: PASSWORD })).status;
  const renew = async (link: string | undefined) =>
    (await stranger().post(`password-reset/${tokenOf(link ?? '')}`, { password: `${PASSWORD}!` })).status;

  /** Somebody who has a password. */
  async function admit(email: string): Promise<void> {
    await invite(email);
    await tried();
    expect(await accept(links().at(-1))).toBe(200);
    office.mails.length = 0;
  }

  test('are refused, outlive the mail server and the service, and then come once, each with a link that works', async () => {
    await admit('mia@example.com');
    office.refuses = true;
    const invited = await invite('noah@example.com');
    expect([invited.status, invited.body.invitation.mailed, invited.body.invitation.link]).toEqual([201, true, null]);
    expect((await forget('mia@example.com')).status).toBe(202);
    await tried();
    expect(office.mails).toEqual([]);
    for (const email of ['noah@example.com', 'mia@example.com'])
      expect((await outbox(email)).map(({ state, attempts, failure }) => [state, attempts, failure])).toEqual([
        ['pending', 1, expect.stringContaining('mailbox unavailable')],
      ]);

    await office.kill();
    seconds(11);
    await tried();
    expect(await outbox('noah@example.com')).toMatchObject([
      { attempts: 2, failure: expect.stringContaining('ECONNREFUSED') },
    ]);
    await service.restart();
    office.refuses = false;
    await office.start();
    await tried();
    expect(office.mails).toEqual([]); // It is not time yet.
    seconds(31);
    await tried();
    expect(office.told.sort()).toEqual([
      'mia@example.com: A new password for OneVoice',
      'noah@example.com: Your account at OneVoice',
    ]);

    // Neither time nor another restart brings a second one.
    for (const pause of [60, 300, 7200]) {
      seconds(pause / 10);
      await tried();
    }
    await service.restart();
    await tried();
    expect(office.mails).toHaveLength(2);
    const [invitation, reset] = links().sort();
    expect([await accept(invitation), await renew(reset)]).toEqual([200, 204]);
  });

  test('wait in the outbox while the service is down, without a link in it', async () => {
    await office.kill();
    await invite('olga@example.com');
    await service.halt();
    await office.start();
    await service.restart();
    seconds(11);
    await tried();
    expect(office.told).toEqual(['olga@example.com: Your account at OneVoice']);
    const [link] = links();
    expect(JSON.stringify(await outbox('olga@example.com'))).not.toContain(tokenOf(link ?? ''));
    expect(await accept(link)).toBe(200);
  });

  test('a try that ended with the process is taken up after its lease, and voids the link before', async () => {
    await invite('pia@example.com');
    await tried();
    // As if the process had ended between the mail server's answer and the note of it.
    await service.app
      .get(Database, { strict: false })
      .writer.query(`UPDATE link_mail SET state = 'pending' WHERE email = 'pia@example.com'`);
    await tried();
    expect(office.mails).toHaveLength(1);
    seconds(121);
    await tried();
    expect(office.mails).toHaveLength(2);
    const [first, second] = links();
    expect([await accept(first), await accept(second)]).toEqual([410, 200]);
  });

  test('nobody can tell who has an account, and of strangers nothing is kept', async () => {
    await admit('quin@example.com');
    await office.kill();
    const [known, unknown] = [await forget('quin@example.com'), await forget('nobody@example.com')];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    await tried();
    expect(await outbox('quin@example.com')).toHaveLength(1);
    expect(await outbox('nobody@example.com')).toEqual([]);
    await office.start();
  });

  test('somebody else’s clicks bring one mail in two minutes; an admin’s each bring one', async () => {
    await admit('rosa@example.com');
    for (let i = 0; i < 3; i++) {
      await forget('rosa@example.com');
      await tried();
      seconds(30);
    }
    expect(office.mails).toHaveLength(1);
    seconds(31);
    await forget('rosa@example.com');
    await tried();
    expect(office.mails).toHaveLength(2);
    const { body } = await invite('sam@example.com');
    await tried();
    expect((await service.api.post<Invited>(`people/${body.id}/invitation`)).body.invitation.mailed).toBe(true);
    await tried();
    expect(office.mails).toHaveLength(4);
    expect([await accept(links()[2]), await accept(links()[3])]).toEqual([410, 200]);
  });

  test('what is asked for again while the mail server is down is one mail, and not forgotten', async () => {
    await admit('tom@example.com');
    await office.kill();
    for (let i = 0; i < 5; i++) {
      await forget('tom@example.com');
      await tried();
      seconds(60);
    }
    await office.start();
    await forget('tom@example.com');
    seconds(121);
    await tried();
    expect(office.told).toEqual(['tom@example.com: A new password for OneVoice']);
    expect(await renew(links()[0])).toBe(204);
  });

  test('end with the account', async () => {
    await office.kill();
    const { body } = await invite('ute@example.com');
    await tried();
    await service.api.post(`people/${body.id}/disable`);
    expect(await outbox('ute@example.com')).toEqual([]);
    await office.start();
  });

  test('are given up after ten tries more, and the next request starts afresh', async () => {
    await office.kill();
    const { body } = await invite('vera@example.com');
    for (let i = 0; i < 12; i++) {
      await tried();
      clock.advanceDays(1);
    }
    expect(await outbox('vera@example.com')).toMatchObject([{ state: 'failed', attempts: 11 }]);
    await office.start();
    await service.api.post(`people/${body.id}/invitation`);
    await tried();
    expect(office.told).toEqual(['vera@example.com: Your account at OneVoice']);
  });
});
