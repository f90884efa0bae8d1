import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that a receiver got. */
export interface Received {
  headers: IncomingHttpHeaders;
  raw: string;
  body: { id: string; event: string; data: Record<string, never> };
}

/** A webhook's other end: a real HTTP server that can be killed and started again on the same port. */
export class Receiver {
  readonly received: Received[] = [];
  /** What it answers; a status, or `hang` for no answer at all. */
  answer: number | 'hang' = 200;
  private server: Server | null = null;
  private port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  get events(): string[] {
    return this.received.map(({ body }) => body.event);
  }

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (this.answer === 'hang') return;
        const raw = Buffer.concat(chunks).toString('utf8');
        if (this.answer < 300)
          this.received.push({ headers: request.headers, raw, body: JSON.parse(raw) as Received['body'] });
        response.writeHead(
          this.answer,
          this.answer >= 300 && this.answer < 400 ? { location: 'http://127.0.0.1:1/' } : {},
        );
        response.end();
      });
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async kill(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server === null) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
