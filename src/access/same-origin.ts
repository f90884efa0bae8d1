import type { Request } from 'express';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request changes something. */
export function changes(request: Pick<Request, 'method'>): boolean {
  return !SAFE.has(request.method);
}

/**
 * Whether a browser says that another site's page sent this. All current browsers send Sec-Fetch-Site, which pages can't
 * forge; older ones at least Origin. Programs send neither, and have no cookie that somebody else could make use of.
 */
export function fromAnotherSite(request: Pick<Request, 'headers'>, own: readonly string[]): boolean {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none';
  const { origin } = request.headers;
  return origin !== undefined && !own.includes(origin);
}
