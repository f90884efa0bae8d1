import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Observable, Subject, takeUntil, timer } from 'rxjs';
import type { ChainEntry } from '../platform/journal/chain.js';
import { Journal } from '../platform/journal/journal.js';
import { JournalStore } from '../platform/journal/journal.store.js';
import { type Principal, seesOnly } from '../platform/permissions.js';
import { type LiveChange, changeOf } from './live-change.js';
import { Pump } from '../platform/pump.js';

const BATCH = 200;

/** How long a stream lasts before the browser comes back: by then whoever has been signed out gets no further. */
const STREAM_MS = 15 * 60_000;

/** A message as Nest sends it. */
interface Told {
  type: 'change' | 'ready';
  id: string;
  data: LiveChange | object;
}

/** Tells open pages that something has changed, so that they ask again. Follows the journal while somebody listens. */
@Injectable()
export class LiveService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(LiveService.name);
  private readonly entries = new Subject<ChainEntry>();
  private readonly ended = new Subject<void>();
  private readonly pump = new Pump(
    () => this.follow(),
    (error) => this.logger.error({ err: error }, 'the journal could not be followed for open pages'),
  );
  private stopListening: () => void = () => undefined;
  private seq: number | null = null;

  constructor(
    private readonly journal: Journal,
    private readonly store: JournalStore,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.journal.onWritten(() => this.pump.wake());
    this.pump.start();
  }

  /** Before the server closes: it waits for open streams. */
  beforeApplicationShutdown(): Promise<void> {
    this.stopListening();
    this.ended.next();
    return this.pump.stop();
  }

  /** Changes from now on that concern what the asker may see; begins with `ready`. */
  watch(asker: Principal): Observable<Told> {
    const only = seesOnly(asker);
    return new Observable<Told>((subscriber) => {
      subscriber.next({ type: 'ready', id: '0', data: {} });
      return this.entries.subscribe((entry) => {
        const change = changeOf(entry, only);
        if (change !== null) subscriber.next({ type: 'change', id: String(entry.seq), data: change });
      });
    }).pipe(takeUntil(this.ended), takeUntil(timer(STREAM_MS)));
  }

  private async follow(): Promise<void> {
    if (!this.entries.observed || this.seq === null) {
      this.seq = (await this.store.head()).seq;
      return;
    }
    for (;;) {
      const entries = await this.store.behind(this.seq, BATCH);
      for (const entry of entries) this.entries.next(entry);
      const last = entries.at(-1);
      if (last === undefined) return;
      this.seq = last.seq;
    }
  }
}
