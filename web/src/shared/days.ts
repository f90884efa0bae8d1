/** The plain date (`2026-03-01`) of a moment, in the reader's zone or the one given. */
export function dayOn(moment: Date, timeZone?: string): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(moment);
}

/** A plain date that many days later, or earlier. */
export function dayAfter(day: string, days: number): string {
  return dayOn(new Date(Date.parse(day) + days * 86_400_000), 'UTC');
}

/** Days from one plain date to another; 0 where they are the same. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
