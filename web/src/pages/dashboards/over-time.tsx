import { CompositeChart, LineChart } from '@mantine/charts';
import type { Schemas } from '../../api/client';
import { dayAfter } from '../../shared/days';
import { showDay, showNumber, showShare, showStep } from '../../shared/format';
import { words } from '../../words';
import type { Shown } from './Figure';
import { closedIn, openedIn, waiting } from './links';
import type { About } from './period';
import type { Series } from './series';

type Trend = Schemas['OverlapTrend'];

const t = words.dashboards;

const RATES: readonly Series[] = [
  { name: 'overlapRate', label: t.rates.redundant, color: 'var(--edge-overlap)' },
  { name: 'contradictionRate', label: t.rates.contradicted, color: 'var(--edge-contradiction)' },
];

/** Both rates from step to step: of what customers got, how much was said twice, and how much differently. */
export function ratesOf({ points, interval }: Trend): Shown | null {
  const full = points.filter(({ communications }) => communications > 0);
  const [first, last] = [full[0], full.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    reading: t.rates.reading(
      t.steps[interval],
      [showShare(first.overlapRate), showShare(first.contradictionRate)],
      [showShare(last.overlapRate), showShare(last.contradictionRate)],
    ),
    chart: (
      <LineChart
        h={240}
        data={points}
        dataKey="at"
        series={[...RATES]}
        curveType="linear"
        accessibilityLayer={false}
        withDots={points.length < 40}
        valueFormatter={showShare}
        xAxisProps={{ tickFormatter: (at: string) => showStep(at, interval) }}
        tooltipProps={{ labelFormatter: (at) => (typeof at === 'string' ? showDay(at) : at) }}
      />
    ),
    legend: RATES,
    table: {
      columns: [
        t.from,
        t.communications,
        t.rates.redundant,
        t.rates.contradicted,
        t.rates.share(t.rates.redundant),
        t.rates.share(t.rates.contradicted),
      ],
      rows: points.map((one) => [
        showDay(one.at),
        one.communications,
        one.redundant,
        one.contradicted,
        showShare(one.overlapRate),
        showShare(one.contradictionRate),
      ]),
    },
  };
}

const CONFLICTS = [
  { name: 'opened', label: t.conflicts.opened, color: 'var(--came)', type: 'bar' },
  { name: 'decided', label: t.conflicts.decided, color: 'var(--done)', type: 'bar' },
  { name: 'open', label: t.conflicts.open, color: 'var(--waits)', type: 'line' },
] as const;

/** Conflicts from step to step: what came up, what was decided, what waits at the end. */
export function conflictsOf({ points, interval, from, to }: Trend, about: About): Shown | null {
  const sum = (of: (point: Trend['points'][number]) => number) => points.reduce((all, one) => all + of(one), 0);
  const [opened, resolved, dismissed] = [sum((p) => p.opened), sum((p) => p.resolved), sum((p) => p.dismissed)];
  const open = points.at(-1)?.open ?? 0;
  if (opened + resolved + dismissed + open === 0) return null;
  const ends = points.map((_, index) =>
    points[index + 1] === undefined ? to : dayAfter(points[index + 1]?.at ?? to, -1),
  );
  return {
    reading: t.conflicts.reading(showNumber(opened), showNumber(resolved + dismissed), showNumber(open)),
    totals: [
      total(t.conflicts.opened, opened, openedIn(about, from, to)),
      total(words.statuses.resolved, resolved, closedIn(about, 'resolved', from, to)),
      total(words.statuses.dismissed, dismissed, closedIn(about, 'dismissed', from, to)),
      total(t.conflicts.open, open, waiting(about)),
    ],
    chart: (
      <CompositeChart
        h={240}
        data={points.map((one) => ({ ...one, decided: one.resolved + one.dismissed }))}
        dataKey="at"
        series={[...CONFLICTS]}
        curveType="linear"
        accessibilityLayer={false}
        withDots={points.length < 40}
        valueFormatter={showNumber}
        maxBarWidth={18}
        yAxisProps={{ allowDecimals: false }}
        xAxisProps={{ tickFormatter: (at: string) => showStep(at, interval) }}
        tooltipProps={{ labelFormatter: (at) => (typeof at === 'string' ? showDay(at) : at) }}
      />
    ),
    legend: CONFLICTS,
    table: {
      columns: [
        t.from,
        t.conflicts.opened,
        t.conflicts.reopened,
        words.statuses.resolved,
        words.statuses.dismissed,
        words.statuses.superseded,
        t.conflicts.open,
      ],
      rows: points.map((one, index) => {
        const end = ends[index] ?? to;
        const closed = (status: 'resolved' | 'dismissed' | 'superseded') => ({
          count: one[status],
          to: closedIn(about, status, one.at, end),
        });
        return [
          showDay(one.at),
          { count: one.opened, to: openedIn(about, one.at, end) },
          one.reopened,
          closed('resolved'),
          closed('dismissed'),
          closed('superseded'),
          one.open,
        ];
      }),
    },
  };
}

/** A count, leading to what was counted where there is any. */
const total = (label: string, count: number, to: string) => ({
  label,
  value: showNumber(count),
  to: count === 0 ? undefined : to,
});
