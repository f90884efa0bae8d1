import { Injectable } from '@nestjs/common';
/** Time, where it decides something; tests put a clock of their own in its place. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A calendar day as whole days since 1970-01-01, so that windows are compared as integers. */
export type DayNumber = number;

/** Day numbers in the company's time zone. */
export class Calendar {
  private readonly format: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    this.format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  }

  /** The company's calendar day of an instant. */
  dayOf(instant: Date): DayNumber {
    return dayOfDate(this.format.format(instant));
  }

  /** The company's calendar day as `YYYY-MM-DD`. */
  dateOf(instant: Date): string {
    return this.format.format(instant);
  }

  /** The instant at which a company day begins. */
  startOf(day: DayNumber): Date {
    // It begins up to 14 hours before, or 12 after, it begins in UTC; zones differ by quarters of an hour.
    let start = day * DAY_MS - 14 * HOUR_MS;
    while (this.dayOf(new Date(start)) < day) start += HOUR_MS / 4;
    return new Date(start);
  }

  /** The instant that a time stands for as the beginning of a period: a plain date begins when that day begins. */
  beginOf(time: string): Date {
    return time.length > 10 ? new Date(time) : this.startOf(dayOfDate(time));
  }

  /** The instant that a time stands for as the end of a period: a plain date ends when the next day begins. */
  endOf(time: string): Date {
    return time.length > 10 ? new Date(time) : this.startOf(dayOfDate(time) + 1);
  }
}

/** Day number of a plain date `YYYY-MM-DD`. */
export function dayOfDate(date: string): DayNumber {
  return Math.round(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / DAY_MS);
}

/** The plain date `YYYY-MM-DD` of a day number. */
export function dateOfDay(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
