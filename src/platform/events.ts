import { Injectable } from '@nestjs/common';
/** What one room tells the others after its commit, by name. A listener's failure is the emitter's failure. */
export interface EventPayloads {
  /** Who meets whom, or how many customers that concerns, may be different now. */
  'segment.changed': { segmentId: string };
  /** An import has progressed or ended. */
  'import.progressed': { importId: string };
}

type Listener<N extends keyof EventPayloads> = (payload: EventPayloads[N]) => void | Promise<void>;

/** Events within the process. What must survive a crash is a row's state, never an event. */
@Injectable()
export class Events {
  private readonly listeners = new Map<string, Set<Listener<never>>>();

  /** Listens until the returned function is called. */
  on<N extends keyof EventPayloads>(name: N, listener: Listener<N>): () => void {
    const set = this.listeners.get(name) ?? new Set();
    set.add(listener);
    this.listeners.set(name, set);
    return () => set.delete(listener);
  }

  /** Tells all listeners, and waits for those that have something to do. */
  async emit<N extends keyof EventPayloads>(name: N, payload: EventPayloads[N]): Promise<void> {
    for (const listener of this.listeners.get(name) ?? []) await (listener as Listener<N>)(payload);
  }
}
