import { withoutSecrets } from './logging.js';

describe('addresses in logs', () => {
  it.each([
    ['/api/v1/invitations/abc-DEF_123', '/api/v1/invitations/…'],
    ['/api/v1/password-reset/abc-DEF_123?x=1', '/api/v1/password-reset/…?x=1'],
    ['/api/v1/password-reset', '/api/v1/password-reset'],
    ['/api/v1/sign-in/oidc/callback?code=abc&state=def&iss=x', '/api/v1/sign-in/oidc/callback?code=…&state=…&iss=x'],
    ['/sign-in?token=abc', '/sign-in?token=…'],
    ['/api/v1/conflicts?status=open', '/api/v1/conflicts?status=open'],
  ])('%s is logged as %s', (url, logged) => expect(withoutSecrets(url)).toBe(logged));
});
