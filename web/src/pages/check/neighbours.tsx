import { Stack, Text, Title } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../api/client';
import { useOfficeName } from '../../api/queries';
import { showWindow } from '../../shared/format';
import { words } from '../../words';
import type { Details } from './draft';

/** Segments asked about, and letters listed: the rest is on the timeline. */
const [SEGMENTS, LISTED] = [5, 8];

/** Who else writes to these customers at that time, in the order of sending. */
export function Neighbours({ details: { segments, sendFrom, sendUntil } }: { details: Details }) {
  const nameOf = useOfficeName();
  const query = { ...(sendFrom === '' ? {} : { from: sendFrom }), ...(sendUntil === '' ? {} : { to: sendUntil }) };
  const letters = useQueries({
    queries: segments.slice(0, SEGMENTS).map((segment) => ({
      queryKey: ['timeline', segment, query],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        answered(api.GET('/api/v1/timeline', { signal, params: { query: { segment, ...query } } })),
    })),
    combine: (timelines) => ({
      items: inOrder(timelines.flatMap(({ data }) => data?.items ?? [])),
      // What the answer on the letter itself does not need may fail by itself.
      failed: timelines.find(({ error }) => error !== null)?.error ?? null,
      pending: timelines.some(({ isPending }) => isPending),
    }),
  });
  if (letters.pending) return null;
  const { items, failed } = letters;
  return (
    <Stack component="section" gap={6} aria-labelledby="neighbours">
      <Title order={3} size="h4" id="neighbours">
        {words.check.neighbours}
      </Title>
      {failed !== null && <Text size="sm">{failed.message}</Text>}
      {failed === null && items.length === 0 && <Text size="sm">{words.check.noNeighbours}</Text>}
      {items.slice(0, LISTED).map((item) => (
        <Text size="sm" key={item.communicationId}>
          {item.subject ?? item.externalId}{' '}
          <Text span size="xs" c="dimmed">
            {nameOf(item.office)} · {showWindow(item)}
          </Text>
        </Text>
      ))}
      {items.length > LISTED && (
        <Text size="xs" c="dimmed">
          {words.check.moreNeighbours(items.length - LISTED)}
        </Text>
      )}
    </Stack>
  );
}

/** Each once, however many of the segments it reaches. */
function inOrder(items: readonly Schemas['TimelineItem'][]): Schemas['TimelineItem'][] {
  const each = new Map(items.map((item) => [item.communicationId, item]));
  return [...each.values()].sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
}
