import { Alert, Button, Checkbox, Group, NativeSelect, Radio, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useSession } from '../../app/session';
import type { Schemas } from '../../api/client';
import { useColleagues } from '../../api/queries';
import { showNumber } from '../../shared/format';
import { words } from '../../words';
import { effectsOf, isChange } from './effects';
import { type Conflict, type Part, usePartName } from './review';
import classes from './conflict.module.css';

type Decision = Schemas['Decide']['decision'];

const t = words.conflict;

const DECISIONS: readonly Decision[] = ['keep_one', 'reword', 'reschedule', 'accept', 'not_a_conflict'];

interface Props {
  of: Conflict;
  busy: boolean;
  send: (decision: Schemas['Decide']) => void;
  /** The reason is kept outside: it is not lost when somebody else decides meanwhile. */
  reason: string;
  setReason: (reason: string) => void;
}

/** The decision on a conflict, with its effects shown before it is made. */
export function Decide({ of, busy, send, reason, setReason }: Props) {
  const ids = of.members.map(({ communicationId }) => communicationId);
  const standing = of.fix?.keep ?? of.suggestion?.keep ?? of.principal ?? ids[0] ?? null;
  const name = usePartName(of);
  const colleagues = useColleagues().data ?? [];
  const me = useSession();
  const [decision, setDecision] = useState<Decision>(of.fix?.decision ?? 'keep_one');
  const [keep, setKeep] = useState(standing);
  const [changes, setChanges] = useState(ids.length === 1 ? ids : ids.filter((id) => id !== standing));
  const [wanted, setWanted] = useState(() => wantedWords(of));
  const [expires, setExpires] = useState(nextYear);
  const [owner, setOwner] = useState(me.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send({
      decision,
      reason,
      ...(decision === 'keep_one' ? { keep } : {}),
      ...(decision === 'reschedule' ? { communications: changes } : {}),
      ...(decision === 'reword'
        ? { edits: changes.map((communicationId) => ({ communicationId, text: wanted[communicationId] ?? '' })) }
        : {}),
      ...(decision === 'accept' ? { expiresAt: expires, owner } : {}),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Radio.Group label={t.decision} value={decision} onChange={(value) => setDecision(value)}>
          <Stack gap={6} mt={6}>
            {DECISIONS.filter((value) => value !== 'keep_one' || ids.length > 1).map((value) => (
              <Radio key={value} value={value} label={t.decisions[value]} />
            ))}
          </Stack>
        </Radio.Group>
        {decision === 'keep_one' && (
          <NativeSelect
            label={t.stays}
            value={keep ?? ''}
            onChange={({ currentTarget }) => setKeep(currentTarget.value)}
            data={ids.map((id) => ({ value: id, label: name(id) }))}
          />
        )}
        {isChange(decision) && (
          <Checkbox.Group label={t.change} value={changes} onChange={setChanges}>
            <Stack gap={6} mt={6}>
              {ids.map((id) => (
                <Checkbox key={id} value={id} label={name(id)} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        {decision === 'reword' &&
          changes.map((id) => (
            <Textarea
              key={id}
              label={t.wanted(name(id))}
              autosize
              minRows={2}
              value={wanted[id] ?? ''}
              onChange={({ currentTarget: { value } }) => setWanted((before) => ({ ...before, [id]: value }))}
            />
          ))}
        {decision === 'accept' && (
          <Group grow align="flex-end">
            <TextInput
              type="date"
              label={t.expires}
              required
              value={expires}
              onChange={({ currentTarget }) => setExpires(currentTarget.value)}
            />
            <NativeSelect
              label={t.answersFor}
              value={owner}
              onChange={({ currentTarget }) => setOwner(currentTarget.value)}
              data={colleagues.map(({ id, name: called }) => ({ value: id, label: called }))}
            />
          </Group>
        )}
        <Effects of={of} decision={decision} keep={keep} changes={changes} />
        <Textarea
          label={t.reason}
          description={t.reasonHint}
          required={decision === 'accept' || decision === 'not_a_conflict'}
          autosize
          minRows={2}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={busy} disabled={isChange(decision) && changes.length === 0}>
            {t.send}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What the decision would do, to which communications. */
function Effects({
  of,
  decision,
  keep,
  changes,
}: {
  of: Conflict;
  decision: Decision;
  keep: string | null;
  changes: readonly string[];
}) {
  const name = usePartName(of);
  const { office } = useSession();
  const { withdrawn, held, released } = effectsOf(decision, of.members, { keep, changes });
  const names = (parts: readonly Part[]) => parts.map(({ communicationId }) => name(communicationId)).join('; ');
  const own = released.find((part) => part.office === office);
  return (
    <div className={classes.box} aria-live="polite">
      <Text size="sm" fw={650}>
        {t.effects}
      </Text>
      <Text size="sm">{t.effect[decision]}</Text>
      {withdrawn.length > 0 && <Text size="sm">{t.effectWithdrawn(names(withdrawn))}</Text>}
      {held.length > 0 && <Text size="sm">{t.effectHeld(names(held))}</Text>}
      {released.length > 0 && <Text size="sm">{t.effectReleased(names(released))}</Text>}
      {(withdrawn.length > 0 || held.length > 0) && (
        <Text size="sm">{t.effectCustomers(words.customers(showNumber(of.customersAffected)))}</Text>
      )}
      {own !== undefined && (
        <Alert color="yellow" variant="default" mt="xs" p="xs">
          {t.ownOffice(name(own.communicationId))}
        </Alert>
      )}
    </div>
  );
}

/** The words that each communication should have, as far as they are proposed. */
function wantedWords({ fix, suggestion }: Conflict): Record<string, string> {
  const wanted: Record<string, string> = {};
  for (const { communicationId, before, text } of suggestion?.edits ?? [])
    wanted[communicationId] = [wanted[communicationId], t.instead(text, before)].filter(Boolean).join('\n');
  for (const { communicationId, text } of fix?.edits ?? []) wanted[communicationId] = text;
  return wanted;
}

function nextYear(): string {
  const day = new Date();
  day.setFullYear(day.getFullYear() + 1);
  return day.toISOString().slice(0, 10);
}
