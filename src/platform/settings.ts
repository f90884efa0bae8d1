import { resolve } from 'node:path';

/** Which engine holds the data; `mariadb` is its own dialect because pointing TypeORM's `mysql` at it drifts. */
export type Dialect = 'sqlite' | 'mariadb' | 'mysql';

export interface DatabaseAddress {
  dialect: Dialect;
  /** A file path; null for servers. */
  file: string | null;
  /** The address with credentials, for servers; null for SQLite. */
  url: string | null;
}

export interface SessionSettings {
  /** A session ends this long after its last request. */
  idleMs: number;
  /** A session ends this long after its sign-in, whatever happens. */
  absoluteMs: number;
}

export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://…`; null where there is no mail server. */
  smtpUrl: string | null;
  from: string;
}

export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** A language model that reads what grammars can't see. */
export interface SecondReaderSettings {
  /** Base address of an OpenAI-compatible endpoint (`http://127.0.0.1:8080/v1`), without a slash at the end; null: nobody is asked. */
  url: string | null;
  /** The model's name at the endpoint; also the name under which answers of batches are kept. */
  model: string;
  key: string | null;
  /** Nearest meeting neighbours that a communication is shown with. */
  neighbours: number;
  /** Tokens that a question and its answer may take together. */
  contextTokens: number;
  /** Questions under way at once. */
  concurrency: number;
  timeoutMs: number;
  /** Tokens a day of the company; null: no limit. */
  tokensPerDay: number | null;
  /** Money a day, in the company's currency; null: no limit. */
  moneyPerDay: number | null;
  /** What a million tokens cost, in the company's currency: of questions, of answers. */
  price: { in: number; out: number };
  /** Segments that may be read, with what lies below them; null: all. */
  segments: readonly string[] | null;
  /** Tokens a day by segment, where one has a budget of its own. */
  segmentTokens: Readonly<Record<string, number>>;
  /** In which the explanations are written. */
  language: string;
  /** What the audit keeps of what was sent: its hashes, or all of it. */
  audit: 'hashes' | 'texts';
}

/** Every setting of the service, parsed once from the environment and frozen. The README has the same table. */
export interface Settings {
  host: string;
  port: number;
  database: DatabaseAddress;
  /** A key with the role admin that exists as long as it is set; null when absent. */
  adminKey: string | null;
  /** Where people reach the service, without a slash at the end; null where that is the address it listens at. */
  publicUrl: string | null;
  /** Proxies in front whose X-Forwarded-For is believed. */
  trustedProxies: number;
  sessions: SessionSettings;
  mail: MailSettings;
  /** The company's own sign-in; null where there is none. */
  oidc: OidcSettings | null;
  /** IANA name of the company's time zone; plain dates are whole days in it. */
  timeZone: string;
  /** Days between two send windows up to which two communications meet, where no segment says otherwise. */
  collisionWindowDays: number;
  /** Currency of amounts that do not say one (ISO 4217), for normalising claims. */
  currency: string;
  /** ISO 3166 country whose number, date and phone habits are assumed. */
  country: string;
  /** Folder for uploads that wait to be imported. */
  importFolder: string;
  /** Largest request body (bytes) of everything but imports. */
  bodyLimit: number;
  /** Largest import body (bytes). */
  importLimit: number;
  /** Threads that read and analyse during imports; 0 does it in the serving thread. */
  analysisThreads: number;
  /** Who owns a conflict that nobody else is there for (user id); null: the admin who has been there longest. */
  reviewOwner: string | null;
  /** Whether webhooks may go to loopback and private addresses. */
  webhooksToPrivateAddresses: boolean;
  secondReader: SecondReaderSettings;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

/** Thrown at the start when settings are wrong; names every fault at once, each with its cure. */
export class SettingsError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The settings are wrong:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const MEBIBYTE = 1024 * 1024;
const MINUTE_MS = 60_000;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Parses the environment into settings.
 * @throws SettingsError with all faults together
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const faults: string[] = [];
  const wholeNumber = (name: string, fallback: number, min: number, max: number): number => {
    const given = env[name];
    if (given === undefined || given === '') return fallback;
    const value = Number(given);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    faults.push(`${name} is "${given}": give a whole number from ${min} to ${max}, or leave it out for ${fallback}.`);
    return fallback;
  };
  const matching = (name: string, fallback: string, pattern: RegExp, cure: string): string => {
    const given = env[name] || fallback;
    if (!pattern.test(given)) faults.push(`${name} is "${given}": ${cure}`);
    return given;
  };

