/**
 * What the second reader is shown: the share of labelled pairs that are among the nearest meeting neighbours of either side,
 * by how many neighbours a communication is shown with.
 *
 *   node dist/server/bench/quality/neighbours.js     (QUALITY_SCENARIOS=folder adds labelled companies)
 */
import { capLine, capOf } from './cap.js';
import { loadSets, repositoryRoot } from './sets.js';

const MOST = [3, 4, 5, 6, 8];

const sets = loadSets(repositoryRoot());
for (const [name, scenarios] of [
  ['companies that the weights were rounded on', sets.training],
  ['companies held out', sets.heldOut],
] as const) {
  if (scenarios.length === 0) continue;
  console.log(`\n${name}`);
  for (const most of MOST)
    console.log(
      capLine(
        most,
        scenarios.map((scenario) => capOf(scenario, most)),
      ),
    );
}
