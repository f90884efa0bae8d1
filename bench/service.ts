import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const KEY = 'bench-bench-bench-bench-bench-bench-key';

/** The built service as a process of its own, on a database of its own, spoken to over HTTP. */
export class BenchService {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly address: string,
  ) {}

  /** Starts it; `env` overrides settings (DATABASE_URL, ANALYSIS_THREADS ...). */
  static async start(env: Record<string, string> = {}): Promise<BenchService> {
    const folder = mkdtempSync(join(tmpdir(), 'onevoice-bench-'));
    const child = spawn(process.execPath, [fileURLToPath(new URL('../src/main.js', import.meta.url))], {
      env: {
        ...process.env,
        PORT: '0',
        LOG_LEVEL: 'error',
        DATABASE_URL: `sqlite:${join(folder, 'bench.db')}`,
        IMPORT_FOLDER: join(folder, 'imports'),
        ONEVOICE_ADMIN_KEY: KEY,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const address = await new Promise<string>((resolve, reject) => {
      child.stdout?.on('data', (chunk: Buffer) => {
        const found = /listens at (\S+)/.exec(chunk.toString());
        if (found) resolve(found[1] as string);
      });
      child.on('exit', (code) => reject(new Error(`the service ended with ${code}`)));
    });
    return new BenchService(child, folder, address);
  }

  /** One API call; `body` as JSON, or as it is with its media type. */
  async call<T>(method: string, path: string, body?: unknown, mediaType = 'application/json'): Promise<T> {
    const response = await fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${KEY}`, ...(body === undefined ? {} : { 'content-type': mediaType }) },
      ...(body === undefined
        ? {}
        : { body: mediaType === 'application/json' ? JSON.stringify(body) : (body as string) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** Resident memory of the process in MB; NaN where the system does not tell it this way. */
  memory(): number {
    try {
      const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    } catch {
      return Number.NaN;
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.removeAllListeners('exit').on('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
