import { Button, Group, PasswordInput, Stack, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answered, api, rememberCsrfToken } from '../../api/client';
import { showMoment } from '../../shared/format';
import { PageHeader } from '../../shared/PageHeader';
import { Failure, Loading } from '../../shared/states';
import { words } from '../../words';
import { useSaving } from './FormDialog';
import { Row } from './Row';
import classes from './settings.module.css';

const t = words.settings.account;

/** What is one's own: the password, and where one is signed in. */
export function Page() {
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Stack gap="xl">
        <Password />
        <Sessions />
      </Stack>
    </>
  );
}

function Password() {
  const empty = { present: '', password: '' };
  const [given, setGiven] = useState(empty);
  const { save, busy, error, fault } = useSaving(
    async (body: typeof given) => {
      const me = await answered(api.POST('/api/v1/me/password', { body }));
      rememberCsrfToken(me.csrfToken);
    },
    { stale: ['sessions'], done: () => setGiven(empty) },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(given);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={360}>
        <Title order={2} size="h3">
          {t.password}
        </Title>
        <PasswordInput
          label={t.present}
          autoComplete="current-password"
          required
          value={given.present}
          error={fault('present')}
          onChange={({ currentTarget: { value } }) => setGiven((before) => ({ ...before, present: value }))}
        />
        <PasswordInput
          label={t.fresh}
          description={t.freshHint}
          autoComplete="new-password"
          required
          value={given.password}
          error={fault('password')}
          onChange={({ currentTarget: { value } }) => setGiven((before) => ({ ...before, password: value }))}
        />
        {error !== null && <Failure error={error} />}
        <Group>
          <Button type="submit" variant="default" loading={busy}>
            {t.change}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Sessions() {
  const client = useQueryClient();
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/me/sessions', { signal })),
  });
  const end = useMutation({
    // Without an id, all but this one.
    mutationFn: (id: string | null) =>
      id === null
        ? answered(api.DELETE('/api/v1/me/sessions', {}))
        : answered(api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const items = sessions.data?.items ?? [];
  return (
    <section aria-label={t.sessions}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3">
          {t.sessions}
        </Title>
        {items.length > 1 && (
          <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate(null)}>
            {t.endOthers}
          </Button>
        )}
      </Group>
      {end.error !== null && <Failure error={end.error} />}
      {sessions.error !== null ? (
        <Failure error={sessions.error} retry={() => void sessions.refetch()} />
      ) : sessions.data === undefined ? (
        <Loading lines={3} height={40} />
      ) : (
        <ul className={classes.list}>
          {items.map(({ id, current, agent, address, createdAt, lastSeenAt }) => (
            <li key={id}>
              <Row
                name={agent || address}
                facts={[
                  ...(current ? [t.here] : []),
                  address,
                  t.since(showMoment(createdAt)),
                  t.seen(showMoment(lastSeenAt)),
                ]}
                actions={
                  !current && (
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={t.endOne(agent || address)}
                      loading={end.isPending}
                      onClick={() => end.mutate(id)}
                    >
                      {t.end}
                    </Button>
                  )
                }
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
