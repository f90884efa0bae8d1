import { Alert, Button, Center, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiProblem, Unreachable } from '../api/client';
import { words } from '../words';

/** Nothing there, what that means, and what to do about it. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <Center mih={180} p="lg">
      <Stack align="center" gap="xs" maw={420} ta="center">
        <Title order={2}>{title}</Title>
        {children !== undefined && (
          <Text c="dimmed" size="sm" component="div">
            {children}
          </Text>
        )}
        {action}
      </Stack>
    </Center>
  );
}

/** Takes about the place that the lines will take. */
export function Loading({ lines = 6, height = 20 }: { lines?: number; height?: number }) {
  return (
    <Stack gap="sm" role="status" aria-label={words.states.loading} p="xs">
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={height} width={index % 3 === 2 ? '70%' : '100%'} />
      ))}
    </Stack>
  );
}

/** What went wrong, and its cure: offline, not allowed, not found, or what the service says. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const status = error instanceof ApiProblem ? error.status : 0;
  if (status === 404) return <NotFound detail={(error as ApiProblem).message} />;
  const [title, text] =
    status === 403
      ? [words.states.notAllowed, (error as ApiProblem).message || words.states.notAllowedCure]
      : error instanceof Unreachable
        ? [words.states.offline, words.states.offlineCure]
        : [words.states.failed, error instanceof Error ? error.message : String(error)];
  return (
    <Alert color={status === 403 ? 'gray' : 'red'} title={title} role="alert" variant="default">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{text}</Text>
        {error instanceof ApiProblem && error.errors.length > 0 && (
          <ul>
            {error.errors.map(({ pointer, detail }) => (
              <li key={pointer}>
                <Text size="sm">
                  {pointer.slice(1)} {detail}
                </Text>
              </li>
            ))}
          </ul>
        )}
        {error instanceof ApiProblem && error.requestId !== null && (
          <Text size="xs" c="dimmed">
            {words.states.requestId(error.requestId)}
          </Text>
        )}
        {retry !== undefined && status !== 403 && (
          <Button size="xs" variant="default" onClick={retry}>
            {words.states.again}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** What is shown is older than what is stored: a move was refused with 409. */
export function Stale({ reload }: { reload: () => void }) {
  return (
    <Alert color="yellow" title={words.states.stale} role="alert" variant="default">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{words.states.staleCure}</Text>
        <Button size="xs" variant="default" onClick={reload}>
          {words.states.reload}
        </Button>
      </Stack>
    </Alert>
  );
}

/** An address that leads nowhere. */
export function NotFound({ detail }: { detail?: string }) {
  return (
    <Empty
      title={words.states.notFound}
      action={
        <Button component={Link} to="/" variant="default">
          {words.states.home}
        </Button>
      }
    >
      {detail ?? words.states.notFoundCure}
    </Empty>
  );
}

/** A page whose code has failed. */
export function Crashed() {
  return (
    <Empty
      title={words.states.crashed}
      action={<Button onClick={() => window.location.reload()}>{words.states.again}</Button>}
    >
      {words.states.crashedCure}
    </Empty>
  );
}
