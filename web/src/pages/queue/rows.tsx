import { memo, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { useOfficeName, usePersonName, useSegmentName } from '../../api/names';
import { KindBadge, SeverityBadge } from '../../shared/badges';
import { showDay, showNumber } from '../../shared/format';
import { words } from '../../words';
import classes from './queue.module.css';

type Summary = Schemas['ConflictSummary'];

const t = words.queue;

/** How far from the window rows are kept, in pixels: some two screens, so that scrolling never runs out of them. */
const KEPT = 2000;

interface Props {
  conflicts: readonly Summary[];
  selected: ReadonlySet<string>;
  /** Not there for those who decide nothing. */
  toggle: ((id: string) => void) | undefined;
}

/**
 * A page of rows. Far from the window it is as high as it was, and empty: with ten thousand conflicts, a browser has to
 * carry the rows of a few screens only.
 */
export const Chunk = memo(function Chunk({ conflicts, selected, toggle }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number | null>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return;
        const { top, bottom, height: now } = entry.boundingClientRect;
        setHeight(bottom < -KEPT || top > window.innerHeight + KEPT ? now : null);
      },
      { rootMargin: `${KEPT}px` },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={box} style={height === null ? undefined : { height }}>
      {height === null &&
        conflicts.map((conflict) => (
          <Row key={conflict.id} conflict={conflict} selected={selected.has(conflict.id)} toggle={toggle} />
        ))}
    </div>
  );
});

interface RowProps {
  conflict: Summary;
  selected: boolean;
  toggle: ((id: string) => void) | undefined;
}

const Row = memo(function Row({ conflict, selected, toggle }: RowProps) {
  const officeName = useOfficeName();
  const personName = usePersonName();
  const segmentName = useSegmentName();
  const [now] = useState(Date.now);
  const { id, dueAt, status } = conflict;
  const pending = status === 'open' || status === 'in_review' || status === 'awaiting_office';
  const overdue = pending && dueAt !== null && Date.parse(dueAt) < now;
  const facts = [
    [...new Set(conflict.members.map(({ office }) => officeName(office)))].join(', '),
    segmentName(conflict.segment),
    words.customers(showNumber(conflict.customersAffected)),
    words.statuses[status],
  ];
  return (
    <div role="listitem" className={selected ? `${classes.row} ${classes.chosen}` : classes.row}>
      {toggle !== undefined && (
        <input
          type="checkbox"
          className={classes.check}
          checked={selected}
          aria-label={t.select(titleOf(conflict))}
          onChange={() => toggle(id)}
        />
      )}
      <div className={classes.what}>
        <KindBadge kind={conflict.kind} />
        <SeverityBadge severity={conflict.severity} />
      </div>
      <div className={classes.text}>
        <Link to={`/conflicts/${id}`} data-step={id} className={classes.title}>
          {titleOf(conflict)}
        </Link>
        {conflict.topic !== undefined && <div className={classes.why}>{conflict.explanation}</div>}
        <div className={classes.facts}>{facts.join(' · ')}</div>
      </div>
      <div className={classes.whose}>
        <div>{conflict.assignee === null ? t.noOwner : personName(conflict.assignee)}</div>
        {dueAt !== null && pending && (
          <div className={overdue ? classes.late : undefined}>{(overdue ? t.overdue : t.due)(showDay(dueAt))}</div>
        )}
      </div>
    </div>
  );
});

/** What a conflict is called in a list. */
export const titleOf = ({ topic, explanation }: Summary): string => topic ?? explanation;
