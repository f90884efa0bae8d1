import { Injectable } from '@nestjs/common';
import type { Settings } from './settings.js';
import { InjectSettings } from './settings.provider.js';

/**
 * Where people reach the service, for links in mails and for the way back from a sign-in elsewhere: PUBLIC_URL, else the
 * address it listens at. Never taken from a request's Host header, which whoever asks can set.
 */
@Injectable()
export class PublicAddress {
  /** Without a slash at the end. */
  url: string;

  constructor(@InjectSettings() private readonly settings: Settings) {
    this.url = settings.publicUrl ?? `http://${settings.host}:${settings.port}`;
  }

  /** Told once the port is known (0 in the settings takes any). */
  listening(address: string): void {
    if (this.settings.publicUrl === null) this.url = address;
  }

  /** Whether people come over TLS, so that cookies may be kept to it. */
  get secure(): boolean {
    return this.url.startsWith('https:');
  }
}
