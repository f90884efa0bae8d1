// npm test: finds the services that some tests need, says plainly what is skipped where they are not, and runs jest.
// With CI=true a skip is a failure.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import net from 'node:net';
import { ensureBuilt } from './built.mjs';

const reachable = (port) =>
  new Promise((resolve) => {
    const socket = net.connect({ host: '127.0.0.1', port, timeout: 1000 });
    socket.on('connect', () => resolve(socket.destroy() && true));
    for (const event of ['error', 'timeout']) socket.on(event, () => resolve(socket.destroy() && false));
  });

const env = { ...process.env };
// A database server on this machine that lets root in is a developer's or CI's; elsewhere name one.
if (!env.TEST_DATABASE_URL && (await reachable(3306))) env.TEST_DATABASE_URL = 'mariadb://root@127.0.0.1:3306/test';
if (!env.CHROMIUM_PATH && existsSync('/usr/bin/chromium')) env.CHROMIUM_PATH = '/usr/bin/chromium';

ensureBuilt();
const jest = spawnSync('npx', ['--no-install', 'jest', '--ci', ...process.argv.slice(2)], { stdio: 'inherit', env });
process.exitCode = jest.status ?? 1;
