import { words } from '../words';

const number = new Intl.NumberFormat();
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const plainDay = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** `12,000` */
export const showNumber = (value: number): string => number.format(value);

/** `83 %`, of a share between 0 and 1 */
export const showShare = (value: number): string => percent.format(value);

/** A plain date as that day, whatever the reader's zone; a moment as its day there. */
export function showDay(time: string): string {
  return time.length === 10 ? plainDay.format(new Date(`${time}T00:00:00Z`)) : day.format(new Date(time));
}

/** A moment in the reader's zone. */
export const showMoment = (time: string): string => moment.format(new Date(time));

/** When it is sent, as a reader says it. */
export function showWindow({ sendFrom, sendUntil }: { sendFrom: string | null; sendUntil: string | null }): string {
  if (sendFrom === null) return sendUntil === null ? words.dates.none : words.dates.until(showDay(sendUntil));
  if (sendUntil === null) return words.dates.alwaysOn(showDay(sendFrom));
  const [from, until] = [showDay(sendFrom), showDay(sendUntil)];
  return from === until ? words.dates.on(from) : words.dates.range(from, until);
}

const dayInYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const monthInYear = new Intl.DateTimeFormat(undefined, { month: 'short', year: '2-digit', timeZone: 'UTC' });

/** A plain date where there is little room, as the beginning of a day, a week or a month. */
export function showStep(at: string, step: 'day' | 'week' | 'month'): string {
  return (step === 'month' ? monthInYear : dayInYear).format(new Date(`${at}T00:00:00Z`));
}

const duration = (value: number, unit: 'hour' | 'day'): string =>
  new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 }).format(
    value,
  );

/** A duration: in hours up to two days, in days from there on. */
export const showHours = (hours: number): string =>
  hours < 48 ? duration(hours, 'hour') : duration(hours / 24, 'day');

/** An amount of money in its currency. */
export function showMoney({ amount, currency }: { amount: string; currency: string }): string {
  return new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(Number(amount));
}
