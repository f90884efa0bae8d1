import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useSession } from '../../app/session';
import { ApiProblem, answered, api, type Schemas } from '../../api/client';
import { useColleagues } from '../../api/queries';
import { KindBadge, SeverityBadge } from '../../shared/badges';
import { showDay, showMoment, showNumber, showShare } from '../../shared/format';
import { PageHeader } from '../../shared/PageHeader';
import { QuotePair } from '../../shared/QuotePair';
import { Failure, Loading, Stale } from '../../shared/states';
import { words } from '../../words';
import { Decide } from './decide';
import { Letters } from './letters';

type Conflict = Schemas['Conflict'];

/** Statuses in which a decision is waited for. */
const WAITING = ['open', 'in_review', 'awaiting_office'];

/** One conflict: who says what to whom, why it is one, what was done about it, and the decision. */
export function Page() {
  const { id = '' } = useParams();
  const { may } = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: ['conflicts', id],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/conflicts/{id}', { signal, params: { path: { id } } })),
  });
  if (data === undefined) {
    return (
      <>
        <PageHeader title={words.conflict.title} />
        {error === null ? <Loading lines={8} /> : <Failure error={error} retry={() => void refetch()} />}
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={data.topic ?? words.kindMeaning[data.kind]}
        lead={data.explanation}
        actions={<Facts of={data} />}
      />
      <Stack gap="xl" maw={1100}>
        {data.positions === undefined ? <Evidence of={data} /> : <Positions of={data} />}
        <Members of={data} />
        <Section title={words.conflict.letters}>
          <Letters of={data} />
        </Section>
        {data.suggestion !== null && <Suggestion of={data} />}
        {may.includes('review') && WAITING.includes(data.status) && <Moves of={data} />}
        <Score of={data} />
        <History of={data} />
      </Stack>
    </>
  );
}

function Facts({ of }: { of: Conflict }) {
  const colleagues = useColleagues();
  const owner = colleagues.data?.find(({ id }) => id === of.assignee)?.name ?? of.assignee;
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <KindBadge kind={of.kind} />
        <SeverityBadge severity={of.severity} />
        <Text size="sm" fw={650}>
          {words.statuses[of.status]}
        </Text>
      </Group>
      <Text size="sm">
        {of.segments.join(', ')} · {words.customers(showNumber(of.customersAffected))}
      </Text>
      <Text size="sm" c="dimmed">
        {[
          owner === null ? words.conflict.noOwner : words.conflict.owner(owner),
          ...(of.dueAt === null ? [] : [words.queue.due(showDay(of.dueAt))]),
        ].join(' · ')}
      </Text>
    </Stack>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Stack component="section" gap="sm">
      <Title order={2} size="h3">
        {title}
      </Title>
      {children}
    </Stack>
  );
}

/** Who says what about the disputed fact: each position against the first. */
function Positions({ of }: { of: Conflict }) {
  const [first, ...others] = of.positions ?? [];
  const sides = first === undefined ? [] : others.map((other) => [first, other] as const);
  return (
    <Section title={words.conflict.positions}>
      {sides.map(([left, right]) => (
        <QuotePair
          key={right.value}
          kind={of.kind}
          left={{ who: whoSays(left), quote: left.members[0]?.quote ?? '' }}
          right={{ who: whoSays(right), quote: right.members[0]?.quote ?? '' }}
        />
      ))}
    </Section>
  );
}

function whoSays({ value, members }: Schemas['Position']): string {
  return `${value}: ${members.map(({ office, externalId }) => `${office}, ${externalId}`).join('; ')}`;
}

/** The passages that are alike, side by side. */
function Evidence({ of }: { of: Conflict }) {
  const [strongest] = of.evidence;
  if (strongest === undefined) return null;
  const name = (id: string) => {
    const member = of.members.find(({ communicationId }) => communicationId === id);
    return member === undefined ? id : `${member.office}, ${member.externalId}`;
  };
  return (
    <Section title={words.conflict.passages}>
      {strongest.aligned.map(({ a, b }, index) => (
        <QuotePair
          key={index}
          kind={of.kind}
          left={{ who: name(strongest.a), quote: a?.quote ?? '' }}
          right={{ who: name(strongest.b), quote: b?.quote ?? '' }}
        />
      ))}
      {strongest.aligned.length === 0 && <Text size="sm">{words.conflict.noPassages}</Text>}
    </Section>
  );
}

