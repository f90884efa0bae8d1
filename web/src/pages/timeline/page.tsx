import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { answered, api, type Schemas } from '../../api/client';
import { useSegments } from '../../api/queries';
import { daysBetween } from '../../shared/days';
import { download } from '../../shared/download';
import { showDay } from '../../shared/format';
import { PageHeader } from '../../shared/PageHeader';
import { treeOf } from '../../shared/segments';
import { Empty, Failure, Loading } from '../../shared/states';
import { words } from '../../words';
import { Calendar } from './calendar';
import { type Collisions, Letters } from './letters';
import { Pressure } from './pressure';

const t = words.timeline;

/** The customer's mailbox: what every office sends to a segment, in the order in which a customer gets it. */
export function Page() {
  const [params, setParams] = useSearchParams();
  const segments = useSegments();
  const tree = treeOf(segments.data ?? []);
  const segment = params.get('segment') ?? tree[0]?.segment.id;
  const [from, to] = [params.get('from') ?? undefined, params.get('to') ?? undefined];
  const reversed = from !== undefined && to !== undefined && daysBetween(from, to) < 0;
  const set = (name: string, value: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === '') after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const date = (end: 'from' | 'to') => (
    <TextInput
      type="date"
      label={t[end]}
      size="xs"
      w={{ base: '46%', xs: 150 }}
      value={params.get(end) ?? ''}
      error={end === 'to' && reversed ? t.reversed : undefined}
      onChange={({ currentTarget }) => set(end, currentTarget.value)}
    />
  );
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Group gap="sm" mb="lg" align="flex-start" role="search" aria-label={t.narrow}>
        <NativeSelect
          label={words.segment}
          size="xs"
          w={{ base: '100%', xs: 240 }}
          value={segment ?? ''}
          data={tree.map(({ segment: { id, name }, depth }) => ({
            value: id,
            label: `${'\u2003'.repeat(depth)}${name}`,
          }))}
          onChange={({ currentTarget }) => set('segment', currentTarget.value)}
        />
        {date('from')}
        {date('to')}
      </Group>
      {segments.error !== null ? (
        <Failure error={segments.error} retry={() => void segments.refetch()} />
      ) : segments.data === undefined ? (
        <Loading lines={10} height={40} />
      ) : segment === undefined ? (
        <Empty title={t.noSegments}>{t.noSegmentsCure}</Empty>
      ) : (
        !reversed && <Mailbox query={{ segment, from, to }} />
      )}
    </>
  );
}

interface Query {
  segment: string;
  from?: string;
  to?: string;
}

function Mailbox({ query }: { query: Query }) {
  const params = { params: { query } };
  const timeline = useQuery({
    queryKey: ['timeline', query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answered(api.GET('/api/v1/timeline', { ...params, signal })),
  });
  const collisions = useCollisions(query.segment);
  if (timeline.error !== null) return <Failure error={timeline.error} retry={() => void timeline.refetch()} />;
  if (timeline.data === undefined) return <Loading lines={10} height={40} />;
  const { items, weeks, from, to, more } = timeline.data;
  const csv = () =>
    void answered(api.GET('/api/v1/timeline', { ...params, headers: { accept: 'text/csv' }, parseAs: 'text' }))
      // The answer is text where text is asked for; the document knows its JSON alone.
      .then((text) => download(new Blob(['\uFEFF', text], { type: 'text/csv' }), 'timeline.csv'))
      .catch((error: Error) => notifications.show({ color: 'red', title: t.notSaved, message: error.message }));
  if (items.length === 0) return <Empty title={t.none}>{t.noneCure(showDay(from), showDay(to))}</Empty>;
  return (
    <Stack gap="xl" aria-busy={timeline.isPlaceholderData}>
      <Group justify="space-between">
        <Text size="sm" role="status">
          {summaryOf(timeline.data)}
        </Text>
        <Button size="compact-sm" variant="default" onClick={csv}>
          CSV
        </Button>
      </Group>
      {more && <Text size="sm">{t.more}</Text>}
      <Section title={t.calendar}>
        <Calendar items={items} from={from} to={to} collisions={collisions} />
      </Section>
      <Section title={t.pressure}>
        <Pressure weeks={weeks} />
      </Section>
      <Section title={t.letters}>
        <Letters items={items} collisions={collisions} />
      </Section>
    </Stack>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <Title order={2} size="h3" mb="sm">
        {title}
      </Title>
      {children}
    </section>
  );
}

function summaryOf({ items, from, to }: Schemas['Timeline']): string {
  const offices = new Set(items.map(({ office }) => office)).size;
  const colliding = items.filter(({ conflictIds }) => conflictIds.length > 0).length;
  return t.summary(items.length, offices, colliding, showDay(from), showDay(to));
}

/** Conflicts asked for at once; collisions beyond are marked without their kind. */
const MOST = 200;

/** The conflicts that customers of the segment see and nobody has decided, by id. */
function useCollisions(segment: string): Collisions {
  const { data } = useQuery({
    queryKey: ['conflicts', 'reaching', segment],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/conflicts', {
          signal,
          params: { query: { reaching: segment, status: 'open,in_review,awaiting_office', limit: MOST } },
        }),
      ),
  });
  return new Map(data?.items.map((conflict) => [conflict.id, conflict]));
}
