import { join } from 'node:path';
import { capOf, sum } from '../../bench/quality/cap.js';
import { loadScenarios } from '../../bench/quality/scenario.js';

/** What is not shown can't be found. A floor, a little below what is reached, and only ever raised. */
describe('what the second reader is shown', () => {
  const caps = loadScenarios(join(__dirname, 'training')).map((scenario) => capOf(scenario, 6));

  test.each([
    ['any', 0.96],
    ['redundant', 0.98],
    ['contradictory', 0.95],
  ] as const)('%s labelled pairs are among the six nearest of either side', (what, floor) => {
    const [shown, labelled] = sum(caps.map((cap) => cap[what]));
    expect(labelled).toBeGreaterThan(100);
    expect(shown / labelled).toBeGreaterThanOrEqual(floor);
  });
});
