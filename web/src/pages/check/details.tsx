import { Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useJourneys, useOffices } from '../../api/queries';
import { showWindow } from '../../shared/format';
import { SegmentPicker } from '../../shared/SegmentPicker';
import { Failure } from '../../shared/states';
import { words } from '../../words';
import type { Details } from './draft';

interface Props {
  details: Details;
  /** The one office that the asker writes for, or empty. */
  own: string;
  set: (changed: Partial<Details>) => void;
}

/** Who sends it to whom, and when. */
export function DetailsForm({ details, own, set }: Props) {
  const offices = useOffices();
  const journeys = useJourneys();
  // Until the names are there, an office is called by its id.
  const known = offices.data ?? (details.office === '' ? [] : [{ id: details.office, name: details.office }]);
  const listed = known.filter(({ id }) => own === '' || id === own);
  return (
    <Stack gap="sm">
      {offices.error !== null && <Failure error={offices.error} retry={() => void offices.refetch()} />}
      <NativeSelect
        label={words.check.office}
        required
        value={details.office}
        onChange={({ currentTarget }) => set({ office: currentTarget.value })}
        data={[
          ...(own === '' ? [{ value: '', label: words.check.officePlaceholder }] : []),
          ...listed.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SegmentPicker value={details.segments} onChange={(segments) => set({ segments })} />
      <Stack gap={4}>
        <Group grow gap="xs">
          <TextInput
            type="date"
            label={words.check.from}
            value={details.sendFrom}
            onChange={({ currentTarget }) => set({ sendFrom: currentTarget.value })}
          />
          <TextInput
            type="date"
            label={words.check.until}
            min={details.sendFrom}
            value={details.sendUntil}
            onChange={({ currentTarget }) => set({ sendUntil: currentTarget.value })}
          />
        </Group>
        <Text size="xs" c="dimmed">
          {details.sendFrom === '' && details.sendUntil === ''
            ? words.check.noDates
            : showWindow({ sendFrom: details.sendFrom || null, sendUntil: details.sendUntil || null })}
        </Text>
      </Stack>
      <TextInput
        label={words.check.campaign}
        description={words.check.campaignHint}
        value={details.campaign}
        onChange={({ currentTarget }) => set({ campaign: currentTarget.value })}
      />
      {(journeys.data ?? []).length > 0 && (
        <NativeSelect
          label={words.check.journey}
          value={details.journey}
          onChange={({ currentTarget }) => set({ journey: currentTarget.value })}
          data={[
            { value: '', label: words.check.noJourney },
            ...(journeys.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
    </Stack>
  );
}
