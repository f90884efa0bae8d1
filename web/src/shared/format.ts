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
