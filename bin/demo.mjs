// npm run demo
import { built, ensureBuilt } from './built.mjs';

ensureBuilt();
await import(built('demo/demo.js'));
