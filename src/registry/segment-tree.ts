/** What the tree needs to know of a segment. */
export interface SegmentNode {
  id: string;
  number: number;
  parentId: string | null;
  audienceSize: number | null;
  collisionWindowDays: number | null;
  /** JSON array of user ids. */
  reviewers?: string | null;
  decisionsNeeded?: number | null;
  duplicateBar: number | null;
  overlapBar: number | null;
  contradictionBar: number | null;
  secondReaderBar?: number | null;
}

/** The segments as a tree: who reaches whom, how wide the collision window is, how many customers there are. */
export class SegmentTree {
  private readonly nodes = new Map<string, SegmentNode>();
  private readonly children = new Map<string, string[]>();

  constructor(
    segments: Iterable<SegmentNode>,
    private readonly defaultWindowDays: number,
  ) {
    for (const segment of segments) {
      this.nodes.set(segment.id, segment);
      if (segment.parentId === null) continue;
      const siblings = this.children.get(segment.parentId);
      if (siblings) siblings.push(segment.id);
      else this.children.set(segment.parentId, [segment.id]);
    }
  }

  /** How many segments there are. */
  get size(): number {
    return this.nodes.size;
  }

  has(id: string): boolean {
    return this.nodes.has(id);
  }

  numberOf(id: string): number {
    return this.node(id).number;
  }

  /** The segment and its ancestors, from itself to the root. */
  ancestry(id: string): string[] {
    const line: string[] = [];
    for (let at: string | null = id; at !== null; at = this.nodes.get(at)?.parentId ?? null) {
      if (line.includes(at)) break; // a cycle can't be stored; this keeps a damaged tree from hanging us
      line.push(at);
    }
    return line;
  }

  /** Steps from the root; 0 for a root. */
  depth(id: string): number {
    return this.ancestry(id).length - 1;
  }

  /** All segments below, without itself. */
  descendants(id: string): string[] {
    const found = new Set(this.children.get(id) ?? []);
    for (const below of found) for (const child of this.children.get(below) ?? []) found.add(child);
    found.delete(id); // as in `ancestry`: a damaged tree hangs nobody
    return [...found];
  }

  /** Every segment whose communications can reach a customer of one of `ids`: ancestors, itself, descendants. */
  line(ids: readonly string[]): Set<string> {
    return new Set(ids.flatMap((id) => [...this.ancestry(id), ...this.descendants(id)]));
  }

  isWithin(id: string, ancestor: string): boolean {
    return this.ancestry(id).includes(ancestor);
  }

  /**
   * The segments in which communications addressed to `a` and to `b` meet: of every pair where one is the other's
   * ancestor (or both are the same), the more specific one. Ascending, distinct.
   */
  meetingSegments(a: readonly string[], b: readonly string[]): string[] {
    const found = new Set<string>();
    for (const x of a) {
      for (const y of b) {
        if (this.isWithin(x, y)) found.add(x);
        else if (this.isWithin(y, x)) found.add(y);
      }
    }
    return [...found].sort();
  }

  /** Days between two send windows up to which communications meet in this segment: its own, else inherited, else the setting. */
  collisionWindow(id: string): number {
    for (const at of this.ancestry(id)) {
      const days = this.nodes.get(at)?.collisionWindowDays ?? null;
      if (days !== null) return days;
    }
    return this.defaultWindowDays;
  }

  /** The collision window of a segment below `parentId` (null: of a root) that has none of its own. */
  inheritedWindow(parentId: string | null): number {
    return parentId === null ? this.defaultWindowDays : this.collisionWindow(parentId);
  }

  /** User ids of the segment's reviewer group: its own, else inherited, else nobody. */
  reviewers(id: string): string[] {
    for (const at of this.ancestry(id)) {
      const group = this.nodes.get(at)?.reviewers ?? null;
      if (group !== null) return JSON.parse(group) as string[];
    }
    return [];
  }

  /** How many reviewers have to agree: the segment's own number, else inherited, else 1. */
  decisionsNeeded(id: string): number {
    for (const at of this.ancestry(id)) {
      const needed = this.nodes.get(at)?.decisionsNeeded ?? null;
      if (needed !== null) return needed;
    }
    return 1;
  }

  /** Confidence from which a finding of this kind enters the queue here: its own, else inherited, else null (the default). */
  bar(id: string, kind: 'duplicate' | 'overlap' | 'contradiction' | 'secondReader'): number | null {
    for (const at of this.ancestry(id)) {
      const bar = this.nodes.get(at)?.[`${kind}Bar`] ?? null;
      if (bar !== null) return bar;
    }
    return null;
  }

  /** Customers in the segment. Where it is not known, the nearest known ancestor's (an upper bound), else 0. */
  audience(id: string): number {
    for (const at of this.ancestry(id)) {
      const size = this.nodes.get(at)?.audienceSize ?? null;
      if (size !== null) return size;
    }
    return 0;
  }

  /** Customers in any of the segments; what lies within another one of them is not counted twice. */
  audienceOfAll(ids: readonly string[]): number {
    const widest = ids.filter((id) => !ids.some((other) => other !== id && this.isWithin(id, other)));
    return widest.reduce((sum, id) => sum + this.audience(id), 0);
  }

  private node(id: string): SegmentNode {
    const node = this.nodes.get(id);
    if (node === undefined) throw new Error(`no segment ${id}`);
    return node;
  }
}
