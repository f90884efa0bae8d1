import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/** How long a request that is under way may take when the service stops: an upload, an answer to a slow reader. */
const PATIENCE_MS = 10_000;

/**
 * Lets the service stop. Node waits for every connection, also for one on which nobody has asked anything yet, as browsers
 * open them in advance. Here what is asked is answered, for a while, and nobody else is waited for.
 */
@Injectable()
export class OpenConnections implements OnModuleInit, BeforeApplicationShutdown {
  /** Requests under way on each connection. */
  private readonly asked = new Map<Socket, number>();
  private stopping = false;

  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    server.on('connection', (socket: Socket) => {
      this.asked.set(socket, 0);
      socket.on('close', () => this.asked.delete(socket));
    });
    server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      this.count(socket, 1);
      response.on('close', () => this.count(socket, -1));
    });
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
    for (const [socket, asked] of this.asked) if (asked === 0) socket.destroy();
    setTimeout(() => {
      for (const socket of this.asked.keys()) socket.destroy();
    }, PATIENCE_MS).unref();
  }

  private count(socket: Socket, by: 1 | -1): void {
    const asked = this.asked.get(socket);
    if (asked === undefined) return;
    this.asked.set(socket, asked + by);
    if (this.stopping && asked + by === 0) socket.end();
  }
}
