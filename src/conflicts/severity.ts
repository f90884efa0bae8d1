import type { DayNumber } from '../platform/clock.js';
import type { Reach } from '../registry/meeting.js';
import type { ConflictKind, Severity } from './conflict.entity.js';

/** What makes a conflict more or less harmful. */
export interface Harmful {
  kind: ConflictKind;
  customersAffected: number;
  /** Days until the next send of a member; 0 when one is running, null when all are past. */
  daysToSend: number | null;
}

/** How bad each kind is for the customer: two truths confuse, the same text twice looks careless, the same purpose less so. */
const KIND_POINTS: Record<ConflictKind, number> = { contradiction: 3, duplicate: 2, overlap: 1 };

/** Customers from which reach adds a point, and another one. */
const MANY = 1_000;
const VERY_MANY = 50_000;

/** A send within a week leaves less time than most reviews take. */
const SOON_DAYS = 7;

const SEVERITY_WEIGHT: Record<Severity, number> = { high: 9, medium: 3, low: 1 };

/** Days that a reviewer has, by severity. */
const DAYS_TO_DECIDE: Record<Severity, number> = { high: 2, medium: 5, low: 14 };

/** Severity from kind, reach and days to the send. */
export function severityOf({ kind, customersAffected, daysToSend }: Harmful): Severity {
  let points = KIND_POINTS[kind];
  if (customersAffected >= MANY) points++;
  if (customersAffected >= VERY_MANY) points++;
  if (daysToSend !== null && daysToSend <= SOON_DAYS) points++;
  if (daysToSend === null) points--;
  return points >= 5 ? 'high' : points >= 3 ? 'medium' : 'low';
}

/**
 * The queue's order: customers affected x severity x nearness of the send. Conflicts of unknown reach come by severity.
 * In whole eighths, which every engine gives back as they were: pages go on behind the last one's.
 */
export function harmOf(harmful: Harmful): number {
  const nearness = harmful.daysToSend === null ? 0.5 : 1 + 1 / (1 + harmful.daysToSend);
  return Math.round((1 + harmful.customersAffected) * SEVERITY_WEIGHT[severityOf(harmful)] * nearness * 8) / 8;
}

/** When a conflict of this severity should be decided at the latest, counted from `from`. */
export function latestDueAt(severity: Severity, from: Date): Date {
  return new Date(from.getTime() + DAYS_TO_DECIDE[severity] * 86_400_000);
}

/** When it should be decided: within the days that its severity gives, and before the next send if that is to come. */
export function dueAt(harmful: Harmful, openedAt: Date): Date {
  const days = DAYS_TO_DECIDE[severityOf(harmful)];
  const beforeSend = harmful.daysToSend !== null && harmful.daysToSend > 0 ? Math.max(harmful.daysToSend - 1, 1) : days;
  return new Date(openedAt.getTime() + Math.min(days, beforeSend) * 86_400_000);
}

/** Days until the next send of a member: 0 when one is running or undated, null when all are over. */
export function daysToSend(members: readonly { reach: Reach }[], today: DayNumber): number | null {
  const days = members.flatMap(({ reach }) => {
    if (reach.fromDay === null) return [0];
    if (reach.untilDay !== null && reach.untilDay < today) return [];
    return [Math.max(0, reach.fromDay - today)];
  });
  return days.length > 0 ? Math.min(...days) : null;
}
