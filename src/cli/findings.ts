import type { Finding, Preflight } from '../conflicts/preflight.dto.js';
import { beside, count, plural, shorten, table, wrap } from './layout.js';

/** What became of one checked file. */
export type Checked = { file: string; preflight: Preflight } | { file: string; unusable: string };

/** A check as a person reads it: the verdict, then each finding with both quotes beside each other. */
export function showChecked(checked: Checked, width: number): string[] {
  if ('unusable' in checked) {
    const lines = checked.unusable.split('\n').flatMap((line) => wrap(line, width - 3));
    return [`${checked.file}: NOT USABLE`, ...indent(lines)];
  }
  const { verdict, findings } = checked.preflight;
  if (verdict === 'clear') return [`${checked.file}: CLEAR. Nothing that it meets says the same or something else.`];
  return [
    `${checked.file}: REVIEW, ${plural(findings.length, 'finding')}`,
    ...findings.flatMap((finding, i) => ['', ...showFinding(finding, i + 1, width)]),
  ];
}

/** Several checks, a row each. */
export function showCheckedRows(all: readonly Checked[], width: number): string[] {
  const rows = all.map((checked) => {
    if ('unusable' in checked) return [checked.file, 'not usable', '', shorten(checked.unusable, width)];
    const { verdict, findings } = checked.preflight;
    const [worst] = findings;
    const against = worst ? `${worst.severity} ${worst.kind} with ${nameOf(worst)} in ${worst.segment}` : '';
    return [checked.file, verdict, findings.length > 0 ? String(findings.length) : '', against];
  });
  return table(['FILE', 'VERDICT', 'FINDINGS', 'WORST'], rows, [2]).map((line) => cut(line, width));
}

function showFinding(finding: Finding, number: number, width: number): string[] {
  const { other, mine, theirs } = finding;
  const topic = finding.topic === undefined ? '' : `: ${finding.topic}`;
  const subject = other.subject === null ? '' : ` "${shorten(other.subject, 60)}"`;
  return [
    `${number}. ${finding.kind}${topic}`,
    ...indent([
      ...label('Who', `${nameOf(finding)}${subject}`, width),
      ...label('Whom', `${plural(finding.customersAffected, 'customer')} in ${finding.segments.join(', ')}`, width),
      ...label('When', windowOf(other), width),
      ...label('Why', `${finding.explanation} (${finding.severity}, ${percent(finding.confidence)} sure)`, width),
      ...beside('YOURS', 'THEIRS', width - 3),
      ...beside(`“${mine.quote}”`, `“${theirs.quote}”`, width - 3),
    ]),
  ];
}

function nameOf({ other }: Finding): string {
  return `${other.office}/${other.externalId}`;
}

function windowOf({ sendFrom, sendUntil }: Finding['other']): string {
  if (sendFrom === null) return 'no date yet';
  if (sendUntil === null) return `from ${sendFrom} on, always`;
  return sendFrom === sendUntil ? sendFrom : `${sendFrom} to ${sendUntil}`;
}

function label(name: string, text: string, width: number): string[] {
  return wrap(text, width - 9).map((line, i) => `${(i === 0 ? name : '').padEnd(4)}  ${line}`);
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `   ${line}`.trimEnd());
}

function percent(share: number): string {
  return `${count(Math.floor(share * 100))} %`;
}

/** Cuts what runs over the terminal's edge, keeping the columns. */
function cut(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}
