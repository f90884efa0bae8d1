import 'reflect-metadata';
import { readSettings, SettingsError } from './platform/settings.js';
import { serve } from './serve.js';

try {
  const served = await serve(readSettings(process.env));
  console.log(`OneVoice listens at ${served.address}`);
  if (served.signInLink !== null) console.log(`Sign in once, within the hour: ${served.signInLink}`);
} catch (error) {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exitCode = 1;
}
