/**
 * `npm run bench -- queue [conflicts]`: how fast a long queue of open conflicts, and a
 * clearance, are answered over HTTP. On SQLite, or on the empty database of DATABASE_URL.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENTITIES } from '../src/app.module.js';
import { dbTime, insertRows } from '../src/platform/database/sql.js';
import { openWriter } from '../src/platform/database/database.js';
import { newId } from '../src/platform/ids.js';
import { readSettings } from '../src/platform/settings.js';
import { percentile } from './figures.js';
import { BenchService } from './service.js';

const COUNT = Number(process.argv[2] ?? 10_000);
const RUNS = 20;
const SEGMENTS = 50;
const OFFICES = 10;
const PEOPLE = 25;
const SORTS = ['harm', 'openedAt', 'dueAt', 'customersAffected'];
const FILTERS = [
  '',
  'segment=segment-7',
  'kind=overlap',
  'kind=contradiction',
  'status=open',
  'status=in_review,awaiting_office',
  'status=resolved',
  'office=office-3',
  'assignee=person-4',
  'severity=high',
  'severity=low',
  'noBrainer=true',
  'q=welcome',
  'q=quarterly%20statement',
  'q=nowhere',
  'segment=segment-7&kind=duplicate&severity=medium&office=office-3',
  'assignee=person-4&status=open&q=fee',
];
const WORDS = ['welcome', 'monthly fee', 'quarterly statement', 'card', 'branch', 'renewal', 'interest', 'survey'];

const folder = mkdtempSync(join(tmpdir(), 'onevoice-queue-'));
const url = process.env.DATABASE_URL || `sqlite:${join(folder, 'queue.db')}`;
const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 1, minimumFractionDigits: 1 });

try {
  const ids = await fill();
  const service = await BenchService.start({ DATABASE_URL: url });
  try {
    const times = await measureQueue(service);
    console.log(`| ${COUNT.toLocaleString('en')} open conflicts, ${url.split(':', 1)[0]} | p50 ms | p95 ms |`);
    console.log('| --- | ---: | ---: |');
    for (const { name, all } of times)
      console.log(`| ${name} | ${number(percentile(all, 0.5))} | ${number(percentile(all, 0.95))} |`);
    const whole = times.flatMap(({ all }) => all);
    console.log(`| **all of them** | ${number(percentile(whole, 0.5))} | ${number(percentile(whole, 0.95))} |`);
    const clearance = await measureClearance(service, ids);
    console.log(`| a clearance | ${number(percentile(clearance, 0.5))} | ${number(percentile(clearance, 0.95))} |`);
  } finally {
    await service.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measureQueue(service: BenchService): Promise<{ name: string; all: number[] }[]> {
  const measured: { name: string; all: number[] }[] = [];
  for (const filter of FILTERS) {
    const all: number[] = [];
    for (const sort of SORTS) {
      for (let run = 0; run < RUNS; run++) {
        const started = performance.now();
        const { nextCursor } = await service.call<{ nextCursor: string | null }>(
          'GET',
          `/conflicts?sort=${sort}&${filter}`,
        );
        all.push(performance.now() - started);
        if (run > 0 || nextCursor === null) continue;
        const next = performance.now();
        await service.call('GET', `/conflicts?sort=${sort}&${filter}&cursor=${nextCursor}`);
        all.push(performance.now() - next);
      }
    }
    measured.push({ name: filter || 'all', all });
  }
  return measured;
}

async function measureClearance(service: BenchService, ids: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < 1_000; i++) {
    const id = ids[(i * 7919) % ids.length] as string;
    const started = performance.now();
    await service.call('GET', `/communications/${id}/clearance`);
    times.push(performance.now() - started);
  }
  return times.slice(100);
}

/** Writes a company with a queue as long as wanted, straight into the tables: finding it is another bench's. */
async function fill(): Promise<string[]> {
  const settings = readSettings({ ...process.env, DATABASE_URL: url });
  const writer = await openWriter(settings.database, ENTITIES);
  const tx = writer.manager;
  const now = Date.parse('2026-03-02T10:00:00Z');
  const at = (days: number) => dbTime(new Date(now + days * 86_400_000));
  const pick = <T>(values: readonly T[], i: number): T => values[i % values.length] as T;
  const segment = (i: number) => `segment-${i % SEGMENTS}`;
  await insertRows(
    tx,
    'segment',
    ['id', 'number', 'name', 'audienceSize', 'createdAt'],
    Array.from({ length: SEGMENTS }, (_, i) => [segment(i), i + 1, segment(i), 1000 * (i + 1), at(0)]),
  );
  await insertRows(
    tx,
    'office',
    ['id', 'name', 'kind', 'createdAt'],
    Array.from({ length: OFFICES }, (_, i) => [`office-${i}`, `Office ${i}`, 'other', at(0)]),
  );
  const ids = Array.from({ length: COUNT * 2 }, () => newId());
  const text = 'Dear customer, this letter tells you about your account. '.repeat(20);
  await insertRows(
    tx,
    'communication',
    'id,number,officeId,externalId,channel,subject,body,bodyFormat,text,revision,contentHash,detection,clearance,createdAt,updatedAt'.split(
      ',',
    ),
    ids.map((id, i) => [
      id,
      i + 1,
      `office-${i % OFFICES}`,
      `letter-${i}`,
      'letter',
      `Your ${pick(WORDS, i)}`,
      text,
      'text',
      text,
      1,
      id.padEnd(64, '0'),
      'done',
      'review',
      at(0),
      at(0),
    ]),
  );
  const conflicts = Array.from({ length: COUNT }, () => newId());
  await insertRows(
    tx,
    'conflict',
    'id,kind,status,segmentId,severity,customersAffected,harm,openedAt,dueAt,assignee,confidence,below,topic,claimKind,explanation,detail,version,noBrainer,searchText'.split(
      ',',
    ),
    conflicts.map((id, i) => {
      const kind = pick(['duplicate', 'overlap', 'contradiction', 'overlap'], i);
      const scattered = (i * 7919) % COUNT;
      return [
        id,
        kind,
        pick(['open', 'open', 'open', 'in_review', 'awaiting_office'], i * 3),
        segment(i),
        pick(['high', 'medium', 'low', 'low'], scattered),
        scattered * 3,
        scattered * 1.7,
        at(-scattered / 500),
        at(scattered / 500),
        `person-${i % PEOPLE}`,
        0.9,
        0,
        kind === 'contradiction' ? pick(WORDS, i) : null,
        kind === 'contradiction' ? 'amount' : null,
        `Both letters tell ${segment(i)} about the ${pick(WORDS, i)}. `.repeat(3),
        JSON.stringify({ steps: text.slice(0, 500) }),
        1,
        i % 40 === 0 ? 1 : 0,
        `both letters tell ${segment(i)} about the ${pick(WORDS, i)}. your ${pick(WORDS, 2 * i)} letter-${2 * i} your ${pick(WORDS, 2 * i + 1)} letter-${2 * i + 1}`,
      ];
    }),
  );
  await insertRows(
    tx,
    'conflict_member',
    ['conflictId', 'communication', 'similarity', 'contentHash', 'officeId'],
    conflicts.flatMap((id, i) => [2 * i, 2 * i + 1].map((of) => [id, of + 1, 1, '', `office-${of % OFFICES}`])),
  );
  await insertRows(
    tx,
    'conflict_segment',
    ['conflictId', 'segmentId'],
    conflicts.flatMap((id, i) => [
      [id, segment(i)],
      [id, segment(i + 1)],
    ]),
  );
  await writer.destroy();
  return ids;
}
