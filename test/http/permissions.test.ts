import { readFileSync, writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { openApiDocument } from '../../src/platform/openapi.js';
import type { Answer } from '../support/client.js';
import { describeOnDatabase } from '../support/database.js';
import { Service } from '../support/service.js';
import { PASSWORD, Visitor, join } from '../support/visitor.js';

const FILE = joinPath(__dirname, '../../docs/permissions.md');

/** Everything that carries this is another office's: a partner is never told it. */
const SECRET = /zzq/i;

const ACTORS = ['nobody', 'partner', 'viewer', 'author', 'advocate', 'reviewer', 'admin'] as const;
type Actor = (typeof ACTORS)[number];

/** Whose the thing is that a route is tried on: of the actor's own office (or person), or of another. */
type Side = 'own' | 'other';

/** `yes`: on everything; `own`: on what is of one's own office or person; `–`: not at all. */
type Cell = 'yes' | 'own' | '–';

interface Route {
  method: string;
  path: string;
  tag: string;
}

/** The office that an actor acts for; those that act for none take marketing's part. */
const officeOf = (actor: Actor, side: Side): string => {
  const own = actor === 'partner' ? 'bank' : 'marketing';
  return side === 'own' ? own : 'operations';
};

describeOnDatabase('who may do what', () => {
  let service: Service;
  let routes: Route[];
  const visitors = new Map<Actor, Visitor>();
  const conflicts = new Map<string, { id: string; clusterId: string }>();
  let fresh = 0;

  beforeAll(async () => {
    service = await Service.start();
    await furnish();
    for (const actor of ACTORS) {
      if (actor === 'nobody') visitors.set(actor, new Visitor(service.address));
      else visitors.set(actor, await join(service, { email: addressOf(actor), ...wishOf(actor) }));
    }
    const { paths } = openApiDocument(service.app);
    routes = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations as Record<string, { tags?: string[] }>).map(([method, { tags }]) => ({
        method: method.toUpperCase(),
        path,
        tag: tags?.[0] ?? '',
      })),
    );
  }, 60_000);
  afterAll(() => service.stop());

  const addressOf = (actor: Actor) => `${actor === 'nobody' ? 'viewer' : actor}@example.com`;
  const wishOf = (actor: Actor) => {
    if (actor === 'partner') return { role: 'advocate', office: 'bank' };
    return actor === 'author' || actor === 'advocate' ? { role: actor, office: 'marketing' } : { role: actor };
  };

  /** Offices, letters that collide within and across them, and what routes point at. */
  async function furnish(): Promise<void> {
    const { api } = service;
    for (const [id, kind] of [
      ['marketing', 'marketing'],
      ['operations', 'operations'],
      ['executive', 'executive'],
      ['bank', 'partner'],
    ])
      await api.post('offices', { id, name: id, kind, advocate: id === 'bank' ? null : 'zzq-advocate' });
    await api.post('segments', { id: 'shared', name: 'Shared' });
    await api.post('segments', { id: 'theirs', name: 'Zzq segment' });
    await api.post('journeys', { id: 'journey', name: 'Zzq journey', owner: 'zzq-owner' });
    const same =
      'Thank you for opening your current account with us. Your debit card and its number will reach you by post within five working days. ' +
      'Until then you can pay with the card in your phone. Set up your standing orders online, and move your salary by telling your employer.';
    const terms =
      'Our zzq terms of business change in April. Interest on zzq savings is paid each quarter from then on, and statements come by post. ' +
      'Whoever does not agree may close the zzq account free of charge until the end of May.';
    for (const office of ['marketing', 'bank']) await file(office, 'shared', { body: same });
    for (const office of ['operations', 'executive']) await file(office, 'theirs', { body: terms });
    for (const { id, members } of await api.all<{ id: string; members: { office: string }[] }>('conflicts')) {
      const { clusterId } = (await api.get<{ clusterId: string }>(`conflicts/${id}`)).body;
      const side = members.some((member) => member.office === 'bank') ? 'own' : 'other';
      conflicts.set(side, { id, clusterId });
    }
    expect([...conflicts.keys()].sort()).toEqual(['other', 'own']);
  }

  const letter = (office: string, segment: string, more: object) => ({
    externalId: `${office === 'operations' ? 'zzq' : office}-${++fresh}`,
    office,
    channel: 'letter',
    bodyFormat: 'text',
    segments: [segment],
    campaign: `campaign-${fresh}`,
    subject: office === 'operations' ? 'Zzq subject' : 'Subject',
    body: `Something quite of its own, numbered ${fresh}${office === 'operations' ? ', zzq' : ''}.`,
    ...more,
  });

  async function file(office: string, segment: string, more: object = {}): Promise<string> {
    return made(await service.api.post('communications', letter(office, segment, more)));
  }

  function made({ status, body }: Answer<{ id?: string }>): string {
    if (status >= 300 || body.id === undefined) throw new Error(`not made: ${status} ${JSON.stringify(body)}`);
    return body.id;
  }

  /** Something for a route to be tried on, fresh where a try may use it up. */
  function targetOf(parameter: string, { path }: Route, actor: Actor, side: Side): Promise<string> | string {
    const office = officeOf(actor, side);
    if (parameter === 'communicationId') return file(office, 'shared');
    const [, kind = '', under = ''] = /^\/(?:api\/v1\/)?([^/{]+)(?:\/([^/{]+))?/.exec(path) ?? [];
    const make: Record<string, () => Promise<string> | string> = {
      segments: () => (side === 'own' ? 'shared' : 'theirs'),
      offices: () => office,
      journeys: () => 'journey',
      communications: () => file(office, side === 'own' ? 'shared' : 'theirs'),
      conflicts: () => conflicts.get(side)?.id ?? '',
      clusters: () => conflicts.get(side)?.clusterId ?? '',
      people: () => invited(),
      'api-keys': () => key(service.api, 'api-keys', 'zzq key'),
      'me/api-keys': () =>
        side === 'own' && actor !== 'nobody'
          ? key(visitors.get(actor) as Visitor, 'me/api-keys', 'mine')
          : key(service.api, 'api-keys', 'zzq key'),
      'me/sessions': () => sessionOf(side === 'own' ? actor : actor === 'viewer' ? 'reviewer' : 'viewer'),
      imports: () => importedFor(office),
      webhooks: async () => made(await service.api.post('webhooks', { url: 'https://hooks.example.com/' })),
      questions: () => askedOf(office),
      'queue-views': () => viewOf(side === 'own' ? actor : actor === 'viewer' ? 'reviewer' : 'viewer'),
    };
    // A token or id that nobody was ever given, for what is not known here.
    return (make[kind === 'me' ? `me/${under}` : kind] ?? (() => 'x'.repeat(43)))();
  }

  async function viewOf(actor: Actor): Promise<string> {
    if (actor === 'nobody' || actor === 'partner') return 'x'.repeat(43);
    return made(await (visitors.get(actor) as Visitor).post('queue-views', { name: 'mine', query: '' }));
  }

  /** A partner is never asked to read what another office wrote. */
  async function askedOf(office: string): Promise<string> {
    if (office === 'bank') return 'x'.repeat(43);
    const draft = await file('executive', 'shared');
    return made(await service.api.post(`communications/${draft}/clarity`, { office, question: 'Is it clear?' }));
  }

  async function invited(): Promise<string> {
    const person = { email: `fresh${++fresh}@example.com`, name: 'Zzq Person', role: 'viewer' };
    return made(await service.api.post('people', person));
  }

  async function key(by: Pick<Visitor, 'post'>, path: string, name: string): Promise<string> {
    return made(await by.post(path, { name, role: 'viewer' }));
  }

  async function sessionOf(actor: Actor): Promise<string> {
    const visitor = new Visitor(service.address);
    await visitor.signIn(addressOf(actor));
    const { body } = await visitor.get<{ items: { id: string; current: boolean }[] }>('me/sessions');
    return body.items.find((session) => session.current)?.id ?? '';
  }

  async function importedFor(office: string): Promise<string> {
    const { body } = await service.api.post<{ key: string }>('api-keys', { name: 'importer', role: 'author', office });
    const importer = service.api.as(body.key);
    return made(await importer.post('imports', '{}\n', { 'content-type': 'application/x-ndjson' }));
  }

  /** A letter as a file, with its other fields beside it. */
  function upload(fields: object, text: string): FormData {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields))
      if (name !== 'body' && name !== 'bodyFormat') form.set(name, String(value));
    form.set('file', new Blob([text]), 'letter.txt');
    return form;
  }

  /** What a route is sent; routes without an entry get an empty object, and say what is missing once they let somebody in. */
  function bodyOf({ method, path }: Route, actor: Actor, side: Side): unknown {
    const office = officeOf(actor, side);
    switch (`${method} ${path.replace('/api/v1/', '')}`) {
      case 'POST sign-in':
        return { email: addressOf(actor), password: PASSWORD };
      case 'POST me/password':
        return { present: PASSWORD, password: PASSWORD };
      case 'POST me/api-keys':
        return { name: 'mine', role: 'viewer' };
      case 'POST segments':
        return { id: `segment-${++fresh}`, name: 'Segment' };
      case 'POST offices':
        return { id: `office-${++fresh}`, name: 'Office', kind: 'other' };
      case 'POST journeys':
        return { id: `journey-${++fresh}`, name: 'Journey' };
      case 'POST people':
        return { email: `invited${++fresh}@example.com`, name: 'Somebody Else', role: 'viewer' };
      case 'POST api-keys':
        return { name: 'program', role: 'viewer' };
      case 'POST communications':
      case 'POST preflight':
        return letter(office, 'shared', side === 'other' ? { body: 'Something that collides with nothing.' } : {});
      case 'POST communications/upload':
        return upload(letter(office, 'shared', {}), `A letter of its own, ${fresh}.`);
      case 'POST preflight/file':
        return upload({}, 'A letter.');
      case 'POST imports':
        return '{}\n';
      default:
        return method === 'GET' || method === 'DELETE'
          ? undefined
          : (BODIES[`${method} ${path.replace('/api/v1/', '')}`] ?? {});
    }
  }

  /** What ends sessions; whoever tried it signs in anew. */
  const SPENDS = /^(POST \/api\/v1\/(sign-in|sign-out|me\/password)|DELETE \/api\/v1\/me\/sessions.*)$/;

  async function asks(actor: Actor, { method, path }: Route): Promise<Visitor> {
    if (actor === 'nobody') return new Visitor(service.address);
    const visitor = visitors.get(actor) as Visitor;
    if (!SPENDS.test(`${method} ${path}`)) return visitor;
    const again = new Visitor(service.address);
    await again.signIn(addressOf(actor));
    visitors.set(actor, again);
    const spent = new Visitor(service.address);
    await spent.signIn(addressOf(actor));
    return spent;
  }

  /** Whether the route lets the actor in: refused, or as if it were not there, is no. */
  async function tried(route: Route, actor: Actor, side: Side): Promise<boolean> {
    let path = route.path;
    for (const [placeholder, parameter = ''] of route.path.matchAll(/\{(\w+)\}/g))
      path = path.replace(placeholder, await targetOf(parameter, route, actor, side));
    const body = bodyOf(route, actor, side);
    const headers: Record<string, string> =
      route.path === '/api/v1/imports' ? { 'content-type': 'application/x-ndjson' } : {};
    const { status, body: told } = await (await asks(actor, route)).send<object>(route.method, path, body, headers);
    if (SPENDS.test(`${route.method} ${route.path}`) && actor !== 'nobody') await asks(actor, route);
    if (status >= 500) throw new Error(`${route.method} ${path} as ${actor}: ${status} ${JSON.stringify(told)}`);
    if (actor === 'partner' && SECRET.test(JSON.stringify(told)))
      throw new Error(`a partner was told of others by ${route.method} ${path}: ${JSON.stringify(told)}`);
    // A link that was never given, and a provider that is not set up, are refused to everybody alike, signed in or not.
    if (/^\/api\/v1\/(invitations|password-reset|first-run|sign-in)/.test(route.path)) return true;
    return ![401, 403, 404].includes(status);
  }

  /** Routes without a thing in their address, but with an office in their body. */
  const NAMES_AN_OFFICE = new Set([
    'POST /api/v1/communications',
    'POST /api/v1/communications/upload',
    'POST /api/v1/preflight',
  ]);

  async function cellOf(route: Route, actor: Actor): Promise<Cell> {
    const own = await tried(route, actor, 'own');
    if (!route.path.includes('{') && !NAMES_AN_OFFICE.has(`${route.method} ${route.path}`)) return own ? 'yes' : '–';
    const other = await tried(route, actor, 'other');
    if (!own && other)
      throw new Error(`${actor} may do to others what not to their own: ${route.method} ${route.path}`);
    return own ? (other ? 'yes' : 'own') : '–';
  }

  test('every route, tried by everybody, and docs/permissions.md says what came of it', async () => {
    const table = new Map<string, Map<Actor, Cell>>();
    for (const route of routes) {
      const row = new Map<Actor, Cell>();
      for (const actor of ACTORS) row.set(actor, await cellOf(route, actor));
      table.set(`${route.method} ${route.path}`, row);
    }
    const reached = (actor: Actor) => [...table].filter(([, row]) => row.get(actor) !== '–').map(([name]) => name);
    const cell = (name: string, actor: Actor) => table.get(name)?.get(actor);

    // What holds whatever the document says.
    const open = /^\w+ (\/health\/|\/api\/v1\/(sign-in|first-run|invitations|password-reset))/;
    for (const name of reached('nobody')) expect(name).toMatch(open);
    for (const name of reached('viewer').filter((one) => !one.startsWith('GET ') && !open.test(one)))
      expect(name).toMatch(
        /^(POST \/api\/v1\/preflight(\/file)?|POST \/api\/v1\/sign-out|\w+ \/api\/v1\/(me|notices|subscriptions|queue-views)(\/.*)?)$/,
      );
    for (const name of reached('partner').filter((one) => !open.test(one))) {
      expect(name).toMatch(
        /\/api\/v1\/(me|sign-out|communications|preflight|imports|conflicts|clusters|segments|offices|questions|notices|events|trends|timeline)(\/|$)/,
      );
      if (name.includes('{id}')) expect([name, cell(name, 'partner')]).toEqual([name, 'own']);
    }
    for (const actor of ['author', 'advocate', 'partner'] as const)
      for (const name of [
        'POST /api/v1/communications',
        'POST /api/v1/communications/upload',
        'POST /api/v1/communications/{id}/withdraw',
      ])
        expect([actor, name, cell(name, actor)]).toEqual([actor, name, 'own']);
    for (const name of [...table.keys()].filter((one) => /\/(people|api-keys)\b/.test(one) && !one.includes('/me/')))
      expect(ACTORS.filter((actor) => cell(name, actor) !== '–')).toEqual(['admin']);
    for (const name of [...table.keys()].filter((one) => /\/me\/.*\{id\}/.test(one)))
      expect(ACTORS.filter((actor) => cell(name, actor) === 'yes')).toEqual([]);

    const document = written(table);
    const committed = readOrNothing(FILE);
    if (document !== committed && process.env.CI !== 'true') writeFileSync(FILE, document);
    // Where this fails, the file has been rewritten: look at the difference, and commit it if it is meant.
    expect(committed).toBe(document);
  }, 240_000);

  function written(table: ReadonlyMap<string, ReadonlyMap<Actor, Cell>>): string {
    const tags = [...new Set(routes.map((route) => route.tag))].sort();
    const section = (tag: string) => [
      `## ${tag}`,
      '',
      `| Route | ${ACTORS.join(' | ')} |`,
      `| --- | ${ACTORS.map(() => '---').join(' | ')} |`,
      ...routes
        .filter((route) => route.tag === tag)
        .map(({ method, path }) => {
          const row = table.get(`${method} ${path}`);
          return `| \`${method} ${path}\` | ${ACTORS.map((actor) => row?.get(actor)).join(' | ')} |`;
        }),
      '',
    ];
    return [...INTRODUCTION, ...tags.flatMap(section)].join('\n');
  }
});

