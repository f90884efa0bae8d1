import { readFileSync } from 'node:fs';
import { extractClaims } from '../../../src/detection/claims/extract.js';
import { readBody } from '../../../src/text/read.js';
import type { Scenario } from './scenario.js';

/** Extraction by itself: MB of visible text a second on one core, on letters as they are and on hostile ones. */
const reads = process.argv.slice(2).flatMap((file) => {
  const s = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
  return s.communications.map((c) => ({
    read: readBody({ subject: c.subject ?? null, body: c.body, format: c.bodyFormat }),
    country: s.country,
    currency: s.currency,
  }));
});
const size = reads.reduce((n, r) => n + r.read.text.length, 0);
/** Milliseconds of this process's own work, so that neighbours on the machine don't count. */
const cpu = () => {
  const u = process.cpuUsage();
  return (u.user + u.system) / 1000;
};
const pass = () => {
  let claims = 0;
  for (const r of reads) claims += extractClaims(r.read, r).length;
  return claims;
};
pass();
const times: number[] = [];
let claims = 0;
for (let i = 0; i < 5; i++) {
  const t = cpu();
  claims = pass();
  times.push(cpu() - t);
}
times.sort((a, b) => a - b);
console.log(
  `${reads.length} letters, ${(size / 1e6).toFixed(2)} MB: ${(size / 1e3 / times[2]!).toFixed(2)} MB/s, ${claims} claims, ${(JSON.stringify(reads.map((r) => extractClaims(r.read, r))).length / reads.length / 1000).toFixed(1)} kB a letter`,
);
const plain = (text: string) => readBody({ subject: null, body: text, format: 'text' });
for (const [name, text] of [
  [
    '1 MB letter',
    'You pay $5.00 a month until 3 June 2026, and we will not charge you for the first 30 days. '.repeat(11_000),
  ],
  ['100 kB without a space', 'x'.repeat(100_000)],
  ['100 kB of digits', '1'.repeat(100_000)],
  ['100 kB of open brackets', '('.repeat(100_000)],
  ['table of numbers', '1 2 3 4 5 6 7 8 9 '.repeat(6000)],
] as const) {
  const read = plain(text);
  const t = cpu();
  const n = extractClaims(read).length;
  const ms = cpu() - t;
  console.log(`${name}: ${ms.toFixed(0)} ms, ${(text.length / 1e3 / ms).toFixed(2)} MB/s, ${n} claims`);
}
