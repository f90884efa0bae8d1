import type { Answer, Client } from './client.js';
import type { Service } from './service.js';

/** A conflict as far as these tests look at it. */
export interface ShownConflict {
  id: string;
  kind: string;
  status: string;
  segment: string;
  severity: string;
  assignee: string | null;
  dueAt: string | null;
  version: number;
  noBrainer: boolean;
  fix?: { decision: string; keep: string; reason: string };
  members: { communicationId: string; externalId: string; office: string }[];
  history: { actor: string; action: string; detail: Record<string, unknown> }[];
}

export interface ShownClearance {
  state: string;
  contentHash: string;
  conflictIds: string[];
}

export interface ShownFiling {
  id: string;
  revision: number;
  contentHash: string;
  clearance: ShownClearance;
  conflicts: { id: string }[];
}

/** What a welcome letter says; long enough that two of them are the same letter without doubt. */
export const WELCOME = `Welcome to Northwind. We are delighted that you have chosen us for your everyday account.
Your debit card arrives within ten days by post. Please sign the back of it before you use it for the first time.
You can set up online banking at any time with the registration code in this letter.
If you have any questions, our team in the branch on Station Road is happy to help you.`;

/** Another letter, with nothing in it of the first. */
export const SURVEY = `How did we do? Tell us about your last visit to our garden centre.
The questionnaire takes three minutes, and every tenth participant wins a voucher for spring bulbs.
Send the filled-in sheet back in the stamped envelope by the end of April.`;

/** A company with three offices and one segment, and the people who work there, each with a key. */
export class Company {
  private constructor(readonly service: Service) {}

  /** Wherever the service listens now. */
  get admin(): Client {
    return this.service.api;
  }

  static async found(service: Service): Promise<Company> {
    const company = new Company(service);
    await company.post('segments', { id: 'new-customers', name: 'New customers', audienceSize: 12_000 });
    for (const id of ['marketing', 'operations', 'executive']) {
      await company.post('offices', { id, name: id, kind: id });
    }
    return company;
  }

  /** Somebody with a role, and an office where the role has one. */
  async hire(name: string, role: string, office?: string): Promise<{ client: Client; id: string }> {
    const { body } = await this.post<{ id: string; key: string }>('api-keys', {
      name,
      role,
      ...(office ? { office } : {}),
    });
    return { client: this.admin.as(body.key), id: body.id };
  }

  /** Files a letter of an office; what is not said is a welcome letter to new customers, sent in April. */
  async file(office: string, externalId: string, given: object = {}): Promise<ShownFiling> {
    const { body } = await this.post<ShownFiling>('communications', {
      office,
      externalId,
      channel: 'letter',
      segments: ['new-customers'],
      subject: 'Welcome',
      body: WELCOME,
      bodyFormat: 'text',
      sendFrom: '2026-04-01',
      sendUntil: '2026-04-30',
      ...given,
    });
    return body;
  }

  /** Two offices send the same letter; returns both and the conflict about them. */
  async collide(
    name: string,
    given: object = {},
  ): Promise<{ a: ShownFiling; b: ShownFiling; conflict: ShownConflict }> {
    // Sent once a year apart, so that what one test files does not meet what another one does.
    const a = await this.file('marketing', `${name}-a`, given);
    const b = await this.file('operations', `${name}-b`, given);
    const [found] = b.clearance.conflictIds;
    if (found === undefined) throw new Error(`${name}: the two letters did not collide`);
    return { a, b, conflict: await this.conflict(found) };
  }

  async conflict(id: string): Promise<ShownConflict> {
    return (await this.admin.get<ShownConflict>(`conflicts/${id}`)).body;
  }

  async clearance(id: string): Promise<string> {
    return (await this.admin.get<ShownClearance>(`communications/${id}/clearance`)).body.state;
  }

  /** As the admin, and it has to succeed. */
  async post<T>(path: string, body: unknown): Promise<Answer<T>> {
    const answer = await this.admin.post<T>(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }
}

/** Send windows a year apart each, so that letters of different tests do not meet. */
export function* years(): Generator<{ sendFrom: string; sendUntil: string }> {
  for (let year = 2027; ; year++) yield { sendFrom: `${year}-04-01`, sendUntil: `${year}-04-30` };
}
