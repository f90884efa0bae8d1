import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that a receiver should allow between a signature's time and its own: older ones are replays. */
export const TOLERANCE_SECONDS = 300;

/**
 * The header `OneVoice-Signature`: `t=<seconds since 1970>,v1=<HMAC-SHA-256 over "t.body" in hex>`. With the time inside,
 * what was overheard once cannot be sent again later.
 */
export function signatureOf(secret: string, body: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000);
  return `t=${t},v1=${hmac(secret, t, body)}`;
}

/** What a receiver does: whether a body comes from whoever knows the secret, and was signed within the tolerance. */
export function isSignedBy(secret: string, body: string, header: string, now: Date): boolean {
  const [, t, v1] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (t === undefined || v1 === undefined) return false;
  if (Math.abs(now.getTime() / 1000 - Number(t)) > TOLERANCE_SECONDS) return false;
  return timingSafeEqual(Buffer.from(v1, 'hex'), Buffer.from(hmac(secret, Number(t), body), 'hex'));
}

function hmac(secret: string, t: number, body: string): string {
  return createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
}
