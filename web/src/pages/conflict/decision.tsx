import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useSession } from '../../app/session';
import { answered, api, type Schemas } from '../../api/client';
import { usePersonName } from '../../api/names';
import { showDay, showMoment, showNumber } from '../../shared/format';
import { Failure, Stale } from '../../shared/states';
import { words } from '../../words';
import { Decide } from './decide';
import { type Conflict, type Review, isStale, seen, useMove, usePartName } from './review';
import { Section } from './Section';
import classes from './conflict.module.css';

const t = words.conflict;

/** What is proposed, what is decided, and everything that one may do about it. */
export function Decision({ of, review }: { of: Conflict; review: Review }) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const decide = useMove(
    (body: Schemas['Decide']) => answered(api.POST('/api/v1/conflicts/{id}/decide', { params: seen(of), body })),
    () => {
      setReason('');
      box.current?.focus();
    },
  );
  const mayDecide = review.moves.includes('decide');
  const show = () => client.invalidateQueries({ queryKey: ['conflicts'] }).then(() => decide.reset());
  return (
    <Section title={t.decide}>
      <div ref={box} tabIndex={-1} style={{ outline: 'none' }}>
        <Stack gap="md">
          {isStale(decide.error) ? (
            <Stale reload={() => void show()} />
          ) : (
            decide.error !== null && <Failure error={decide.error} />
          )}
          {review.decision !== null && <Decided of={of} decision={review.decision} />}
          {review.proposal !== null && mayDecide && (
            <Proposal
              of={of}
              proposal={review.proposal}
              busy={decide.isPending}
              agree={(body) => decide.mutate(body)}
            />
          )}
          {review.decision === null && !mayDecide && <Text size="sm">{reasonNotTo(of)}</Text>}
          {mayDecide && (
            <>
              {review.decisionsNeeded > 1 && review.proposal === null && <Text size="sm">{t.twoNeeded}</Text>}
              {of.suggestion !== null && <Suggestion of={of} suggestion={of.suggestion} />}
              {of.fix !== undefined && (
                <Fix of={of} fix={of.fix} busy={decide.isPending} take={(body) => decide.mutate(body)} />
              )}
              <Decide of={of} busy={decide.isPending} send={decide.mutate} reason={reason} setReason={setReason} />
            </>
          )}
          {!mayDecide && reason !== '' && (
            <Alert color="yellow" variant="default" title={words.states.stale}>
              <Text size="sm">{t.written(reason)}</Text>
            </Alert>
          )}
          {review.moves.includes('feedback') && <Feedback of={of} review={review} />}
          {review.moves.includes('reopen') && <Undo of={of} />}
        </Stack>
      </div>
    </Section>
  );
}

const reasonNotTo = ({ status }: Conflict): string =>
  status === 'resolved' || status === 'dismissed' || status === 'superseded' ? t.closed : t.notYours;

/** A decision in words: what, by whom, why, until when. */
function Disposition({ of, made }: { of: Conflict; made: Schemas['Disposition'] }) {
  const name = usePartName(of);
  const facts = [
    ...(made.keep === null ? [] : [name(made.keep)]),
    ...made.communications.map(name),
    ...(made.expiresAt === null ? [] : [t.until(showDay(made.expiresAt))]),
  ];
  return (
    <>
      <Text size="sm" fw={650}>
        {[t.decisions[made.decision], ...facts].join(': ').replace(/: (?=.*: )/g, ', ')}
      </Text>
      {made.reason !== '' && <p className={classes.words}>{made.reason}</p>}
      {made.edits.flatMap(({ communicationId, text }) =>
        text === undefined || text === ''
          ? []
          : [
              <p key={communicationId} className={classes.words}>
                {t.wanted(name(communicationId))}: {text}
              </p>,
            ],
      )}
    </>
  );
}

function Decided({ of, decision }: { of: Conflict; decision: Schemas['Disposition'] }) {
  const personName = usePersonName();
  const { by, at, confirmedBy } = decision;
  return (
    <div className={classes.box}>
      <Text size="xs" c="dimmed">
        {[
          t.decided(personName(by), showMoment(at)),
          ...(confirmedBy === null ? [] : [t.confirmed(personName(confirmedBy))]),
        ].join(', ')}
      </Text>
      <Disposition of={of} made={decision} />
    </div>
  );
}

