import { Anchor, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactNode, useId, useRef, useState } from 'react';
import { Link } from 'react-router';
import { download } from '../../shared/download';
import { showNumber } from '../../shared/format';
import { Failure } from '../../shared/states';
import { words } from '../../words';
import classes from './dashboards.module.css';
import { pngOf } from './png';
import type { Series } from './series';

const t = words.dashboards;

/** A count, leading to what was counted. */
export interface Count {
  count: number;
  to: string;
}

/** What a cell of a table says; counts lead to the conflicts behind them, names to what they name. */
export type Cell = string | number | Count | { text: string; to: string } | null;

/** What a figure shows, once its data is there. */
export interface Shown {
  /** What it says, in a sentence; the chart's name for who does not see it. */
  reading: string;
  /** The most telling numbers. */
  totals?: readonly { label: string; value: string; to?: string }[];
  chart: ReactNode;
  /** Whether the chart is read and used as it is, as a table of links is; otherwise it is one picture. */
  open?: boolean;
  legend: readonly Series[];
  table: { columns: readonly string[]; rows: readonly (readonly Cell[])[] };
}

interface Props<T> {
  title: string;
  /** What its files are called, without ending. */
  file: string;
  asked: { data: T | undefined; error: Error | null; refetch: () => Promise<unknown>; isPlaceholderData: boolean };
  /** What to show of the data; null where there is nothing. */
  show: (data: T) => Shown | null;
  csv: () => Promise<string>;
}

/** A chart with the sentence that it amounts to, its table, and both as files. */
export function Figure<T>({ title, file, asked, show, csv }: Props<T>) {
  const id = useId();
  const chart = useRef<HTMLDivElement>(null);
  const [tabled, setTabled] = useState(false);
  const shown = asked.data === undefined ? undefined : show(asked.data);
  const save = (content: () => Promise<Blob>, ending: string) =>
    void content()
      .then((blob) => download(blob, `${file}.${ending}`))
      .catch((error: Error) => notifications.show({ color: 'red', title: t.notSaved, message: error.message }));
  const picture = () => {
    const svg = chart.current?.querySelector<SVGSVGElement>('svg');
    if (!svg || !shown) throw new Error(t.noPicture);
    return pngOf(svg, title, shown.legend);
  };
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={id} className={classes.figure}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Title order={2} size="h3" id={id}>
          {title}
        </Title>
        {shown && (
          <Group gap={4} className="no-print" role="group" aria-label={t.actionsOf(title)}>
            <Button size="compact-xs" variant="default" aria-expanded={tabled} onClick={() => setTabled(!tabled)}>
              {t.table}
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => save(async () => csvFile(await csv()), 'csv')}>
              CSV
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => save(async () => picture(), 'png')}>
              PNG
            </Button>
          </Group>
        )}
      </Group>
      {shown === undefined ? (
        asked.error === null ? (
          <div role="status" aria-label={words.states.loading}>
            <Skeleton h={20} mt="xs" />
            <Skeleton h={240} mt="md" />
          </div>
        ) : (
          <Failure error={asked.error} retry={() => void asked.refetch()} />
        )
      ) : shown === null ? (
        <Text size="sm" c="dimmed" className={classes.nothing}>
          {t.nothing}
        </Text>
      ) : (
        <div
          className={classes.body}
          aria-busy={asked.isPlaceholderData}
          data-old={asked.isPlaceholderData || undefined}
        >
          <Text size="sm">{shown.reading}</Text>
          {shown.totals !== undefined && <Totals of={shown.totals} />}
          <div ref={chart} {...(shown.open ? {} : { role: 'img', 'aria-label': shown.reading })}>
            {shown.chart}
          </div>
          <Legend of={shown.legend} />
          <div className={classes.tabled} data-shown={tabled || undefined}>
            <Table title={title} {...shown.table} />
          </div>
        </div>
      )}
    </Paper>
  );
}

/** With the mark by which spreadsheets see that it is UTF-8. */
const csvFile = (csv: string) => new Blob(['\uFEFF', csv], { type: 'text/csv;charset=utf-8' });

function Totals({ of }: { of: NonNullable<Shown['totals']> }) {
  return (
    <Group component="dl" gap="lg" m={0}>
      {of.map(({ label, value, to }) => (
        <Stack key={label} gap={0}>
          <Text component="dt" size="xs" c="dimmed">
            {label}
          </Text>
          <Text component="dd" m={0} size="lg" fw={650}>
            {to === undefined ? (
              value
            ) : (
              <Anchor component={Link} to={to} inherit>
                {value}
              </Anchor>
            )}
          </Text>
        </Stack>
      ))}
    </Group>
  );
}

function Legend({ of }: { of: readonly Series[] }) {
  if (of.length === 0) return null;
  return (
    <Group gap="md" aria-hidden>
      {of.map(({ name, label, color }) => (
        <Group key={name} gap={6}>
          <span className={classes.swatch} style={{ background: color }} />
          <Text size="xs">{label}</Text>
        </Group>
      ))}
    </Group>
  );
}

function Table({ title, columns, rows }: { title: string } & Shown['table']) {
  return (
    <div className={classes.scroll} role="region" aria-label={t.tableOf(title)} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, at) => (
                <td key={columns[at]} className={at === 0 ? undefined : classes.number}>
                  <CellText of={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CellText({ of }: { of: Cell }) {
  if (of === null) return '–';
  if (typeof of === 'string') return of;
  if (typeof of === 'number') return showNumber(of);
  if ('count' in of) return <Counted of={of} />;
  return (
    <Anchor component={Link} to={of.to} inherit>
      {of.text}
    </Anchor>
  );
}

/** A count with its link; what is none leads nowhere. */
export function Counted({ of: { count, to }, label }: { of: Count; label?: string }) {
  if (count === 0) return <span>0</span>;
  return (
    <Anchor component={Link} to={to} inherit aria-label={label}>
      {showNumber(count)}
    </Anchor>
  );
}
