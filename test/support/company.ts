import type { Client } from './client.js';

/** What a test company consists of before anybody writes to anybody. */
const SEGMENTS = [
  { id: 'all-customers', name: 'All customers', audienceSize: 210_000 },
  { id: 'new-customers', name: 'Customers in their first 90 days', parentId: 'all-customers', audienceSize: 12_000 },
  { id: 'students', name: 'Students with a new account', parentId: 'new-customers', audienceSize: 900 },
  { id: 'long-time', name: 'Customers of ten years or more', parentId: 'all-customers', audienceSize: 31_000 },
  { id: 'mortgage', name: 'Mortgage customers', parentId: 'all-customers', audienceSize: 15_000 },
];

const OFFICES = [
  { id: 'marketing', name: 'Marketing', kind: 'marketing' },
  { id: 'operations', name: 'Account Operations', kind: 'operations' },
  { id: 'president', name: "The President's Office", kind: 'executive' },
  { id: 'cards', name: 'Pierside Cards', kind: 'partner' },
];

/** Sets up segments and offices, as an admin would. */
export async function foundCompany(api: Client): Promise<void> {
  for (const segment of SEGMENTS) await created(api, 'segments', segment);
  for (const office of OFFICES) await created(api, 'offices', office);
}

async function created(api: Client, path: string, body: object): Promise<void> {
  const { status, body: answer } = await api.post(path, body);
  if (status !== 201) throw new Error(`POST ${path} answered ${status}: ${JSON.stringify(answer)}`);
}
