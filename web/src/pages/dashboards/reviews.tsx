import { BarChart } from '@mantine/charts';
import type { Schemas } from '../../api/client';
import { dayAfter, dayOn } from '../../shared/days';
import { showHours, showNumber, showShare } from '../../shared/format';
import { words } from '../../words';
import type { Shown } from './Figure';
import { closedIn, waiting } from './links';
import type { About } from './period';
import type { Series } from './series';

type Reviews = Schemas['ReviewTrend'];

const t = words.dashboards;

const AGES: readonly Series[] = [{ name: 'conflicts', label: t.backlog.waiting, color: 'var(--waits)' }];

/** How long a decision takes, and how old what waits is. */
export function backlogOf({ backlog, timeToDecision, timeToClear, from, to }: Reviews, about: About): Shown | null {
  if (backlog.open === 0 && timeToDecision.count === 0 && timeToClear.count === 0) return null;
  const hours = (value: number | null) => (value === null ? '–' : showHours(value));
  const bands = backlog.ages.map(({ fromDays, toDays, conflicts }) => ({
    band: toDays === null ? t.backlog.older(fromDays) : t.backlog.band(fromDays, toDays),
    conflicts,
    fromDays,
    toDays,
  }));
  const today = dayOn(new Date());
  return {
    reading: t.backlog.reading(showNumber(backlog.open), showNumber(backlog.overdue)),
    totals: [
      {
        label: t.backlog.toDecision,
        value: hours(timeToDecision.medianHours),
        to: timeToDecision.count === 0 ? undefined : closedIn(about, 'resolved,dismissed', from, to),
      },
      { label: t.backlog.toDecisionP90, value: hours(timeToDecision.p90Hours) },
      { label: t.backlog.toClear, value: hours(timeToClear.medianHours) },
      { label: t.backlog.toClearP90, value: hours(timeToClear.p90Hours) },
    ],
    chart: (
      <BarChart
        h={220}
        data={bands}
        dataKey="band"
        series={[...AGES]}
        maxBarWidth={40}
        accessibilityLayer={false}
        valueFormatter={showNumber}
        yAxisProps={{ allowDecimals: false }}
      />
    ),
    legend: AGES,
    table: {
      columns: [t.backlog.age, t.backlog.waiting],
      rows: bands.map(({ band, conflicts, fromDays, toDays }) => [
        band,
        {
          count: conflicts,
          to: waiting(about, {
            ...(toDays === null ? {} : { openedFrom: dayAfter(today, -toDays) }),
            openedTo: dayAfter(today, -fromDays),
          }),
        },
      ]),
    },
  };
}

/** Of what reviewers decided on, how much was worth it, by kind of conflict. */
export function precisionOf({ kinds, precision, from, to }: Reviews, about: About): Shown | null {
  const decided = kinds.reduce((sum, kind) => sum + kind.decided, 0);
  if (precision === null) return null;
  return {
    reading: t.precision.reading(showNumber(decided), showShare(precision)),
    chart: (
      <BarChart
        h={220}
        data={kinds.map((one) => ({
          kind: words.kinds[one.kind],
          precision: one.precision,
          color: `var(--edge-${one.kind})`,
        }))}
        dataKey="kind"
        series={[{ name: 'precision', label: t.precision.confirmed, color: 'var(--done)' }]}
        maxBarWidth={40}
        accessibilityLayer={false}
        withBarValueLabel
        barChartProps={{ margin: { top: 20 } }}
        valueFormatter={showShare}
        yAxisProps={{ domain: [0, 1] }}
      />
    ),
    legend: [],
    table: {
      columns: [
        t.precision.kind,
        t.precision.decided,
        t.precision.confirmed,
        t.precision.none,
        t.precision.share,
        t.backlog.toDecision,
      ],
      rows: kinds.map(({ kind, decided: all, confirmed, dismissed, precision: share, timeToDecision }) => [
        words.kinds[kind],
        { count: all, to: closedIn(about, 'resolved,dismissed', from, to, { kind }) },
        { count: confirmed, to: closedIn(about, 'resolved', from, to, { kind }) },
        { count: dismissed, to: closedIn(about, 'dismissed', from, to, { kind }) },
        share === null ? null : showShare(share),
        timeToDecision.medianHours === null ? null : showHours(timeToDecision.medianHours),
      ]),
    },
  };
}
