import { FirstSchema1795500000000 } from './2026-11-24-first-schema.js';

/** Every migration in the order of its date; each release only adds to the end. */
export const migrations = [FirstSchema1795500000000];
