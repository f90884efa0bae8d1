import { Button, Group, Stack } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useSession } from '../../app/session';
import { answered, api, type Schemas } from '../../api/client';
import { useKeys } from '../../shared/keys';
import { PageHeader } from '../../shared/PageHeader';
import { Empty, Failure, Loading } from '../../shared/states';
import { words } from '../../words';
import { Behind } from './behind';
import { BulkBar, Came, assignAll, useBulk } from './bulk';
import { Filters } from './filters';
import { NoBrainers, fixAll } from './no-brainers';
import { type Filter, type Query, WAITING, addressOf, readFilters } from './query';
import { Chunk } from './rows';
import { Views } from './views';

const t = words.queue;

const Keys = lazy(async () => ({ default: (await import('./keys')).Keys }));

/** Conflicts that are asked for at a time. */
const PAGE = 100;

/** The conflicts that wait, those that harm most first; what narrows them lives in the address. */
export function Page() {
  const [params] = useSearchParams();
  const filters = readFilters(params);
  const me = useSession();
  const mayDecide = me.may.includes('review');
  const navigate = useNavigate();
  const [showsKeys, setShowsKeys] = useState(false);
  const [selected, setSelected] = useState<ReadonlySet<string>>(NONE);
  const sought = useRef<HTMLInputElement>(null);
  const decision = useRef<HTMLSelectElement>(null);
  // No-brainers stand apart where the queue is as it begins; whoever narrows it sees what the filters say.
  const apart = Object.keys(filters).length === 1 && filters.status === WAITING;
  const query = { ...filters, ...(apart ? { noBrainer: false } : {}) } as Query;
  const conflicts = useConflicts(query);
  const bulk = useBulk(() => setSelected(NONE));
  const toggle = useCallback((id: string) => {
    setSelected((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  const set = (name: Filter, value: string) => {
    const { [name]: _before, ...rest } = filters;
    void navigate(addressOf(value === '' ? rest : { ...rest, [name]: value }), { replace: true });
  };
  const here = () => stepped()?.dataset.step;
  const client = useQueryClient();
  const fix = () => {
    const known = client.getQueryData<Schemas['ConflictList']>(['conflicts', 'no-brainers'])?.items ?? [];
    const all = [...known, ...(conflicts.data?.pages.flatMap(({ items }) => items) ?? [])];
    const one = all.find(({ id, fix: move }) => id === here() && move !== undefined);
    if (one !== undefined) bulk.mutate(() => fixAll([one]));
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    o: () => stepped()?.click(),
    '/': () => sought.current?.focus(),
    '?': () => setShowsKeys(true),
    Escape: () => setSelected(NONE),
    ...(mayDecide
      ? {
          x: () => withId(here(), toggle),
          a: () => {
            const ids = selected.size > 0 ? [...selected] : [here()].filter((id) => id !== undefined);
            if (ids.length > 0) bulk.mutate(() => assignAll(ids, me.id));
          },
          d: () => {
            if (selected.size === 0) withId(here(), toggle);
            // The bar is there once this has been drawn.
            requestAnimationFrame(() => decision.current?.focus());
          },
          f: fix,
        }
      : {}),
  });
  const pages = conflicts.data?.pages ?? [];
  const shown = pages.flatMap(({ items }) => items);
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <Button size="xs" variant="default" onClick={() => setShowsKeys(true)}>
            {t.keys}
          </Button>
        }
      />
      <Stack gap="md">
        <Views filters={filters} />
        <Filters filters={filters} set={set} words={sought} />
        <Behind params={params} takeAway={(name) => set(name, '')} />
        <Came bulk={bulk} />
        {apart && <NoBrainers bulk={bulk} mayDecide={mayDecide} />}
        {conflicts.isPending ? (
          <Loading lines={8} height={52} />
        ) : conflicts.isError ? (
          <Failure error={conflicts.error} retry={() => void conflicts.refetch()} />
        ) : shown.length === 0 ? (
          <Empty title={t.none}>{apart ? t.noneAtAll : t.noneLikeThis}</Empty>
        ) : (
          <>
            {mayDecide && (
              <Group>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => setSelected(new Set(shown.map(({ id }) => id)))}
                >
                  {t.selectShown}
                </Button>
              </Group>
            )}
            <div role="list" aria-label={t.title}>
              {pages.map((page, index) => (
                <Chunk key={index} conflicts={page.items} selected={selected} toggle={mayDecide ? toggle : undefined} />
              ))}
            </div>
            {conflicts.hasNextPage && (
              <More busy={conflicts.isFetchingNextPage} more={() => void conflicts.fetchNextPage()} />
            )}
          </>
        )}
        {selected.size > 0 && (
          <BulkBar ids={[...selected]} bulk={bulk} clear={() => setSelected(NONE)} first={decision} />
        )}
      </Stack>
      {showsKeys && (
        <Suspense>
          <Keys close={() => setShowsKeys(false)} />
        </Suspense>
      )}
    </>
  );
}

const NONE: ReadonlySet<string> = new Set();

function useConflicts(query: Query) {
  return useInfiniteQuery({
    queryKey: ['conflicts', 'list', query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/v1/conflicts', { signal, params: { query: { ...query, limit: PAGE, cursor: pageParam } } }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Asks for the next page before the end comes into sight; by hand too. */
function More({ busy, more }: { busy: boolean; more: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const near = useEffectEvent(() => {
    if (!busy) more();
  });
  useEffect(() => {
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting === true && near(), {
      rootMargin: '1500px',
    });
    if (button.current !== null) watch.observe(button.current);
    return () => watch.disconnect();
  }, [busy]);
  return (
    <Button ref={button} variant="default" loading={busy} onClick={more}>
      {busy ? t.loadingMore : t.more}
    </Button>
  );
}

/** The link of the conflict that the keyboard is at, in whichever part of its row. */
function stepped(): HTMLElement | null {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.dataset.step !== undefined) return activeElement;
  return activeElement?.closest('[role=listitem]')?.querySelector<HTMLElement>('[data-step]') ?? null;
}

/** Goes to the next conflict, or the one before; from elsewhere to the first that is in sight. */
function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-step]')];
  const at = links.indexOf(stepped() ?? document.body);
  const inSight = links.findIndex((link) => link.getBoundingClientRect().top > 0);
  const next = links[at === -1 ? Math.max(0, inSight) : Math.min(links.length - 1, Math.max(0, at + by))];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}

function withId(id: string | undefined, act: (id: string) => void): void {
  if (id !== undefined) act(id);
}
