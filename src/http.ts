import { ValidationPipe } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import { IdempotencyInterceptor } from './platform/idempotency.interceptor.js';
import { publishOpenApi } from './platform/openapi.js';
import { ProblemFilter } from './platform/problem.filter.js';
import { DomainError } from './platform/problems.js';
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
        directives: { 'script-src': ["'self'"], 'upgrade-insecure-requests': null },
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
