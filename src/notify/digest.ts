/** A letter of another office, as a digest tells of it. */
export interface DigestLine {
  office: string;
  externalId: string;
  subject: string | null;
  segments: readonly string[];
  sendFrom: string | null;
}

/** Letters named in a digest; the others are counted. */
const MAX_LINES = 40;

/** The week of a company day: weeks begin on Monday (day 0, 1970-01-01, was a Thursday). */
export function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}

/** What the other offices told an office's customers, by office; null when it was nothing. */
export function digestOf(lines: readonly DigestLine[]): { title: string; words: string } | null {
  if (lines.length === 0) return null;
  const offices = [...new Set(lines.map(({ office }) => office))].sort();
  const shown = lines.slice(0, MAX_LINES);
  const blocks = offices.flatMap((office) => {
    const own = shown.filter((line) => line.office === office);
    return own.length === 0 ? [] : [[`${office}:`, ...own.map(lineOf)].join('\n')];
  });
  const more = lines.length - shown.length;
  if (more > 0) blocks.push(`and ${more} more`);
  const letters = lines.length === 1 ? 'one communication' : `${lines.length} communications`;
  return {
    title: `What other offices told your customers: ${letters} from ${offices.join(', ')}`,
    words: blocks.join('\n\n'),
  };
}

function lineOf({ externalId, subject, segments, sendFrom }: DigestLine): string {
  const about = subject === null ? externalId : `“${subject}” (${externalId})`;
  return `- ${about} to ${segments.join(', ')}${sendFrom === null ? '' : `, from ${sendFrom.slice(0, 10)}`}`;
}
