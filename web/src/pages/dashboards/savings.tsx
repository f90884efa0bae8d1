import { BarChart } from '@mantine/charts';
import type { Schemas } from '../../api/client';
import { showDay, showMoney, showNumber } from '../../shared/format';
import { words } from '../../words';
import type { Shown } from './Figure';
import type { Series } from './series';

type Savings = Schemas['SavingsTrend'];

const t = words.dashboards.savings;

const SERIES: readonly Series[] = [{ name: 'contacts', label: t.contacts, color: 'var(--done)' }];

/** What customers were spared, and what it would have cost. */
export function savingsOf(
  { communications, contacts, money, offices, items }: Savings,
  nameOf: (id: string) => string,
): Shown | null {
  if (communications === 0) return null;
  const amounts = (of: Savings['money']) => (of.length === 0 ? '–' : of.map(showMoney).join(', '));
  return {
    reading: t.reading(showNumber(communications), showNumber(contacts), money.map(showMoney).join(', ')),
    totals: [
      { label: t.communications, value: showNumber(communications) },
      { label: t.contacts, value: showNumber(contacts) },
      { label: t.money, value: amounts(money) },
    ],
    chart: (
      <BarChart
        h={40 + offices.length * 36}
        data={offices.map((one) => ({ office: nameOf(one.office), contacts: one.contacts }))}
        dataKey="office"
        orientation="vertical"
        series={[...SERIES]}
        gridAxis="y"
        maxBarWidth={18}
        accessibilityLayer={false}
        valueFormatter={showNumber}
        yAxisProps={{ width: 150, interval: 0 }}
      />
    ),
    legend: SERIES,
    table: {
      columns: [t.communication, t.office, t.withdrawn, t.contacts, t.money],
      rows: items.map((item) => [
        { text: item.externalId, to: `/conflicts/${item.conflictId}` },
        nameOf(item.office),
        showDay(item.withdrawnAt),
        item.contacts,
        item.money === null ? null : showMoney(item.money),
      ]),
    },
  };
}
