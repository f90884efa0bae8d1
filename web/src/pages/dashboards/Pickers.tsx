import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useOffices, useSegments } from '../../api/queries';
import { dayAfter, dayOn } from '../../shared/days';
import { treeOf } from '../../shared/segments';
import { words } from '../../words';
import { LENGTHS, type useAbout } from './period';

const t = words.dashboards;

/** The period, the segment, the office and the steps that all figures are about; they live in the address. */
export function Pickers({ params, about, set }: ReturnType<typeof useAbout>) {
  const segments = useSegments();
  const offices = useOffices();
  const own = params.has('from') || params.has('to');
  return (
    <Group gap="sm" mb="lg" align="flex-start" role="search" aria-label={t.narrow} className="no-print">
      <NativeSelect
        label={t.period}
        size="xs"
        w={{ base: '46%', xs: 150 }}
        value={own ? 'own' : (params.get('days') ?? String(LENGTHS[0]))}
        data={[
          ...LENGTHS.map((days) => ({ value: String(days), label: t.lastDays(days) })),
          { value: 'own', label: t.ownDates },
        ]}
        onChange={({ currentTarget: { value } }) =>
          set(
            value === 'own'
              ? { days: null, from: about.query.from ?? dayAfter(dayOn(new Date()), 1 - LENGTHS[0]), to: null }
              : { days: value === String(LENGTHS[0]) ? null : value, from: null, to: null },
          )
        }
      />
      {own &&
        (['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            type="date"
            label={t[end]}
            size="xs"
            w={{ base: '46%', xs: 140 }}
            value={params.get(end) ?? ''}
            error={end === 'to' && about.reversed ? t.reversed : undefined}
            onChange={({ currentTarget }) => set({ [end]: currentTarget.value })}
          />
        ))}
      <NativeSelect
        label={words.segment}
        size="xs"
        w={{ base: '46%', xs: 200 }}
        value={params.get('segment') ?? ''}
        data={[
          { value: '', label: t.allSegments },
          ...treeOf(segments.data ?? []).map(({ segment, depth }) => ({
            value: segment.id,
            label: `${'\u2003'.repeat(depth)}${segment.name}`,
          })),
        ]}
        onChange={({ currentTarget }) => set({ segment: currentTarget.value })}
      />
      <NativeSelect
        label={t.office}
        size="xs"
        w={{ base: '46%', xs: 180 }}
        value={params.get('office') ?? ''}
        data={[
          { value: '', label: t.allOffices },
          ...(offices.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ currentTarget }) => set({ office: currentTarget.value })}
      />
      <NativeSelect
        label={t.by}
        size="xs"
        w={{ base: '46%', xs: 110 }}
        value={about.interval}
        data={Object.entries(t.intervals).map(([value, label]) => ({ value, label }))}
        onChange={({ currentTarget }) => set({ interval: currentTarget.value })}
      />
    </Group>
  );
}
