import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApiKeysStore } from './access/api-keys.store.js';
import { LinksService } from './access/links.service.js';
import { PeopleStore } from './access/people.store.js';
import { AppModule } from './app.module.js';
import { configure } from './http.js';
import type { Clock } from './platform/clock.js';
import { PublicAddress } from './platform/public-address.js';
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
  app.get(PublicAddress, { strict: false }).listening(address);
  return { app, address, signInLink: await offerLink(app, settings) };
}

async function offerLink(app: NestExpressApplication, settings: Settings): Promise<string | null> {
  const keys = await app.get(ApiKeysStore, { strict: false }).count();
  const people = await app.get(PeopleStore, { strict: false }).count();
  const locked = settings.adminKey === null && keys === 0 && people === 0;
  return locked ? app.get(LinksService, { strict: false }).offerFirstRun() : null;
}
