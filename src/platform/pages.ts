import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

/** Paths that are never a page: what is not found there is answered by the API's own 404. */
const NOT_A_PAGE = /^\/(api|assets|health|metrics)(\/|$)|\.[a-z0-9]+$/i;

/**
 * Serves the built web pages: what has a hash in its name for a year, everything else only after asking. Every other path
 * is a page, whose address the pages themselves understand. Without a build of them, the API alone is served.
 */
export function servePages(app: NestExpressApplication): void {
  const folder = join(projectFolder(), 'dist/web');
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return;
  const never = { index: false, redirect: false, dotfiles: 'ignore' } as const;
  app.useStaticAssets(join(folder, 'assets'), { ...never, prefix: '/assets', immutable: true, maxAge: '1y' });
  app.useStaticAssets(folder, { ...never, setHeaders: revalidate });
  const page = readFileSync(index, 'utf8');
  app.use((request: Request, response: Response, next: NextFunction) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || NOT_A_PAGE.test(request.path)) return next();
    revalidate(response);
    response.type('html').send(page);
  });
}

function revalidate(response: Pick<Response, 'setHeader'>): void {
  response.setHeader('Cache-Control', 'no-cache');
}

/** The folder of package.json, above both `src/` and `dist/server/src/`. */
function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
