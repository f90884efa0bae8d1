import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { ApiProblem } from '../../api/client';
import { Failure } from '../../shared/states';
import { words } from '../../words';

interface Saved {
  /** First parts of the keys of the queries that show what is saved. */
  stale: readonly string[];
  done: () => void;
}

/**
 * Sends what a form says; then tells so, and has shown anew what depends on it. `fault` is what the service objects to in a
 * field, by the field's name in the API.
 */
export function useSaving<Given>(send: (given: Given) => Promise<unknown>, { stale, done }: Saved) {
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: send,
    onSuccess: async () => {
      await Promise.all(stale.map((name) => client.invalidateQueries({ queryKey: [name] })));
      notifications.show({ message: words.settings.saved });
      done();
    },
  });
  const fault = (field: string) =>
    saving.error instanceof ApiProblem
      ? saving.error.errors.find(({ pointer }) => pointer === `/${field}` || pointer.startsWith(`/${field}/`))?.detail
      : undefined;
  return { save: saving.mutate, busy: saving.isPending, error: saving.error, fault };
}

interface Props {
  title: string;
  opened: boolean;
  onClose: () => void;
  /** Its fields; made only while it is open, so that they begin with what is stored then. */
  children: ReactNode;
  size?: string;
}

/** A dialog that holds a form; the focus goes into it, and back to where it was. */
export function FormDialog({ title, opened, onClose, children, size = 'md' }: Props) {
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size} transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          {/* Not in a Modal.Header, which would be a second banner to screen readers. */}
          <Modal.Title fz="lg" fw={650} mb="md">
            {title}
          </Modal.Title>
          {opened && children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

interface FieldsProps {
  onSubmit: () => void;
  onCancel: () => void;
  busy: boolean;
  error: Error | null;
  /** Why it can't be saved yet. */
  notYet?: string;
  children: ReactNode;
}

/** The fields of a form in a dialog, above what went wrong and the two ways out. */
export function Fields({ onSubmit, onCancel, busy, error, notYet, children }: FieldsProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (notYet === undefined) onSubmit();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {children}
        {error !== null && <Failure error={error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            {words.settings.cancel}
          </Button>
          <Button type="submit" loading={busy} disabled={notYet !== undefined} title={notYet}>
            {words.settings.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface NamingProps {
  given: { id: string; name: string };
  /** Whether it is new: an id is chosen once. */
  anew: boolean;
  set: (some: { id?: string; name?: string }) => void;
  fault: (field: string) => string | undefined;
}

/** What something is called, and, as long as it is new, by which id programs name it. */
export function Naming({ given, anew, set, fault }: NamingProps) {
  return (
    <>
      <TextInput
        label={words.settings.name}
        required
        data-autofocus
        value={given.name}
        error={fault('name')}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      {anew && (
        <TextInput
          label={words.settings.id}
          description={words.settings.idHint}
          required
          value={given.id}
          error={fault('id')}
          onChange={({ currentTarget }) => set({ id: currentTarget.value })}
        />
      )}
    </>
  );
}
