// npm run check: everything that can be checked without running the product, all of it even when one part fails.
import { spawnSync } from 'node:child_process';

const CHECKS = [
  ['types', 'tsc', ['--noEmit']],
  ['types of the pages', 'tsc', ['-p', 'web']],
  ['lint', 'eslint', ['.', '--max-warnings', '0']],
  [
    'room directions',
    'depcruise',
    ['--config', '.dependency-cruiser.mjs', '--output-type', 'err', 'src', 'migrations', 'bench', 'web'],
  ],
  ['dead code', 'knip', []],
  ['format', 'biome', ['format', '.']],
];

const failed = CHECKS.filter(([name, command, args]) => {
  console.log(`\n== ${name}`);
  return spawnSync('npx', ['--no-install', command, ...args], { stdio: 'inherit' }).status !== 0;
});
console.log(failed.length === 0 ? '\nall checks passed' : `\nfailed: ${failed.map(([name]) => name).join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
