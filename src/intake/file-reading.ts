import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import type { ReadFile } from '../text/file.js';
import { readFile } from '../text/files.js';
import { IsolatedReading } from '../text/isolated.js';

/** Reads uploaded files in threads with a limit of time and memory, so that one bad file never stalls the service. */
@Injectable()
export class FileReading implements OnApplicationShutdown {
  private isolated: IsolatedReading | null = null;

  constructor(@InjectSettings() private readonly settings: Settings) {}

  async read(name: string, bytes: Uint8Array): Promise<ReadFile> {
    if (this.settings.analysisThreads === 0) return readFile(name, bytes);
    this.isolated ??= new IsolatedReading(new URL('../text/isolated.worker.js', import.meta.url));
    return this.isolated.read(name, bytes);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.isolated?.close();
    this.isolated = null;
  }
}
