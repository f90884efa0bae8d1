import { Button, MultiSelect, NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../../app/session';
import { answered, api, type Schemas } from '../../api/client';
import { usePersonName } from '../../api/names';
import { useColleagues, useSegments } from '../../api/queries';
import { showNumber } from '../../shared/format';
import { PageHeader } from '../../shared/PageHeader';
import { Empty, Failure, Loading } from '../../shared/states';
import { words } from '../../words';
import { Fields, FormDialog, Naming, useSaving } from './FormDialog';
import { ChangeButton } from './List';
import { SegmentTree } from './SegmentTree';

type Segment = Schemas['Segment'];

const t = words.settings.segments;

/** Who can be written to: the tree of segments, who reviews what collides in each, and how many must agree. */
export function Page() {
  const mayChange = useSession().may.includes('configure');
  const segments = useSegments();
  const nameOf = usePersonName();
  const [edited, setEdited] = useState<Segment | 'new' | null>(null);
  const add = mayChange && <Button onClick={() => setEdited('new')}>{t.add}</Button>;
  const facts = (segment: Segment) => [
    segment.id,
    segment.audienceSize === null ? t.sizeUnknown : words.customers(showNumber(segment.audienceSize)),
    ...(segment.reviewers === null ? [] : [t.reviewedBy(segment.reviewers.map(nameOf).join(', '))]),
    ...(segment.decisionsNeeded === 2 ? [t.two] : []),
  ];
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} actions={add} />
      {segments.error !== null ? (
        <Failure error={segments.error} retry={() => void segments.refetch()} />
      ) : segments.data === undefined ? (
        <Loading lines={8} height={40} />
      ) : segments.data.length === 0 ? (
        <Empty title={t.none} action={add}>
          {t.noneCure}
        </Empty>
      ) : (
        <SegmentTree
          segments={segments.data}
          facts={facts}
          actions={(segment) => mayChange && <ChangeButton name={segment.name} onClick={() => setEdited(segment)} />}
        />
      )}
      <FormDialog
        title={edited === null || edited === 'new' ? t.add : edited.name}
        opened={edited !== null}
        onClose={() => setEdited(null)}
      >
        <SegmentForm of={edited === 'new' ? null : edited} done={() => setEdited(null)} />
      </FormDialog>
    </>
  );
}

function SegmentForm({ of, done }: { of: Segment | null; done: () => void }) {
  const segments = useSegments().data ?? [];
  const colleagues = useColleagues().data ?? [];
  const [given, setGiven] = useState({
    id: of?.id ?? '',
    name: of?.name ?? '',
    parentId: of?.parentId ?? null,
    audienceSize: of?.audienceSize ?? null,
    reviewers: of?.reviewers ?? null,
    decisionsNeeded: (of?.decisionsNeeded ?? null) as 1 | 2 | null,
  });
  const set = (some: Partial<typeof given>) => setGiven((before) => ({ ...before, ...some }));
  const { save, busy, error, fault } = useSaving(
    ({ id, ...rest }: typeof given) =>
      of === null
        ? answered(api.POST('/api/v1/segments', { body: { id, ...rest } }))
        : answered(api.PATCH('/api/v1/segments/{id}', { params: { path: { id } }, body: rest })),
    { stale: ['segments'], done },
  );
  const reviewers = colleagues.filter(({ role }) => role === 'reviewer' || role === 'admin');
  return (
    <Fields onSubmit={() => save(given)} onCancel={done} busy={busy} error={error}>
      <Naming given={given} anew={of === null} set={set} fault={fault} />
      <NativeSelect
        label={t.parent}
        description={t.parentHint}
        value={given.parentId ?? ''}
        error={fault('parentId')}
        data={[
          { value: '', label: t.noParent },
          ...segments.filter(({ id }) => id !== of?.id).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ currentTarget }) => set({ parentId: currentTarget.value || null })}
      />
      <NumberInput
        label={t.size}
        description={t.sizeHint}
        min={0}
        allowDecimal={false}
        thousandSeparator=","
        value={given.audienceSize ?? ''}
        error={fault('audienceSize')}
        onChange={(value) => set({ audienceSize: typeof value === 'number' ? value : null })}
      />
      <MultiSelect
        label={t.reviewers}
        description={t.reviewersHint}
        placeholder={given.reviewers === null ? t.asParent : undefined}
        value={given.reviewers ?? []}
        error={fault('reviewers')}
        data={reviewers.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => set({ reviewers: value.length === 0 ? null : value })}
      />
      <NativeSelect
        label={t.agree}
        value={given.decisionsNeeded ?? ''}
        error={fault('decisionsNeeded')}
        data={[
          { value: '', label: t.asParent },
          { value: '1', label: t.one },
          { value: '2', label: t.two },
        ]}
        onChange={({ currentTarget }) =>
          set({ decisionsNeeded: currentTarget.value === '' ? null : currentTarget.value === '2' ? 2 : 1 })
        }
      />
    </Fields>
  );
}
