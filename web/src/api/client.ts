import createClient from 'openapi-fetch';
import type { components, paths } from './schema';

/** The shapes of the API by their names in the OpenAPI document. */
export type Schemas = components['schemas'];

let csrfToken: string | null = null;

/** What every request that changes something repeats; `GET /me` tells it. */
export function rememberCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** The API as its OpenAPI document has it. Answers are unwrapped by `answered`. */
export const api = createClient<paths>({ baseUrl: window.location.origin });

api.use({
  onRequest({ request }) {
    if (request.method !== 'GET' && csrfToken !== null) request.headers.set('X-CSRF-Token', csrfToken);
  },
});

/** A failure as the API tells it (RFC 9457). `kind` is the last part of its type. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly kind: string,
    message: string,
    readonly errors: readonly { pointer: string; detail: string }[] = [],
    readonly requestId: string | null = null,
  ) {
    super(message);
    this.name = 'ApiProblem';
  }
}

/** The service did not answer at all. */
export class Unreachable extends Error {
  constructor() {
    super('The service can’t be reached.');
    this.name = 'Unreachable';
  }
}

interface Asked<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer's body. @throws ApiProblem, Unreachable */
export async function answered<T>(asked: Promise<Asked<T>>): Promise<T> {
  const { data, error, response } = await asked.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Unreachable();
  });
  if (response.ok) return data as T;
  const problem = (typeof error === 'object' && error !== null ? error : {}) as Partial<Schemas['Problem']>;
  throw new ApiProblem(
    response.status,
    problem.type?.split(/[/#]/).at(-1) ?? 'unknown',
    problem.detail ?? problem.title ?? response.statusText,
    problem.errors ?? [],
    problem.requestId ?? null,
  );
}
