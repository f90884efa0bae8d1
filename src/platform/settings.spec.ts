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
