import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import { type Entry, type EntryDefaults, type PrepareOptions, type Prepared, prepare } from './preparing.js';

interface Waiting {
  resolve: (prepared: Prepared[]) => void;
  reject: (error: Error) => void;
}

/** Prepares batches of entries in other threads, so that the serving thread keeps answering; without threads, here. */
@Injectable()
export class PreparingPool implements OnApplicationShutdown {
  private threads: { worker: Worker; waiting: Map<number, Waiting> }[] | null = null;
  private nextId = 0;

  constructor(@InjectSettings() private readonly settings: Settings) {}

  /** How many batches can be prepared at once. */
  get width(): number {
    return Math.max(1, this.settings.analysisThreads);
  }

  async prepare(entries: Entry[], defaults: EntryDefaults): Promise<Prepared[]> {
    const options: PrepareOptions = {
      defaults,
      locale: { country: this.settings.country, currency: this.settings.currency },
    };
    if (this.settings.analysisThreads === 0) return entries.map((entry) => prepare(entry, options));
    this.threads ??= Array.from({ length: this.settings.analysisThreads }, () => start());
    const thread = this.threads.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      thread.waiting.set(id, { resolve, reject });
      thread.worker.postMessage({ id, entries, options });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    const threads = this.threads ?? [];
    this.threads = null;
    for (const { waiting } of threads) abandon(waiting, new Error('The service is stopping.'));
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }
}

/** Nobody waits for ever on a thread that has ended. */
function abandon(waiting: Map<number, Waiting>, error: Error): void {
  for (const one of waiting.values()) one.reject(error);
  waiting.clear();
}

function start(): { worker: Worker; waiting: Map<number, Waiting> } {
  const worker = new Worker(new URL('./preparing.worker.js', import.meta.url));
  const waiting = new Map<number, Waiting>();
  worker.on('message', ({ id, prepared }: { id: number; prepared: Prepared[] }) => {
    waiting.get(id)?.resolve(prepared);
    waiting.delete(id);
  });
  worker.on('error', (error) => {
    abandon(waiting, error);
  });
  worker.unref();
  return { worker, waiting };
}
