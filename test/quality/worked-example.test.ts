import { readFileSync } from 'node:fs';
import { analyse } from '../../src/detection/redundancy/analyse.js';
import { compareRedundancy } from '../../src/detection/redundancy/compare.js';
import type { Side } from '../../src/detection/redundancy/finding.js';
import { readBody } from '../../src/text/read.js';

const page = readFileSync(`${__dirname}/../../docs/detection.md`, 'utf8');
const example = page.slice(
  page.indexOf('<!-- redundancy example -->'),
  page.indexOf('<!-- end of redundancy example -->'),
);

/** The two letters of the page: fenced blocks whose first line is the subject. */
function letters(): Side[] {
  const blocks = [...example.matchAll(/```text\n([\s\S]*?)```/g)].map((match) => match[1] as string);
  return blocks.map((block, i): Side => {
    const [subject, ...rest] = block.split('\n') as [string, ...string[]];
    const read = readBody({ subject, body: rest.join('\n'), format: 'text' });
    const analysis = analyse({ read, subject, signatory: null, channel: 'letter' });
    const office = ['marketing', 'operations'][i] as string;
    const officeName = ['Marketing', 'Operations'][i] as string;
    return {
      id: office,
      analysis,
      text: read.text,
      office,
      officeName,
      campaign: null,
      signatory: null,
      subject,
      channel: 'letter',
      boilerplate: new Set(),
    };
  });
}

describe('the worked example of docs/detection.md', () => {
  it('has the numbers that detection computes', () => {
    const [a, b] = letters() as [Side, Side];
    const finding = compareRedundancy(a, b, { sameSegment: true });
    const rows = finding.steps
      .filter((step) => step.contribution !== 0)
      .map(
        ({ name, value, weight, contribution }) =>
          `| ${name} | ${value.toFixed(2)} | ${weight.toFixed(2)} | ${contribution.toFixed(2)} |`,
      );
    const sum = finding.steps.reduce((total, step) => total + step.contribution, 0);
    const expected = [...rows, `| sum | | | ${sum.toFixed(2)} |`].join('\n');
    expect(example).toContain(expected);
    expect(example).toContain(`confidence ${finding.score.toFixed(2)}`);
    expect(example).toContain(`> ${finding.explanation}`);
  });
});
