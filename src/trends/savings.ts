import type { DayNumber } from '../platform/clock.js';

/** A communication that was withdrawn because of a decision. */
export interface NotSent {
  fromDay: DayNumber | null;
  untilDay: DayNumber | null;
  withdrawnDay: DayNumber;
  pieces: number | null;
  /** Customers in its segments. */
  audience: number;
  unitCost: { amount: string; currency: string } | null;
}

/** What one of them saved. */
export interface Saving {
  /** Of those it was meant to have, as its office said; 0 where it said nothing. */
  pieces: number;
  /** Customers who were not written to: the pieces, or where nobody said how many, the customers of its segments. */
  contacts: number;
  /** Pieces times unit cost; null where one of the two is not known. */
  money: { amount: string; currency: string } | null;
}

/**
 * What a withdrawn communication would have cost. Of a send that had begun only the days that were left count, as nobody
 * can take back what is in the post; what was over had been sent. An open-ended one counts in full.
 */
export function savingOf({ fromDay, untilDay, withdrawnDay, pieces, audience, unitCost }: NotSent): Saving {
  const [left, days] = fromDay === null || untilDay === null ? [1, 1] : daysLeft(fromDay, untilDay, withdrawnDay);
  const part = (n: number) => Math.floor((n * left) / days);
  const saved = part(pieces ?? 0);
  return {
    pieces: saved,
    contacts: pieces === null ? part(audience) : saved,
    money: pieces === null || unitCost === null ? null : { ...unitCost, amount: times(unitCost.amount, saved) },
  };
}

function daysLeft(from: DayNumber, until: DayNumber, withdrawn: DayNumber): [number, number] {
  const days = until - from + 1;
  return [Math.max(0, Math.min(days, until - withdrawn + 1)), days];
}

/** A decimal number times a whole one, exactly; with two decimals at least, as money is written. */
export function times(amount: string, n: number): string {
  const { digits, decimals } = parse(amount);
  return format(digits * BigInt(n), decimals);
}

/** The sum of decimal numbers, exactly. */
export function sum(amounts: readonly string[]): string {
  const parsed = amounts.map(parse);
  const decimals = Math.max(2, ...parsed.map((one) => one.decimals));
  return format(
    parsed.reduce((total, one) => total + one.digits * 10n ** BigInt(decimals - one.decimals), 0n),
    decimals,
  );
}

function parse(amount: string): { digits: bigint; decimals: number } {
  const [whole = '', fraction = ''] = amount.split('.');
  return { digits: BigInt(whole + fraction), decimals: fraction.length };
}

function format(digits: bigint, decimals: number): string {
  const negative = digits < 0n;
  const text = (negative ? -digits : digits).toString().padStart(decimals + 1, '0');
  const whole = text.slice(0, text.length - decimals);
  const fraction = text
    .slice(text.length - decimals)
    .replace(/0+$/, '')
    .padEnd(2, '0');
  return `${negative ? '-' : ''}${whole}.${fraction}`;
}
