import { readdir, readFile as readBytes } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { readFile } from '../src/text/files.js';
import { readBody } from '../src/text/read.js';

/** How the files of one folder of the corpus were read. */
export interface CorpusRow {
  folder: string;
  files: number;
  read: number;
  /** How many were refused, by reason. */
  refused: Record<string, number>;
  /** Reading the file and then its body, the slowest of the folder. */
  slowestMs: number;
  slowest: string;
  /** The most memory the process had in use while it read the folder. */
  peakMb: number;
}

/** Reads every file below `root` as the service would, one at a time. Null when the corpus is not there. */
export async function corpusTable(root = join('..', 'shared', 'corpus')): Promise<CorpusRow[] | null> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return null;
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name !== '_UPSTREAM_LICENSE' && entry.parentPath !== root)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  // What is loaded with the first file of a kind is not that file's doing.
  await readFile('warm.pdf', new TextEncoder().encode('%PDF-1.4\n'));
  const rows = new Map<string, CorpusRow>();
  for (const path of paths) {
    const folder = relative(root, path).split(sep).slice(0, 2).join('/');
    const row = rows.get(folder) ?? { folder, files: 0, read: 0, refused: {}, slowestMs: 0, slowest: '', peakMb: 0 };
    rows.set(folder, row);
    const bytes = await readBytes(path);
    const before = performance.now();
    const read = await readFile(path, bytes);
    if (read.ok) readBody({ subject: read.letter.subject, body: read.letter.body, format: read.letter.bodyFormat });
    const ms = performance.now() - before;
    row.files++;
    if (read.ok) row.read++;
    else row.refused[read.unreadable] = (row.refused[read.unreadable] ?? 0) + 1;
    if (ms > row.slowestMs) {
      row.slowestMs = ms;
      row.slowest = relative(root, path);
    }
    row.peakMb = Math.max(row.peakMb, process.memoryUsage().rss / 1e6);
  }
  return [...rows.values()];
}

/** The table as people read it. */
function printCorpus(rows: readonly CorpusRow[]): string {
  const lines = rows.map(({ folder, files, read, refused, slowestMs, peakMb }) => {
    const reasons = Object.entries(refused).map(([reason, count]) => `${reason} ${count}`);
    return [
      folder.padEnd(38),
      String(files).padStart(5),
      String(read).padStart(5),
      slowestMs.toFixed(0).padStart(11),
      peakMb.toFixed(0).padStart(8),
      `  ${reasons.join(', ')}`,
    ].join(' ');
  });
  return [`${'folder'.padEnd(38)} files  read  slowest ms  peak MB  refused`, ...lines].join('\n');
}

// Run by itself as well: node dist/server/bench/corpus.js [folder] [--json]
if (process.argv[1]?.endsWith(join('bench', 'corpus.js'))) {
  const before = process.memoryUsage().rss / 1e6;
  void corpusTable(process.argv[2]).then((rows) => {
    if (process.argv.includes('--json')) console.log(JSON.stringify({ before, rows }));
    else console.log(rows ? printCorpus(rows) : 'The corpus is not here. Did you give its folder?');
  });
}
