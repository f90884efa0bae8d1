import { Button, Group, Radio, Select, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Schemas } from '../../api/client';
import { words } from '../../words';

type Decision = Schemas['Decide']['decision'];

const DECISIONS: readonly Decision[] = ['keep_one', 'reword', 'reschedule', 'accept', 'not_a_conflict'];

/** The decision on a conflict, with its effect said before it is made. */
export function Decide({
  of,
  busy,
  send,
}: {
  of: Schemas['Conflict'];
  busy: boolean;
  send: (decision: Schemas['Decide']) => void;
}) {
  const [decision, setDecision] = useState<Decision>(of.fix?.decision ?? 'keep_one');
  const [keep, setKeep] = useState<string | null>(of.fix?.keep ?? of.suggestion?.keep ?? of.principal ?? null);
  const [reason, setReason] = useState('');
  const [expires, setExpires] = useState('');
  const ids = of.members.map(({ communicationId }) => communicationId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send({
      decision,
      reason,
      ...(decision === 'keep_one' && keep !== null ? { keep } : {}),
      ...(isChange(decision) ? { communications: ids.filter((id) => id !== keep) } : {}),
      ...(decision === 'accept' && expires !== '' ? { expiresAt: new Date(expires).toISOString() } : {}),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={560}>
        <Radio.Group label={words.conflict.decision} value={decision} onChange={(value) => setDecision(value)}>
          <Stack gap={6} mt={6}>
            {DECISIONS.map((value) => (
              <Radio key={value} value={value} label={words.conflict.decisions[value]} />
            ))}
          </Stack>
        </Radio.Group>
        <Text size="sm" c="dimmed" aria-live="polite">
          {words.conflict.effects[decision]}
        </Text>
        {(decision === 'keep_one' || isChange(decision)) && (
          <Select
            label={words.conflict.stays}
            required
            value={keep}
            onChange={setKeep}
            data={of.members.map(({ communicationId, office, externalId }) => ({
              value: communicationId,
              label: `${office}, ${externalId}`,
            }))}
          />
        )}
        {decision === 'accept' && (
          <TextInput
            type="date"
            label={words.conflict.expires}
            required
            value={expires}
            onChange={({ currentTarget }) => setExpires(currentTarget.value)}
          />
        )}
        <Textarea
          label={words.conflict.reason}
          required
          autosize
          minRows={2}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={busy}>
            {words.conflict.send}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Whether the others have to be changed before they may be sent. */
const isChange = (decision: Decision): boolean => decision === 'reword' || decision === 'reschedule';
