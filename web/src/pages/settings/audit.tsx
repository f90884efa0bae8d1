import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import { answered, api, type Schemas } from '../../api/client';
import { usePersonName } from '../../api/names';
import { showMoment, showNumber } from '../../shared/format';
import { PageHeader } from '../../shared/PageHeader';
import { Empty, Failure, Loading } from '../../shared/states';
import { words } from '../../words';
import { Row } from './Row';
import classes from './settings.module.css';

const t = words.settings.audit;

const FILTERS = ['actor', 'action', 'subject', 'from', 'to'] as const;

/** The record of every change: narrowed in the address, verified, taken along as CSV. */
export function Page() {
  const [params, setParams] = useSearchParams();
  const personName = usePersonName();
  const filter = Object.fromEntries(FILTERS.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])));
  const entries = useInfiniteQuery({
    queryKey: ['audit', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answered(api.GET('/api/v1/audit', { signal, params: { query: { ...filter, cursor: pageParam } } })),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const wanted = new URLSearchParams();
    for (const name of FILTERS) {
      const value = given.get(name);
      if (typeof value === 'string' && value !== '') wanted.set(name, value);
    }
    setParams(wanted);
  };
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  const csv = `/api/v1/audit?${new URLSearchParams({ ...filter, format: 'csv' }).toString()}`;
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <Button component="a" href={csv} download variant="default">
            {t.csv}
          </Button>
        }
      />
      <Stack gap="md">
        <Verification />
        <form onSubmit={find} role="search" aria-label={t.title} key={params.toString()}>
          <Group gap="sm" align="flex-end">
            {FILTERS.map((name) => (
              <TextInput
                key={name}
                name={name}
                size="xs"
                w={140}
                type={name === 'from' || name === 'to' ? 'date' : 'text'}
                label={t[name]}
                placeholder={name === 'action' ? t.actionHint : undefined}
                defaultValue={params.get(name) ?? ''}
              />
            ))}
            <Button type="submit" size="xs" variant="default">
              {t.find}
            </Button>
          </Group>
        </form>
        {entries.error !== null ? (
          <Failure error={entries.error} retry={() => void entries.refetch()} />
        ) : entries.isPending ? (
          <Loading lines={10} height={32} />
        ) : items.length === 0 ? (
          <Empty title={t.none}>{t.noneCure}</Empty>
        ) : (
          <ul className={classes.list}>
            {items.map((entry) => (
              <li key={entry.seq}>
                <Row name={`${entry.action} · ${personName(entry.actor)}`} facts={factsOf(entry)} />
              </li>
            ))}
          </ul>
        )}
        {entries.hasNextPage && (
          <Group>
            <Button variant="default" loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
              {t.more}
            </Button>
          </Group>
        )}
      </Stack>
    </>
  );
}

function factsOf({ seq, at, subject, from, to, reason }: Schemas['AuditEntry']): string[] {
  return [
    `#${showNumber(seq)}`,
    showMoment(at),
    subject,
    ...(to === null ? [] : [[from, to].filter((state) => state !== null).join(' → ')]),
    ...(reason === null || reason === '' ? [] : [reason]),
  ];
}

/** Whether every entry still fits the one before it. */
function Verification() {
  const verify = useMutation({ mutationFn: () => answered(api.GET('/api/v1/audit/verify', {})) });
  const { data } = verify;
  return (
    <Stack gap="xs" align="flex-start">
      <Button size="xs" variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
        {t.verify}
      </Button>
      {verify.error !== null && <Failure error={verify.error} />}
      {data !== undefined && (
        <Alert color={data.whole ? 'gray' : 'red'} variant="default" role="status">
          <Text size="sm">{data.whole ? t.whole(showNumber(data.entries)) : t.broken}</Text>
          {data.faults.map(({ seq, fault }) => (
            <Text size="sm" key={`${seq} ${fault}`}>
              {t.fault(showNumber(seq), fault)}
            </Text>
          ))}
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {t.head(showNumber(data.head.seq), data.head.hash)}
          </Text>
        </Alert>
      )}
    </Stack>
  );
}
