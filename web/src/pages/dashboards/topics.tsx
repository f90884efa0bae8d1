import { BarChart } from '@mantine/charts';
import type { Schemas } from '../../api/client';
import { showDay, showNumber } from '../../shared/format';
import { words } from '../../words';
import type { Shown } from './Figure';
import { WAITING, openedIn } from './links';
import type { About } from './period';
import type { Series } from './series';

type Topics = Schemas['TopicTrend'];

const t = words.dashboards;

/** Facts that the chart has room for; the table has all. */
const CHARTED = 8;

const SERIES: readonly Series[] = [
  { name: 'open', label: t.conflicts.open, color: 'var(--edge-contradiction)' },
  { name: 'decided', label: t.conflicts.decided, color: 'var(--done)' },
];

/** The facts that offices disagree on most. */
export function topicsOf({ items, from, to }: Topics, about: About): Shown | null {
  const [first] = items;
  if (first === undefined) return null;
  const charted = items
    .slice(0, CHARTED)
    .map(({ topic, conflicts, open }) => ({ topic, open, decided: conflicts - open }));
  return {
    reading: t.topics.reading(first.topic, showNumber(first.conflicts)),
    chart: (
      <BarChart
        h={40 + charted.length * 32}
        data={charted}
        dataKey="topic"
        type="stacked"
        orientation="vertical"
        series={[...SERIES]}
        gridAxis="y"
        maxBarWidth={16}
        accessibilityLayer={false}
        valueFormatter={showNumber}
        xAxisProps={{ allowDecimals: false }}
        yAxisProps={{ width: 150, interval: 0 }}
      />
    ),
    legend: SERIES,
    table: {
      columns: [
        t.topics.fact,
        t.topics.kind,
        t.topics.conflicts,
        t.conflicts.open,
        words.statuses.resolved,
        t.topics.customers,
        t.topics.last,
      ],
      rows: items.map(({ topic, claimKind, conflicts, open, resolved, customersAffected, lastOpenedAt }) => {
        const behind = (status: string) => openedIn(about, from, to, { topic, claimKind, status });
        return [
          topic,
          t.claimKinds[claimKind] ?? claimKind,
          { count: conflicts, to: behind(`${WAITING},resolved`) },
          { count: open, to: behind(WAITING) },
          { count: resolved, to: behind('resolved') },
          customersAffected,
          showDay(lastOpenedAt),
        ];
      }),
    },
  };
}
