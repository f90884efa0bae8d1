import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import {
  type Configuration,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DomainError } from '../platform/problems.js';
import { PublicAddress } from '../platform/public-address.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import { LinksService } from './links.service.js';
import { CLOCK_SLACK_MS } from './lock-out.js';
import { OidcFlowsStore } from './oidc-flows.store.js';
import { PeopleStore } from './people.store.js';
import { canonicalEmail } from './person.js';
import type { Client } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { hashOf, newToken } from './tokens.js';

/** How long somebody may take at the company's provider. */
export const FLOW_MS = 10 * 60_000;

/** Why a sign-in at the provider led to nothing; the sign-in page says it in words. */
export type OidcRefusal = 'provider-unavailable' | 'provider-refused' | 'address-not-verified' | 'not-invited';

/** What the provider says of somebody. */
interface Vouched {
  identity: string;
  email: string | null;
}

/** Sign-in by the company's own provider (OpenID Connect, authorization code with PKCE). Only who was invited comes in. */
@Injectable()
export class OidcService {
  private readonly logger = new Logger(OidcService.name);
  private provider: Promise<Configuration> | null = null;

  constructor(
    private readonly flows: OidcFlowsStore,
    private readonly people: PeopleStore,
    private readonly links: LinksService,
    private readonly signIns: SignInService,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly address: PublicAddress,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  get configured(): boolean {
    return this.settings.oidc !== null;
  }

  /** Where to send a browser to, and the cookie's value that it has to come back with. */
  async begin(): Promise<{ url: string; binding: string } | { refused: OidcRefusal }> {
    const provider = await this.reach();
    if (provider === null) return { refused: 'provider-unavailable' };
    const [binding, state, nonce, verifier] = [newToken(), randomState(), randomNonce(), randomPKCECodeVerifier()];
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + FLOW_MS);
    await this.work.run(async (tx) => {
      await this.flows.sweep(createdAt, tx);
      await this.flows.insert({ id: hashOf(binding), state, nonce, verifier, createdAt, expiresAt }, tx);
    });
    const url = buildAuthorizationUrl(provider, {
      redirect_uri: this.callback,
      scope: 'openid email profile',
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { url: url.href, binding };
  }

  /** Signs in whoever comes back from the provider, once. */
  async finish(
    query: string,
    binding: string | null,
    client: Client,
  ): Promise<{ token: string } | { refused: OidcRefusal }> {
    const flow = binding === null ? null : await this.work.run((tx) => this.flows.take(hashOf(binding), tx));
    const age = flow === null ? FLOW_MS : this.clock.now().getTime() - flow.createdAt.getTime();
    if (flow === null || age >= FLOW_MS || age < -CLOCK_SLACK_MS) return { refused: 'provider-refused' };
    const provider = await this.reach();
    if (provider === null) return { refused: 'provider-unavailable' };
    let vouched: Vouched;
    try {
      vouched = await vouchedBy(provider, new URL(`${this.callback}${query}`), flow);
    } catch (error) {
      // The provider's words may hold what it was sent: the kind of failure is enough.
      this.logger.warn({ code: (error as { code?: string }).code ?? 'unknown' }, 'a sign-in at the provider failed');
      return { refused: 'provider-refused' };
    }
    return this.admit(vouched, client);
  }

  private async admit(
    { identity, email }: Vouched,
    client: Client,
  ): Promise<{ token: string } | { refused: OidcRefusal }> {
    const known = await this.people.byIdentity(identity);
    if (known === null && email === null) return { refused: 'address-not-verified' };
    const person = known ?? (email === null ? null : await this.people.byEmail(email));
    if (person === null || person.disabledAt !== null || (person.identity !== null && person.identity !== identity)) {
      return { refused: 'not-invited' };
    }
    const { token } = await this.signIns.enter(person, client, async (tx) => {
      await this.people.update(person.id, { identity }, tx);
      // Whoever comes in this way needs the invitation no more.
      if (person.joinedAt === null) await this.links.forgetAll(person, tx);
    });
    return { token };
  }

  private get callback(): string {
    return `${this.address.url}/api/v1/sign-in/oidc/callback`;
  }

  /** The provider as it describes itself, asked once; null while it can't be reached. */
  private async reach(): Promise<Configuration | null> {
    const { oidc } = this.settings;
    if (oidc === null) throw new DomainError('not-found', 'There is no sign-in by OpenID Connect here (OIDC_ISSUER).');
    const issuer = new URL(oidc.issuer);
    // The settings allow plain http on this machine alone.
    const execute = issuer.protocol === 'http:' ? [allowInsecureRequests] : [];
    this.provider ??= discovery(issuer, oidc.clientId, oidc.clientSecret, undefined, { execute });
    try {
      return await this.provider;
    } catch (error) {
      this.provider = null;
      this.logger.error({ err: error }, 'the provider of OIDC_ISSUER cannot be reached');
      return null;
    }
  }
}

/** Exchanges the code, checking state, nonce and signature; asks for the address where the token has none. */
async function vouchedBy(
  provider: Configuration,
  url: URL,
  { state, nonce, verifier }: { state: string; nonce: string; verifier: string },
): Promise<Vouched> {
  const tokens = await authorizationCodeGrant(provider, url, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('no id token');
  const said = claims.email === undefined ? await fetchUserInfo(provider, tokens.access_token, claims.sub) : claims;
  const verified = said.email_verified === true && typeof said.email === 'string';
  return {
    identity: createHash('sha256')
      .update(JSON.stringify([claims.iss, claims.sub]))
      .digest('hex'),
    email: verified ? canonicalEmail(said.email) : null,
  };
}
