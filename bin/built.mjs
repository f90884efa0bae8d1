// Builds what is not built, or is older than its sources; used by every command that runs the built service.
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = [
  'src',
  'migrations',
  'bench',
  'web',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'nest-cli.json',
];

/** Makes sure that `dist` is what the sources say. */
export function ensureBuilt() {
  const builtAt = modifiedAt(join(ROOT, 'dist/server/src/main.js'));
  if (builtAt !== null && SOURCES.every((source) => newest(join(ROOT, source)) <= builtAt)) return;
  console.error('Building (once, and after every change of the sources) ...');
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Also below jest, which says "test": React would come in its slow form for developers.
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

/** The path of a built file. */
export function built(path) {
  return new URL(`../dist/server/src/${path}`, import.meta.url);
}

function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

function newest(path) {
  const at = modifiedAt(path) ?? 0;
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return at;
  return readdirSync(path, { withFileTypes: true }).reduce(
    (max, entry) => Math.max(max, newest(join(path, entry.name))),
    at,
  );
}
