import { Anchor, Button, Group, NativeSelect, Stack, Text, TextInput, Textarea, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../app/session';
import { answered, api } from '../../api/client';
import { useOffices } from '../../api/queries';
import { Failure } from '../../shared/states';
import { words } from '../../words';
import { type Details, type Filed, type Letter, checkOf } from './draft';
import { useCheck } from './useCheck';

interface Props {
  details: Details;
  letter: Letter;
  set: (changed: Partial<Letter> & Pick<Letter, 'id'>) => void;
}

/** The way out: into the registry, to the reviewers where it collides, and to another office's advocate for clarity. */
export function Submit({ details, letter, set }: Props) {
  const { may } = useSession();
  const given = checkOf(details, letter);
  if (given === null) return null;
  return (
    <Stack component="section" gap="sm" aria-labelledby="submit">
      <Title order={2} size="h3" id="submit">
        {words.check.submitTitle}
      </Title>
      {!may.includes('write') ? (
        <Text size="sm">{words.check.mayNotSubmit}</Text>
      ) : letter.filed === null ? (
        <SubmitForm details={details} letter={letter} set={set} />
      ) : (
        <Submitted filed={letter.filed} letter={letter} office={details.office} />
      )}
    </Stack>
  );
}

function SubmitForm({ details, letter, set }: Props) {
  const client = useQueryClient();
  const { data } = useCheck(details, letter);
  const [note, setNote] = useState('');
  const asks = data?.verdict === 'review';
  const submit = useMutation({
    mutationFn: async (): Promise<Filed> => {
      const given = checkOf(details, letter);
      if (given === null) throw new Error('submitted before it was complete');
      const filed = await answered(
        api.POST('/api/v1/communications', { body: { ...given, externalId: letter.name.trim() } }),
      );
      const { id, revision, clearance } = filed;
      if (note.trim() !== '')
        for (const conflictId of clearance.conflictIds)
          await answered(
            api.POST('/api/v1/conflicts/{id}/comments', {
              params: { path: { id: conflictId } },
              body: { text: note },
            }),
          );
      return { id, revision, state: clearance.state, conflictIds: clearance.conflictIds };
    },
    onSuccess: async (filed) => {
      set({ id: letter.id, filed });
      await Promise.all(
        ['communications', 'conflicts', 'timeline'].map((name) => client.invalidateQueries({ queryKey: [name] })),
      );
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    submit.mutate();
  };
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        <TextInput
          label={words.check.name}
          description={words.check.nameHint}
          required
          value={letter.name}
          onChange={({ currentTarget }) => set({ id: letter.id, name: currentTarget.value })}
        />
        {asks && (
          <Textarea
            label={words.check.note}
            description={words.check.noteHint}
            autosize
            minRows={2}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
        )}
        {submit.error !== null && <Failure error={submit.error} />}
        <Group>
          <Button type="submit" loading={submit.isPending}>
            {asks ? words.check.askClearance : words.check.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Submitted({ filed, letter, office }: { filed: Filed; letter: Letter; office: string }) {
  const title = useRef<HTMLParagraphElement>(null);
  // The form that had the focus is gone.
  useEffect(() => title.current?.focus(), []);
  return (
    <Stack gap="md">
      <div>
        <Text fw={650} ref={title} tabIndex={-1} role="status">
          {words.check.submitted(letter.name, filed.revision)}
        </Text>
        <Text size="sm">
          {filed.state === 'clear' ? words.check.submittedClear : words.check.submittedStates[filed.state]}
        </Text>
        <Group gap="md" mt={4}>
          {filed.conflictIds.map((id, index) => (
            <Anchor key={id} component={Link} to={`/conflicts/${id}`} size="sm">
              {words.check.openConflict(index + 1, filed.conflictIds.length)}
            </Anchor>
          ))}
        </Group>
      </div>
      <Clarity communicationId={filed.id} office={office} />
    </Stack>
  );
}

/** Asks another office's advocate to read it for clarity. */
function Clarity({ communicationId, office }: { communicationId: string; office: string }) {
  const { partner } = useSession();
  const offices = useOffices();
  const [reader, setReader] = useState('');
  const [question, setQuestion] = useState<string>(words.check.clarityDefault);
  const client = useQueryClient();
  const others = (offices.data ?? []).filter(({ id, kind }) => id !== office && kind !== 'partner');
  const ask = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/communications/{id}/clarity', {
          params: { path: { id: communicationId } },
          body: { office: reader, question },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['questions'] }),
  });
  if (partner || others.length === 0) return null;
  const asked = others.find(({ id }) => id === ask.data?.office);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      <Stack gap="sm">
        <Title order={3} size="h4">
          {words.check.clarity}
        </Title>
        <NativeSelect
          label={words.check.clarityOffice}
          description={words.check.clarityHint}
          required
          value={reader}
          onChange={({ currentTarget }) => setReader(currentTarget.value)}
          data={[
            { value: '', label: words.check.officePlaceholder },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Textarea
          label={words.check.clarityQuestion}
          required
          autosize
          value={question}
          onChange={({ currentTarget }) => setQuestion(currentTarget.value)}
        />
        {ask.error !== null && <Failure error={ask.error} />}
        <Group>
          <Button type="submit" variant="default" loading={ask.isPending}>
            {words.check.clarityAsk}
          </Button>
          <Text size="sm" role="status">
            {asked !== undefined && words.check.clarityAsked(asked.name)}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
