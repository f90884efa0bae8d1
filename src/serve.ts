import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApiKeysStore } from './access/api-keys.store.js';
import { SessionsService } from './access/sessions.service.js';
import { AppModule } from './app.module.js';
import { configure } from './http.js';
import type { Clock } from './platform/clock.js';
import type { Settings } from './platform/settings.js';

const KEEP_ALIVE_MS = 75_000;

/** A running service. */
export interface Served {
  app: NestExpressApplication;
  /** `http://127.0.0.1:3000` */
  address: string;
  /** The one-time sign-in link, where nobody could sign in otherwise. */
  signInLink: string | null;
}

/** Starts the whole service: migrates, serves API and pages, takes up what an earlier run left. */
export async function serve(settings: Settings, clock?: Clock): Promise<Served> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(settings, clock), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  configure(app, settings);
  app.enableShutdownHooks();
  await app.listen(settings.port, settings.host);
  // Longer than clients and proxies keep idle connections: whoever closes first must not be the one that is written to.
  app.getHttpServer().keepAliveTimeout = KEEP_ALIVE_MS;
  const { port } = app.getHttpServer().address() as { port: number };
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  const address = `http://${host}:${port}`;
  return { app, address, signInLink: await offerLink(app, settings, address) };
}

async function offerLink(app: NestExpressApplication, settings: Settings, address: string): Promise<string | null> {
  const locked = settings.adminKey === null && (await app.get(ApiKeysStore, { strict: false }).count()) === 0;
  return locked ? `${address}/sign-in?token=${app.get(SessionsService, { strict: false }).offerLink()}` : null;
}
