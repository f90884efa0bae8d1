import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real mail server that keeps what it takes, and can be killed and started again on the same port. */
export class PostOffice {
  readonly mails: ParsedMail[] = [];
  /** Whether it refuses everything. */
  refuses = false;
  private server: SMTPServer | null = null;
  private port = 0;

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, done) => done(this.refuses ? new Error('mailbox unavailable') : null),
      onData: (stream, _session, done) => {
        simpleParser(stream).then((mail) => {
          this.mails.push(mail);
          done();
        }, done);
      },
    });
    server.on('error', () => undefined);
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', () => resolve()));
    this.port = (server.server.address() as AddressInfo).port;
  }

  async kill(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** To whom, and about what. */
  get told(): string[] {
    return this.mails.map(
      ({ to, subject }) =>
        `${[to]
          .flat()
          .map((one) => one?.text ?? '')
          .join()}: ${subject ?? ''}`,
    );
  }
}
