import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Scenario, loadScenarios } from './scenario.js';

/**
 * Companies of an external folder that are never trained on and never read while developing; the figures on them and on
 * `test/quality/heldout` are the honest ones.
 */
const HELD_OUT_NAMES = new Set(['hotel', 'lender', 'streaming', 'water']);

export interface ScenarioSets {
  /** Weights and vocabulary are learned from these. */
  training: Scenario[];
  heldOut: Scenario[];
}

/**
 * The scenarios of the repository, and those of the folder that `QUALITY_SCENARIOS` names (same format).
 *
 * @param root the repository's root folder
 */
export function loadSets(root: string): ScenarioSets {
  const external = process.env.QUALITY_SCENARIOS;
  const extra = external && existsSync(external) ? loadScenarios(external) : [];
  return {
    training: [
      ...loadScenarios(`${root}/test/quality/training`),
      ...extra.filter((s) => !HELD_OUT_NAMES.has(s.fileName)),
    ],
    heldOut: [...loadScenarios(`${root}/test/quality/heldout`), ...extra.filter((s) => HELD_OUT_NAMES.has(s.fileName))],
  };
}

/** The repository's root, seen from this file or from its compiled copy. */
export function repositoryRoot(): string {
  const up = dirname(fileURLToPath(import.meta.url));
  const candidates = [resolve(up, '../..'), resolve(up, '../../../..')];
  return candidates.find((folder) => existsSync(`${folder}/package.json`)) ?? process.cwd();
}