  const settings: Settings = {
    host: env.HOST || '127.0.0.1',
    port: wholeNumber('PORT', 3000, 0, 65_535),
    database: readDatabaseAddress(env.DATABASE_URL || 'sqlite:./data/onevoice.db', faults),
    adminKey: readAdminKey(env.ONEVOICE_ADMIN_KEY, faults),
    publicUrl: readPublicUrl(env.PUBLIC_URL, faults),
    trustedProxies: wholeNumber('TRUSTED_PROXIES', 0, 0, 10),
    sessions: {
      idleMs: wholeNumber('SESSION_IDLE_MINUTES', 120, 30, 480) * MINUTE_MS,
      absoluteMs: wholeNumber('SESSION_HOURS', 12, 1, 168) * 60 * MINUTE_MS,
    },
    mail: {
      smtpUrl: readSmtpUrl(env.SMTP_URL, faults),
      from: matching(
        'MAIL_FROM',
        'OneVoice <onevoice@localhost>',
        /@/,
        'give an address such as "OneVoice <onevoice@example.com>".',
      ),
    },
    oidc: readOidc(env, faults),
    timeZone: readTimeZone(env.TIME_ZONE || 'UTC', faults),
    collisionWindowDays: wholeNumber('COLLISION_WINDOW_DAYS', 90, 0, 3650),
    currency: matching('CURRENCY', 'USD', /^[A-Z]{3}$/, 'give an ISO 4217 code such as USD, GBP or EUR.'),
    country: matching('COUNTRY', 'US', /^[A-Z]{2}$/, 'give an ISO 3166 code such as US, GB or IE.'),
    importFolder: resolve(env.IMPORT_FOLDER || './data/imports'),
    bodyLimit: wholeNumber('BODY_LIMIT_MB', 20, 1, 1024) * MEBIBYTE,
    importLimit: wholeNumber('IMPORT_LIMIT_MB', 4096, 1, 1_048_576) * MEBIBYTE,
    analysisThreads: wholeNumber('ANALYSIS_THREADS', 1, 0, 64),
    reviewOwner: env.REVIEW_OWNER || null,
    webhooksToPrivateAddresses:
      matching('WEBHOOKS_TO_PRIVATE_ADDRESSES', 'no', /^(yes|no)$/, 'give yes or no.') === 'yes',
    secondReader: readSecondReader(env, faults, { wholeNumber, matching }),
    logLevel: readLogLevel(env.LOG_LEVEL || 'info', faults),
  };
  if (faults.length > 0) throw new SettingsError(faults);
  return Object.freeze(settings);
}

interface Readers {
  wholeNumber: (name: string, fallback: number, min: number, max: number) => number;
  matching: (name: string, fallback: string, pattern: RegExp, cure: string) => string;
}

function readSecondReader(
  env: NodeJS.ProcessEnv,
  faults: string[],
  { wholeNumber, matching }: Readers,
): SecondReaderSettings {
  const url = readEndpoint(env.SECOND_READER_URL, faults);
  if (url !== null && !env.SECOND_READER_MODEL)
    faults.push('SECOND_READER_MODEL is missing: name the model that the endpoint at SECOND_READER_URL is to use.');
  const amount = (name: string): number | null => {
    const given = env[name];
    if (!given) return null;
    if (!/^\d{1,9}(\.\d{1,6})?$/.test(given))
      faults.push(`${name} is "${given}": give an amount such as 2.50, or leave it out.`);
    return Number(given);
  };
  const tokens = wholeNumber('SECOND_READER_TOKENS_PER_DAY', 0, 0, 2_000_000_000);
  return {
    url,
    model: env.SECOND_READER_MODEL || 'second-reader',
    key: env.SECOND_READER_KEY || null,
    neighbours: wholeNumber('SECOND_READER_NEIGHBOURS', 6, 1, 12),
    contextTokens: wholeNumber('SECOND_READER_CONTEXT_TOKENS', 8_000, 4_000, 200_000),
    concurrency: wholeNumber('SECOND_READER_CONCURRENCY', 2, 1, 32),
    timeoutMs: wholeNumber('SECOND_READER_TIMEOUT_SECONDS', 120, 1, 3_600) * 1_000,
    tokensPerDay: tokens === 0 ? null : tokens,
    moneyPerDay: amount('SECOND_READER_MONEY_PER_DAY'),
    price: { in: amount('SECOND_READER_PRICE_IN') ?? 0, out: amount('SECOND_READER_PRICE_OUT') ?? 0 },
    segments: env.SECOND_READER_SEGMENTS ? env.SECOND_READER_SEGMENTS.split(',').map((one) => one.trim()) : null,
    segmentTokens: readSegmentTokens(env.SECOND_READER_SEGMENT_TOKENS, faults),
    language: matching(
      'SECOND_READER_LANGUAGE',
      'English',
      /^\p{L}[\p{L} ()-]{1,40}$/u,
      'give the name of a language.',
    ),
    audit: matching('SECOND_READER_AUDIT', 'hashes', /^(hashes|texts)$/, 'give hashes or texts.') as 'hashes' | 'texts',
  };
}

