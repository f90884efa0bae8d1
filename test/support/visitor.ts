import type { Answer } from './client.js';
import { Client } from './client.js';
import type { Service } from './service.js';

/** A password that the rules take. */
export const PASSWORD = 'correct horse battery';

/** Somebody at a browser: keeps cookies, and repeats the csrfToken as the pages do. */
export class Visitor {
  private readonly cookies = new Map<string, string>();
  csrfToken: string | null = null;

  constructor(
    public address: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** The same cookies in another browser: what a thief has. */
  stolen(): Visitor {
    const thief = new Visitor(this.address);
    for (const [name, value] of this.cookies) thief.cookies.set(name, value);
    thief.csrfToken = this.csrfToken;
    return thief;
  }

  setCookie(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  get<T = Record<string, never>>(path: string, headers = {}): Promise<Answer<T>> {
    return this.send('GET', path, undefined, headers);
  }

  post<T = Record<string, never>>(path: string, body?: unknown, headers = {}): Promise<Answer<T>> {
    return this.send('POST', path, body, headers);
  }

  patch<T = Record<string, never>>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.send('PATCH', path, body, {});
  }

  delete<T = Record<string, never>>(path: string): Promise<Answer<T>> {
    return this.send('DELETE', path, undefined, {});
  }

  async send<T>(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string | null>,
  ): Promise<Answer<T>> {
    const answer = await new Client(this.address, null).send<T>(method, path, body, {
      ...(this.cookies.size > 0 ? { cookie: this.cookie } : {}),
      ...(this.csrfToken !== null && method !== 'GET' ? { 'x-csrf-token': this.csrfToken } : {}),
      ...this.headers,
      ...headers,
    });
    this.keepCookies(answer.headers);
    const told = (answer.body as { csrfToken?: string } | null)?.csrfToken;
    if (typeof told === 'string') this.csrfToken = told;
    return answer;
  }

  signIn(email: string, password = PASSWORD): Promise<Answer<{ id: string }>> {
    return this.post('sign-in', { email, password });
  }

  private keepCookies(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      const expires = attributes.find((one) => /^\s*expires=/i.test(one));
      const gone = value === '' || (expires !== undefined && Date.parse(expires.split('=')[1] ?? '') <= 0);
      if (gone) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

/** Who is to be invited. */
export interface Wanted {
  email: string;
  role: string;
  office?: string;
  name?: string;
}

/** The token of a link: what stands behind its last `=`. */
export function tokenOf(link: string | null): string {
  return /=([\w-]+)$/.exec(link ?? '')?.[1] ?? '';
}

/** Invites somebody by the admin's key, and lets them come in. */
export async function join(
  service: Service,
  { name = 'Somebody Else', ...wanted }: Wanted,
): Promise<Visitor & { id: string }> {
  const invited = await service.api.post<{ id: string; invitation: { link: string | null } }>('people', {
    name,
    ...wanted,
  });
  if (invited.status !== 201) throw new Error(`not invited: ${JSON.stringify(invited.body)}`);
  const visitor = new Visitor(service.address);
  const accepted = await visitor.post(`invitations/${tokenOf(invited.body.invitation.link)}`, { password: PASSWORD });
  if (accepted.status !== 200) throw new Error(`not let in: ${JSON.stringify(accepted.body)}`);
  return Object.assign(visitor, { id: invited.body.id });
}
