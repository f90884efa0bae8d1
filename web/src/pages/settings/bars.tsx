import { NumberInput, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import { answered, api, type Schemas } from '../../api/client';
import { useSegments } from '../../api/queries';
import type { Kind } from '../../shared/badges';
import { showNumber } from '../../shared/format';
import { PageHeader } from '../../shared/PageHeader';
import { Empty, Failure, Loading } from '../../shared/states';
import { words } from '../../words';
import { Fields, FormDialog, useSaving } from './FormDialog';
import { ChangeButton } from './List';
import { Replayed } from './Replayed';
import { SegmentTree } from './SegmentTree';

type Segment = Schemas['Segment'];

const t = words.settings.bars;

const KINDS: readonly Kind[] = ['duplicate', 'overlap', 'contradiction'];

/** Milliseconds without a further change after which another bar is replayed. */
const PAUSE = 400;

/** When communications meet, and from which confidence on a finding is put before reviewers. The segment is in the address. */
export function Page() {
  const segments = useSegments();
  const [params, setParams] = useSearchParams();
  const edited = segments.data?.find(({ id }) => id === params.get('segment'));
  const close = () => setParams({}, { replace: true });
  const facts = (segment: Segment) => {
    const own = [
      ...(segment.collisionWindowDays === null ? [] : [t.within(segment.collisionWindowDays)]),
      ...KINDS.flatMap((kind) => {
        const bar = segment[`${kind}Bar`];
        return bar === null ? [] : [t.from(words.kinds[kind], bar.toFixed(2))];
      }),
    ];
    const above = segments.data?.find(({ id }) => id === segment.parentId);
    if (own.length > 0) return own;
    return [above === undefined ? t.likeDefault : t.likeAbove(above.name)];
  };
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      {segments.data === undefined ? (
        segments.error === null ? (
          <Loading lines={8} height={40} />
        ) : (
          <Failure error={segments.error} retry={() => void segments.refetch()} />
        )
      ) : segments.data.length === 0 ? (
        <Empty title={words.settings.segments.none}>{words.settings.segments.noneCure}</Empty>
      ) : (
        <SegmentTree
          segments={segments.data}
          facts={facts}
          actions={({ id, name }) => (
            <ChangeButton name={name} onClick={() => setParams({ segment: id }, { replace: true })} />
          )}
        />
      )}
      <FormDialog title={edited?.name ?? ''} opened={edited !== undefined} onClose={close} size="lg">
        {edited !== undefined && (
          <BarsForm of={edited} above={segments.data?.find(({ id }) => id === edited.parentId)} done={close} />
        )}
      </FormDialog>
    </>
  );
}

type Bars = Pick<Segment, 'duplicateBar' | 'overlapBar' | 'contradictionBar'>;

function BarsForm({ of, above, done }: { of: Segment; above: Segment | undefined; done: () => void }) {
  /** What holds where the field is empty. */
  const empty = (value: string) => (above === undefined ? t.defaultIs(value) : t.aboveIs(value, above.name));
  const [days, setDays] = useState(of.collisionWindowDays);
  const [bars, setBars] = useState<Bars>({
    duplicateBar: of.duplicateBar,
    overlapBar: of.overlapBar,
    contradictionBar: of.contradictionBar,
  });
  const [seen, setSeen] = useState<Partial<Record<Kind, number | null>>>({});
  const { save, busy, error, fault } = useSaving(
    (body: Schemas['ChangeSegment']) =>
      answered(api.PATCH('/api/v1/segments/{id}', { params: { path: { id: of.id } }, body })),
    { stale: ['segments', 'replays'], done },
  );
  const see = useCallback((kind: Kind, bar: number | null) => setSeen((before) => ({ ...before, [kind]: bar })), []);
  // What another bar does is looked at before it is saved.
  const unseen = KINDS.some((kind) => bars[`${kind}Bar`] !== of[`${kind}Bar`] && seen[kind] !== bars[`${kind}Bar`]);
  return (
    <Fields
      onSubmit={() => save({ collisionWindowDays: days, ...bars })}
      onCancel={done}
      busy={busy}
      error={error}
      notYet={unseen ? t.notYet : undefined}
    >
      <NumberInput
        label={t.window}
        description={`${t.windowHint} ${empty(showNumber(of.inheritedWindowDays))}`}
        min={0}
        max={3650}
        allowDecimal={false}
        data-autofocus
        value={days ?? ''}
        error={fault('collisionWindowDays')}
        onChange={(value) => setDays(typeof value === 'number' ? value : null)}
      />
      {KINDS.map((kind) => (
        <BarField
          key={kind}
          segment={of.id}
          empty={empty}
          kind={kind}
          stored={of[`${kind}Bar`]}
          bar={bars[`${kind}Bar`]}
          error={fault(`${kind}Bar`)}
          onChange={(bar) => setBars((before) => ({ ...before, [`${kind}Bar`]: bar }))}
          onSeen={see}
        />
      ))}
    </Fields>
  );
}

interface BarFieldProps {
  segment: string;
  /** Says what holds where the field is empty. */
  empty: (value: string) => string;
  kind: Kind;
  /** The one that is stored; null: as the segment above. */
  stored: number | null;
  bar: number | null;
  error?: string;
  onChange: (bar: number | null) => void;
  /** What this bar would have done is on the screen. */
  onSeen: (kind: Kind, bar: number | null) => void;
}

/** One bar, and below it what it would have done in the last 90 days. */
function BarField({ segment, empty, kind, stored, bar, error, onChange, onSeen }: BarFieldProps) {
  // As it is typed: “0.” on the way to 0.8 is no number yet.
  const [typed, setTyped] = useState<number | string>(bar ?? '');
  const [settled] = useDebouncedValue(bar, PAUSE);
  const inherited = useReplay(segment, kind, null);
  const replay = useReplay(segment, kind, settled);
  const shown = useCallback(() => onSeen(kind, bar), [onSeen, kind, bar]);
  return (
    <Stack gap="xs">
      <NumberInput
        label={t.bar(words.kinds[kind])}
        description={`${t.barHint} ${inherited.data === undefined ? '' : empty(inherited.data.bar.toFixed(2))}`}
        min={0}
        max={1}
        step={0.05}
        decimalScale={2}
        clampBehavior="strict"
        value={typed}
        error={error}
        onChange={(value) => {
          setTyped(value);
          onChange(value === '' ? null : Number(value));
        }}
      />
      {bar !== stored && (
        <div role="status" aria-label={t.replayOf(words.kinds[kind])}>
          {replay.error !== null ? (
            <Failure error={replay.error} retry={() => void replay.refetch()} />
          ) : replay.data === undefined || replay.isPlaceholderData || settled !== bar ? (
            <Text size="sm" c="dimmed">
              {t.counting}
            </Text>
          ) : (
            <Replayed replay={replay.data} onShown={shown} />
          )}
        </div>
      )}
    </Stack>
  );
}

function useReplay(segment: string, kind: Kind, bar: number | null) {
  return useQuery({
    queryKey: ['replays', segment, kind, bar],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/segments/{id}/bars/replay', {
          signal,
          params: { path: { id: segment }, query: { kind, ...(bar === null ? {} : { bar }) } },
        }),
      ),
  });
}
