import { setTimeout as sleep } from 'node:timers/promises';
import { BENCH_OFFICES, BENCH_SEGMENTS, type BenchLetter, benchLetters } from './letters.js';
import type { BenchService } from './service.js';
import { percentile } from './figures.js';

/** What an import and the checks after it took. */
export interface ImportFigures {
  letters: number;
  /** Mean bytes of a letter's body. */
  bytes: number;
  seconds: number;
  perSecond: number;
  conflicts: number;
  /** Resident memory of the service in MB: after a tenth of the import, and the most there was. */
  memoryEarly: number;
  memoryPeak: number;
  /** Milliseconds of a preflight over HTTP against the filled registry. */
  preflight: { p50: number; p95: number; p99: number };
}

interface ImportState {
  id: string;
  status: string;
  received: number;
  rejected: number;
}

/** Registers offices and segments, imports `count` letters in one NDJSON upload, and checks 300 further ones. */
export async function measureImport(service: BenchService, count: number): Promise<ImportFigures> {
  for (const { id, parentId } of BENCH_SEGMENTS)
    await service.call('POST', '/segments', { id, name: id, parentId, audienceSize: 1000 });
  for (const id of BENCH_OFFICES) await service.call('POST', '/offices', { id, name: id, kind: 'other' });
  const letters = [...benchLetters(count)];
  const upload = letters.map((letter) => JSON.stringify(letter)).join('\n');
  const started = performance.now();
  let state = await service.call<ImportState>('POST', '/imports', upload, 'application/x-ndjson');
  let memoryEarly = 0;
  let memoryPeak = 0;
  while (state.status === 'queued' || state.status === 'running') {
    await sleep(100);
    state = await service.call<ImportState>('GET', `/imports/${state.id}`);
    memoryPeak = Math.max(memoryPeak, service.memory());
    if (memoryEarly === 0 && state.received >= count / 10) memoryEarly = service.memory();
  }
  const seconds = (performance.now() - started) / 1000;
  if (state.status !== 'done' || state.rejected > 0) throw new Error(`the import ended as ${JSON.stringify(state)}`);
  return {
    letters: count,
    bytes: letters.reduce((sum, letter) => sum + letter.body.length, 0) / count,
    seconds,
    perSecond: count / seconds,
    conflicts: await countConflicts(service),
    memoryEarly,
    memoryPeak,
    preflight: await measurePreflight(service, [...benchLetters(count + 300)].slice(count)),
  };
}

async function measurePreflight(
  service: BenchService,
  letters: readonly BenchLetter[],
): Promise<ImportFigures['preflight']> {
  const times: number[] = [];
  for (const letter of letters) {
    const before = performance.now();
    await service.call('POST', '/preflight', letter);
    times.push(performance.now() - before);
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99) };
}

async function countConflicts(service: BenchService): Promise<number> {
  let count = 0;
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: unknown[]; nextCursor: string | null } = await service.call(
      'GET',
      `/conflicts?limit=200${cursor ? `&cursor=${cursor}` : ''}`,
    );
    count += page.items.length;
    cursor = page.nextCursor;
  }
  return count;
}
