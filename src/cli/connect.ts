import { Failure } from './failure.js';
import { LocalService } from './local.js';
import { RemoteService } from './remote.js';
import type { Service } from './service.js';

/** The options that every command has. */
export interface Where {
  url?: string;
  key?: string;
}

/**
 * The service that a command works with: the one at `--url` (or ONEVOICE_URL), else the database of the settings.
 *
 * @param use `import` works through queued imports in this process, which takes a database of its own
 */
export async function connect(where: Where, use: 'ask' | 'import', env = process.env): Promise<Service> {
  const url = where.url ?? env.ONEVOICE_URL;
  const key = where.key ?? env.ONEVOICE_KEY;
  if (!url) {
    if (where.key) throw new Failure('--key goes with --url: say which service it is for, or leave both out.');
    return LocalService.open(env, use);
  }
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Failure(`--url is "${url}": write it in full, for example http://127.0.0.1:3000.`);
  }
  if (!key) {
    throw new Failure(
      `${url} wants an API key: give --key or set ONEVOICE_KEY. "onevoice key create" on the service's machine makes one.`,
    );
  }
  return new RemoteService(url.replace(/\/+$/, ''), key);
}
