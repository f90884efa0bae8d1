import type { Scenario } from '../../bench/quality/scenario.js';
import type { Client } from './client.js';
import { importAll } from './findings.js';

/** Sets up a labelled company and files its letters; no id is taken twice where `prefix` differs. */
export async function fileCompany(api: Client, scenario: Scenario): Promise<void> {
  const parents = new Map(scenario.segments.map((one) => [one.id, one.parentId ?? null]));
  const depth = (id: string): number => {
    const parent = parents.get(id) ?? null;
    return parent === null ? 0 : 1 + depth(parent);
  };
  for (const { id, name, parentId } of [...scenario.segments].sort((a, b) => depth(a.id) - depth(b.id)))
    await api.post('segments', { id, name, parentId: parentId ?? null });
  for (const { id, name, kind } of scenario.offices) await api.post('offices', { id, name, kind });
  const imported = await importAll(api, scenario.communications.map((one) => JSON.stringify(one)).join('\n'));
  if (imported.accepted !== scenario.communications.length) throw new Error(JSON.stringify(imported.errors));
}

/** A conflict as far as it can be held against labels. */
interface Shown {
  id: string;
  kind: string;
  foundBy: string;
  members: { externalId: string }[];
  positions?: { value: string; members: { externalId: string; quote: string }[] }[];
}

/** What a service reports, in the form of the labels. */
export interface Reported {
  redundant: { a: string; b: string; foundBy: string }[];
  facts: { a: string; b: string; quoteA: string; quoteB: string; claimKind: string; foundBy: string }[];
}

/** Reads every conflict above its bar back. */
export async function reported(api: Client): Promise<Reported> {
  const found: Reported = { redundant: [], facts: [] };
  for (const { id } of await api.all<Shown>('conflicts?limit=200')) {
    const { body } = await api.get<Shown & { claimKind: string }>(`conflicts/${id}`);
    const { foundBy, claimKind } = body;
    if (body.kind !== 'contradiction') {
      pairs(body.members).forEach(([a, b]) => found.redundant.push({ a: a.externalId, b: b.externalId, foundBy }));
      continue;
    }
    for (const [p, q] of pairs(body.positions ?? []))
      for (const a of p.members)
        for (const b of q.members)
          if (a.externalId !== b.externalId)
            found.facts.push({
              a: a.externalId,
              b: b.externalId,
              quoteA: a.quote,
              quoteB: b.quote,
              claimKind,
              foundBy,
            });
  }
  return found;
}

function pairs<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]));
}
