import { ValidationPipe } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import { IdempotencyInterceptor } from './platform/idempotency.interceptor.js';
import { publishOpenApi } from './platform/openapi.js';
import { servePages } from './platform/pages.js';
import { ProblemFilter } from './platform/problem.filter.js';
import { DomainError, type ProblemKind } from './platform/problems.js';
import type { Settings } from './platform/settings.js';
import { VALIDATION, fieldProblems, invalidRequest } from './platform/validation.js';

/** Everything about HTTP that concerns all routes. */
export function configure(app: NestExpressApplication, settings: Settings): void {
  app.useLogger(app.get(Logger));
  app.disable('x-powered-by');
  app.set('trust proxy', settings.trustedProxies);
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: true,
        directives: {
          'script-src': ["'self'"],
          // The component library sets sizes as style attributes; styles come from nowhere else.
          'style-src': ["'self'", "'unsafe-inline'"],
          'font-src': ["'self'"],
          'connect-src': ["'self'"],
          'upgrade-insecure-requests': null,
        },
      },
      // The service speaks plain HTTP on loopback; whoever puts it behind TLS sets HSTS there.
      strictTransportSecurity: false,
    }),
  );
  app.use(requireJson);
  app.useBodyParser('json', {
    limit: settings.bodyLimit,
    strict: false,
    type: ['application/json', 'application/*+json'],
  });
  app.use(nameBodyFault);
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalInterceptors(app.get(IdempotencyInterceptor));
  app.useGlobalPipes(
    new ValidationPipe({
      ...VALIDATION,
      transform: true,
      exceptionFactory: (errors) => invalidRequest(fieldProblems(errors)),
    }),
  );
  publishOpenApi(app);
  servePages(app);
}

/** What the body's parser finds, by its own names (https://github.com/expressjs/body-parser#errors). */
const BODY_FAULTS: Record<string, [ProblemKind, string]> = {
  'entity.parse.failed': [
    'malformed-json',
    'The body is not valid JSON. Check quotes, commas and brackets, and send it as UTF-8.',
  ],
  'entity.too.large': [
    'too-large',
    'The body is larger than this service takes (BODY_LIMIT_MB). Send bulk data to POST /api/v1/imports, which streams.',
  ],
  'charset.unsupported': ['unsupported-media-type', 'Send JSON in UTF-8.'],
  'encoding.unsupported': ['unsupported-media-type', 'Send JSON uncompressed, or in gzip.'],
  'request.aborted': ['malformed-json', 'The request ended before its body was whole. Send it again.'],
  'request.size.invalid': ['malformed-json', 'The request ended before its body was whole. Send it again.'],
};

/** Names the parser's failures before Nest makes nameless HTTP errors of them. */
function nameBodyFault(
  error: Error & { type?: string },
  _request: Request,
  _response: Response,
  next: NextFunction,
): void {
  const [kind, cure] = BODY_FAULTS[error.type ?? ''] ?? [];
  next(kind !== undefined && cure !== undefined ? new DomainError(kind, cure) : error);
}

/** Bodies that are no JSON are refused, where a route does not take other types itself. */
function requireJson(request: Request, _response: Response, next: NextFunction): void {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  const takesOthers =
    request.path === '/api/v1/imports' || /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '');
  if (!hasBody || takesOthers || /^application\/([\w.+-]+\+)?json\b/i.test(request.headers['content-type'] ?? ''))
    return next();
  next(new DomainError('unsupported-media-type', 'Send the body as application/json in UTF-8.'));
}
