import { Alert, Button, Code, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../api/client';
import { useOfficeName } from '../../api/names';
import { allOf, useOffices } from '../../api/queries';
import { showMoment } from '../../shared/format';
import { PageHeader } from '../../shared/PageHeader';
import { Empty, Failure, Loading } from '../../shared/states';
import { words } from '../../words';
import { Fields, FormDialog, useSaving } from './FormDialog';
import { ChangeButton } from './List';
import { Row } from './Row';
import classes from './settings.module.css';

type Person = Schemas['Person'];

const t = words.settings.people;

/** Who can sign in: inviting, changing what somebody may, shutting out and letting in again. */
export function Page() {
  const people = useQuery({
    queryKey: ['people', 'all'],
    queryFn: ({ signal }) =>
      allOf((cursor) => answered(api.GET('/api/v1/people', { signal, params: { query: { limit: 200, cursor } } }))),
  });
  const [edited, setEdited] = useState<Person | 'new' | null>(null);
  const [invited, setInvited] = useState<Schemas['InvitedPerson'] | null>(null);
  const add = <Button onClick={() => setEdited('new')}>{t.add}</Button>;
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} actions={add} />
      {invited !== null && <Invited person={invited} close={() => setInvited(null)} />}
      {people.error !== null ? (
        <Failure error={people.error} retry={() => void people.refetch()} />
      ) : people.data === undefined ? (
        <Loading lines={8} height={40} />
      ) : people.data.length === 0 ? (
        <Empty title={t.none} action={add}>
          {t.noneCure}
        </Empty>
      ) : (
        <ul className={classes.list}>
          {people.data.map((person) => (
            <li key={person.id}>
              <Somebody person={person} change={() => setEdited(person)} invited={setInvited} />
            </li>
          ))}
        </ul>
      )}
      <FormDialog
        title={edited === null || edited === 'new' ? t.add : edited.name}
        opened={edited !== null}
        onClose={() => setEdited(null)}
      >
        <PersonForm of={edited === 'new' ? null : edited} done={() => setEdited(null)} invited={setInvited} />
      </FormDialog>
    </>
  );
}

/** The way in for somebody who was invited: by mail, or by a link to pass on. */
function Invited({ person, close }: { person: Schemas['InvitedPerson']; close: () => void }) {
  const { link } = person.invitation;
  return (
    <Alert
      color="gray"
      variant="default"
      mb="md"
      role="status"
      withCloseButton
      closeButtonLabel={words.settings.cancel}
      onClose={close}
    >
      <Text size="sm">{link === null ? t.mailed(person.email) : t.passOn}</Text>
      {link !== null && <Code block>{link}</Code>}
    </Alert>
  );
}

interface SomebodyProps {
  person: Person;
  change: () => void;
  invited: (person: Schemas['InvitedPerson']) => void;
}

function Somebody({ person, change, invited }: SomebodyProps) {
  const officeName = useOfficeName();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['people'] });
  const params = { path: { id: person.id } };
  const again = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/people/{id}/invitation', { params })),
    onSuccess: invited,
  });
  const shut = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/people/{id}/disable', { params })),
    onSuccess: refresh,
  });
  const open = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/people/{id}/enable', { params })),
    onSuccess: refresh,
  });
  const failed = again.error ?? shut.error ?? open.error;
  const disabled = person.state === 'disabled';
  const facts = [
    person.email,
    t.roles[person.role],
    ...(person.office === null ? [] : [officeName(person.office)]),
    t.states[person.state],
    ...(person.lastSignInAt === null ? [] : [t.lastSeen(showMoment(person.lastSignInAt))]),
  ];
  const actions = (
    <Group gap="xs">
      {person.state === 'invited' && (
        <Button
          size="xs"
          variant="default"
          aria-label={t.againOne(person.name)}
          loading={again.isPending}
          onClick={() => again.mutate()}
        >
          {t.again}
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        aria-label={(disabled ? t.enableOne : t.disableOne)(person.name)}
        loading={shut.isPending || open.isPending}
        onClick={() => (disabled ? open : shut).mutate()}
      >
        {disabled ? t.enable : t.disable}
      </Button>
      <ChangeButton name={person.name} onClick={change} />
    </Group>
  );
  return (
    <>
      <Row name={person.name} facts={facts} actions={actions} />
      {failed !== null && <Failure error={failed} />}
    </>
  );
}

const ROLES = Object.entries(t.roles).map(([value, label]) => ({ value, label }));

interface FormProps {
  of: Person | null;
  done: () => void;
  invited: (person: Schemas['InvitedPerson']) => void;
}

function PersonForm({ of, done, invited }: FormProps) {
  const offices = useOffices().data ?? [];
  const [given, setGiven] = useState<Schemas['InvitePerson']>({
    email: of?.email ?? '',
    name: of?.name ?? '',
    role: of?.role ?? 'viewer',
    office: of?.office ?? null,
  });
  const set = (some: Partial<typeof given>) => setGiven((before) => ({ ...before, ...some }));
  const { save, busy, error, fault } = useSaving(
    async ({ email, ...rest }: typeof given) => {
      if (of === null) invited(await answered(api.POST('/api/v1/people', { body: { email, ...rest } })));
      else await answered(api.PATCH('/api/v1/people/{id}', { params: { path: { id: of.id } }, body: rest }));
    },
    { stale: ['people', 'colleagues'], done },
  );
  return (
    <Fields onSubmit={() => save(given)} onCancel={done} busy={busy} error={error}>
      {of === null && (
        <TextInput
          type="email"
          label={t.email}
          required
          data-autofocus
          value={given.email}
          error={fault('email')}
          onChange={({ currentTarget }) => set({ email: currentTarget.value })}
        />
      )}
      <TextInput
        label={words.settings.name}
        required
        value={given.name}
        error={fault('name')}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <NativeSelect
        label={t.role}
        value={given.role}
        error={fault('role')}
        data={ROLES}
        onChange={({ currentTarget }) => set({ role: currentTarget.value as Person['role'] })}
      />
      <NativeSelect
        label={t.office}
        description={t.officeHint}
        value={given.office ?? ''}
        error={fault('office')}
        data={[{ value: '', label: t.noOffice }, ...offices.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={({ currentTarget }) => set({ office: currentTarget.value || null })}
      />
    </Fields>
  );
}
