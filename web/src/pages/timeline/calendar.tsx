import { Anchor, Text } from '@mantine/core';
import type { Schemas } from '../../api/client';
import { useOfficeName } from '../../api/names';
import { dayAfter, daysBetween } from '../../shared/days';
import { showStep, showWindow } from '../../shared/format';
import { words } from '../../words';
import { type Collisions, anchorOf, titleOf } from './letters';
import classes from './timeline.module.css';

type Item = Schemas['TimelineItem'];

interface Props {
  items: readonly Item[];
  from: string;
  to: string;
  collisions: Collisions;
}

/** Marks on the scale at most. */
const MARKS = 7;

/** All that is sent on one calendar, a line each; what collides has the colour of its worst conflict's kind. */
export function Calendar({ items, from, to, collisions }: Props) {
  const officeName = useOfficeName();
  const days = daysBetween(from, to) + 1;
  const share = (day: string) => (Math.min(Math.max(daysBetween(from, day), 0), days) / days) * 100;
  const place = ({ fromDay, untilDay }: Item) => {
    const [start, end] = [share(fromDay), untilDay === null ? 100 : share(dayAfter(untilDay, 1))];
    return { insetInlineStart: `${start}%`, width: `${Math.max(end - start, 100 / days)}%` };
  };
  const kindOf = ({ conflictIds }: Item) => {
    const [first] = conflictIds;
    if (first === undefined) return undefined;
    // In the order of harm, as the conflicts were asked for.
    return [...collisions.values()].find(({ id }) => conflictIds.includes(id))?.kind ?? 'unknown';
  };
  const step = Math.ceil(days / MARKS);
  const marks = Array.from({ length: Math.ceil(days / step) }, (_, index) => dayAfter(from, index * step));
  return (
    <div>
      <div className={classes.line} aria-hidden>
        <span />
        <div className={classes.scale}>
          {marks.map((day) => (
            <Text key={day} size="xs" c="dimmed" component="span" style={{ insetInlineStart: `${share(day)}%` }}>
              {showStep(day, 'day')}
            </Text>
          ))}
        </div>
      </div>
      <ol className={classes.lines}>
        {items.map((item) => {
          const kind = kindOf(item);
          return (
            <li key={item.communicationId} className={classes.line}>
              <div className={classes.name}>
                <Anchor href={`#${anchorOf(item)}`} size="sm" c="inherit">
                  {titleOf(item)}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {[
                    officeName(item.office),
                    showWindow({ sendFrom: item.fromDay, sendUntil: item.untilDay }),
                    ...(kind === undefined ? [] : [kind === 'unknown' ? words.timeline.collision : words.kinds[kind]]),
                  ].join(' · ')}
                </Text>
              </div>
              <div className={classes.days} aria-hidden>
                <span className={classes.bar} data-kind={kind} style={place(item)} />
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
