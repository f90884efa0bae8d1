import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../../app/session';
import { answered, api, type Schemas } from '../../api/client';
import { usePersonName } from '../../api/names';
import { useColleagues, useJourneys } from '../../api/queries';
import { PageHeader } from '../../shared/PageHeader';
import { words } from '../../words';
import { Fields, FormDialog, Naming, useSaving } from './FormDialog';
import { List } from './List';

type Journey = Schemas['Journey'];

const t = words.settings.journeys;

/** What customers go through from end to end, and who decides there across offices. */
export function Page() {
  const mayChange = useSession().may.includes('configure');
  const journeys = useJourneys();
  const nameOf = usePersonName();
  const [edited, setEdited] = useState<Journey | 'new' | null>(null);
  const owner = ({ owner }: Journey) => (owner === null ? t.noOwner : t.ownerIs(nameOf(owner)));
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={mayChange && <Button onClick={() => setEdited('new')}>{t.add}</Button>}
      />
      <List
        asked={journeys}
        none={{ title: t.none, cure: t.noneCure }}
        facts={(journey) => [journey.id, owner(journey)]}
        change={mayChange ? setEdited : undefined}
      />
      <FormDialog
        title={edited === null || edited === 'new' ? t.add : edited.name}
        opened={edited !== null}
        onClose={() => setEdited(null)}
      >
        <JourneyForm of={edited === 'new' ? null : edited} done={() => setEdited(null)} />
      </FormDialog>
    </>
  );
}

function JourneyForm({ of, done }: { of: Journey | null; done: () => void }) {
  const people = (useColleagues().data ?? []).filter(({ role }) => role === 'reviewer' || role === 'admin');
  const [given, setGiven] = useState({ id: of?.id ?? '', name: of?.name ?? '', owner: of?.owner ?? null });
  const set = (some: Partial<typeof given>) => setGiven((before) => ({ ...before, ...some }));
  const { save, busy, error, fault } = useSaving(
    ({ id, ...rest }: typeof given) =>
      of === null
        ? answered(api.POST('/api/v1/journeys', { body: { id, ...rest } }))
        : answered(api.PATCH('/api/v1/journeys/{id}', { params: { path: { id } }, body: rest })),
    { stale: ['journeys'], done },
  );
  return (
    <Fields onSubmit={() => save(given)} onCancel={done} busy={busy} error={error}>
      <Naming given={given} anew={of === null} set={set} fault={fault} />
      <NativeSelect
        label={t.owner}
        description={t.ownerHint}
        value={given.owner ?? ''}
        error={fault('owner')}
        data={[{ value: '', label: t.noOwner }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={({ currentTarget }) => set({ owner: currentTarget.value || null })}
      />
    </Fields>
  );
}
