import { parentPort } from 'node:worker_threads';
import 'reflect-metadata';
import { type Entry, type PrepareOptions, prepare } from './preparing.js';

/** The other thread's end of `preparing.pool.ts`: a batch in, the batch prepared out. */
parentPort?.on('message', ({ id, entries, options }: { id: number; entries: Entry[]; options: PrepareOptions }) => {
  parentPort?.postMessage({ id, prepared: entries.map((entry) => prepare(entry, options)) });
});
