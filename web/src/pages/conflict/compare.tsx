import { Button, Group, Text } from '@mantine/core';
import { memo, useMemo, useRef, useState } from 'react';
import type { Schemas } from '../../api/client';
import type { Kind } from '../../shared/badges';
import { differences } from '../../shared/differences';
import { useKeys } from '../../shared/keys';
import { words } from '../../words';
import { type Line, type Span, linesOf, piecesOf } from './alignment';
import classes from './conflict.module.css';
import meaning from '../../shared/meaning.module.css';

const t = words.conflict;

/** Passages less alike than this say the same in other words: marking each word that differs would mark them all. */
const ALIKE = 0.5;

/** Lines from which on not all are laid out at once: some three pages of a screen. */
const LONG = 60;

/** One communication's word on a disputed fact, with its place in the text. */
export interface DisputedFact extends Span {
  conflictId: string;
  topic: string;
  value: string;
  communicationId: string;
}

interface Letter {
  id: string;
  name: string;
  text: string;
}

/** Something painted on a stretch of text. */
interface Paint extends Span {
  as: 'differs' | 'only' | 'fact';
  title?: string;
}

interface Props {
  kind: Kind;
  left: Letter;
  right: Letter;
  evidence: Schemas['Evidence'] | undefined;
  facts: readonly DisputedFact[];
  /** Id of the conflict that is looked at: what others dispute is said to be theirs. */
  own: string;
}

/**
 * Two texts beside each other: passages that say the same at the same height, with the words that differ and the disputed
 * facts marked; `n` and `p` jump from one disputed fact (without any: from one difference) to the next.
 */
