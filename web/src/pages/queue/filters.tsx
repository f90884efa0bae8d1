import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, type RefObject, useState } from 'react';
import { useSession } from '../../app/session';
import { useColleagues, useOffices, useSegments } from '../../api/queries';
import { words } from '../../words';
import { type Filter, WAITING } from './query';
import classes from './queue.module.css';

const t = words.queue;

type Choices = readonly { value: string; label: string }[];

const named = (names: Record<string, string>): Choices =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
const listed = (items: readonly { id: string; name: string }[] | undefined): Choices =>
  (items ?? []).map(({ id, name }) => ({ value: id, label: name }));

/** Those that are shown only when asked for, or when one of them is set. */
const RARE: readonly Filter[] = [
  'reaching',
  'otherOffice',
  'claimKind',
  'topic',
  'openedFrom',
  'openedTo',
  'closedFrom',
  'closedTo',
  'below',
];

interface Props {
  filters: Partial<Record<Filter, string>>;
  set: (name: Filter, value: string) => void;
  words: RefObject<HTMLInputElement | null>;
}

/** Everything that the queue can be narrowed to. */
export function Filters({ filters, set, words: sought }: Props) {
  const me = useSession();
  const segments = listed(useSegments().data);
  const offices = listed(useOffices().data);
  const colleagues = listed(useColleagues().data);
  const [opened, setMore] = useState(false);
  const more = opened || RARE.some((name) => filters[name] !== undefined);
  const choice = (name: Filter, label: string, choices: Choices, whole: string = t.any) => (
    <NativeSelect
      size="xs"
      label={label}
      data={[{ value: '', label: whole }, ...choices]}
      value={filters[name] ?? ''}
      onChange={({ currentTarget }) => set(name, currentTarget.value)}
    />
  );
  const day = (name: Filter, label: string) => (
    <TextInput
      type="date"
      size="xs"
      label={label}
      value={filters[name] ?? ''}
      onChange={({ currentTarget }) => set(name, currentTarget.value)}
    />
  );
  const find = (event: FormEvent<HTMLFormElement>, name: 'q' | 'topic') => {
    event.preventDefault();
    const given = new FormData(event.currentTarget).get(name);
    set(name, typeof given === 'string' ? given.trim() : '');
  };
  return (
    <div role="search" aria-label={t.narrow}>
      <div className={classes.filters}>
        {choice('kind', t.kind, named(words.kinds))}
        {choice('severity', t.severity, named(words.severities))}
        {choice('status', t.status, [{ value: WAITING, label: t.waiting }, ...named(words.statuses)])}
        {choice('segment', words.segment, segments)}
        {choice('office', t.office, offices)}
        {choice('assignee', t.assignee, [
          { value: me.id, label: t.me },
          ...colleagues.filter(({ value }) => value !== me.id),
        ])}
        {choice('sort', t.sort, named(t.sorts), t.byHarm)}
        <form onSubmit={(event) => find(event, 'q')}>
          <TextInput
            ref={sought}
            name="q"
            key={filters.q ?? ''}
            defaultValue={filters.q ?? ''}
            label={t.find}
            placeholder={t.findHint}
            size="xs"
          />
        </form>
        {more && (
          <>
            {choice('reaching', t.reaching, segments)}
            {choice('otherOffice', t.otherOffice, offices)}
            {choice('claimKind', t.claimKind, named(t.claimKinds))}
            <form onSubmit={(event) => find(event, 'topic')}>
              <TextInput
                name="topic"
                key={filters.topic ?? ''}
                defaultValue={filters.topic ?? ''}
                label={t.topic}
                size="xs"
              />
            </form>
            {day('openedFrom', t.openedFrom)}
            {day('openedTo', t.openedTo)}
            {day('closedFrom', t.closedFrom)}
            {day('closedTo', t.closedTo)}
            {choice('below', t.bar, [{ value: 'true', label: t.belowBar }], t.aboveBar)}
          </>
        )}
      </div>
      <Group mt="xs">
        <Button size="compact-xs" variant="subtle" aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? t.fewerFilters : t.moreFilters}
        </Button>
      </Group>
    </div>
  );
}
