import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../api/client';
import { KindBadge } from '../../shared/badges';
import { showNumber } from '../../shared/format';
import { words } from '../../words';
import { type Bulk, type Outcome, decideMany } from './bulk';
import { WAITING } from './query';
import { titleOf } from './rows';
import classes from './queue.module.css';

type Summary = Schemas['ConflictSummary'];

const t = words.queue;

/** No-brainers that are shown at once. */
const SHOWN = 20;

/** Those that one move settles without doubt, apart from the rest, each with that move; nothing where there are none. */
export function NoBrainers({ bulk, mayDecide }: { bulk: Bulk; mayDecide: boolean }) {
  const { data } = useQuery({
    queryKey: ['conflicts', 'no-brainers'],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/conflicts', { signal, params: { query: { noBrainer: true, status: WAITING, limit: SHOWN } } }),
      ),
  });
  const conflicts = data?.items ?? [];
  if (conflicts.length === 0) return null;
  return (
    <section className={classes.apart} aria-label={t.noBrainers}>
      <Group justify="space-between" gap="sm">
        <div>
          <Title order={2} size="h3">
            {t.noBrainers}
          </Title>
          <Text size="sm" c="dimmed">
            {t.noBrainersLead}
          </Text>
        </div>
        {mayDecide && conflicts.length > 1 && (
          <Button size="xs" loading={bulk.isPending} onClick={() => bulk.mutate(() => fixAll(conflicts))}>
            {t.fixAll(showNumber(conflicts.length))}
          </Button>
        )}
      </Group>
      <Stack gap="xs" mt="sm">
        {conflicts.map((conflict) => (
          <Group key={conflict.id} gap="sm" justify="space-between" className={classes.row}>
            <div className={classes.text}>
              <Group gap="xs">
                <KindBadge kind={conflict.kind} />
                <Link to={`/conflicts/${conflict.id}`} data-step={conflict.id} className={classes.title}>
                  {titleOf(conflict)}
                </Link>
              </Group>
              <div className={classes.facts}>{moveOf(conflict)}</div>
            </div>
            {mayDecide && (
              <Button
                size="xs"
                variant="default"
                aria-label={t.fixOne(titleOf(conflict))}
                loading={bulk.isPending}
                onClick={() => bulk.mutate(() => fixAll([conflict]))}
              >
                {t.fix}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </section>
  );
}

/** The move in a sentence. */
function moveOf({ fix, members }: Summary): string {
  if (fix === undefined) return '';
  const name = members.find(({ communicationId }) => communicationId === fix.keep)?.externalId ?? fix.keep;
  return `${t.fixes[fix.decision](name)} ${fix.reason}`;
}

/** Takes the plain way out of each. A decision on many that names no communication takes each one's own fix. */
export async function fixAll(conflicts: readonly Summary[]): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const decision of ['keep_one', 'reword'] as const) {
    const ids = conflicts.filter(({ fix }) => fix?.decision === decision).map(({ id }) => id);
    if (ids.length > 0) outcomes.push(await decideMany({ conflicts: ids, decision, reason: t.noBrainersLead }));
  }
  return {
    done: outcomes.flatMap(({ done }) => done),
    refused: outcomes.flatMap(({ refused }) => refused),
    says: t.decided,
    undo: true,
  };
}
