import { parentPort } from 'node:worker_threads';
import 'reflect-metadata';
import { type Entry, type EntryDefaults, prepare } from './preparing.js';

/** The other thread's end of `preparing.pool.ts`: a batch in, the batch prepared out. */
parentPort?.on('message', ({ id, entries, defaults }: { id: number; entries: Entry[]; defaults: EntryDefaults }) => {
  parentPort?.postMessage({ id, prepared: entries.map((entry) => prepare(entry, defaults)) });
});
