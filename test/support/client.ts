/** An answer of the service, with its body read. */
export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** A problem as RFC 9457 has it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: { pointer: string; detail: string }[];
  requestId?: string;
}

/** Headers by name; a value of null leaves a header out that would be sent otherwise. */
type HeadersGiven = Record<string, string | null>;

/** Speaks to a running service with one key. */
export class Client {
  constructor(
    private readonly address: string,
    private readonly key: string | null,
  ) {}

  /** The same service with another key; null for none. */
  as(key: string | null): Client {
    return new Client(this.address, key);
  }

  get<T = Record<string, never>>(path: string, headers: HeadersGiven = {}): Promise<Answer<T>> {
    return this.send('GET', path, undefined, headers);
  }

  post<T = Record<string, never>>(path: string, body?: unknown, headers: HeadersGiven = {}): Promise<Answer<T>> {
    return this.send('POST', path, body, headers);
  }

  patch<T = Record<string, never>>(path: string, body: unknown): Promise<Answer<T>> {
    return this.send('PATCH', path, body, {});
  }

  delete<T = Record<string, never>>(path: string): Promise<Answer<T>> {
    return this.send('DELETE', path, undefined, {});
  }

  /** Strings, bytes and forms are sent as they are, everything else as JSON. Redirects are not followed. */
  async send<T>(method: string, path: string, body: unknown, headers: HeadersGiven): Promise<Answer<T>> {
    const raw = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData;
    const wanted: HeadersGiven = {
      ...(this.key === null ? {} : { authorization: `Bearer ${this.key}` }),
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...headers,
    };
    const response = await fetch(`${this.address}${path.startsWith('/') ? path : `/api/v1/${path}`}`, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(60_000),
      headers: Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== null),
      ...(body === undefined ? {} : { body: (raw ? body : JSON.stringify(body)) as NonNullable<RequestInit['body']> }),
    });
    // The stream of changes has no end: that it was opened is its answer.
    const endless = path.endsWith('/v1/events') && response.ok;
    if (endless) await response.body?.cancel();
    const text = endless ? '' : await response.text();
    const json = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : text) as T };
  }

  /** Every item of a list, page by page, from `cursor` on. */
  async all<T>(path: string, cursor: string | null = null): Promise<T[]> {
    const items: T[] = [];
    do {
      const query: string = cursor === null ? '' : `${path.includes('?') ? '&' : '?'}cursor=${cursor}`;
      const { body }: Answer<{ items: T[]; nextCursor: string | null }> = await this.get(`${path}${query}`);
      items.push(...body.items);
      cursor = body.nextCursor;
    } while (cursor !== null);
    return items;
  }
}
