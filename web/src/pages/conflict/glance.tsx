import { Badge, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { answered, api, type Schemas } from '../../api/client';
import { useOfficeName, useSegmentName } from '../../api/names';
import { useSegments } from '../../api/queries';
import { showNumber, showShare, showWindow } from '../../shared/format';
import { customersIn } from '../../shared/segments';
import { Failure, Stale } from '../../shared/states';
import { words } from '../../words';
import { type Conflict, type Part, type Review, isStale, seen, useMove } from './review';
import { Section } from './Section';
import classes from './conflict.module.css';
import meaning from '../../shared/meaning.module.css';

const t = words.conflict;

/** Members of a cluster that are shown at once. */
const FIRST = 8;

/** Who says what, to whom, when, and how many customers that is. */
export function Glance({ of, review }: { of: Conflict; review: Review | undefined }) {
  return of.positions === undefined ? <Cluster of={of} review={review} /> : <Positions of={of} />;
}

/** The values that a disputed fact is given, beside each other. */
function Positions({ of }: { of: Conflict }) {
  const part = (id: string) => of.members.find(({ communicationId }) => communicationId === id);
  return (
    <Section title={t.positions}>
      <div className={`${classes.positions} ${meaning[`edge-${of.kind}`]}`}>
        {of.positions?.map(({ value, members }, index) => (
          <div key={value} className={classes.position}>
            <Group justify="space-between" gap="xs">
              <Text fw={650} className={classes.value}>
                {value}
              </Text>
              <Text size="xs" c="dimmed">
                {[t.position(members.length), ...(of.majority === true && index === 0 ? [t.majority] : [])].join(' · ')}
              </Text>
            </Group>
            <ul className={classes.plain}>
              {members.map((member) => (
                <li key={`${member.communicationId} ${member.start}`}>
                  <Who part={part(member.communicationId) ?? { ...member, similarity: 0 }} />
                  <blockquote className={classes.said}>{member.quote}</blockquote>
                  {member.part === 'alternative' && (
                    <Text size="xs" c="dimmed">
                      {t.inAlternative}
                    </Text>
                  )}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
}

/** Communications that say the same, the one that the others are measured against first. */
function Cluster({ of, review }: { of: Conflict; review: Review | undefined }) {
  const [all, setAll] = useState(false);
  const [removed, setRemoved] = useState<Part | null>(null);
  const members = [...of.members].sort(
    (a, b) =>
      Number(b.communicationId === of.principal) - Number(a.communicationId === of.principal) ||
      b.similarity - a.similarity,
  );
  const mayRemove = review?.moves.includes('remove') === true && of.clusterId !== null;
  return (
    <Section title={t.cluster(showNumber(members.length))}>
      <ul className={`${classes.positions} ${classes.plain} ${meaning[`edge-${of.kind}`]}`}>
        {(all ? members : members.slice(0, FIRST)).map((part) => (
          <li key={part.communicationId} className={classes.position}>
            <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
              <Who part={part} />
              {mayRemove && (
                <Button
                  size="compact-xs"
                  variant="default"
                  flex="none"
                  aria-label={t.removeOne(part.externalId)}
                  onClick={() => setRemoved(part)}
                >
                  {t.remove}
                </Button>
              )}
            </Group>
            <Text size="sm" mt={4}>
              {part.communicationId === of.principal ? t.principal : t.alike(showShare(part.similarity))}
            </Text>
          </li>
        ))}
      </ul>
      {members.length > FIRST && !all && (
        <Group>
          <Button size="xs" variant="default" onClick={() => setAll(true)}>
            {t.moreMembers(showNumber(members.length))}
          </Button>
        </Group>
      )}
      <Removal of={of} part={removed} close={() => setRemoved(null)} />
    </Section>
  );
}

/** One communication: its office, its subject, to whom it goes and when. */
function Who({ part }: { part: Part }) {
  const officeName = useOfficeName();
  const segmentName = useSegmentName();
  const segments = useSegments().data;
  const { communication } = part;
  return (
    <div className={classes.who}>
      <Text size="sm" fw={600}>
        {officeName(part.office)}
      </Text>
      {communication === undefined ? (
        <Text size="sm" c="dimmed">
          {t.undisclosed}
        </Text>
      ) : (
        <>
          <Text size="sm">
            {communication.subject ?? part.externalId}
            {communication.subject !== null && (
              <Text span c="dimmed">
                {' '}
                {part.externalId}
              </Text>
            )}
            {communication.withdrawnAt !== null && (
              <Badge ml={6} variant="outline" color="gray" c="inherit" tt="none" radius="sm" size="sm">
                {t.withdrawn}
              </Badge>
            )}
          </Text>
          <Text size="xs" c="dimmed">
            {[
              t.to(communication.segments.map(segmentName).join(', ')),
              ...(segments === undefined
                ? []
                : [words.customers(showNumber(customersIn(communication.segments, segments)))]),
              showWindow(communication),
            ].join(' · ')}
          </Text>
        </>
      )}
    </div>
  );
}

/** Taking a communication out of a cluster, for good, with a reason. */
function Removal({ of, part, close }: { of: Conflict; part: Part | null; close: () => void }) {
  return (
    <Modal.Root opened={part !== null} onClose={close} transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          <Modal.Title fz="lg" fw={650} mb="md">
            {part !== null && t.removeOne(part.externalId)}
          </Modal.Title>
          {part !== null && <RemovalForm of={of} part={part} close={close} />}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function RemovalForm({ of, part: { communicationId }, close }: { of: Conflict; part: Part; close: () => void }) {
  const [reason, setReason] = useState('');
  const removal = useMove(
    (body: Schemas['Because']) =>
      answered(
        api.POST('/api/v1/conflicts/{id}/members/{communicationId}/remove', {
          params: { ...seen(of), path: { id: of.id, communicationId } },
          body,
        }),
      ),
    close,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    removal.mutate({ reason });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">{t.removeLead}</Text>
        <TextInput
          label={t.reason}
          data-autofocus
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {isStale(removal.error) ? (
          <Stale reload={close} />
        ) : (
          removal.error !== null && <Failure error={removal.error} />
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t.cancel}
          </Button>
          <Button type="submit" loading={removal.isPending}>
            {t.remove}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
