import type { ApiKey, CreateApiKey } from '../access/api-key.dto.js';
import { type Where, connect } from './connect.js';
import { table } from './layout.js';

export interface KeyOptions extends Where {
  json?: boolean;
}

/** `onevoice key create`: prints the secret, and nothing else on standard output, so that a script can take it. */
export async function createKey({ name, role, office, ...options }: KeyOptions & CreateApiKey): Promise<number> {
  const service = await connect(options, 'ask');
  try {
    const { key, ...created } = await service.createKey({ name, role, office: office ?? null });
    if (options.json) console.log(JSON.stringify({ ...created, key }));
    else {
      console.log(key);
      console.error(`Keep it now: it is not shown again. Its id is ${created.id}, its role ${created.role}.`);
    }
    return 0;
  } finally {
    await service.close();
  }
}

/** `onevoice key list` */
export async function listKeys(options: KeyOptions): Promise<number> {
  const service = await connect(options, 'ask');
  try {
    const keys = await service.listKeys();
    if (options.json) console.log(JSON.stringify(keys));
    else if (keys.length === 0) console.log('There is no key yet. "onevoice key create" makes one.');
    else console.log(table(['ID', 'NAME', 'ROLE', 'OFFICE', 'BEGINS', 'LAST USED', 'STATE'], keys.map(row)).join('\n'));
    return 0;
  } finally {
    await service.close();
  }
}

/** `onevoice key revoke ID` */
export async function revokeKey(id: string, options: KeyOptions): Promise<number> {
  const service = await connect(options, 'ask');
  try {
    const key = await service.revokeKey(id);
    console.log(options.json ? JSON.stringify(key) : `Revoked "${key.name}" (${key.prefix}…).`);
    return 0;
  } finally {
    await service.close();
  }
}

function row(key: ApiKey): string[] {
  const state = key.revokedAt === null ? 'in force' : `revoked ${key.revokedAt.slice(0, 10)}`;
  return [
    key.id,
    key.name,
    key.role,
    key.office ?? '',
    `${key.prefix}…`,
    key.lastUsedAt?.slice(0, 10) ?? 'never',
    state,
  ];
}
