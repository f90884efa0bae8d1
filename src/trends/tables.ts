import type { ReviewTrend, SavingsTrend, Timeline } from './trends.dto.js';

/** The columns of each answer as a table; what is nested is flattened below. */
export const COLUMNS = {
  overlap: [
    'at',
    'communications',
    'redundant',
    'contradicted',
    'overlapRate',
    'contradictionRate',
    'opened',
    'reopened',
    'resolved',
    'dismissed',
    'superseded',
    'open',
  ],
  offices: ['a', 'b', 'opened', 'resolved', 'dismissed', 'open', 'duplicate', 'overlap', 'contradiction'],
  topics: ['topic', 'claimKind', 'conflicts', 'open', 'resolved', 'customersAffected', 'lastOpenedAt'],
  reviews: ['figure', 'kind', 'value'],
  savings: [
    'communicationId',
    'externalId',
    'office',
    'conflictId',
    'withdrawnAt',
    'pieces',
    'contacts',
    'amount',
    'currency',
  ],
  timeline: [
    'fromDay',
    'untilDay',
    'office',
    'channel',
    'campaign',
    'communicationId',
    'externalId',
    'subject',
    'clearance',
    'conflictIds',
  ],
} as const;

/** The figures of reviews, a row each. */
export function reviewRows(trend: ReviewTrend): object[] {
  const { timeToDecision, timeToClear, precision, kinds, backlog } = trend;
  const row = (figure: string, value: number | string | null, kind = '') => ({ figure, kind, value });
  return [
    row('decided', timeToDecision.count),
    row('medianHoursToDecision', timeToDecision.medianHours),
    row('p90HoursToDecision', timeToDecision.p90Hours),
    row('cleared', timeToClear.count),
    row('medianHoursToClear', timeToClear.medianHours),
    row('p90HoursToClear', timeToClear.p90Hours),
    row('precision', precision),
    ...kinds.flatMap((one) => [
      row('decided', one.decided, one.kind),
      row('confirmed', one.confirmed, one.kind),
      row('dismissed', one.dismissed, one.kind),
      row('precision', one.precision, one.kind),
      row('medianHoursToDecision', one.timeToDecision.medianHours, one.kind),
      row('p90HoursToDecision', one.timeToDecision.p90Hours, one.kind),
    ]),
    row('open', backlog.open),
    row('overdue', backlog.overdue),
    row('oldestOpenedAt', backlog.oldestOpenedAt),
    ...backlog.ages.map(({ fromDays, conflicts }) => row(`openFor${fromDays}DaysOrMore`, conflicts)),
  ];
}

/** The letters that were not sent, a row each. */
export function savingRows({ items }: SavingsTrend): object[] {
  return items.map(({ money, ...item }) => ({ ...item, ...money }));
}

/** What a customer receives, a row each; the conflicts with spaces between. */
export function timelineRows({ items }: Timeline): object[] {
  return items.map((item) => ({ ...item, conflictIds: item.conflictIds.join(' ') }));
}
