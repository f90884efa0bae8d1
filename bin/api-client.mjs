// npm run api: writes web/src/api/schema.d.ts from the OpenAPI document of the built service; with --check only says
// whether it is up to date (exit code 1 when not).
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { built, ensureBuilt } from './built.mjs';

const FILE = new URL('../web/src/api/schema.d.ts', import.meta.url);
const HEAD = '// Written by `npm run api` from the OpenAPI document of the service; not by hand.\n\n';

ensureBuilt();
const folder = mkdtempSync(join(tmpdir(), 'onevoice-api-'));
try {
  const { readSettings } = await import(built('platform/settings.js'));
  const { serve } = await import(built('serve.js'));
  const database = `sqlite:${join(folder, 'api.db')}`;
  const served = await serve(
    readSettings({ PORT: '0', DATABASE_URL: database, LOG_LEVEL: 'silent', ANALYSIS_THREADS: '0' }),
  );
  const document = await (await fetch(`${served.address}/api/openapi.json`)).json();
  await served.app.close();
  const text = HEAD + astToString(await openapiTS(document));
  if (!process.argv.includes('--check')) writeFileSync(FILE, text);
  else if (readFileSync(FILE, 'utf8') !== text) {
    console.error('web/src/api/schema.d.ts is not what the service says. Run "npm run api" and commit it.');
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