export function Compare({ kind, left, right, evidence, facts, own }: Props) {
  const { lines, paints } = useMemo(() => {
    const passages = orient(evidence, left.id);
    const pairs = passages.flatMap(({ left: a, right: b, similarity }) =>
      a !== null && b !== null ? [{ left: a, right: b, similarity }] : [],
    );
    const painted = { left: factsOf(facts, left, own), right: factsOf(facts, right, own) };
    for (const passage of passages) paintPassage(passage, painted, left.text, right.text);
    return { lines: linesOf(left.text, right.text, pairs), paints: painted };
  }, [evidence, facts, left, right, own]);
  const stopsAre = facts.length > 0 ? 'fact' : 'differs';
  const grid = useRef<HTMLDivElement>(null);
  const starts = (on: readonly Paint[]) =>
    new Set(on.flatMap(({ as, start }) => (as === stopsAre ? [start] : []))).size;
  return (
    <div className={meaning[`edge-${kind}`]}>
      <Jumps
        key={`${left.id} ${right.id}`}
        grid={grid}
        count={starts(paints.left) + starts(paints.right)}
        facts={stopsAre === 'fact'}
      />
      <div ref={grid} role="table" aria-label={t.comparison} className={classes.lines}>
        <div role="rowgroup" className={classes.heads}>
          <div role="row" className={classes.line}>
            {[left, right].map(({ id, name }, side) => (
              <Text key={`${id} ${side}`} role="columnheader" size="sm" fw={650}>
                {name}
              </Text>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={lines.length > LONG ? classes.long : undefined}>
          {lines.map((line) => (
            <Row
              key={`${line.left.start} ${line.right.start}`}
              line={line}
              left={left}
              right={right}
              paints={paints}
              stopsAre={stopsAre}
            />
          ))}
        </div>
      </div>
      <Legend />
    </div>
  );
}

/** The passages with the left letter's side on the left. */
function orient(evidence: Schemas['Evidence'] | undefined, leftId: string) {
  return (evidence?.aligned ?? []).map(({ a, b, similarity }) =>
    evidence?.a === leftId ? { left: a, right: b, similarity } : { left: b, right: a, similarity },
  );
}

function factsOf(facts: readonly DisputedFact[], letter: Letter, own: string): Paint[] {
  return facts
    .filter(({ communicationId }) => communicationId === letter.id)
    .map(({ start, end, conflictId, topic, value }) => ({
      start,
      end,
      as: 'fact',
      title: conflictId === own ? t.disputed(topic, value) : `${t.alsoDisputed(topic)}: ${value}`,
    }));
}

function paintPassage(
  { left, right, similarity }: { left: Span | null; right: Span | null; similarity: number | null },
  paints: { left: Paint[]; right: Paint[] },
  leftText: string,
  rightText: string,
): void {
  if (left === null || right === null) {
    if (left !== null) paints.left.push({ start: left.start, end: left.end, as: 'only' });
    if (right !== null) paints.right.push({ start: right.start, end: right.end, as: 'only' });
    return;
  }
  const [mine, theirs] = [leftText.slice(left.start, left.end), rightText.slice(right.start, right.end)];
  if (mine === theirs || (similarity ?? 0) < ALIKE) return;
  const cut = differences(mine, theirs);
  for (const [side, from, stretches] of [
    ['left', left.start, cut.left],
    ['right', right.start, cut.right],
  ] as const) {
    let at = from;
    for (const { text, differs } of stretches) {
      if (differs) paints[side].push({ start: at, end: at + text.length, as: 'differs' });
      at += text.length;
    }
  }
}

interface RowProps {
  line: Line;
  left: Letter;
  right: Letter;
  paints: { left: Paint[]; right: Paint[] };
  stopsAre: Paint['as'];
}

const Row = memo(function Row({ line, left, right, paints, stopsAre }: RowProps) {
  const same = line.pairs.length > 0;
  return (
    <div role="row" className={`${classes.line} ${same ? classes.same : ''}`}>
      <Cell who={left.name} text={left.text} span={line.left} paints={paints.left} stopsAre={stopsAre} />
      <Cell who={right.name} text={right.text} span={line.right} paints={paints.right} stopsAre={stopsAre} />
    </div>
  );
});

interface CellProps {
  who: string;
  text: string;
  span: Span;
  paints: readonly Paint[];
  stopsAre: Paint['as'];
}

function Cell({ who, text, span, paints, stopsAre }: CellProps) {
  return (
    <div role="cell" className={classes.cell} data-who={span.start < span.end ? who : undefined}>
      {piecesOf(span, paints).map(({ start, end, paints: on }) => (
        <Stretch
          key={start}
          text={text.slice(start, end)}
          on={on}
          begins={(paint) => paint.start === start}
          stopsAre={stopsAre}
        />
      ))}
    </div>
  );
}

function Stretch({
  text,
  on,
  begins,
  stopsAre,
}: {
  text: string;
  on: readonly Paint[];
  begins: (paint: Paint) => boolean;
  stopsAre: Paint['as'];
}) {
  if (on.length === 0) return text;
  const fact = on.find(({ as }) => as === 'fact');
  const isStop = on.some((paint) => paint.as === stopsAre && begins(paint));
  const shown = [...new Set(on.map(({ as }) => as))].map((as) => classes[as]).join(' ');
  if (fact === undefined && !on.some(({ as }) => as === 'differs')) return <span className={shown}>{text}</span>;
  return (
    <mark className={shown} title={fact?.title} {...(isStop ? { 'data-stop': '', tabIndex: -1 } : {})}>
      {text}
    </mark>
  );
}

/** From one disputed fact, or difference, to the next. */
function Jumps({
  grid,
  count,
  facts,
}: {
  grid: React.RefObject<HTMLDivElement | null>;
  count: number;
  facts: boolean;
}) {
  const [at, setAt] = useState(0);
  const jump = (by: 1 | -1) => {
    const stops = stopsIn(grid.current);
    if (stops.length === 0) return;
    const next = ((at === 0 && by < 0 ? 1 : at) - 1 + by + stops.length) % stops.length;
    stops[next]?.scrollIntoView({ block: 'center' });
    stops[next]?.focus({ preventScroll: true });
    setAt(next + 1);
  };
  useKeys({ n: () => jump(1), p: () => jump(-1) });
  const says =
    count === 0
      ? t.noStops
      : at === 0
        ? (facts ? t.facts : t.differences)(count)
        : (facts ? t.fact : t.difference)(at, count);
  return (
    <Group gap="xs" mb="xs" className="no-print">
      <Text size="sm" aria-live="polite">
        {says}
      </Text>
      <Button size="compact-xs" variant="default" disabled={count === 0} title={t.stopKeys} onClick={() => jump(-1)}>
        {t.previousStop}
      </Button>
      <Button size="compact-xs" variant="default" disabled={count === 0} title={t.stopKeys} onClick={() => jump(1)}>
        {t.nextStop}
      </Button>
    </Group>
  );
}

const stopsIn = (grid: HTMLElement | null): HTMLElement[] => [
  ...(grid?.querySelectorAll<HTMLElement>('[data-stop]') ?? []),
];

function Legend() {
  return (
    <Text size="xs" c="dimmed" mt="xs" className={classes.legend}>
      <span className={classes.sameKey}>{t.legend.same}</span>
      <mark className={classes.differs}>{t.legend.differs}</mark>
      <span className={classes.only}>{t.legend.only}</span>
      <mark className={classes.fact}>{t.legend.fact}</mark>
    </Text>
  );
}
