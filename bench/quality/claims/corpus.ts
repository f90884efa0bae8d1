import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareClaims } from '../../../src/detection/claims/compare.js';
import { extractClaims } from '../../../src/detection/claims/extract.js';
import type { ClaimSide } from '../../../src/detection/claims/side.js';
import { readBody } from '../../../src/text/read.js';

/**
 * Real templates of many authors as one segment: nearly everything found is false, so this measures how often the
 * detector cries wolf. Prints every finding to be judged by hand, and the rate for 1,000 pairs.
 *
 *   corpus.js BAR FOLDER
 */
const [bar = '0.5', folder = '.'] = process.argv.slice(2);
const files: string[] = [];
const walk = (dir: string): void => {
  for (const name of readdirSync(dir).sort()) {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) walk(path);
    else if (/\.(html?|txt|erb|twig)$/i.test(name) && !name.startsWith('_')) files.push(path);
  }
};
walk(folder);
const english = /\b(?:the|you|your|and|this|for|please)\b/gi;
const sides: { name: string; side: ClaimSide }[] = [];
for (const path of files) {
  const body = readFileSync(path, 'utf8');
  const read = readBody({
    subject: null,
    body,
    format: /\.(txt|erb)$/i.test(path) && !/<\w+/.test(body) ? 'text' : 'html',
  });
  const words = read.text.split(/\s+/).length;
  if (words < 20 || (read.text.match(english) ?? []).length < words / 25) continue;
  sides.push({
    name: path.slice(folder.length + 1),
    side: { claims: extractClaims(read, { country: 'US', currency: 'USD' }), text: read.text },
  });
}
let pairs = 0;
let found = 0;
for (let i = 0; i < sides.length; i++) {
  for (let j = i + 1; j < sides.length; j++) {
    pairs++;
    for (const f of compareClaims(sides[i]!.side, sides[j]!.side)) {
      if (f.confidence < Number(bar)) continue;
      found++;
      console.log(
        `${f.confidence.toFixed(2)} ${f.kind} ${f.topic}: ${sides[i]!.name} | ${sides[j]!.name}\n    ${f.a.value} | ${f.a.quote.replace(/\s+/g, ' ').slice(0, 200)}\n    ${f.b.value} | ${f.b.quote.replace(/\s+/g, ' ').slice(0, 200)}`,
      );
    }
  }
}
console.log(
  `${sides.length} letters, ${pairs} pairs, ${found} findings from ${bar} on: ${((1000 * found) / pairs).toFixed(2)} for 1,000 pairs`,
);
