import type { Client } from './client.js';
import type { Letter } from './letters.js';

interface Member {
  communicationId: string;
  externalId: string;
  office: string;
}

/** A conflict in a list, as far as tests look. */
export interface ConflictShown {
  id: string;
  kind: string;
  segment: string;
  segments: string[];
  status: string;
  severity: string;
  customersAffected: number;
  openedAt: string;
  dueAt: string;
  members: (Member & { similarity: number })[];
  explanation: string;
}

/** A communication as it is answered, as far as tests look. */
export interface FiledShown {
  id: string;
  externalId: string;
  office: string;
  revision: number;
  contentHash: string;
  text: string;
  withdrawnAt: string | null;
  clearance: { state: string; contentHash: string; conflictIds: string[] };
  conflicts: ConflictShown[];
}

/** The answer of a check, as far as tests look. */
export interface PreflightShown {
  verdict: string;
  text: string;
  findings: {
    kind: string;
    severity: string;
    segment: string;
    other: { externalId: string; communicationId: string };
    similarity: number;
    mine: { quote: string; start: number; end: number };
    theirs: { quote: string; start: number; end: number };
    explanation: string;
  }[];
}

/** What stands against whom, without what depends on when it arrived: ids, times, the order of the list. */
export async function standingConflicts(api: Client): Promise<string[]> {
  const conflicts = await api.all<ConflictShown>('conflicts?limit=200');
  return conflicts
    .map(({ kind, severity, segment, segments, customersAffected, members }) =>
      [kind, severity, customersAffected, segment, segments.join('+'), names(members).join('+')].join(' '),
    )
    .sort();
}

/** Clearances by name. */
export async function clearances(api: Client): Promise<Record<string, string>> {
  const all = await api.all<{ externalId: string; state: string }>('communications?limit=200');
  return Object.fromEntries(
    all.sort((a, b) => (a.externalId < b.externalId ? -1 : 1)).map((one) => [one.externalId, one.state]),
  );
}

/** External ids, ascending. */
export function names(members: readonly { externalId: string }[]): string[] {
  return members.map((member) => member.externalId).sort();
}

/** Files a letter; anything but success is thrown. */
export async function file(api: Client, letter: Letter): Promise<FiledShown> {
  const { status, body } = await api.post<FiledShown>('communications', letter);
  if (status !== 200 && status !== 201)
    throw new Error(`filing ${letter.externalId} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Imports letters and waits until every one has been compared. */
export async function importAll(
  api: Client,
  body: string | Uint8Array,
  type = 'application/x-ndjson',
  query = '',
): Promise<ImportShown> {
  const { status, body: started } = await api.post<ImportShown>(`imports${query}`, body, { 'content-type': type });
  if (status !== 202) throw new Error(`the import answered ${status}: ${JSON.stringify(started)}`);
  return finished(api, started.id);
}

/** An import as it is answered. */
export interface ImportShown {
  id: string;
  status: string;
  received: number;
  accepted: number;
  unchanged: number;
  rejected: number;
  errors: { line: number; pointer: string; detail: string }[];
  failure: string | null;
  finishedAt: string | null;
}

/** Waits for the end of an import. */
export async function finished(api: Client, id: string): Promise<ImportShown> {
  for (const started = Date.now(); Date.now() - started < 120_000; ) {
    const { body } = await api.get<ImportShown>(`imports/${id}`);
    if (body.status === 'done' || body.status === 'failed') return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`the import ${id} did not end within two minutes`);
}
