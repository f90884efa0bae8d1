import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../api/client';
import { MailFrame } from '../../shared/MailFrame';
import { Failure, Loading } from '../../shared/states';
import { words } from '../../words';

/** The letters that collide, as the customer gets them. */
export function Letters({ of }: { of: Schemas['Conflict'] }) {
  const letters = useQueries({
    queries: of.members.slice(0, 2).map(({ communicationId: id }) => ({
      queryKey: ['communications', id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        answered(api.GET('/api/v1/communications/{id}', { signal, params: { path: { id } } })),
    })),
  });
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      {letters.map(({ data, error, refetch }, index) =>
        data !== undefined ? (
          <Letter key={data.id} letter={data} />
        ) : error !== null ? (
          <Failure key={index} error={error} retry={() => void refetch()} />
        ) : (
          <Loading key={index} lines={8} />
        ),
      )}
    </SimpleGrid>
  );
}

function Letter({ letter }: { letter: Schemas['Communication'] }) {
  return (
    <Stack gap="xs">
      <Text size="sm" fw={650}>
        {letter.office}, {letter.externalId}
      </Text>
      {letter.bodyFormat === 'html' ? (
        <MailFrame html={letter.body} title={words.conflict.asItLooks(letter.externalId)} />
      ) : (
        <Text size="sm" className="letter-text">
          {letter.text}
        </Text>
      )}
    </Stack>
  );
}
