import { Worker } from 'node:worker_threads';
import { type ReadFile, refuse } from './file.js';

export interface Limits {
  /** From when a worker takes the file up. */
  timeoutMs: number;
  maxOldSpaceMb: number;
  workers: number;
}

const LIMITS: Limits = { timeoutMs: 2000, maxOldSpaceMb: 256, workers: 2 };

interface Job {
  name: string;
  bytes: Uint8Array;
  done(read: ReadFile): void;
  failed(error: Error): void;
}

interface Crew {
  worker: Worker;
  job: Job | null;
  ready: boolean;
  timer: NodeJS.Timeout | null;
}

/**
 * Reads files in threads of their own, so that a file which makes a library hang or eat memory costs that thread and
 * nothing else. A few threads are kept; each starts when it is first needed and does not keep the process alive.
 *
 * `entry` is the built `isolated.worker.js`: `new URL('../text/isolated.worker.js', import.meta.url)`.
 */
export class IsolatedReading {
  private readonly limits: Limits;
  private readonly crews: Crew[] = [];
  private readonly waiting: Job[] = [];
  private closed = false;

  constructor(
    private readonly entry: URL,
    limits: Partial<Limits> = {},
  ) {
    this.limits = { ...LIMITS, ...limits };
  }

  /** As `readFile`, or `too-slow`, or `too-large` when it would not fit. Rejects only when no thread can be started. */
  read(name: string, bytes: Uint8Array): Promise<ReadFile> {
    if (this.closed)
      return Promise.reject(new Error('Reading was closed. Did you read after the service was stopped?'));
    return new Promise((done, failed) => {
      this.waiting.push({ name, bytes, done, failed });
      this.next();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const job of this.waiting.splice(0))
      job.failed(new Error('Reading was closed before this file was taken up.'));
    const crews = this.crews.splice(0);
    for (const { job, timer } of crews) {
      if (timer) clearTimeout(timer);
      job?.failed(new Error('Reading was closed while this file was read.'));
    }
    await Promise.all(crews.map(({ worker }) => worker.terminate()));
  }

  private next(): void {
    const job = this.waiting[0];
    if (!job) return;
    let crew = this.crews.find((each) => each.job === null);
    if (!crew && this.crews.length < this.limits.workers) crew = this.start();
    if (!crew) return;
    this.waiting.shift();
    crew.job = job;
    crew.worker.ref();
    if (crew.ready) this.hand(crew);
  }

  private start(): Crew {
    const worker = new Worker(this.entry, { resourceLimits: { maxOldGenerationSizeMb: this.limits.maxOldSpaceMb } });
    const crew: Crew = { worker, job: null, ready: false, timer: null };
    this.crews.push(crew);
    worker.on('message', (message: 'ready' | ReadFile) => {
      if (message === 'ready') {
        crew.ready = true;
        if (crew.job) this.hand(crew);
      } else this.finish(crew, message);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
        this.dismiss(crew, refuse('too-large', 'It takes more memory to read than any letter. Send the letter alone.'));
      } else if (crew.ready) {
        this.dismiss(
          crew,
          refuse('corrupt', 'It is damaged and cannot be opened. Save it once more where it was written.'),
        );
      } else {
        crew.job?.failed(error);
        this.dismiss(crew, null);
      }
    });
    worker.on('exit', () => {
      this.dismiss(
        crew,
        refuse('corrupt', 'It is damaged and cannot be opened. Save it once more where it was written.'),
      );
    });
    return crew;
  }

  private hand(crew: Crew): void {
    const { job } = crew;
    if (!job) return;
    crew.timer = setTimeout(() => {
      this.dismiss(
        crew,
        refuse('too-slow', 'It takes longer to read than any letter. Send the letter alone, or as .docx or .txt.'),
      );
    }, this.limits.timeoutMs);
    crew.worker.postMessage({ name: job.name, bytes: job.bytes });
  }

  private finish(crew: Crew, read: ReadFile): void {
    if (crew.timer) clearTimeout(crew.timer);
    crew.timer = null;
    crew.job?.done(read);
    crew.job = null;
    crew.worker.unref();
    this.next();
  }

  /** Ends a thread that cannot be trusted any more; the next file gets a new one. */
  private dismiss(crew: Crew, outcome: ReadFile | null): void {
    const at = this.crews.indexOf(crew);
    if (at < 0) return;
    this.crews.splice(at, 1);
    if (crew.timer) clearTimeout(crew.timer);
    void crew.worker.terminate();
    if (outcome) crew.job?.done(outcome);
    crew.job = null;
    this.next();
  }
}
