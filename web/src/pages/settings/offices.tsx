import { Button, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../../app/session';
import { answered, api, type Schemas } from '../../api/client';
import { usePersonName } from '../../api/names';
import { useColleagues, useOffices } from '../../api/queries';
import { PageHeader } from '../../shared/PageHeader';
import { words } from '../../words';
import { Fields, FormDialog, Naming, useSaving } from './FormDialog';
import { List } from './List';

type Office = Schemas['Office'];

const t = words.settings.offices;

/** Who sends: the offices, and who speaks for the customer in each. */
export function Page() {
  const mayChange = useSession().may.includes('configure');
  const offices = useOffices();
  const nameOf = usePersonName();
  const [edited, setEdited] = useState<Office | 'new' | null>(null);
  const advocate = ({ advocate }: Office) => (advocate === null ? t.noAdvocate : t.advocateIs(nameOf(advocate)));
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={mayChange && <Button onClick={() => setEdited('new')}>{t.add}</Button>}
      />
      <List
        asked={offices}
        none={{ title: t.none, cure: t.noneCure }}
        facts={(office) => [office.id, t.kinds[office.kind], advocate(office)]}
        change={mayChange ? setEdited : undefined}
      />
      <FormDialog
        title={edited === null || edited === 'new' ? t.add : edited.name}
        opened={edited !== null}
        onClose={() => setEdited(null)}
      >
        <OfficeForm of={edited === 'new' ? null : edited} done={() => setEdited(null)} />
      </FormDialog>
    </>
  );
}

function OfficeForm({ of, done }: { of: Office | null; done: () => void }) {
  const people = (useColleagues().data ?? []).filter(({ office }) => of !== null && office === of.id);
  const [given, setGiven] = useState<Schemas['CreateOffice']>({
    id: of?.id ?? '',
    name: of?.name ?? '',
    kind: of?.kind ?? 'other',
    advocate: of?.advocate ?? null,
  });
  const set = (some: Partial<typeof given>) => setGiven((before) => ({ ...before, ...some }));
  const { save, busy, error, fault } = useSaving(
    ({ id, ...rest }: typeof given) =>
      of === null
        ? answered(api.POST('/api/v1/offices', { body: { id, ...rest } }))
        : answered(api.PATCH('/api/v1/offices/{id}', { params: { path: { id } }, body: rest })),
    { stale: ['offices'], done },
  );
  return (
    <Fields onSubmit={() => save(given)} onCancel={done} busy={busy} error={error}>
      <Naming given={given} anew={of === null} set={set} fault={fault} />
      <NativeSelect
        label={t.kind}
        description={t.kindHint}
        value={given.kind}
        error={fault('kind')}
        data={Object.entries(t.kinds).map(([value, label]) => ({ value, label }))}
        onChange={({ currentTarget }) => set({ kind: currentTarget.value as Office['kind'] })}
      />
      {people.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t.nobody}
        </Text>
      ) : (
        <NativeSelect
          label={t.advocate}
          description={t.advocateHint}
          value={given.advocate ?? ''}
          error={fault('advocate')}
          data={[{ value: '', label: t.noAdvocate }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={({ currentTarget }) => set({ advocate: currentTarget.value || null })}
        />
      )}
    </Fields>
  );
}
