import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { answered, api, type Schemas } from '../../api/client';
import { useOfficeName, usePersonName } from '../../api/names';
import { useColleagues, useOffices } from '../../api/queries';
import { showMoment } from '../../shared/format';
import { Failure, Stale } from '../../shared/states';
import { words } from '../../words';
import { type Conflict, type Review, isStale, seen, useMove, usePartName } from './review';
import { Section } from './Section';
import classes from './conflict.module.css';

const t = words.conflict;

/** What was said and done, oldest first, and what one can say and ask now. */
export function Talk({ of, review }: { of: Conflict; review: Review }) {
  const { moves, questions } = review;
  const waiting = questions.filter(({ answer }) => answer === null);
  return (
    <Section title={t.talk}>
      <ol className={classes.plain}>
        {of.history.map((entry, index) => (
          <Entry key={index} of={of} entry={entry} />
        ))}
      </ol>
      {moves.includes('answer') ? (
        waiting.map((question) => <AnswerForm key={question.id} question={question} />)
      ) : (
        <>
          {waiting.map((question) => (
            <Waiting key={question.id} question={question} />
          ))}
        </>
      )}
      {moves.includes('comment') && !moves.includes('answer') && <Comment of={of} />}
      {moves.includes('ask') && <Ask of={of} />}
    </Section>
  );
}

/** Something that happened, with the words that were said. */
function Entry({ of, entry }: { of: Conflict; entry: Schemas['HistoryEntry'] }) {
  const personName = usePersonName();
  const officeName = useOfficeName();
  const partName = usePartName(of);
  const { at, actor, action, detail } = entry;
  const told = detail as Partial<
    Record<'text' | 'question' | 'office' | 'reason' | 'words' | 'communicationId', string>
  > & {
    assignee?: { to?: string | null };
    decision?: Schemas['Decide']['decision'];
    helped?: boolean;
  };
  const what = [
    told.assignee?.to && action === 'assigned'
      ? t.assignedTo(personName(told.assignee.to))
      : (t.actions[action] ?? action),
    ...(told.office === undefined ? [] : [officeName(told.office)]),
    ...(told.decision === undefined ? [] : [t.decisions[told.decision]]),
    ...(told.helped === undefined ? [] : [told.helped ? t.yes : t.no]),
    ...(told.communicationId === undefined ? [] : [partName(told.communicationId)]),
  ].join(': ');
  const said = [told.question, told.text, told.reason, told.words].filter(Boolean);
  return (
    <li className={classes.entry}>
      <Text size="sm">
        <b>{t.actors[actor] ?? personName(actor)}</b> {what}
        <Text span size="xs" c="dimmed">
          {' '}
          {showMoment(at)}
        </Text>
      </Text>
      {said.map((text, index) => (
        <p key={index} className={classes.words}>
          {text}
        </p>
      ))}
    </li>
  );
}

function Waiting({ question }: { question: Schemas['Question'] }) {
  const officeName = useOfficeName();
  return (
    <div className={classes.box}>
      <Text size="sm">
        {t.asked(officeName(question.office))} {t.waits}
      </Text>
      <p className={classes.words}>{question.question}</p>
    </div>
  );
}

/** The answer of an office that was asked. */
function AnswerForm({ question }: { question: Schemas['Question'] }) {
  const officeName = useOfficeName();
  const [text, setText] = useState('');
  const answer = useMove((body: Schemas['Answer']) =>
    answered(api.POST('/api/v1/questions/{id}/answer', { params: { path: { id: question.id } }, body })),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    answer.mutate({ text });
  };
  return (
    <form onSubmit={submit} className={classes.box}>
      <Stack gap="sm">
        <Text size="sm">{t.answerLead(officeName(question.office))}</Text>
        <p className={classes.words}>{question.question}</p>
        <Textarea
          label={t.answer}
          required
          autosize
          minRows={2}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        {answer.error !== null && <Failure error={answer.error} />}
        <Group>
          <Button type="submit" loading={answer.isPending}>
            {t.answerGo}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** How `@` mentions somebody: the name written together. */
const handleOf = (name: string): string => `@${name.trim().toLowerCase().replace(/\s+/g, '.')}`;

function Comment({ of }: { of: Conflict }) {
  const [text, setText] = useState('');
  const [whom, setWhom] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const colleagues = useColleagues().data ?? [];
  const comment = useMove(
    (body: Schemas['Comment']) =>
      answered(api.POST('/api/v1/conflicts/{id}/comments', { params: { path: { id: of.id } }, body })),
    () => setText(''),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    comment.mutate({ text });
  };
  const mention = () => {
    setText((before) => `${before}${before === '' || /\s$/.test(before) ? '' : ' '}${handleOf(whom)} `);
    setWhom('');
    field.current?.focus();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Textarea
          ref={field}
          label={t.say}
          description={t.sayHint}
          required
          autosize
          minRows={2}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        {comment.error !== null && <Failure error={comment.error} />}
        <Group gap="sm">
          <Button type="submit" variant="default" loading={comment.isPending}>
            {t.sayGo}
          </Button>
          {colleagues.length > 0 && (
            <>
              <NativeSelect
                aria-label={t.mention}
                value={whom}
                data={['', ...colleagues.map(({ name }) => name)].map((name) => ({
                  value: name,
                  label: name || t.mention,
                }))}
                onChange={({ currentTarget }) => setWhom(currentTarget.value)}
              />
              <Button variant="default" disabled={whom === ''} onClick={mention}>
                {t.mentionGo}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </form>
  );
}

function Ask({ of }: { of: Conflict }) {
  const offices = useOffices().data ?? [];
  const [office, setOffice] = useState(of.members[0]?.office ?? '');
  const [question, setQuestion] = useState('');
  const ask = useMove(
    (body: Schemas['Ask']) => answered(api.POST('/api/v1/conflicts/{id}/ask', { params: seen(of), body })),
    () => setQuestion(''),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ office, question });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Group align="flex-start" gap="sm">
          <NativeSelect
            label={t.askTitle}
            value={office}
            data={offices.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ currentTarget }) => setOffice(currentTarget.value)}
          />
          <Textarea
            label={t.question}
            required
            autosize
            flex={1}
            miw={200}
            value={question}
            onChange={({ currentTarget }) => setQuestion(currentTarget.value)}
          />
        </Group>
        {isStale(ask.error) ? <Stale reload={ask.reset} /> : ask.error !== null && <Failure error={ask.error} />}
        <Group>
          <Button type="submit" variant="default" loading={ask.isPending}>
            {t.askGo}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
