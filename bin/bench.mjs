// npm run bench
import { ensureBuilt } from './built.mjs';

ensureBuilt();
await import(new URL('../dist/server/bench/bench.js', import.meta.url));
