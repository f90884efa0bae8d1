import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Which queries (by the first part of their key) a change of a thing makes stale. */
const TOUCHED: Record<string, readonly string[]> = {
  conflict: ['conflicts', 'clusters', 'communications', 'preflight', 'trends', 'timeline', 'questions'],
  communication: ['communications', 'conflicts', 'preflight', 'timeline', 'trends'],
  clarity: ['questions'],
  segment: ['segments'],
  office: ['offices'],
  journey: ['journeys'],
};

/** Keeps what is shown up to date by the service's server-sent events; the browser reconnects by itself. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/api/v1/events');
    let lost = false;
    const refresh = (names: readonly string[]) => {
      for (const name of names) void client.invalidateQueries({ queryKey: [name] });
    };
    source.addEventListener('change', ({ data }: MessageEvent<string>) => {
      refresh(TOUCHED[(JSON.parse(data) as { thing: string }).thing] ?? []);
    });
    // What has happened while there was no connection was told to nobody.
    source.addEventListener('ready', () => {
      if (lost) refresh(Object.values(TOUCHED).flat());
      lost = false;
    });
    source.addEventListener('error', () => {
      lost = true;
    });
    return () => source.close();
  }, [client]);
}
