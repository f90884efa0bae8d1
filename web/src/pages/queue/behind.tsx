import { Button, Group } from '@mantine/core';
import { useOfficeName, useSegmentName } from '../../api/names';
import { showDay } from '../../shared/format';
import { words } from '../../words';

/** What narrows the queue to the conflicts behind a figure of the dashboards, by the API's names. */
export const BEHIND = [
  'office',
  'otherOffice',
  'reaching',
  'topic',
  'claimKind',
  'openedFrom',
  'openedTo',
  'closedFrom',
  'closedTo',
] as const;

const t = words.queue.behind;

/** Those of them that are in the address, each to be taken away. */
export function Behind({
  params,
  takeAway,
}: {
  params: URLSearchParams;
  takeAway: (name: (typeof BEHIND)[number]) => void;
}) {
  const [officeName, segmentName] = [useOfficeName(), useSegmentName()];
  const say: Record<(typeof BEHIND)[number], (value: string) => string> = {
    office: (id) => t.office(officeName(id)),
    otherOffice: (id) => t.otherOffice(officeName(id)),
    reaching: (id) => t.reaching(segmentName(id)),
    topic: t.topic,
    claimKind: t.claimKind,
    openedFrom: (day) => t.openedFrom(showDay(day)),
    openedTo: (day) => t.openedTo(showDay(day)),
    closedFrom: (day) => t.closedFrom(showDay(day)),
    closedTo: (day) => t.closedTo(showDay(day)),
  };
  const given = BEHIND.flatMap((name) => {
    const value = params.get(name);
    return value === null || value === '' ? [] : [{ name, said: say[name](value) }];
  });
  if (given.length === 0) return null;
  return (
    <Group gap="xs" role="group" aria-label={t.label}>
      {given.map(({ name, said }) => (
        <Button
          key={name}
          size="compact-sm"
          variant="default"
          fw={400}
          rightSection={<span aria-hidden>×</span>}
          aria-label={t.takeAway(said)}
          onClick={() => takeAway(name)}
        >
          {said}
        </Button>
      ))}
    </Group>
  );
}
