import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../platform/clock.js';
import type { Principal } from '../platform/principal.js';

/** Name of the session cookie. */
export const SESSION_COOKIE = 'onevoice_session';

/** A session from the one-time link ends after this long, whatever happens. */
export const SESSION_MS = 12 * 3_600_000;

/** The one-time link can be used for this long after the start. */
const LINK_MS = 3_600_000;

/**
 * Sessions of the first run: a one-time link, printed at the start of an empty or demo instance, becomes a session with
 * the role admin. Both live in memory: a restart prints a new link where one is needed.
 */
@Injectable()
export class SessionsService {
  private link: { token: string; until: number } | null = null;
  private readonly sessions = new Map<string, { principal: Principal; until: number }>();

  constructor(private readonly clock: Clock) {}

  /** Makes the one-time link's token; an earlier one is void. */
  offerLink(): string {
    this.link = { token: randomBytes(24).toString('base64url'), until: this.clock.now().getTime() + LINK_MS };
    return this.link.token;
  }

  /** Exchanges the token for a session; null when it is wrong, late or used. */
  redeem(token: string): string | null {
    const { link } = this;
    if (link === null || link.token !== token || this.clock.now().getTime() > link.until) return null;
    this.link = null;
    const session = randomBytes(24).toString('base64url');
    this.sessions.set(session, {
      principal: { id: 'first-run', name: 'First run', role: 'admin', officeId: null },
      until: this.clock.now().getTime() + SESSION_MS,
    });
    return session;
  }

  /** Whose session the request carries; only requests that change nothing, or come from our own pages, may use one. */
  principalOf(request: Request): Principal | null {
    const cookie = /(?:^|;\s*)onevoice_session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];
    const session = cookie === undefined ? undefined : this.sessions.get(cookie);
    if (session === undefined || this.clock.now().getTime() > session.until) return null;
    const safe = request.method === 'GET' || request.method === 'HEAD';
    return safe || request.headers['sec-fetch-site'] === 'same-origin' ? session.principal : null;
  }
}
