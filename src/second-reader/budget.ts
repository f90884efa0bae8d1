import type { SecondReaderSettings } from '../platform/settings.js';
import type { ReadingDayEntity } from './reading-day.entity.js';
import type { Usage } from './endpoint.js';

const MILLION = 1_000_000;

/** What a day's budget leaves. */
export interface Left {
  /** Tokens of the whole day; infinite where there is no limit. */
  day: number;
  /** Tokens of the segment's own budget. */
  segment: number;
}

type Limits = Pick<SecondReaderSettings, 'tokensPerDay' | 'moneyPerDay' | 'price' | 'segmentTokens'>;

/** What is left of a day for a segment, given what the day's questions used; money in tokens of the dearer kind. */
export function leftOf(used: readonly ReadingDayEntity[], segmentId: string, limits: Limits): Left {
  const tokensOf = (days: readonly ReadingDayEntity[]) =>
    days.reduce((sum, one) => sum + one.tokensIn + one.tokensOut, 0);
  const spent = used.reduce((sum, { cost }) => sum + cost, 0);
  const dearest = Math.max(limits.price.in, limits.price.out) / MILLION;
  const affordable =
    limits.moneyPerDay === null || dearest === 0 ? Infinity : Math.max(0, limits.moneyPerDay - spent) / dearest;
  const own = limits.segmentTokens[segmentId] ?? Infinity;
  return {
    day: Math.min(affordable, (limits.tokensPerDay ?? Infinity) - tokensOf(used)),
    segment: own - tokensOf(used.filter((one) => one.segmentId === segmentId)),
  };
}

/** What it cost, in the currency of the settings. */
export function costOf({ tokensIn, tokensOut }: Usage, price: Limits['price']): number {
  return (tokensIn * price.in + tokensOut * price.out) / MILLION;
}
