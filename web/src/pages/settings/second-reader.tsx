import { Alert, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answered, api, type Schemas } from '../../api/client';
import { showDay, showMoment, showNumber, showShare } from '../../shared/format';
import { PageHeader } from '../../shared/PageHeader';
import { Failure, Loading } from '../../shared/states';
import { words } from '../../words';

type Reader = Schemas['SecondReader'];

const t = words.settings.secondReader;

/** How often it is looked at while the page is open: it reads in the background. */
const LOOK_EVERY_MS = 15_000;

/** Whether a language model reads, what it found, what reviewers made of it, and what it cost. */
export function Page() {
  const asked = useQuery({
    queryKey: ['second-reader'],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/second-reader', { signal })),
    refetchInterval: LOOK_EVERY_MS,
  });
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      {asked.data !== undefined ? (
        <Fares reader={asked.data} />
      ) : asked.error === null ? (
        <Loading lines={6} height={40} />
      ) : (
        <Failure error={asked.error} retry={() => void asked.refetch()} />
      )}
    </>
  );
}

function Fares({ reader }: { reader: Reader }) {
  const { state, model, endpoint, trouble, backlog } = reader;
  const inUse = state !== 'off' || backlog.read + backlog.exported + backlog.failed > 0;
  return (
    <Stack gap="lg">
      <Stack gap="xs">
        <Text fw={600}>{t.states[state]}</Text>
        {endpoint !== null && model !== null && <Text size="sm">{t.asks(model, endpoint)}</Text>}
        {state === 'off' && <Text size="sm">{t.offCure}</Text>}
        {trouble !== null && (
          <Alert variant="default" title={t.trouble(showMoment(trouble.since))}>
            {t.troubleIs(trouble.reason, showMoment(trouble.until))}
          </Alert>
        )}
        {inUse && <Text size="sm">{t.backlog(counted(backlog))}</Text>}
        {inUse && <Text size="sm">{limits(reader)}</Text>}
      </Stack>
      {inUse && <Found found={reader.found} />}
      {reader.days.length > 0 && <Days days={reader.days} currency={reader.currency} />}
    </Stack>
  );
}

function Found({ found }: { found: Reader['found'] }) {
  return (
    <Figures
      title={t.foundTitle}
      columns={t.foundColumns}
      rows={found.map(({ about, open, right, wrong, agreed, worth }) => [
        t.about[about],
        ...[open, right, wrong, agreed].map(showNumber),
        showShare(worth),
      ])}
    >
      <Text size="xs" c="dimmed">
        {t.worthHint}
      </Text>
    </Figures>
  );
}

function Days({ days, currency }: { days: Reader['days']; currency: string }) {
  const money = new Intl.NumberFormat(undefined, { style: 'currency', currency });
  return (
    <Figures
      title={t.daysTitle}
      columns={t.dayColumns}
      rows={[...days]
        .reverse()
        .map(({ day, questions, tokensIn, tokensOut, cost, findings, dropped, malformed }) => [
          showDay(day),
          ...[questions, tokensIn + tokensOut].map(showNumber),
          money.format(cost),
          ...[findings, dropped, malformed].map(showNumber),
        ])}
    />
  );
}

interface FiguresProps {
  title: string;
  columns: readonly string[];
  /** What a row is about, then its figures. */
  rows: readonly string[][];
  children?: ReactNode;
}

function Figures({ title, columns, rows, children }: FiguresProps) {
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      <Table.ScrollContainer minWidth={560} type="native" tabIndex={0} role="region" aria-label={title}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column, i) => (
                <Table.Th key={column} ta={i === 0 ? 'left' : 'right'}>
                  {column}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([about = '', ...figures]) => (
              <Table.Tr key={about}>
                <Table.Th scope="row" miw={110}>
                  {about}
                </Table.Th>
                {figures.map((figure, i) => (
                  <Table.Td key={columns[i + 1]} ta="right">
                    {figure}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {children}
    </section>
  );
}

function counted(backlog: Reader['backlog']): string[] {
  return (['waiting', 'exported', 'read', 'closed', 'failed'] as const)
    .filter((state) => backlog[state] > 0)
    .map((state) => t.in[state](showNumber(backlog[state])));
}

function limits({ tokensPerDay, moneyPerDay, currency, segments }: Reader): string {
  const money = new Intl.NumberFormat(undefined, { style: 'currency', currency });
  return [
    tokensPerDay === null ? t.noTokens : t.tokens(showNumber(tokensPerDay)),
    ...(moneyPerDay === null ? [] : [t.money(money.format(moneyPerDay))]),
    segments === null ? t.allSegments : t.onlySegments(segments.join(', ')),
  ].join(' · ');
}
