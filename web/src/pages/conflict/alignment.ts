/** A stretch of a text in UTF-16 offsets, half open. */
export interface Span {
  start: number;
  end: number;
}

/** Two passages that say the same. */
export interface Pair {
  left: Span;
  right: Span;
}

/** A line of two letters beside each other: what stands at the same height. */
export interface Line {
  left: Span;
  right: Span;
  /** The passages in it that say the same; none where each side has something of its own. */
  pairs: Pair[];
}

/**
 * Two whole letters, cut into lines so that passages that say the same stand beside each other. What one side has moved to
 * elsewhere stays where that side has it. Nothing of either text is lost but the blanks around lines.
 *
 * @param pairs passages that say the same, in any order
 */
export function linesOf(left: string, right: string, pairs: readonly Pair[]): Line[] {
  const lines: Line[] = [];
  const at = { left: 0, right: 0 };
  const apart = (leftEnd: number, rightEnd: number) => {
    const gap = { left: trimmed(left, at.left, leftEnd), right: trimmed(right, at.right, rightEnd), pairs: [] };
    if (gap.left.start < gap.left.end || gap.right.start < gap.right.end) lines.push(gap);
  };
  for (const pair of inOrder(pairs)) {
    const before = lines.at(-1);
    const goesOn =
      before !== undefined &&
      before.pairs.length > 0 &&
      /^[^\S\n]*$/.test(left.slice(at.left, pair.left.start)) &&
      /^[^\S\n]*$/.test(right.slice(at.right, pair.right.start));
    if (goesOn) {
      before.left.end = pair.left.end;
      before.right.end = pair.right.end;
      before.pairs.push(pair);
    } else {
      apart(pair.left.start, pair.right.start);
      lines.push({ left: { ...pair.left }, right: { ...pair.right }, pairs: [pair] });
    }
    at.left = pair.left.end;
    at.right = pair.right.end;
  }
  apart(left.length, right.length);
  return lines;
}

/** The most pairs that come in the same order on both sides and do not overlap. */
export function inOrder(pairs: readonly Pair[]): Pair[] {
  const sorted = [...pairs].sort((a, b) => a.left.start - b.left.start || a.right.start - b.right.start);
  // For each pair the longest row that ends with it; letters have hundreds of sentences, not more.
  const length: number[] = [];
  const previous: number[] = [];
  let last = -1;
  sorted.forEach((pair, index) => {
    length[index] = 1;
    previous[index] = -1;
    for (let before = 0; before < index; before++) {
      const one = sorted[before] as Pair;
      const follows = one.left.end <= pair.left.start && one.right.end <= pair.right.start;
      if (follows && (length[before] as number) + 1 > length[index]) {
        length[index] = (length[before] as number) + 1;
        previous[index] = before;
      }
    }
    if (last === -1 || length[index] > (length[last] as number)) last = index;
  });
  const chosen: Pair[] = [];
  for (let index = last; index !== -1; index = previous[index] as number) chosen.unshift(sorted[index] as Pair);
  return chosen;
}

/** A stretch of a text with everything that is painted on it. */
export interface Piece<P> extends Span {
  paints: P[];
}

/** Cuts a stretch where a paint begins or ends, so that each piece has the same paints throughout. */
export function piecesOf<P extends Span>({ start, end }: Span, paints: readonly P[]): Piece<P>[] {
  const within = paints.filter((paint) => paint.start < end && paint.end > start);
  const cuts = new Set([start, end]);
  for (const paint of within) {
    if (paint.start > start) cuts.add(paint.start);
    if (paint.end < end) cuts.add(paint.end);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] as number;
    return { start: from, end: to, paints: within.filter((paint) => paint.start <= from && paint.end >= to) };
  });
}

/** What one member has in place of a passage of the text that all are measured against. */
export interface Variant<M> {
  member: M;
  text: string;
}

/** A passage of the text that all are measured against, said once, with what others have in its place. */
export interface SharedPassage<M> extends Span {
  variants: Variant<M>[];
  /** Who has nothing in its place. */
  without: M[];
  /** What others add after it. */
  added: Variant<M>[];
}

/** How a member compares with the text that all are measured against: `base` and `theirs`, null where one has nothing. */
export interface Comparison<M> {
  member: M;
  text: string;
  passages: readonly { base: Span | null; theirs: Span | null }[];
}

/**
 * Many letters as one: what they share said once, the variants in place.
 *
 * @returns the passages of `base` in its order, and what members add before its first one
 */
export function sharedText<M>(
  base: string,
  comparisons: readonly Comparison<M>[],
): { passages: SharedPassage<M>[]; first: Variant<M>[] } {
  const spans = new Map<number, SharedPassage<M>>();
  for (const { passages } of comparisons)
    for (const { base: span } of passages)
      if (span !== null && !spans.has(span.start))
        spans.set(span.start, { ...span, variants: [], without: [], added: [] });
  const shared = [...spans.values()].sort((a, b) => a.start - b.start);
  const first: Variant<M>[] = [];
  for (const { member, text, passages } of comparisons) {
    let last: SharedPassage<M> | undefined;
    for (const { base: span, theirs } of [...passages].sort(
      (a, b) => (a.theirs?.start ?? 0) - (b.theirs?.start ?? 0),
    )) {
      if (theirs === null) continue;
      const said = text.slice(theirs.start, theirs.end);
      if (span === null) (last?.added ?? first).push({ member, text: said });
      else {
        last = spans.get(span.start);
        if (last !== undefined && said !== base.slice(span.start, span.end)) last.variants.push({ member, text: said });
      }
    }
    const has = new Set(passages.flatMap((one) => (one.base !== null && one.theirs !== null ? [one.base.start] : [])));
    for (const passage of shared) if (!has.has(passage.start)) passage.without.push(member);
  }
  return { passages: shared, first };
}

/** The stretch without the blanks at its ends. */
function trimmed(text: string, start: number, end: number): Span {
  const stretch = text.slice(start, end);
  const from = start + (stretch.length - stretch.trimStart().length);
  return { start: Math.min(from, end), end: Math.max(from, start + stretch.trimEnd().length) };
}
