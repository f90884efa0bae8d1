import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import net from 'node:net';
import { relative } from 'node:path';
import { PeopleService } from '../access/people.service.js';
import { terminalWidth } from '../cli/layout.js';
import { ConflictsService } from '../conflicts/conflicts.service.js';
import { Calendar, Clock } from '../platform/clock.js';
import { type Settings, SettingsError, readSettings } from '../platform/settings.js';
import { serve } from '../serve.js';
import { LOADER, NotADemoDatabase, SAMPLE, loadSample } from './load.js';
import { greeting } from './report.js';

/** Who looks at the demo. */
const VISITOR = { email: 'visitor@onevoice.example', name: 'Demo Visitor' };

/**
 * `npm run demo`: the service in a database of its own, filled with a sample company. Its API key is a setting, so it
 * exists as long as the demo runs and is nowhere kept.
 */
async function demo(env: NodeJS.ProcessEnv): Promise<void> {
  const settings = await demoSettings(env);
  const { app, address } = await serve(settings);
  try {
    const filed = await loadSample(app, app.get(Calendar, { strict: false }).dateOf(new Clock().now()));
    const { items } = await app.get(ConflictsService, { strict: false }).list({}, { limit: 200, cursor: null }, LOADER);
    const { file } = settings.database;
    const lines = greeting(
      {
        company: SAMPLE.company,
        offices: SAMPLE.offices.length,
        communications: SAMPLE.communications.length,
        filed,
        database: file === null ? 'the database of DEMO_DATABASE_URL' : relative('.', file),
        address,
        signInLink: await app.get(PeopleService, { strict: false }).linkForAdmin(VISITOR),
        key: settings.adminKey ?? '',
        conflicts: items,
      },
      terminalWidth(),
    );
    console.log(lines.join('\n'));
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** The settings, but for those that would mix the demo with a company's own service. */
async function demoSettings(env: NodeJS.ProcessEnv): Promise<Settings> {
  const settings = readSettings({
    ...env,
    DATABASE_URL: env.DEMO_DATABASE_URL || 'sqlite:./data/demo.db',
    ONEVOICE_ADMIN_KEY: `ov_demo_${randomBytes(24).toString('base64url')}`,
    LOG_LEVEL: env.LOG_LEVEL || 'warn',
  });
  if (await isFree(settings.port, settings.host)) return settings;
  console.log(`Port ${settings.port} is taken, so the demo uses a free one. PORT=… chooses another.`);
  return { ...settings, port: 0 };
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

try {
  await demo(process.env);
} catch (error) {
  const expected = error instanceof SettingsError || error instanceof NotADemoDatabase;
  console.error(expected ? error.message : error);
  process.exitCode = 1;
}
