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
