import { lookup } from 'node:dns';
import { type RequestOptions, request as plain } from 'node:http';
import { request as overTls } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isInside, literalAddress } from './addresses.js';

/** A target that has not answered by then is taken to hang. */
const TIMEOUT_MS = 10_000;

/** What came of sending: the status, or why there is none. */
export type Outcome = { status: number } | { failure: string };

/** A request that was not made because of where it would go. */
class InsideError extends Error {
  constructor(hostname: string) {
    super(`${hostname} is an address inside this network. WEBHOOKS_TO_PRIVATE_ADDRESSES=yes allows it.`);
  }
}

/**
 * Posts a body to an address outside. The name is resolved once, the answer is checked, and the connection goes to the
 * checked address, so that a name which points elsewhere a moment later leads nowhere. Redirects are not followed.
 */
export function post(
  url: URL,
  headers: Record<string, string>,
  body: string,
  insideAllowed: boolean,
): Promise<Outcome> {
  const literal = literalAddress(url.hostname);
  if (literal !== null && !insideAllowed && isInside(literal))
    return Promise.resolve({ failure: new InsideError(url.hostname).message });
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    agent: false,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(insideAllowed ? {} : { lookup: checkedLookup }),
  };
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? overTls : plain;
    const outgoing = send(url, options, (response) => {
      // What the target has to say beyond its status is not read.
      response.destroy();
      resolve({ status: response.statusCode ?? 0 });
    });
    outgoing.on('error', (error) => resolve({ failure: reasonOf(error) }));
    outgoing.end(body);
  });
}

/** Resolves a name to addresses outside; one inside among them is enough to refuse it. */
const checkedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error !== null) callback(error, '', 0);
    else if (first === undefined || addresses.some(({ address }) => isInside(address)))
      callback(new InsideError(hostname), '', 0);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

function reasonOf(error: Error & { code?: string }): string {
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return `no answer within ${TIMEOUT_MS / 1000} s`;
  return error.message || error.code || error.name;
}
