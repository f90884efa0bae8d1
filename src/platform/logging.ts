import { randomUUID } from 'node:crypto';
import type { Options } from 'pino-http';
import type { Settings } from './settings.js';

/** Structured logs with request ids; credentials are never in them. */
export function requestLogging(settings: Settings): Options {
  return {
    level: settings.logLevel,
    genReqId: (_request, response) => {
      const id = randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    redact: ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'],
    serializers: {
      // Tokens of links, and codes of the company's sign-in, are credentials as well.
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        url: withoutSecrets(request.url),
      }),
      res: (response: { statusCode: number }) => ({ statusCode: response.statusCode }),
    },
    autoLogging: { ignore: (request) => request.url?.startsWith('/health/') ?? false },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
  };
}

/** An address with tokens and codes left out. */
export function withoutSecrets(url: string): string {
  return url
    .replace(/(\/(?:invitations|password-reset)\/)[^/?]+/, '$1…')
    .replace(/([?&](?:token|code|state)=)[^&]*/g, '$1…');
}
