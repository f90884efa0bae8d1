import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** How a command ended. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** A folder of its own for a test's files and database. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'onevoice-cli-'));

  file(name: string): string {
    return join(this.path, name);
  }

  get databaseUrl(): string {
    return `sqlite:${this.file('test.db')}`;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Starts a command of the checkout, as its users do. */
export function start(script: string, args: readonly string[], env: Record<string, string>): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [resolve('bin', script), ...args], { env: { PATH, HOME, ...env } });
}

/** Runs `onevoice` to its end. */
export async function onevoice(args: readonly string[], env: Record<string, string>): Promise<Ended> {
  return ended(start('onevoice.mjs', args, env));
}

/** Ends a command as Ctrl-C does, if it has not ended. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  await once(child, 'close');
}

/** Waits for a command's end. */
export async function ended(child: ChildProcess): Promise<Ended> {
  const [out, err] = [collect(child.stdout), collect(child.stderr)];
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out: out(), err: err() };
}

/** Waits until a command has printed a line like this. */
export async function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  const [out, err] = [collect(child.stdout), collect(child.stderr)];
  for (;;) {
    if (pattern.test(out())) return out();
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}:\n${out()}\n${err()}`);
    await new Promise((soon) => setTimeout(soon, 50));
  }
}

function collect(stream: ChildProcess['stdout']): () => string {
  const chunks: string[] = [];
  stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  return () => chunks.join('');
}
