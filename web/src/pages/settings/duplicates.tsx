import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answered, api } from '../../api/client';
import { useOfficeName, usePersonName } from '../../api/names';
import { showDay } from '../../shared/format';
import { PageHeader } from '../../shared/PageHeader';
import { Empty, Failure, Loading } from '../../shared/states';
import { words } from '../../words';
import { Row } from './Row';
import classes from './settings.module.css';

const t = words.settings.duplicates;

/** What was accepted as a legitimate duplicate, with who answers for it and when it ends. */
export function Page() {
  const officeName = useOfficeName();
  const personName = usePersonName();
  const declared = useInfiniteQuery({
    queryKey: ['conflicts', 'declared'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answered(api.GET('/api/v1/declared-duplicates', { signal, params: { query: { cursor: pageParam } } })),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const items = declared.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      {declared.error !== null ? (
        <Failure error={declared.error} retry={() => void declared.refetch()} />
      ) : declared.isPending ? (
        <Loading lines={6} height={40} />
      ) : items.length === 0 ? (
        <Empty title={t.none}>{t.noneCure}</Empty>
      ) : (
        <ul className={classes.list}>
          {items.map((one) => (
            <li key={one.conflictId}>
              <Row
                name={
                  <>
                    {one.members.map(({ office, externalId }) => `${officeName(office)}, ${externalId}`).join('; ')}
                    <Text size="sm">{one.reason}</Text>
                  </>
                }
                facts={[
                  t.until(showDay(one.expiresAt)),
                  t.owner(personName(one.owner)),
                  t.declared(personName(one.declaredBy), showDay(one.declaredAt)),
                  one.explanation,
                ]}
                actions={
                  <Button
                    component={Link}
                    to={`/conflicts/${one.conflictId}`}
                    size="xs"
                    variant="default"
                    aria-label={t.endOne(one.members.map(({ externalId }) => externalId).join(', '))}
                  >
                    {t.end}
                  </Button>
                }
              />
            </li>
          ))}
        </ul>
      )}
      {declared.hasNextPage && (
        <Group>
          <Button variant="default" loading={declared.isFetchingNextPage} onClick={() => void declared.fetchNextPage()}>
            {t.more}
          </Button>
        </Group>
      )}
    </>
  );
}
