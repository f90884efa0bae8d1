import { Alert, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useSession } from '../../app/session';
import { answered, api, type Schemas } from '../../api/client';
import { usePersonName, useSegmentName } from '../../api/names';
import { useColleagues } from '../../api/queries';
import { KindBadge, SeverityBadge } from '../../shared/badges';
import { showDay, showMoment, showNumber } from '../../shared/format';
import { PageHeader } from '../../shared/PageHeader';
import { Failure, Loading, Stale } from '../../shared/states';
import { words } from '../../words';
import { Axes } from './axes';
import { Decision } from './decision';
import { Glance } from './glance';
import { Letters } from './letters';
import { type Conflict, type Review, isStale, seen, useConflict, useMove, useReview } from './review';
import { Score } from './score';
import { Talk } from './talk';
import classes from './conflict.module.css';

const t = words.conflict;

/** One conflict: who says what to whom, why it is one, what was said and done about it, and the decision. */
export function Page() {
  const { id = '' } = useParams();
  const conflict = useConflict(id);
  const review = useReview(id);
  if (conflict.data === undefined) {
    return (
      <>
        <PageHeader title={t.title} />
        {conflict.error === null ? (
          <Loading lines={14} />
        ) : (
          <Failure error={conflict.error} retry={() => void conflict.refetch()} />
        )}
      </>
    );
  }
  return <Whole key={id} of={conflict.data} review={review.data} failed={review.error} />;
}

function Whole({ of, review, failed }: { of: Conflict; review: Review | undefined; failed: Error | null }) {
  return (
    <>
      <PageHeader title={of.topic ?? words.kindMeaning[of.kind]} lead={of.explanation} />
      <Stack gap="xl">
        <div>
          <Facts of={of} review={review} />
          <Meanwhile of={of} />
        </div>
        <Glance of={of} review={review} />
        <Axes of={of} />
        <Letters of={of} />
        {failed !== null && <Failure error={failed} />}
        {review === undefined ? (
          failed === null && <Loading lines={8} />
        ) : (
          <div className={classes.desk}>
            <Decision of={of} review={review} />
            <Talk of={of} review={review} />
          </div>
        )}
        <Score of={of} />
      </Stack>
    </>
  );
}

/** Kind, severity, status, whose it is and until when; assigning and watching. */
function Facts({ of, review }: { of: Conflict; review: Review | undefined }) {
  const personName = usePersonName();
  const segmentName = useSegmentName();
  const me = useSession();
  const watches = review?.watchers.includes(me.id) === true;
  const path = { params: { path: { id: of.id } } };
  const watch = useMove(() =>
    answered(
      watches ? api.DELETE('/api/v1/conflicts/{id}/watch', path) : api.POST('/api/v1/conflicts/{id}/watch', path),
    ),
  );
  const pending = of.status === 'open' || of.status === 'in_review' || of.status === 'awaiting_office';
  const [now] = useState(Date.now);
  const overdue = pending && of.dueAt !== null && Date.parse(of.dueAt) < now;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <KindBadge kind={of.kind} />
        <SeverityBadge severity={of.severity} />
        <Text size="sm" fw={650}>
          {words.statuses[of.status]}
        </Text>
        <Text size="sm">
          {of.segments.map(segmentName).join(', ')} · {words.customers(showNumber(of.customersAffected))}
        </Text>
        <Text size="sm" c="dimmed">
          {[
            of.assignee === null ? t.noOwner : t.owner(personName(of.assignee)),
            ...(of.dueAt === null ? [] : [overdue ? t.overdue(showDay(of.dueAt)) : words.queue.due(showDay(of.dueAt))]),
          ].join(' · ')}
        </Text>
      </Group>
      <Group gap="sm">
        {review?.moves.includes('assign') === true && <Assign of={of} />}
        {me.may.includes('write') && !me.partner && review !== undefined && (
          <Button
            size="xs"
            variant={watches ? 'filled' : 'default'}
            aria-pressed={watches}
            title={t.watchMeaning}
            loading={watch.isPending}
            onClick={() => watch.mutate()}
          >
            {watches ? t.watching : t.watch}
          </Button>
        )}
      </Group>
      {watch.error !== null && <Failure error={watch.error} />}
    </Stack>
  );
}

function Assign({ of }: { of: Conflict }) {
  const me = useSession();
  const colleagues = useColleagues().data ?? [];
  const [whom, setWhom] = useState('');
  const assign = useMove(
    (body: Schemas['Assign']) => answered(api.POST('/api/v1/conflicts/{id}/assign', { params: seen(of), body })),
    () => setWhom(''),
  );
  return (
    <>
      {of.assignee !== me.id && (
        <Button
          size="xs"
          variant="default"
          loading={assign.isPending}
          onClick={() => assign.mutate({ assignee: me.id })}
        >
          {t.take}
        </Button>
      )}
      <NativeSelect
        size="xs"
        aria-label={t.giveTo}
        value={whom}
        data={[
          { value: '', label: t.giveTo },
          ...colleagues
            .filter(({ id }) => id !== of.assignee && id !== me.id)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ currentTarget }) => setWhom(currentTarget.value)}
      />
      {whom !== '' && (
        <Button
          size="xs"
          variant="default"
          loading={assign.isPending}
          onClick={() => assign.mutate({ assignee: whom })}
        >
          {t.give}
        </Button>
      )}
      {isStale(assign.error) ? (
        <Stale reload={assign.reset} />
      ) : (
        assign.error !== null && <Failure error={assign.error} />
      )}
    </>
  );
}

/** What others did to it since it was opened here. */
function Meanwhile({ of }: { of: Conflict }) {
  const me = useSession();
  const personName = usePersonName();
  const [known, setKnown] = useState(of.history.length);
  const others = of.history.slice(known).filter(({ actor }) => actor !== me.id);
  return (
    <div role="status">
      {others.length > 0 && (
        <Alert
          color="yellow"
          variant="default"
          mt="md"
          title={t.meanwhile}
          withCloseButton
          closeButtonLabel={t.meanwhileClose}
          onClose={() => setKnown(of.history.length)}
        >
          {others.map(({ at, actor, action }, index) => (
            <Text size="sm" key={index}>
              {t.actors[actor] ?? personName(actor)} {t.actions[action] ?? action}, {showMoment(at)}
            </Text>
          ))}
        </Alert>
      )}
    </div>
  );
}
