import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../app/session';
import { answered, api, type Schemas } from '../../api/client';
import { Failure } from '../../shared/states';
import { words } from '../../words';
import { type Filter, WAITING, addressOf, queryString } from './query';
import classes from './queue.module.css';

const t = words.queue;

/** Ways to look at the queue: those that everybody has, and those that one has saved. */
export function Views({ filters }: { filters: Partial<Record<Filter, string>> }) {
  const me = useSession();
  const client = useQueryClient();
  const saved = useQuery({
    queryKey: ['queue-views'],
    enabled: !me.partner,
    queryFn: ({ signal }) => answered(api.GET('/api/v1/queue-views', { signal })),
  });
  const changed = () => client.invalidateQueries({ queryKey: ['queue-views'] });
  const save = useMutation({
    mutationFn: (body: Schemas['SaveQueueView']) => answered(api.POST('/api/v1/queue-views', { body })),
    onSuccess: changed,
  });
  const forget = useMutation({
    mutationFn: (id: string) => answered(api.DELETE('/api/v1/queue-views/{id}', { params: { path: { id } } })),
    onSuccess: changed,
  });
  const here = addressOf(filters);
  const view = (name: string, to: string) => (
    <Link className={classes.view} to={to} aria-current={here === to ? 'page' : undefined}>
      {name}
    </Link>
  );
  const items = saved.data?.items ?? [];
  const known = items.some(({ query }) => `/queue?${query}` === here);
  const failed = save.error ?? forget.error;
  return (
    <nav aria-label={t.views}>
      <div className={classes.views}>
        {view(t.waiting, '/queue')}
        {view(t.mine, addressOf({ assignee: me.id, status: WAITING }))}
        {view(t.dueFirst, addressOf({ sort: 'dueAt', status: WAITING }))}
        {view(t.everything, addressOf({}))}
        {items.map(({ id, name, query }) => (
          <Group key={id} gap={2} wrap="nowrap">
            {view(name, `/queue?${query}`)}
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              c="dimmed"
              aria-label={t.unsave(name)}
              onClick={() => forget.mutate(id)}
            >
              ×
            </ActionIcon>
          </Group>
        ))}
        {!known && here !== '/queue' && !me.partner && (
          <Save busy={save.isPending} save={(name) => save.mutate({ name, query: queryString(filters) })} />
        )}
      </div>
      {failed !== null && <Failure error={failed} />}
    </nav>
  );
}

function Save({ busy, save }: { busy: boolean; save: (name: string) => void }) {
  const [name, setName] = useState<string | null>(null);
  if (name === null) {
    return (
      <Button size="compact-xs" variant="subtle" onClick={() => setName('')}>
        {t.save}
      </Button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(name);
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          size="xs"
          required
          maxLength={100}
          aria-label={t.saveAs}
          placeholder={t.saveAs}
          autoFocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button size="xs" type="submit" loading={busy}>
          {t.saveGo}
        </Button>
      </Group>
    </form>
  );
}
