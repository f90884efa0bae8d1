import { Presets, SingleBar } from 'cli-progress';
import type { Import } from '../intake/import.dto.js';
import { count, shorten } from './layout.js';

/** Without a terminal, a line this often. */
const LINE_EVERY_MS = 2_000;

/** A bar on standard error: first how much is sent, then how far reading and comparing are. */
export class Progress {
  private readonly bar: SingleBar;

  constructor(
    file: string,
    bytes: number,
    private entries: number,
  ) {
    this.bar = new SingleBar(
      {
        format: `${shorten(file, 32)}  {bar} {percentage} %  {doing}`,
        stream: process.stderr,
        hideCursor: true,
        gracefulExit: false,
        barsize: 30,
        noTTYOutput: true,
        notTTYSchedule: LINE_EVERY_MS,
      },
      Presets.shades_classic,
    );
    this.bar.start(Math.max(bytes, 1), 0, { doing: 'sending' });
  }

  sent(bytes: number): void {
    this.bar.update(bytes);
  }

  /** The service has the whole file. */
  received(): void {
    this.bar.setTotal(Math.max(this.entries, 1));
    this.bar.update(0, { doing: 'waiting for its turn' });
  }

  show(state: Import): void {
    if (state.status === 'queued') return;
    if (state.status === 'done') this.entries = state.received;
    // An estimate that proves too low must not show more than 100 %.
    else this.entries = Math.max(this.entries, state.received);
    this.bar.setTotal(Math.max(this.entries, 1));
    this.bar.update(Math.max(state.received, state.status === 'done' ? 1 : 0), {
      doing: `${count(state.received)} of ${count(this.entries)} compared, ${count(state.rejected)} rejected`,
    });
  }

  stop(): void {
    this.bar.stop();
  }
}
