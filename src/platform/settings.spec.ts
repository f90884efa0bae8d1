import { SettingsError, readSettings } from './settings.js';

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    return (error as SettingsError).faults;
  }
};

describe('settings of people', () => {
  it('are safe without any', () => {
    expect(readSettings({})).toMatchObject({
      publicUrl: null,
      trustedProxies: 0,
      sessions: { idleMs: 7_200_000, absoluteMs: 43_200_000 },
      mail: { smtpUrl: null },
      oidc: null,
    });
  });

  it('take an address without its slash', () => {
    expect(readSettings({ PUBLIC_URL: 'https://onevoice.example.com/' }).publicUrl).toBe(
      'https://onevoice.example.com',
    );
  });

  it.each([
    [{ PUBLIC_URL: 'onevoice.example.com' }, /PUBLIC_URL/],
    [{ PUBLIC_URL: 'https://example.com/onevoice' }, /without a path/],
    [{ SESSION_IDLE_MINUTES: '29' }, /SESSION_IDLE_MINUTES/],
    [{ SESSION_IDLE_MINUTES: '481' }, /SESSION_IDLE_MINUTES/],
    [{ SESSION_HOURS: '0' }, /SESSION_HOURS/],
    [{ SMTP_URL: 'mail.example.com' }, /SMTP_URL/],
    [{ MAIL_FROM: 'OneVoice' }, /MAIL_FROM/],
    [{ OIDC_ISSUER: 'https://id.example.com' }, /OIDC_CLIENT_ID and OIDC_CLIENT_SECRET missing/],
    [{ OIDC_ISSUER: 'http://id.example.com', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }, /https/],
  ])('refuse %j', (env, fault) => {
    expect(faultsOf(env)).toEqual([expect.stringMatching(fault)]);
  });

  it('take plain http for a provider on this machine alone', () => {
    const env = { OIDC_ISSUER: 'http://127.0.0.1:9000', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
    expect(faultsOf(env)).toEqual([]);
    expect(faultsOf({ ...env, OIDC_ISSUER: 'http://127.0.0.1.evil.example' })).toHaveLength(1);
  });

  it('never repeat a secret in a fault', () => {
    expect(faultsOf({ SMTP_URL: 'mailto://user:hunter2@host' }).join()).not.toContain('hunter2');
  });
});

describe('settings of the service', () => {
  it('have a default each, and stay as they are', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      database: { dialect: 'sqlite', file: expect.stringMatching(/data.onevoice\.db$/) as string, url: null },
      adminKey: null,
      timeZone: 'UTC',
      collisionWindowDays: 90,
      currency: 'USD',
      country: 'US',
    });
    expect(Object.isFrozen(settings)).toBe(true);
    expect(readSettings({ PORT: '', DATABASE_URL: '', TIME_ZONE: '', LOG_LEVEL: '' })).toEqual(settings);
  });

  it.each([
    ['sqlite:./x.db', 'sqlite'],
    ['sqlite:///var/lib/onevoice/x.db', 'sqlite'],
    ['mariadb://root@127.0.0.1:3306/onevoice', 'mariadb'],
    ['mysql://user:p%40ss@db.example/onevoice', 'mysql'],
  ])('%s is a database of the dialect %s', (url, dialect) => {
    expect(readSettings({ DATABASE_URL: url }).database.dialect).toBe(dialect);
  });

  it.each([
    { DATABASE_URL: 'sqlite:' },
    { DATABASE_URL: 'sqlite::memory:' },
    { DATABASE_URL: 'mariadb://root@127.0.0.1:3306' },
    { DATABASE_URL: 'postgres://x/y' },
    { DATABASE_URL: 'no address' },
    { PORT: '65536' },
    { PORT: '80.5' },
    { ONEVOICE_ADMIN_KEY: 'x'.repeat(31) },
    { TIME_ZONE: 'Berlin' },
    { COLLISION_WINDOW_DAYS: '-1' },
    { CURRENCY: 'usd' },
    { COUNTRY: 'USA' },
    { LOG_LEVEL: 'LOUD' },
    { BODY_LIMIT_MB: '0' },
    { ANALYSIS_THREADS: 'many' },
  ] as Record<string, string>[])('%j is one fault, with its name and cure', (env) => {
    const faults = faultsOf(env);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${Object.keys(env)[0]} .*(give|write)`));
  });

  it('are refused with all faults at once, and without the secrets among them', () => {
    const faults = faultsOf({ PORT: 'x', TIME_ZONE: 'Mars', ONEVOICE_ADMIN_KEY: 'too-short-a-secret', CURRENCY: '$' });
    expect(faults).toHaveLength(4);
    expect(faults.join()).not.toContain('too-short-a-secret');
  });
});
