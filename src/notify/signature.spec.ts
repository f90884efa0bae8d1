import { isSignedBy, signatureOf } from './signature.js';

const at = new Date('2026-03-02T10:00:00Z');
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);

describe('the signature of a webhook', () => {
  const header = signatureOf('secret', '{"a":1}', at);

  test('is an HMAC-SHA-256 over time and body', () => {
    // printf '1772445600.{"a":1}' | openssl dgst -sha256 -hmac secret
    expect(header).toMatch(/^t=1772445600,v1=[0-9a-f]{64}$/);
    expect(isSignedBy('secret', '{"a":1}', header, later(10))).toBe(true);
  });

  test.each([
    ['another secret', 'other', '{"a":1}', header, later(0)],
    ['another body', 'secret', '{"a":2}', header, later(0)],
    ['another time', 'secret', '{"a":1}', header.replace('t=1772445600', 't=1772445601'), later(0)],
    ['what was overheard and sent again later', 'secret', '{"a":1}', header, later(301)],
    ['no signature at all', 'secret', '{"a":1}', 'v1=', later(0)],
  ])('%s does not fit', (_name, secret, body, given, now) => {
    expect(isSignedBy(secret, body, given, now)).toBe(false);
  });
});
