import { useSearchParams } from 'react-router';
import { dayAfter, dayOn, daysBetween } from '../../shared/days';

export type Interval = 'day' | 'week' | 'month';

/** What every figure is about, as the address has it. */
export interface About {
  /** As the API takes it; without a first day it is the API's own period, the last 90 days. */
  query: { from?: string; to?: string; segment?: string; office?: string };
  interval: Interval;
  /** Whether the last day lies before the first. */
  reversed: boolean;
}

/** Periods up to today that can be chosen, in days; the first is the API's own. */
export const LENGTHS = [90, 30, 365] as const;

/** Most points that a chart has. */
const MAX_DAYS = 31;
const MAX_DAYS_BY_WEEK = 210;

/** What the figures are about, from the address; and how to change a part of it, which takes away what is null or empty. */
export function useAbout(): {
  params: URLSearchParams;
  about: About;
  set: (changes: Record<string, string | null>) => void;
} {
  const [params, setParams] = useSearchParams();
  const set = (changes: Record<string, string | null>) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value === null || value === '') after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { replace: true },
    );
  return { params, about: aboutOf(params, dayOn(new Date())), set };
}

/** What an address asks for on a day. */
function aboutOf(params: URLSearchParams, today: string): About {
  const days = Number(params.get('days') ?? LENGTHS[0]);
  const given = { from: params.get('from'), to: params.get('to') };
  const from = given.from ?? (given.to === null && days !== LENGTHS[0] ? dayAfter(today, 1 - days) : null);
  const length = from === null ? LENGTHS[0] : daysBetween(from, given.to ?? today) + 1;
  const query = { from, to: given.to, segment: params.get('segment'), office: params.get('office') };
  return {
    query: Object.fromEntries(Object.entries(query).filter(([, value]) => value !== null)),
    interval: intervalOf(params.get('interval'), length),
    reversed: length < 1,
  };
}

function intervalOf(asked: string | null, length: number): Interval {
  if (asked === 'day' || asked === 'week' || asked === 'month') return asked;
  return length <= MAX_DAYS ? 'day' : length <= MAX_DAYS_BY_WEEK ? 'week' : 'month';
}
