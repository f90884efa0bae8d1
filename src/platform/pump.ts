/** How long a pump sleeps when nobody wakes it: what another process left is taken up by then. */
const SLEEP_MS = 5_000;

/**
 * Runs one piece of work over and over: soon after it was woken, and every few seconds anyway. Never twice at a time; a
 * failure is told and does not end it.
 */
export class Pump {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = true;

  /** @param work does what there is to do, leaves what is not due, and ends early when the pump is `stopping` */
  constructor(
    private readonly work: () => Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {}

  start(): void {
    this.stopped = false;
    this.timer = setInterval(() => this.wake(), SLEEP_MS);
    this.timer.unref();
    this.wake();
  }

  wake(): void {
    if (!this.stopped) void this.run();
  }

  /** Runs now, and resolves when there is nothing left to do. */
  run(): Promise<void> {
    this.again = true;
    this.running ??= this.drain().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Whether the process is going down: what is left is taken up at the next start. */
  get stopping(): boolean {
    return this.stopped;
  }

  /** Ends after what is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
  }

  private async drain(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      await this.work().catch((error: unknown) => this.failed(error));
    }
  }
}
