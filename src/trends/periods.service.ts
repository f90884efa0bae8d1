import { Injectable } from '@nestjs/common';
import { Calendar, Clock, type DayNumber, dateOfDay, dayOfDate } from '../platform/clock.js';
import { invalidRequest } from '../platform/validation.js';
import type { Period } from './trends.dto.js';

/** Days that a period has where nobody says how many. */
const USUAL_DAYS = 90;

/** Ten years: longer is a mistake in the question. */
const MAX_DAYS = 3_660;

/** Days of the company, both inclusive. */
export interface Days {
  from: DayNumber;
  to: DayNumber;
}

/** Reads periods as they are asked for. */
@Injectable()
export class PeriodsService {
  constructor(
    private readonly clock: Clock,
    private readonly calendar: Calendar,
  ) {}

  get today(): DayNumber {
    return this.calendar.dayOf(this.clock.now());
  }

  /** The period up to today, or to the last day that is given. */
  past({ from, to }: { from?: string; to?: string }): Days {
    const last = to === undefined ? this.today : this.dayOf(to);
    return checked({ from: from === undefined ? last - USUAL_DAYS + 1 : this.dayOf(from), to: last });
  }

  /** The period from today on, or from the first day that is given. */
  coming({ from, to }: { from?: string; to?: string }): Days {
    const first = from === undefined ? this.today : this.dayOf(from);
    return checked({ from: first, to: to === undefined ? first + USUAL_DAYS - 1 : this.dayOf(to) });
  }

  /** The instants between which the days lie: begin (inclusive) and end (exclusive). */
  instants({ from, to }: Days): { begin: Date; end: Date } {
    return { begin: this.calendar.startOf(from), end: this.calendar.startOf(to + 1) };
  }

  private dayOf(time: string): DayNumber {
    return time.length === 10 ? dayOfDate(time) : this.calendar.dayOf(new Date(time));
  }
}

/** A period as answers have it. */
export function shown({ from, to }: Days): Period {
  return { from: dateOfDay(from), to: dateOfDay(to) };
}

function checked(days: Days): Days {
  if (days.to < days.from) throw invalidRequest([{ pointer: '/to', detail: 'must not lie before from' }]);
  if (days.to - days.from >= MAX_DAYS)
    throw invalidRequest([{ pointer: '/from', detail: 'the period may have ten years at most' }]);
  return days;
}
