// npm run quality: redundancy and contradictions on the labelled companies, with baselines, and the corpus table.
// QUALITY_SCENARIOS names a further folder of scenarios; the corpus is read where ../shared/corpus is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './built.mjs';

ensureBuilt();
const ROOT = new URL('..', import.meta.url);
const path = (relative) => fileURLToPath(new URL(relative, ROOT));
const scenarios = (folder) =>
  readdirSync(path(folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => path(`${folder}/${name}`));

const PARTS = [
  ['Redundancy', 'run.js', []],
  ['Contradictions, companies held out', 'claims/quality.js', scenarios('test/quality/heldout')],
  ['Contradictions, companies trained on', 'claims/quality.js', scenarios('test/quality/training')],
  ['What the second reader is shown', 'neighbours.js', []],
  ['What a second reader adds', 'second-reader.js', []],
  ...(existsSync(path('../shared/corpus')) ? [['Real files: read or refused', '../corpus.js', []]] : []),
];

let failed = false;
for (const [title, script, args] of PARTS) {
  console.log(`\n# ${title}\n`);
  failed =
    spawnSync(process.execPath, [path(`dist/server/bench/quality/${script}`), ...args], {
      stdio: 'inherit',
      cwd: path('.'),
    }).status !== 0 || failed;
}
process.exitCode = failed ? 1 : 0;
