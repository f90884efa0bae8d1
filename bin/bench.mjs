// npm run bench [-- letters], npm run bench -- queue [conflicts]
import { ensureBuilt } from './built.mjs';

ensureBuilt();
if (process.argv[2] === 'queue') {
  process.argv.splice(2, 1);
  await import(new URL('../dist/server/bench/queue.js', import.meta.url));
} else await import(new URL('../dist/server/bench/bench.js', import.meta.url));
