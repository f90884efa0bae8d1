import type { Claim } from './claim.js';

/** A value as a person reads it: "USD 5.00 per month", "at least 14 days", "3 June 2026", "+1 401 555 0161". */
export function displayValue(claim: Claim): string {
  const v = claim.value;
  const bound =
    v.bound === 'min'
      ? 'at least '
      : v.bound === 'max'
        ? 'up to '
        : v.bound === 'about'
          ? 'about '
          : v.bound === 'from'
            ? 'from '
            : v.bound === 'until'
              ? 'until '
              : '';
  const per =
    v.per === 'change'
      ? ' difference'
      : v.per
        ? v.per === 'each'
          ? ' each'
          : ` per ${v.per.replace(/^each:/, '')}`
        : '';
  const range = (show: (n: number) => string) => (v.lo === v.hi ? show(v.lo) : `${show(v.lo)} to ${show(v.hi)}`);
  switch (claim.kind) {
    case 'amount':
      return v.hi === 0 ? 'free' : `${bound}${range((n) => `${v.unit} ${n.toFixed(2)}`)}${per}`;
    case 'rate':
      return v.unit === 'x' ? `${v.lo / 100} times` : `${bound}${range(String)} %${per}`;
    case 'duration':
      return v.unit === 'ever' ? 'without limit' : v.unit === 'now' ? 'at once' : bound + range((n) => span(n, v.unit));
    case 'date':
      return bound + (v.rough ? `${day(v.lo)} to ${day(v.hi)} (roughly)` : range(day));
    case 'hours':
      return hours(claim);
    case 'quantity':
      return v.hi >= 1e9
        ? `unlimited ${v.unit}`
        : `${bound}${range(String)} ${v.unit === 'age' ? 'years of age' : v.unit}${per}`;
    default:
      return v.text ?? '';
  }
}

function span(n: number, unit: string): string {
  const many = (k: number, w: string) => `${Math.round(k * 100) / 100} ${w}${k === 1 ? '' : 's'}`;
  if (unit === 'bday') return many(n, 'business day');
  if (unit === 'month') return n % 12 === 0 && n > 0 ? many(n / 12, 'year') : many(n, 'month');
  if (n === 0) return 'the same day';
  if (n % 1440 === 0) return many(n / 1440, 'day');
  if (n % 60 === 0) return many(n / 60, 'hour');
  return many(n, 'minute');
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
function day(code: number): string {
  if (code < 100) return `day ${code} of the month`;
  const y = Math.floor(code / 10000);
  return `${code % 100} ${MONTHS[(Math.floor(code / 100) % 100) - 1] ?? ''}${y ? ` ${y}` : ''}`;
}

const NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
function hours(claim: Claim): string {
  const v = claim.value;
  const clock = (m: number) =>
    `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(Math.round(m % 60)).padStart(2, '0')}`;
  const days = v.days ? (v.days === 127 ? 'every day' : NAMES.filter((_, i) => v.days! & (1 << i)).join(', ')) : '';
  const time =
    v.unit !== 'time'
      ? v.unit
      : v.lo === 0 && v.hi === 1440
        ? 'around the clock'
        : v.lo === v.hi
          ? `${v.bound === 'from' ? 'from ' : v.bound === 'until' ? 'until ' : ''}${clock(v.lo)}`
          : `${clock(v.lo)} to ${clock(v.hi)}`;
  return days ? `${days} ${time}` : time;
}
