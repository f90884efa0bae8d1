import type { CookieOptions, Request, Response } from 'express';

/** Only our own pages send it along, no script reads it, and behind TLS no other host or plain connection sets it. */
function options(secure: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'strict', secure, path: '/' };
}

function nameOf(secure: boolean): string {
  return secure ? '__Host-onevoice_session' : 'onevoice_session';
}

/** The session token that a request carries, or null. */
export function readSessionToken(request: Request, secure: boolean): string | null {
  return readCookie(request, nameOf(secure));
}

/** A cookie's value, or null; ours are made of letters that need no decoding. */
export function readCookie(request: Request, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value = ''] = pair.trim().split('=');
    if (key === name && /^[\w-]{20,100}$/.test(value)) return value;
  }
  return null;
}

export function setSessionCookie(response: Response, token: string, maxAge: number, secure: boolean): void {
  response.cookie(nameOf(secure), token, { ...options(secure), maxAge });
}

export function clearSessionCookie(response: Response, secure: boolean): void {
  response.clearCookie(nameOf(secure), options(secure));
}