function readEndpoint(given: string | undefined, faults: string[]): string | null {
  if (!given) return null;
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return given.replace(/\/+$/, '');
  // Not repeated, as it may hold a key.
  faults.push(
    'SECOND_READER_URL is of no known form: give the base address of an OpenAI-compatible endpoint, such as http://127.0.0.1:8080/v1.',
  );
  return null;
}

function readSegmentTokens(given: string | undefined, faults: string[]): Record<string, number> {
  const budgets: Record<string, number> = {};
  for (const part of given ? given.split(',') : []) {
    const [, segment, tokens] = /^\s*([a-z0-9][a-z0-9-]{0,63})=(\d{1,9})\s*$/.exec(part) ?? [];
    if (segment !== undefined) budgets[segment] = Number(tokens);
    else faults.push(`SECOND_READER_SEGMENT_TOKENS has "${part}": write segment=tokens, separated by commas.`);
  }
  return budgets;
}

function readDatabaseAddress(given: string, faults: string[]): DatabaseAddress {
  if (given.startsWith('sqlite:')) {
    const path = given.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
    if (path === '' || path === ':memory:') {
      faults.push(
        'DATABASE_URL names no file: write for example sqlite:./data/onevoice.db. What is in memory alone would be lost.',
      );
    }
    return { dialect: 'sqlite', file: resolve(path), url: null };
  }
  const url = URL.canParse(given) ? new URL(given) : null;
  const dialect = url?.protocol.slice(0, -1);
  if (url && (dialect === 'mariadb' || dialect === 'mysql')) {
    if (url.pathname.length < 2)
      faults.push(`DATABASE_URL names no database: write ${dialect}://user:password@host:3306/database.`);
    return { dialect, file: null, url: given };
  }
  faults.push(
    'DATABASE_URL is of no known form: write sqlite:./path, mariadb://user:password@host:3306/database or mysql://….',
  );
  return { dialect: 'sqlite', file: 'onevoice.db', url: null };
}

function readAdminKey(given: string | undefined, faults: string[]): string | null {
  if (!given) return null;
  if (given.length < 32) {
    faults.push(
      `ONEVOICE_ADMIN_KEY has ${given.length} characters: give at least 32, for example from "openssl rand -hex 24".`,
    );
  }
  return given;
}

function readPublicUrl(given: string | undefined, faults: string[]): string | null {
  if (!given) return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '') {
    return url.origin;
  }
  faults.push(
    `PUBLIC_URL is "${given}": give the address people type, without a path, such as https://onevoice.example.com.`,
  );
  return null;
}

function readSmtpUrl(given: string | undefined, faults: string[]): string | null {
  if (!given) return null;
  if (URL.canParse(given) && /^smtps?:$/.test(new URL(given).protocol)) return given;
  // Not repeated, as it may hold a password.
  faults.push('SMTP_URL is of no known form: write smtp://user:password@host:587 or smtps://user:password@host:465.');
  return null;
}

function readOidc(env: NodeJS.ProcessEnv, faults: string[]): OidcSettings | null {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];
  const missing = names.filter((name) => !env[name]);
  if (missing.length === names.length) return null;
  if (missing.length > 0)
    faults.push(`${missing.join(' and ')} missing: sign-in by OpenID Connect needs ${names.join(', ')}.`);
  const issuer = env.OIDC_ISSUER ?? '';
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (issuer !== '' && !safe)
    faults.push(`OIDC_ISSUER is "${issuer}": give an https address (http only on this machine).`);
  return { issuer, clientId: env.OIDC_CLIENT_ID ?? '', clientSecret: env.OIDC_CLIENT_SECRET ?? '' };
}

function readTimeZone(given: string, faults: string[]): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    faults.push(`TIME_ZONE is "${given}": give an IANA name such as Europe/London or America/New_York.`);
    return 'UTC';
  }
}

function readLogLevel(given: string, faults: string[]): Settings['logLevel'] {
  const level = LOG_LEVELS.find((known) => known === given);
  if (level === undefined) faults.push(`LOG_LEVEL is "${given}": give one of ${LOG_LEVELS.join(', ')}.`);
  return level ?? 'info';
}
