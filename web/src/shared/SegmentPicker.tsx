import { Checkbox, Group, Input, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useSegments } from '../api/queries';
import { words } from '../words';
import { showNumber } from './format';
import { type SegmentNode, customersIn, treeOf } from './segments';
import { Failure, Loading } from './states';

interface Props {
  value: readonly string[];
  onChange: (ids: string[]) => void;
  label?: string;
  error?: string;
}

/** Chooses segments from the tree; each says how many customers it reaches, and below all together. */
export function SegmentPicker({ value, onChange, label = words.segments.label, error }: Props) {
  const { data: segments, error: failure, refetch } = useSegments();
  const [wanted, setWanted] = useState('');
  const id = useId();
  if (failure !== null) return <Failure error={failure} retry={() => void refetch()} />;
  if (segments === undefined) return <Loading lines={4} />;
  const nodes = flat(treeOf(segments)).filter(({ segment }) =>
    `${segment.name} ${segment.id}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  const toggle = (one: string) =>
    onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one]);
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id }} error={error}>
      <Stack gap="xs">
        {segments.length > 8 && (
          <TextInput
            size="xs"
            aria-label={words.segments.find}
            placeholder={words.segments.find}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
        )}
        <ScrollArea.Autosize mah={220} type="auto" viewportProps={{ tabIndex: -1 }}>
          <Stack gap={6} role="group" aria-labelledby={id} py={2}>
            {segments.length === 0 && <Text size="sm">{words.segments.empty}</Text>}
            {segments.length > 0 && nodes.length === 0 && <Text size="sm">{words.segments.none}</Text>}
            {nodes.map(({ segment, depth }) => (
              <Group key={segment.id} gap="xs" wrap="nowrap" justify="space-between" pl={depth * 20} pr="sm">
                <Checkbox
                  size="sm"
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
        </ScrollArea.Autosize>
        {value.length > 0 && (
          <Text size="xs" c="dimmed" aria-live="polite">
            {words.segments.reached(showNumber(customersIn(value, segments)))}
          </Text>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

function flat(nodes: readonly SegmentNode[]): SegmentNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)]);
}
