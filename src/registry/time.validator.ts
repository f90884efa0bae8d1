import { ValidateBy, type ValidationOptions } from 'class-validator';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

/** Whether it is an RFC 3339 date or date-time that exists (no 30 February). */
export function isTime(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 40) return false;
  const parts = DATE.exec(value) ?? DATE_TIME.exec(value);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900;
}

/** class-validator's form of `isTime`. */
export function IsTime(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isTime',
      validator: {
        validate: isTime,
        defaultMessage: () =>
          '$property must be a date such as 2026-03-01, or a date and time such as 2026-03-01T09:00:00Z',
      },
    },
    options,
  );
}
