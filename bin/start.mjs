// npm start
import { built, ensureBuilt } from './built.mjs';

ensureBuilt();
await import(built('main.js'));
