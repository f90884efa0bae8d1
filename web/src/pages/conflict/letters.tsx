import { Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../api/client';
import { MailFrame } from '../../shared/MailFrame';
import { QuotePair } from '../../shared/QuotePair';
import { Failure, Loading } from '../../shared/states';
import { words } from '../../words';
import { Compare, type DisputedFact } from './compare';
import { type Conflict, usePartName } from './review';
import { Section } from './Section';
import { SharedText } from './shared-text';
import classes from './conflict.module.css';

type Communication = Schemas['Communication'];
type View = 'compare' | 'looks' | 'shared';

const t = words.conflict;

/** Conflicts between the same two letters whose disputed facts are marked beside this one's. */
const MOST_OTHERS = 8;

/** Letters of a cluster whose texts are laid over each other. */
const MOST_SHARED = 40;

/** The letters that collide: their texts beside each other, as they look, and those of a large cluster as one. */
export function Letters({ of }: { of: Conflict }) {
  const open = of.members.filter(({ communication }) => communication !== undefined);
  if (open.length === 0 || open.length < Math.min(2, of.members.length)) return <Passages of={of} />;
  return <Whole of={of} ids={open.map(({ communicationId }) => communicationId)} />;
}

function Whole({ of, ids }: { of: Conflict; ids: readonly string[] }) {
  const name = usePartName(of);
  const many = of.positions === undefined && ids.length > 2;
  const [view, setView] = useState<View>(many ? 'shared' : 'compare');
  const [first, second] = firstPair(of, ids);
  const [leftId, setLeft] = useState(first);
  const [rightId, setRight] = useState(second);
  const choices = ids.map((id) => ({ value: id, label: name(id) }));
  const views: View[] = many ? ['shared', 'compare', 'looks'] : ['compare', 'looks'];
  return (
    <Section title={t.letters}>
      <Group gap="sm" align="flex-end">
        <SegmentedControl
          size="xs"
          aria-label={t.view}
          value={view}
          onChange={setView}
          data={views.map((value) => ({ value, label: t.views[value] }))}
        />
        {ids.length > 2 && view !== 'shared' && (
          <>
            <NativeSelect
              size="xs"
              label={t.leftOne}
              value={leftId}
              data={choices}
              onChange={({ currentTarget }) => setLeft(currentTarget.value)}
            />
            <NativeSelect
              size="xs"
              label={t.rightOne}
              value={rightId}
              data={choices}
              onChange={({ currentTarget }) => setRight(currentTarget.value)}
            />
          </>
        )}
      </Group>
      {view === 'shared' ? (
        <Loaded ids={principalFirst(of, ids).slice(0, MOST_SHARED)}>
          {(letters) => <SharedText of={of} letters={letters} />}
        </Loaded>
      ) : (
        <Loaded ids={[...new Set([leftId, rightId])]}>
          {([left, right = left]) =>
            left === undefined || right === undefined ? null : view === 'compare' ? (
              <Compared of={of} left={left} right={right} />
            ) : (
              [left, ...(right === left ? [] : [right])].map((letter) => (
                <Looks key={letter.id} letter={letter} name={name(letter.id)} />
              ))
            )
          }
        </Loaded>
      )}
    </Section>
  );
}

/** The communications, once all of them are there. */
function Loaded({
  ids,
  children,
}: {
  ids: readonly string[];
  children: (letters: Communication[]) => React.ReactNode;
}) {
  const asked = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['communications', id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        answered(api.GET('/api/v1/communications/{id}', { signal, params: { path: { id } } })),
    })),
  });
  const failed = asked.find(({ error }) => error !== null);
  if (failed !== undefined) return <Failure error={failed.error} retry={() => void failed.refetch()} />;
  const letters = asked.flatMap(({ data }) => data ?? []);
  return letters.length < asked.length ? <Loading lines={14} /> : children(letters);
}

/** Two letters with the facts that they dispute, those of other open conflicts between them too. */
function Compared({ of, left, right }: { of: Conflict; left: Communication; right: Communication }) {
  const name = usePartName(of);
  const others = left.clearance.conflictIds
    .filter((id) => id !== of.id && right.clearance.conflictIds.includes(id))
    .slice(0, MOST_OTHERS);
  const asked = useQueries({
    queries: others.map((id) => ({
      queryKey: ['conflicts', id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        answered(api.GET('/api/v1/conflicts/{id}', { signal, params: { path: { id } } })),
    })),
  });
  const facts = [of, ...asked.flatMap(({ data }) => data ?? [])].flatMap(disputedIn);
  return (
    <Compare
      kind={of.kind}
      left={{ ...left, name: name(left.id) }}
      right={{ ...right, name: name(right.id) }}
      evidence={of.evidence.find((one) => [one.a, one.b].includes(left.id) && [one.a, one.b].includes(right.id))}
      facts={facts}
      own={of.id}
    />
  );
}

function disputedIn({ id, topic = '', positions = [] }: Conflict): DisputedFact[] {
  return positions.flatMap(({ value, members }) =>
    members.flatMap(({ communicationId, start, end, part }) =>
      part === 'alternative' ? [] : [{ conflictId: id, topic, value, communicationId, start, end }],
    ),
  );
}

/** A letter as the customer gets it beside its text. */
function Looks({ letter, name }: { letter: Communication; name: string }) {
  return (
    <Stack gap="xs">
      <Text size="sm" fw={650}>
        {name}
      </Text>
      <div className={classes.two}>
        {letter.bodyFormat === 'html' && <MailFrame html={letter.body} title={t.asItLooks(name)} />}
        <div className={classes.paper} tabIndex={0} role="region" aria-label={t.itsText(name)}>
          <Text size="sm" className="letter-text">
            {letter.text}
          </Text>
        </div>
      </div>
    </Stack>
  );
}

/** For those who may not see the other letter: what collides, and no more. */
function Passages({ of }: { of: Conflict }) {
  const name = usePartName(of);
  const pairs = of.evidence.flatMap(({ a, b, aligned }) =>
    aligned.flatMap((pair) =>
      pair.a !== null && pair.b !== null ? [{ left: [a, pair.a.quote], right: [b, pair.b.quote] }] : [],
    ),
  );
  return (
    <Section title={t.passages} lead={t.notDisclosed}>
      {pairs.map(({ left: [a = '', mine = ''], right: [b = '', theirs = ''] }, index) => (
        <QuotePair
          key={index}
          kind={of.kind}
          left={{ who: name(a), quote: mine }}
          right={{ who: name(b), quote: theirs }}
        />
      ))}
      {pairs.length === 0 && of.positions === undefined && <Text size="sm">{t.noPassages}</Text>}
    </Section>
  );
}

/** The two to begin with: those that dispute a fact, or the one that the others are measured against and another. */
function firstPair(of: Conflict, ids: readonly string[]): [string, string] {
  const holders = of.positions?.map(({ members }) => members[0]?.communicationId).filter((id) => id !== undefined);
  const [left = '', right = left] = holders ?? principalFirst(of, ids);
  return [left, right];
}

function principalFirst({ principal }: Conflict, ids: readonly string[]): string[] {
  return [...ids].sort((a, b) => Number(b === principal) - Number(a === principal));
}
