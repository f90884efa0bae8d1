import { Checkbox, Group, Input, Stack, Text, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useSegments } from '../api/queries';
import { words } from '../words';
import { showNumber } from './format';
import { customersIn, treeOf } from './segments';
import { Failure, Loading } from './states';

/** From how many segments on one looks for them by name. */
const MANY = 8;

interface Props {
  /** Ids of the chosen segments. */
  value: readonly string[];
  onChange: (ids: string[]) => void;
  label?: string;
  /** What is wrong with the choice. */
  error?: string;
}

/** Chooses segments from the tree; each says how many customers it reaches, and below all together. */
export function SegmentPicker({ value, onChange, label = words.segments.label, error }: Props) {
  const { data: segments, error: failure, refetch } = useSegments();
  const [wanted, setWanted] = useState('');
  const id = useId();
  if (segments === undefined)
    return failure === null ? (
      <Loading lines={6} height={28} />
    ) : (
      <Failure error={failure} retry={() => void refetch()} />
    );
  const sought = wanted.trim().toLowerCase();
  const listed = treeOf(segments).filter(({ segment }) =>
    `${segment.name} ${segment.id}`.toLowerCase().includes(sought),
  );
  const toggle = (one: string) =>
    onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one]);
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id }} error={error}>
      <Stack gap="xs">
        {segments.length > MANY && (
          <TextInput
            size="xs"
            aria-label={words.segments.find}
            placeholder={words.segments.find}
            value={wanted}
            onChange={({ currentTarget }) => setWanted(currentTarget.value)}
          />
        )}
        <div style={{ maxHeight: 288, overflowY: 'auto' }}>
          <Stack gap={4} role="group" aria-labelledby={id} py={2}>
            {segments.length === 0 && <Text size="sm">{words.segments.empty}</Text>}
            {segments.length > 0 && listed.length === 0 && <Text size="sm">{words.segments.none}</Text>}
            {listed.map(({ segment, depth }) => (
              <Group key={segment.id} gap="xs" wrap="nowrap" justify="space-between" pl={depth * 20} pr="sm" mih={24}>
                <Checkbox
                  label={segment.name}
                  checked={value.includes(segment.id)}
                  onChange={() => toggle(segment.id)}
                />
                <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                  {segment.audienceSize === null ? words.segments.unknownSize : showNumber(segment.audienceSize)}
                </Text>
              </Group>
            ))}
          </Stack>
        </div>
        <Text size="xs" c="dimmed" aria-live="polite" mih="1.5em">
          {value.length > 0 && words.segments.reached(showNumber(customersIn(value, segments)))}
        </Text>
      </Stack>
    </Input.Wrapper>
  );
}