/** Bodies that are the same for everybody, and valid, so that who may is asked and not what is missing. */
const BODIES: Record<string, object> = {
  'POST queue-views': { name: 'mine', query: '' },
  'POST conflicts/{id}/assign': { assignee: 'somebody' },
  'POST conflicts/{id}/comments': { text: 'Something to say.' },
  'POST questions/{id}/answer': { text: 'Something to say.' },
  'POST conflicts/{id}/ask': { office: 'executive', question: 'Is it clear?' },
  'POST communications/{id}/clarity': { office: 'executive', question: 'Is it clear?' },
  'POST conflicts/{id}/decide': { decision: 'accept', reason: 'for once' },
  'POST conflicts/decisions': { decision: 'accept', reason: 'for once', conflicts: ['none'] },
  'POST conflicts/{id}/feedback': { helped: true },
  'POST communications/{id}/hold': { reason: 'for once' },
  'POST communications/{id}/release': { reason: 'for once' },
  'POST webhooks': { url: 'https://hooks.example.com/' },
  'POST subscriptions': { kind: 'segment', target: 'shared' },
  'PATCH notices/preferences': { mail: { digest: false } },
};

const INTRODUCTION = [
  '# Who may do what',
  '',
  'Written by `test/http/permissions.test.ts`, which tries every route of the OpenAPI document as everybody; not by hand.',
  'The rules behind it are one table in `src/platform/permissions.ts`.',
  '',
  '- **yes**: on everything, of whichever office',
  '- **own**: on what is of their own office (or their own person); what is not, is refused or as if it were not there',
  '- **–**: not at all',
  '',
  'Lists and searches hold what each may see: a partner’s hold its own alone.',
  '',
  '*Partner* is an advocate of an office of the kind `partner`: sees its own communications, and of the conflicts that',
  'concern them the colliding passages alone. *Author* and *advocate* are of an office of the company. A person’s API key',
  'may what the person may, but for what is under `/api/v1/me/`, which is about the account and needs a session.',
  '',
];

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
