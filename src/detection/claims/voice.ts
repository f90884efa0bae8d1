import { sameName } from './equal.js';

/** What is known of a letter for the question in whose voice it speaks. */
export interface Signed {
  id: string;
  office: string;
  segment: string;
  /** As the service was told, "Dana Whitfield, President & CEO"; null when nobody signs. */
  signatory: string | null;
}

/** The same person writes to a segment from two offices, or two persons sign as the same office-holder. */
export interface VoiceCollision {
  kind: 'same signatory' | 'same office-holder';
  segment: string;
  /** The person, or the office held ("president"). */
  who: string;
  members: { id: string; office: string; signatory: string }[];
  explanation: string;
}

const TITLES = /^(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|rev|the)\.?$/;
/** Offices that one person at a time holds. */
const SOLE =
  /\b(?:president|chief executive(?: officer)?|ceo|chairman|chairwoman|chairperson|chair|managing director|vice[- ]chancellor|chancellor|general manager|executive director|director general|founder|commissioner|principal|rector|provost|dean|head of [a-z ]+|director of [a-z ]+|chief [a-z]+ officer)\b/;

/** Name and office of a signatory line. */
export function partsOf(signatory: string): { name: string; office: string } {
  const [first = '', ...rest] = signatory.split(/\s*[,(|\n–—]\s*/);
  const name = first
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter((w) => w !== '' && !TITLES.test(w))
    .join(' ');
  const title = rest.join(' ').toLowerCase().replace(/&/g, 'and').replace(/\s+/g, ' ');
  return { name, office: SOLE.exec(title.replace(/\bvice[- ]president\b/g, 'vicepresident'))?.[0]?.trim() ?? '' };
}

export function voiceCollisions(letters: readonly Signed[]): VoiceCollision[] {
  const bySegment = new Map<string, { letter: Signed; name: string; office: string }[]>();
  for (const letter of letters) {
    if (letter.signatory === null || letter.signatory.trim() === '') continue;
    const p = partsOf(letter.signatory);
    if (p.name.split(' ').length < 2) continue;
    const list = bySegment.get(letter.segment) ?? [];
    bySegment.set(letter.segment, list);
    list.push({ letter, ...p });
  }
  const out: VoiceCollision[] = [];
  for (const [segment, list] of [...bySegment].sort(([a], [b]) => (a < b ? -1 : 1))) {
    list.sort((a, b) => (a.letter.id < b.letter.id ? -1 : 1));
    const people = groupBy(list, (x, y) => sameName(x.name, y.name));
    for (const group of people) {
      const offices = new Set(group.map((g) => g.letter.office));
      if (offices.size < 2) continue;
      const who = group[0]!.letter.signatory!.split(',')[0]!.trim();
      out.push({
        kind: 'same signatory',
        segment,
        who,
        members: membersOf(group),
        explanation: `${who} signs to these customers from ${offices.size} offices: they hear one voice, and it is not one hand.`,
      });
    }
    const held = groupBy(
      list.filter((x) => x.office !== ''),
      (x, y) => x.office === y.office,
    );
    for (const group of held) {
      const names = groupBy(group, (x, y) => sameName(x.name, y.name));
      if (names.length < 2) continue;
      const who = group[0]!.office;
      out.push({
        kind: 'same office-holder',
        segment,
        who,
        members: membersOf(group),
        explanation: `${names.length} persons sign to these customers as ${who}.`,
      });
    }
  }
  return out;
}

const membersOf = (group: { letter: Signed }[]) =>
  group.map(({ letter }) => ({ id: letter.id, office: letter.office, signatory: letter.signatory! }));

function groupBy<T>(list: readonly T[], same: (a: T, b: T) => boolean): T[][] {
  const groups: T[][] = [];
  for (const x of list) {
    const g = groups.find((y) => same(y[0]!, x));
    if (g) g.push(x);
    else groups.push([x]);
  }
  return groups;
}
