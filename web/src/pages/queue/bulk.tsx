import { Alert, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type RefObject, useState } from 'react';
import { useSession } from '../../app/session';
import { ApiProblem, answered, api, type Schemas } from '../../api/client';
import { showNumber } from '../../shared/format';
import { Failure } from '../../shared/states';
import { words } from '../../words';
import classes from './queue.module.css';

const t = words.queue;

/** Conflicts that one request decides on. */
export const MOST = 200;

/** What came of a move on many conflicts. */
export interface Outcome {
  /** Ids of those that it was made on. */
  done: readonly string[];
  /** Why it was not made on others. */
  refused: readonly string[];
  /** In a sentence, of how many. */
  says: (count: string) => string;
  /** Whether it can be taken back. */
  undo: boolean;
}

/** Decides on many at once; each by itself, so that one that is refused leaves the others decided. */
export async function decideMany(body: Schemas['DecideMany']): Promise<Outcome> {
  const { items } = await answered(api.POST('/api/v1/conflicts/decisions', { body }));
  return {
    done: items.flatMap(({ conflictId, problem }) => (problem === undefined ? [conflictId] : [])),
    refused: items.flatMap(({ problem, detail }) => (problem === undefined ? [] : [detail ?? problem])),
    says: t.decided,
    undo: true,
  };
}

/** Makes a move on one after the other; what is refused does not stop the rest. */
async function each(
  ids: readonly string[],
  move: (id: string) => Promise<unknown>,
  says: Outcome['says'],
): Promise<Outcome> {
  const done: string[] = [];
  const refused: string[] = [];
  for (const id of ids) {
    try {
      await move(id);
      done.push(id);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      refused.push(error.message);
    }
  }
  return { done, refused, says, undo: false };
}

export const assignAll = (ids: readonly string[], assignee: string): Promise<Outcome> =>
  each(
    ids,
    (id) => answered(api.POST('/api/v1/conflicts/{id}/assign', { params: { path: { id } }, body: { assignee } })),
    t.assigned,
  );

const reopenAll = (ids: readonly string[]): Promise<Outcome> =>
  each(
    ids,
    (id) =>
      answered(api.POST('/api/v1/conflicts/{id}/reopen', { params: { path: { id } }, body: { reason: t.undoReason } })),
    t.undone,
  );

/** A move on many conflicts; what came of it stays to be read until the next one. */
export function useBulk(done: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (move: () => Promise<Outcome>) => move(),
    onSuccess: () => {
      done();
      return client.invalidateQueries({ queryKey: ['conflicts'] });
    },
  });
}

export type Bulk = ReturnType<typeof useBulk>;

/** What came of the last move on many, and the way back. */
export function Came({ bulk }: { bulk: Bulk }) {
  const { data, error } = bulk;
  return (
    <div role="status">
      {error !== null && <Failure error={error} />}
      {data !== undefined && error === null && (
        <Alert color="gray" variant="default" withCloseButton closeButtonLabel={t.close} onClose={bulk.reset}>
          <Stack gap="xs" align="flex-start">
            {data.done.length > 0 && <Text size="sm">{data.says(showNumber(data.done.length))}</Text>}
            {data.refused.length > 0 && (
              <div>
                <Text size="sm">{t.refused(showNumber(data.refused.length))}</Text>
                <ul>
                  {[...new Set(data.refused)].map((why) => (
                    <li key={why}>
                      <Text size="sm">{why}</Text>
                    </li>
                  ))}
                </ul>
              </div>
            )}
            {data.undo && data.done.length > 0 && (
              <Button
                size="xs"
                variant="default"
                loading={bulk.isPending}
                onClick={() => bulk.mutate(() => reopenAll(data.done))}
              >
                {t.undo}
              </Button>
            )}
          </Stack>
        </Alert>
      )}
    </div>
  );
}

/** What many conflicts can be decided alike without looking at which of their communications stands. */
const DECISIONS = ['not_a_conflict', 'accept'] as const;

interface Props {
  ids: readonly string[];
  bulk: Bulk;
  clear: () => void;
  /** The first field, for the key that leads there. */
  first: RefObject<HTMLSelectElement | null>;
}

/** One decision, with one reason, on all that are selected. */
export function BulkBar({ ids, bulk, clear, first }: Props) {
  const me = useSession();
  const [decision, setDecision] = useState<(typeof DECISIONS)[number]>('not_a_conflict');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const count = showNumber(ids.length);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const expiry = decision === 'accept' && until !== '' ? { expiresAt: until } : {};
    bulk.mutate(() => decideMany({ conflicts: [...ids], decision, reason, ...expiry }));
  };
  return (
    <form onSubmit={submit} className={classes.bulk} aria-label={t.selected(count)}>
      <Group gap="sm" align="flex-end">
        <Stack gap={2}>
          <Text size="sm" fw={650} aria-live="polite">
            {t.selected(count)}
          </Text>
          <Group gap="xs">
            <Button size="compact-xs" variant="default" onClick={clear}>
              {t.selectNone}
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              loading={bulk.isPending}
              onClick={() => bulk.mutate(() => assignAll(ids, me.id))}
            >
              {t.assignAll}
            </Button>
          </Group>
        </Stack>
        <NativeSelect
          ref={first}
          size="xs"
          label={t.decision}
          value={decision}
          data={DECISIONS.map((value) => ({ value, label: words.conflict.decisions[value] }))}
          onChange={({ currentTarget }) => setDecision(currentTarget.value === 'accept' ? 'accept' : 'not_a_conflict')}
        />
        {decision === 'accept' && (
          <TextInput
            type="date"
            size="xs"
            label={t.until}
            value={until}
            onChange={({ currentTarget }) => setUntil(currentTarget.value)}
          />
        )}
        <TextInput
          size="xs"
          label={t.reason}
          required
          flex={1}
          miw={180}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Button
          type="submit"
          size="xs"
          loading={bulk.isPending}
          disabled={ids.length > MOST}
          title={ids.length > MOST ? t.tooMany(showNumber(MOST)) : undefined}
        >
          {t.decideAll(count)}
        </Button>
      </Group>
    </form>
  );
}
