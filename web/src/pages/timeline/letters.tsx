import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { answered, api, type Schemas } from '../../api/client';
import { useOfficeName } from '../../api/names';
import { KindBadge } from '../../shared/badges';
import { showWindow } from '../../shared/format';
import { MailFrame } from '../../shared/MailFrame';
import { Failure, Loading } from '../../shared/states';
import { words } from '../../words';
import classes from './timeline.module.css';

type Item = Schemas['TimelineItem'];

/** Conflicts that wait, by id. */
export type Collisions = ReadonlyMap<string, Schemas['ConflictSummary']>;

const t = words.timeline;

/** Where a letter's place in the stack is to be jumped to. */
export const anchorOf = ({ communicationId }: Item): string => `letter-${communicationId}`;

/** What it is called: its subject, else the name its office has for it. */
export const titleOf = ({ subject, externalId }: Item): string => subject ?? externalId;

/** The letters as the customer gets them, one below the other. */
export function Letters({ items, collisions }: { items: readonly Item[]; collisions: Collisions }) {
  const officeName = useOfficeName();
  return (
    <ol className={classes.stack}>
      {items.map((item) => (
        <li key={item.communicationId} id={anchorOf(item)} tabIndex={-1} className={classes.letter}>
          <Text size="xs" c="dimmed">
            {[
              showWindow({ sendFrom: item.fromDay, sendUntil: item.untilDay }),
              officeName(item.office),
              t.channels[item.channel],
            ].join(' · ')}
          </Text>
          <Group gap="xs">
            <Text fw={600} size="sm">
              {titleOf(item)}
            </Text>
            {item.clearance !== 'clear' && (
              <Badge variant="outline" color="gray" c="inherit" tt="none" radius="sm">
                {t.clearances[item.clearance] ?? item.clearance}
              </Badge>
            )}
          </Group>
          <Marks of={item} collisions={collisions} />
          <Reading of={item} />
        </li>
      ))}
    </ol>
  );
}

/** What it collides with, each leading to its conflict. */
function Marks({ of, collisions }: { of: Item; collisions: Collisions }) {
  return of.conflictIds.map((id) => {
    const conflict = collisions.get(id);
    return (
      <Group key={id} gap="xs" wrap="nowrap" align="flex-start" className={classes.mark}>
        {conflict !== undefined && <KindBadge kind={conflict.kind} />}
        <Anchor component={Link} to={`/conflicts/${id}`} size="sm">
          {conflict?.explanation ?? t.collision}
        </Anchor>
      </Group>
    );
  });
}

/** Opens the letter in its place, as the customer reads it. */
function Reading({ of }: { of: Item }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-expanded={open}
        aria-label={t.readOne(titleOf(of))}
        onClick={() => setOpen(!open)}
      >
        {open ? t.close : t.read}
      </Button>
      {open && <Letter id={of.communicationId} />}
    </>
  );
}

function Letter({ id }: { id: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['communications', id],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/communications/{id}', { signal, params: { path: { id } } })),
  });
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading lines={6} />;
  return data.bodyFormat === 'html' ? (
    <MailFrame html={data.body} title={data.subject ?? data.externalId} />
  ) : (
    <Text size="sm" component="div" className="letter-text">
      {data.text}
    </Text>
  );
}
