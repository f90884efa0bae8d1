import { Injectable, Logger } from '@nestjs/common';
import { type Transporter, createTransport } from 'nodemailer';
import type { Settings } from '../settings.js';
import { InjectSettings } from '../settings.provider.js';

/** A mail to one person. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html?: string;
}

/**
 * Sends mail by SMTP_URL. Without it the text is written to the log, so that an admin can pass a link on by hand; nothing
 * else ever logs one.
 */
@Injectable()
export class Mailer {
  private readonly logger = new Logger(Mailer.name);
  private readonly transport: Transporter | null;

  constructor(@InjectSettings() private readonly settings: Settings) {
    const { smtpUrl } = settings.mail;
    // Seconds, not nodemailer's minutes: somebody waits for the answer that says whether it was sent.
    const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
    this.transport = smtpUrl === null ? null : createTransport({ url: smtpUrl, ...timeouts });
  }

  /** Whether there is a mail server. */
  get configured(): boolean {
    return this.transport !== null;
  }

  /**
   * Hands a mail to the mail server. False when there is none.
   * @throws Error when the server refuses it or does not answer
   */
  async send(mail: Mail): Promise<boolean> {
    if (this.transport === null) {
      this.logger.warn(`SMTP_URL is not set, so this mail was not sent. To ${mail.to}: ${mail.subject}\n${mail.text}`);
      return false;
    }
    await this.transport.sendMail({ from: this.settings.mail.from, ...mail });
    return true;
  }
}
