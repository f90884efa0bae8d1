import { relate } from '../../../src/detection/claims/equal.js';
import { load, type Loaded, sameQuote } from './scenario.js';

/**
 * Extraction by itself: for how many of the labelled facts of a kind are both values read, in the right sentence, so that
 * they differ when compared? What is missed here no comparison can find.
 *
 *   extraction.js [--missed] scenario.json...
 */
const typed = new Set(['amount', 'percent', 'rate', 'date', 'duration', 'quantity', 'contact', 'hours']);

export function extraction(
  companies: readonly Loaded[],
  missed?: (line: string) => void,
): Map<string, [number, number]> {
  const counts = new Map<string, [number, number]>();
  for (const c of companies) {
    for (const g of c.scenario.gold.contradictions) {
      const kind = g.kind.split(/[ /]/)[0]!;
      const entry = counts.get(kind) ?? [0, 0];
      counts.set(kind, entry);
      entry[1]++;
      const pick = (id: string, quote: string) => {
        const side = c.sides.get(id);
        return (side?.claims ?? []).filter((k) => sameQuote(side!.text.slice(k.quoteStart, k.quoteEnd), quote));
      };
      const as = pick(g.a, g.quoteA);
      const bs = pick(g.b, g.quoteB);
      if (as.some((x) => bs.some((y) => relate(x, y) === 'differs'))) entry[0]++;
      else if (missed)
        missed(
          `${c.name} [${kind}] ${g.topic}\n   A ${g.quoteA}\n     ${as.map((x) => `${x.kind}:${JSON.stringify(x.value)}`).join(' ')}\n   B ${g.quoteB}\n     ${bs.map((x) => `${x.kind}:${JSON.stringify(x.value)}`).join(' ')}`,
        );
    }
  }
  return counts;
}

const args = process.argv.slice(2);
const show = args[0] === '--missed' ? (args.shift(), (line: string) => console.log(line)) : undefined;
const counts = extraction(args.map(load), show);
let got = 0;
let all = 0;
for (const [kind, [a, b]] of [...counts].sort()) {
  console.log(`${kind.padEnd(12)} ${a}/${b}`);
  if (typed.has(kind)) {
    got += a;
    all += b;
  }
}
console.log(`typed        ${got}/${all} = ${((100 * got) / Math.max(1, all)).toFixed(1)} %`);
