/** `npm run bench [-- letters]`: speed in one table, with the peers measured in the same run. */
import { cpus } from 'node:os';
import { measureImport } from './import.js';
import { measureSteps } from './peers.js';
import { BenchService } from './service.js';

const letters = Number(process.argv[2] ?? 20_000);
const number = (value: number, digits = 0): string =>
  value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });

console.log(`${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}\n`);

const { ours, peers, findBestMatchMs } = measureSteps();
console.log('| one thread | letters/s | MB/s |\n| --- | ---: | ---: |');
for (const rate of [...ours, ...peers])
  console.log(`| ${rate.name} | ${number(rate.perSecond)} | ${number(rate.megabytesPerSecond, 2)} |`);

const service = await BenchService.start();
try {
  const figures = await measureImport(service, letters);
  const minhash = peers[0]?.perSecond ?? Number.NaN;
  console.log(
    `\n| the whole service over HTTP, SQLite, ${number(letters)} letters of ${number(figures.bytes)} bytes | |\n| --- | ---: |`,
  );
  console.log(`| import: reading, index, clusters, conflicts, committed | ${number(figures.perSecond)} letters/s |`);
  console.log(`| conflicts found | ${number(figures.conflicts)} |`);
  console.log(`| memory after a tenth / at most | ${number(figures.memoryEarly)} / ${number(figures.memoryPeak)} MB |`);
  console.log(
    `| preflight p50 / p95 / p99 | ${number(figures.preflight.p50, 1)} / ${number(figures.preflight.p95, 1)} / ${number(figures.preflight.p99, 1)} ms |`,
  );
  console.log(
    `| string-similarity findBestMatch against as many (${number(findBestMatchMs, 3)} ms a comparison, extrapolated) | ${number(findBestMatchMs * letters)} ms |`,
  );
  console.log(
    `| ratio: findBestMatch / preflight p50 | ${number((findBestMatchMs * letters) / figures.preflight.p50)} x |`,
  );
  console.log(`| ratio: whole import / minhash (npm) sketches alone | ${number(figures.perSecond / minhash, 2)} x |`);
} finally {
  await service.stop();
}