/** Where two reviewers have to agree: what the first one wants. */
function Proposal({
  of,
  proposal,
  busy,
  agree,
}: {
  of: Conflict;
  proposal: Schemas['Disposition'];
  busy: boolean;
  agree: (body: Schemas['Decide']) => void;
}) {
  const me = useSession();
  const personName = usePersonName();
  const { decision, keep, reason, expiresAt, owner, edits, communications } = proposal;
  const body = { decision, keep, reason, expiresAt, owner, edits, communications };
  return (
    <div className={classes.box}>
      <Text size="xs" c="dimmed">
        {proposal.by === me.id ? t.proposedByYou : t.proposed(personName(proposal.by))}
      </Text>
      <Disposition of={of} made={proposal} />
      {proposal.by !== me.id && (
        <Button mt="xs" size="xs" loading={busy} onClick={() => agree(body)}>
          {t.agree}
        </Button>
      )}
    </div>
  );
}

/** Which communication should stand, and what the others would have to say. */
function Suggestion({ of, suggestion }: { of: Conflict; suggestion: Schemas['Suggestion'] }) {
  const name = usePartName(of);
  return (
    <div className={classes.box}>
      <Text size="sm" fw={650}>
        {t.suggestion}
      </Text>
      <Text size="sm">{t.keep(name(suggestion.keep), suggestion.why)}</Text>
      {suggestion.edits.map(({ communicationId, start, before, text }) => (
        <Text size="sm" key={`${communicationId} ${start}`}>
          {t.edit(name(communicationId))} <ins>{text}</ins>, <del>{before}</del>
        </Text>
      ))}
    </div>
  );
}

/** What settles a no-brainer in one move. */
function Fix({
  of,
  fix,
  busy,
  take,
}: {
  of: Conflict;
  fix: Schemas['Fix'];
  busy: boolean;
  take: (body: Schemas['Decide']) => void;
}) {
  const name = usePartName(of);
  return (
    <div className={classes.box}>
      <Text size="sm" fw={650}>
        {words.queue.noBrainer}
      </Text>
      <Text size="sm">
        {t.decisions[fix.decision]}: {name(fix.keep)}. {fix.reason}
      </Text>
      <Button mt="xs" size="xs" loading={busy} onClick={() => take(fix)}>
        {t.fix}
      </Button>
    </div>
  );
}

/** Takes the decision back, with what followed from it. */
function Undo({ of }: { of: Conflict }) {
  const [reason, setReason] = useState('');
  const undo = useMove((body: Schemas['Because']) =>
    answered(api.POST('/api/v1/conflicts/{id}/reopen', { params: seen(of), body })),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    undo.mutate({ reason });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {t.undoLead}
        </Text>
        {undo.error !== null && <Failure error={undo.error} />}
        <Group align="flex-end" gap="sm">
          <TextInput
            label={t.undoReason}
            flex={1}
            miw={180}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={undo.isPending}>
            {t.undo}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Whether the decision helped, from everybody whom it concerns. */
function Feedback({ of, review }: { of: Conflict; review: Review }) {
  const [said, setSaid] = useState('');
  const give = useMove((helped: boolean) =>
    answered(
      api.POST('/api/v1/conflicts/{id}/feedback', {
        params: { path: { id: of.id } },
        body: { helped, ...(said === '' ? {} : { words: said }) },
      }),
    ),
  );
  const { helped, didNotHelp, words: given } = review.reception;
  return (
    <Stack gap="xs" role="group" aria-label={t.helped}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t.helped}
          placeholder={t.feedbackWords}
          flex={1}
          miw={180}
          value={said}
          onChange={({ currentTarget }) => setSaid(currentTarget.value)}
        />
        {[true, false].map((answer) => (
          <Button key={String(answer)} variant="default" loading={give.isPending} onClick={() => give.mutate(answer)}>
            {answer ? t.yes : t.no}
          </Button>
        ))}
      </Group>
      {give.error !== null && <Failure error={give.error} />}
      {give.isSuccess && (
        <Text size="sm" role="status">
          {t.feedbackThanks}
        </Text>
      )}
      {helped + didNotHelp > 0 && (
        <Text size="xs" c="dimmed">
          {[t.received(showNumber(helped), showNumber(didNotHelp)), ...given].join(' ')}
        </Text>
      )}
    </Stack>
  );
}
