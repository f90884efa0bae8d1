#!/usr/bin/env node
// npx onevoice
import { built, ensureBuilt } from './built.mjs';

ensureBuilt();
await import(built('cli.js'));
