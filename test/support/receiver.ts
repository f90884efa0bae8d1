import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { KillableServer } from './killable-server.js';

/** A request that a receiver got. */
export interface Received {
  headers: IncomingHttpHeaders;
  raw: string;
  body: { id: string; event: string; data: Record<string, never> };
}

/** A webhook's other end. */
export class Receiver extends KillableServer {
  readonly received: Received[] = [];
  /** What it answers; a status, or `hang` for no answer at all. */
  answer: number | 'hang' = 200;

  get url(): string {
    return `${this.origin}/hook`;
  }

  get events(): string[] {
    return this.received.map(({ body }) => body.event);
  }

  protected handle(request: IncomingMessage, raw: string, response: ServerResponse): void {
    if (this.answer === 'hang') return;
    if (this.answer < 300)
      this.received.push({ headers: request.headers, raw, body: JSON.parse(raw) as Received['body'] });
    const moved = this.answer >= 300 && this.answer < 400;
    response.writeHead(this.answer, moved ? { location: 'http://127.0.0.1:1/' } : {}).end();
  }
}
