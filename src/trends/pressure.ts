import { type DayNumber, dateOfDay } from '../platform/clock.js';
import { startOf } from './series.js';

/** A communication as a mailbox sees it. */
export interface Sent {
  office: string;
  fromDay: DayNumber;
  untilDay: DayNumber | null;
  collides: boolean;
}

/** What may reach a customer in a week. */
export interface Week {
  at: string;
  starting: number;
  inForce: number;
  offices: number;
  colliding: number;
}

/** Contact pressure: the weeks (Monday to Sunday) that a period touches, also those in which nothing is sent. */
export function weeksOf(sent: readonly Sent[], from: DayNumber, to: DayNumber): Week[] {
  const weeks: Week[] = [];
  for (let monday = startOf(from, 'week'); monday <= to; monday += 7) {
    const sunday = monday + 6;
    const inForce = sent.filter(({ fromDay, untilDay }) => fromDay <= sunday && (untilDay ?? Infinity) >= monday);
    weeks.push({
      at: dateOfDay(monday),
      starting: inForce.filter(({ fromDay }) => fromDay >= monday).length,
      inForce: inForce.length,
      offices: new Set(inForce.map(({ office }) => office)).size,
      colliding: inForce.filter(({ collides }) => collides).length,
    });
  }
  return weeks;
}
