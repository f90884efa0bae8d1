import { Anchor, Badge, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { answered, api, type Schemas } from '../../api/client';
import { useColleagues, useSegments } from '../../api/queries';
import { KindBadge, SeverityBadge } from '../../shared/badges';
import { showDay, showNumber } from '../../shared/format';
import { PageHeader } from '../../shared/PageHeader';
import { Empty, Failure, Loading } from '../../shared/states';
import { words } from '../../words';
import { BEHIND, Behind } from './behind';
import classes from './queue.module.css';

type Summary = Schemas['ConflictSummary'];

/** What narrows the queue, by the names that the address and the API have for it. */
const FILTERS = ['kind', 'severity', 'status', 'segment', 'assignee', 'noBrainer', 'q', 'sort', ...BEHIND] as const;

const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));

/** The conflicts that wait, those that harm most first; what narrows them lives in the address. */
export function Page() {
  const [params, setParams] = useSearchParams();
  const filter = Object.fromEntries(FILTERS.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])));
  const conflicts = useInfiniteQuery({
    queryKey: ['conflicts', 'list', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/v1/conflicts', { signal, params: { query: { ...filter, limit: 50, cursor: pageParam } } }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const set = (name: string, value: string | null) => {
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === null || value === '') after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  };
  useStepKeys();
  const rows = conflicts.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={words.queue.title} lead={words.queue.lead} />
      <Filters params={params} set={set} />
      <Behind params={params} takeAway={(name) => set(name, null)} />
      {conflicts.isPending ? (
        <Loading lines={8} height={44} />
      ) : conflicts.isError ? (
        <Failure error={conflicts.error} retry={() => void conflicts.refetch()} />
      ) : rows.length === 0 ? (
        <Empty title={words.queue.none}>
          {Object.keys(filter).length === 0 ? words.queue.noneAtAll : words.queue.noneLikeThis}
        </Empty>
      ) : (
        <Stack gap="md">
          <ol className={classes.rows} aria-label={words.queue.title}>
            {rows.map((conflict) => (
              <Row key={conflict.id} conflict={conflict} />
            ))}
          </ol>
          {conflicts.hasNextPage && (
            <Button
              variant="default"
              loading={conflicts.isFetchingNextPage}
              onClick={() => void conflicts.fetchNextPage()}
            >
              {words.queue.more}
            </Button>
          )}
        </Stack>
      )}
    </>
  );
}

function Filters({ params, set }: { params: URLSearchParams; set: (name: string, value: string | null) => void }) {
  const segments = useSegments();
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sought = new FormData(event.currentTarget).get('q');
    set('q', typeof sought === 'string' ? sought.trim() : null);
  };
  const choice = (
    name: string,
    label: string,
    data: { value: string; label: string }[],
    whole: string = words.queue.any,
  ) => (
    <NativeSelect
      label={label}
      data={[{ value: '', label: whole }, ...data]}
      value={params.get(name) ?? ''}
      onChange={({ currentTarget }) => set(name, currentTarget.value)}
      size="xs"
      w={{ base: '46%', sm: 150 }}
    />
  );
  return (
    <Group gap="sm" mb="lg" align="flex-end" role="search" aria-label={words.queue.narrow}>
      {choice('kind', words.queue.kind, options(words.kinds))}
      {choice('severity', words.queue.severity, options(words.severities))}
      {choice('status', words.queue.status, options(words.statuses))}
      {choice(
        'segment',
        words.segment,
        (segments.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      )}
      {choice('sort', words.queue.sort, options(words.queue.sorts), words.queue.byHarm)}
      <form onSubmit={find}>
        <TextInput
          name="q"
          key={params.get('q') ?? ''}
          defaultValue={params.get('q') ?? ''}
          label={words.queue.find}
          placeholder={words.queue.findHint}
          size="xs"
        />
      </form>
      <Button
        size="xs"
        variant={params.get('noBrainer') === 'true' ? 'filled' : 'default'}
        aria-pressed={params.get('noBrainer') === 'true'}
        onClick={() => set('noBrainer', params.get('noBrainer') === 'true' ? null : 'true')}
      >
        {words.queue.noBrainers}
      </Button>
    </Group>
  );
}

function Row({ conflict }: { conflict: Summary }) {
  const colleagues = useColleagues();
  const assignee = colleagues.data?.find(({ id }) => id === conflict.assignee)?.name ?? conflict.assignee;
  const offices = [...new Set(conflict.members.map(({ office }) => office))].join(' · ');
  return (
    <li className={classes.row}>
      <Group gap="xs" wrap="nowrap" className={classes.what}>
        <KindBadge kind={conflict.kind} />
        <SeverityBadge severity={conflict.severity} />
        {conflict.noBrainer && (
          <Badge variant="outline" color="gray" c="inherit" tt="none" radius="sm" title={conflict.fix?.reason}>
            {words.queue.noBrainer}
          </Badge>
        )}
      </Group>
      <div className={classes.text}>
        <Anchor component={Link} to={`/conflicts/${conflict.id}`} data-step="" fw={600} c="inherit" size="sm">
          {conflict.topic ?? conflict.explanation}
        </Anchor>
        {conflict.topic !== undefined && (
          <Text size="sm" lineClamp={2}>
            {conflict.explanation}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {[
            offices,
            conflict.segment,
            words.customers(showNumber(conflict.customersAffected)),
            words.statuses[conflict.status],
            ...(conflict.dueAt === null ? [] : [words.queue.due(showDay(conflict.dueAt))]),
            ...(assignee === null ? [] : [assignee]),
          ].join(' · ')}
        </Text>
      </div>
    </li>
  );
}

/** `j` and `k` step through the rows, as in mail programs; Enter opens the one that has the focus. */
function useStepKeys(): void {
  useEffect(() => {
    const step = (event: KeyboardEvent) => {
      const by = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      const typing = event.target instanceof Element && event.target.closest('input, textarea, select') !== null;
      if (by === 0 || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-step]')];
      const at = links.findIndex((link) => link === document.activeElement);
      links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
    };
    window.addEventListener('keydown', step);
    return () => window.removeEventListener('keydown', step);
  }, []);
}