function Members({ of }: { of: Conflict }) {
  return (
    <Section title={words.conflict.members}>
      <Table.ScrollContainer minWidth={300}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.conflict.office}</Table.Th>
              <Table.Th>{words.conflict.communication}</Table.Th>
              {of.positions === undefined && <Table.Th>{words.conflict.likeness}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {of.members.map(({ communicationId, office, externalId, similarity }) => (
              <Table.Tr key={communicationId}>
                <Table.Td>{office}</Table.Td>
                <Table.Td>{externalId}</Table.Td>
                {of.positions === undefined && (
                  <Table.Td>
                    {communicationId === of.principal ? words.conflict.principal : showShare(similarity)}
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}

function Suggestion({ of }: { of: Conflict }) {
  const { suggestion, members } = of;
  if (suggestion === null) return null;
  const name = (id: string) => members.find(({ communicationId }) => communicationId === id)?.externalId ?? id;
  return (
    <Section title={words.conflict.suggestion}>
      <Text size="sm">{words.conflict.keep(name(suggestion.keep), suggestion.why)}</Text>
      {suggestion.edits.map(({ communicationId, start, before, text }) => (
        <Text size="sm" key={`${communicationId} ${start}`}>
          {name(communicationId)}: <del>{before}</del> <ins>{text}</ins>
        </Text>
      ))}
    </Section>
  );
}

/** What a reviewer can do now. */
function Moves({ of }: { of: Conflict }) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['conflicts'] });
  const { id: me } = useSession();
  const seen = { path: { id: of.id }, header: { 'if-match': `"${of.version}"` } };
  const take = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/conflicts/{id}/assign', { params: seen, body: { assignee: me } })),
    onSuccess: refresh,
  });
  const decide = useMutation({
    mutationFn: (body: Schemas['Decide']) =>
      answered(api.POST('/api/v1/conflicts/{id}/decide', { params: seen, body })),
    onSuccess: refresh,
  });
  const failed = decide.error ?? take.error;
  return (
    <Section title={words.conflict.decide}>
      {failed instanceof ApiProblem && failed.status === 409 ? (
        <Stale reload={() => void refresh().then(() => [decide.reset(), take.reset()])} />
      ) : (
        failed !== null && <Failure error={failed} />
      )}
      {of.assignee !== me && (
        <Group>
          <Button variant="default" loading={take.isPending} onClick={() => take.mutate()}>
            {words.conflict.take}
          </Button>
        </Group>
      )}
      <Decide of={of} busy={decide.isPending} send={(body) => decide.mutate(body)} />
    </Section>
  );
}

/** The steps that add up to the score. */
function Score({ of }: { of: Conflict }) {
  const [strongest] = of.evidence;
  const steps = of.steps ?? strongest?.steps.map(({ name, contribution }) => ({ name, value: contribution })) ?? [];
  if (steps.length === 0) return null;
  return (
    <Section title={words.conflict.score(showShare(of.confidence))}>
      <Table.ScrollContainer minWidth={260}>
        <Table maw={420}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.conflict.step}</Table.Th>
              <Table.Th ta="right">{words.conflict.adds}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {steps
              .filter(({ value }) => value !== 0)
              .map(({ name, value }) => (
                <Table.Tr key={name}>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td ta="right">{value.toFixed(2)}</Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}

function History({ of }: { of: Conflict }) {
  const colleagues = useColleagues();
  const name = (id: string) => colleagues.data?.find((one) => one.id === id)?.name ?? id;
  return (
    <Section title={words.conflict.history}>
      <Stack gap={4}>
        {of.history.map(({ at, actor, action }, index) => (
          <Text size="sm" key={index}>
            {showMoment(at)} · {name(actor)} · {action}
          </Text>
        ))}
      </Stack>
    </Section>
  );
}
